"""Unless an address is given, nothing is looked up and nothing connected to: every way out is shut, and everything still works."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BORDER = ROOT / "examples" / "border"
# Put before a program: whatever resolves a name, connects, listens or starts another program ends it.
SHUT = '''
import os, socket, subprocess, sys

def refuse(*_, **__):
    os.write(2, b"a way out was taken\\n")
    os._exit(97)

def watch(event, arguments):
    # What is done in C is heard of too.  urllib3, which trafilatura imports, asks when it is loaded whether this computer speaks
    # IPv6, by a socket that it binds to ::1 and closes; nothing is sent.
    if event == "socket.__new__" or (event == "socket.bind" and arguments[1] == ("::1", 0)):
        return
    if event.startswith("socket.") or event in ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.forkpty"):
        refuse()

for name in ("create_connection", "getaddrinfo", "gethostbyname", "gethostbyname_ex", "gethostbyaddr", "getnameinfo", "create_server"):
    setattr(socket, name, refuse)
sys.addaudithook(watch)
'''
# Does at the command line, in one program, what the words given say; several commands are parted by a comma.
COMMANDS = SHUT + """
from rashomon.cli import main
line = []
for word in [*sys.argv[1:], ","]:
    if word != ",":
        line.append(word)
        continue
    try:
        main(line)
    except SystemExit as end:
        assert not end.code, line
    line = []
"""
LIBRARY = SHUT + """
import rashomon
from rashomon import exports
from rashomon.case import Case

page = '<html><head><base href="http://ford.example/"><link rel="stylesheet" href="http://ford.example/a.css"></head><body>' + (
  '<iframe src="http://ford.example/"></iframe><p>See http://ford.example/ for more, the mayor of Oru said on Monday.</p></body></html>')
open("page.html", "w").write(page)
reports = [rashomon.read("page.html"), rashomon.read_text(page + "<p>It rained.</p>")]
assert reports[0].paragraphs
rashomon.to_json(rashomon.compare(reports))
with Case.make("a.case") as case:
    case.file(reports[0], page.encode())
    for form in exports.FORMS.values():
        assert "".join(form.write(case, False))
"""


def shut_in(program, *arguments, cwd):
    """Run a program with every way out shut; give its exit status, output and errors."""
    done = subprocess.run([sys.executable, "-c", program, *map(str, arguments)], capture_output=True, text=True, cwd=cwd, timeout=100, check=False)
    return done.returncode, done.stdout, done.stderr


def test_every_command_but_serve(tmp_path):
    first, second = sorted(BORDER.glob("*.txt"))[:2]
    words = f"""
        read {first} , read {ROOT}/examples/harbour-agency.html --format html , compare {first} {second} --format json , figures {first} ,
        case new a.case , case add a.case {first} {second} , case list a.case , case search a.case border , case reread a.case ,
        case export a.case --output a.jsonl , verify a.case , verify a.jsonl
    """
    status, out, errors = shut_in(COMMANDS, *words.split(), cwd=tmp_path)
    assert (status, errors) == (0, "")
    assert "2 added, 0 already there" in out


def test_the_library_reads_and_gives_out_what_names_addresses_without_asking_for_them(tmp_path):
    status, _, errors = shut_in(LIBRARY, cwd=tmp_path)
    assert (status, errors) == (0, "")


@pytest.mark.parametrize(
    "way",
    [
        "socket.create_connection(('127.0.0.1', 9))",
        "socket.getaddrinfo('ford.example', 80)",
        "socket.socket().connect(('127.0.0.1', 9))",
        "socket.socket(type=socket.SOCK_DGRAM).sendto(b'a', ('127.0.0.1', 9))",
        "socket.socket().bind(('127.0.0.1', 0))",
        "__import__('_socket').socket().connect(('127.0.0.1', 9))",
        "__import__('urllib.request').request.urlopen('http://127.0.0.1:9/')",
        "subprocess.run(['true'])",
        "os.system('true')",
        "main(['read', 'http://ford.example/'])",
    ],
)
def test_every_way_out_is_shut(way, tmp_path):
    status, _, errors = shut_in(SHUT + f"from rashomon.cli import main\n{way}\n", cwd=tmp_path)
    assert (status, errors) == (97, "a way out was taken\n")
