"""`rashomon compare` as it is called: what waits, what fails, what is chosen."""

import os
import pty
import subprocess
import sys

import pytest
from click.testing import CliRunner

from rashomon.cli import main

TOLD = "Outlet: Post {0}\nDate: 2031-05-08\nTitle: Shells hit Oru\n\n{1} people were killed when shells hit Oru on Thursday, the clinic said.\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reports")
    for number, many in enumerate(("Nine", "Four", "Six", "Nine"), 1):
        (folder / f"{number}.txt").write_text(TOLD.format(number, many))
    return folder


def run(*arguments):
    return CliRunner().invoke(main, [str(a) for a in arguments])


def seen(command, **streams):
    """Run a command with its standard error, and output unless said otherwise, on a pseudo-terminal; give what came out there."""
    ours, theirs = pty.openpty()
    env = os.environ | {"TERM": "xterm-256color"}
    streams = {"stdout": theirs} | streams
    with subprocess.Popen([sys.executable, "-m", "rashomon", *map(str, command)], stderr=theirs, stdin=subprocess.DEVNULL, env=env, **streams):
        os.close(theirs)
        found = b""
        try:
            while part := os.read(ours, 4096):
                found += part
        except OSError:  # Linux's way to say that the other end is closed
            pass
    os.close(ours)
    return found.decode()


def test_who_waits_for_a_comparison_sees_how_far_it_is(folder, tmp_path):
    for shown in (seen(["compare", folder]), seen(["compare", folder, "--output", tmp_path / "x"], stdout=subprocess.DEVNULL)):
        assert "reading" in shown
        assert "comparing 4 reports" in shown
    quiet = seen(["compare", folder / "1.txt"])
    assert "reading" not in quiet
    assert "comparing" not in quiet


def test_no_news_where_nobody_watches(folder):
    done = subprocess.run([sys.executable, "-m", "rashomon", "compare", folder], capture_output=True, check=True)
    assert done.stderr == b""


@pytest.mark.parametrize("form", ["terminal", "json", "html", "csv"])
def test_a_comparison_of_nothing_is_an_error_and_writes_nothing(tmp_path, form):
    (tmp_path / "empty").mkdir()
    out = tmp_path / "out"
    result = run("compare", tmp_path / "empty", "--format", form, "--output", out)
    assert result.exit_code == 1
    assert result.stderr == f"{tmp_path / 'empty'}: no .txt, .html, .htm, .pdf or .docx files\nrashomon: no report was read, so nothing is written\n"
    assert not out.exists()


def test_a_page_of_no_report_is_the_same_error(tmp_path):
    assert run("read", tmp_path, "--format", "html").exit_code == 1


@pytest.mark.parametrize(
    ("form", "voice", "outlet"),
    [("terminal", "by voice at the root", "by outlet"), ("html", 'id="by-voice" aria-describedby="accounts-label" checked', 'id="by-outlet" aria-describedby="accounts-label" checked'), ("csv", "certainty,the clinic", "certainty,Post 1,Post 2")],
)
def test_columns_are_chosen_in_every_form(folder, form, voice, outlet):
    usual, chosen = run("compare", folder, "--format", form).output, run("compare", folder, "--format", form, "--by", "outlet").output
    assert (voice in usual, outlet in usual) == (True, False)
    assert (voice in chosen, outlet in chosen) == (False, True)
