"""The server listens on this computer's own address, prints the address with its key, and ends when it is told to."""

import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request

import pytest
from click.testing import CliRunner

from rashomon.case import Case
from rashomon.cli import main
from rashomon.errors import CaseError, UsageError
from rashomon.web import serving


@pytest.fixture
def case_file(tmp_path):
    path = tmp_path / "a.case"
    Case.make(path).close()
    return path


def test_the_command_serves_this_computer_alone_until_it_is_ended(case_file):
    command = [sys.executable, "-m", "rashomon", "serve", str(case_file), "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        try:
            address = running.stdout.readline().strip()
            port = int(re.fullmatch(r"http://127\.0\.0\.1:(\d+)/\?token=[\w-]{43}", address)[1])
            assert "Nothing leaves this computer" in running.stdout.readline()
            opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(), urllib.request.ProxyHandler({}))
            assert "Add reports" in opener.open(address, timeout=60).read().decode()
            with pytest.raises(urllib.error.HTTPError, match="403"):
                urllib.request.build_opener(urllib.request.ProxyHandler({})).open(f"http://127.0.0.1:{port}/", timeout=60)
            # Loopback has many addresses; only the one is listened on.
            with pytest.raises(ConnectionRefusedError), socket.create_connection(("127.0.0.2", port), timeout=5):
                pass
        finally:
            running.send_signal(signal.SIGINT)
        said = running.communicate(timeout=60)
    assert running.returncode in (0, 130)
    assert "token" not in said[1]


def test_a_port_in_use_is_told(case_file):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(UsageError, match="can't serve on port"):
            serving.serve(case_file, taken.getsockname()[1])


def test_what_is_no_case_is_told(tmp_path):
    with pytest.raises(CaseError, match="no such file"):
        serving.serve(tmp_path / "none.case")
    done = CliRunner().invoke(main, ["serve", str(tmp_path / "none.case"), "--no-browser"])
    assert done.exit_code == 1
    assert "rashomon case new FILE" in done.output
