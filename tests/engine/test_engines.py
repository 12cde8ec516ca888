"""One contract for every engine: the same calls give the same answers, whoever carries them out."""

import os
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import pytest
from tasks import die_on_three, raise_on_three

from rashomon.engine import NAMES, Done, Local, Lost, named
from rashomon.errors import UsageError

LONGER = os.environ.get("RASHOMON_CHECK")
HERE = Path(__file__).parent


def needs(name):
    """Skip what an engine needs that is not there; Ray starts a cluster, which takes a while."""
    missing = {"daft": not find_spec("daft"), "ray": not (LONGER and find_spec("ray"))}.get(name, False)
    return pytest.param(name, marks=pytest.mark.skipif(missing, reason=f"the engine {name} needs {'make check' if name == 'ray' else 'rashomon[cluster]'}"))


@pytest.fixture(params=[needs(name) for name in NAMES])
def run(request, tmp_path):
    """Give a function that maps in a Python of its own: an engine may be started once in a process, and brings threads along."""

    def mapped(code: str) -> str:
        text = f"from tasks import *\nfrom rashomon.engine import *\nif __name__ == '__main__':\n    e = named({request.param!r}, 2)\n    {code}\n"
        script = tmp_path / "map.py"
        script.write_text(text)
        done = subprocess.run([sys.executable, script], env=os.environ | {"PYTHONPATH": str(HERE)}, capture_output=True, text=True, timeout=110)
        return (done.stdout + done.stderr[-2000:] if done.returncode else done.stdout).strip()

    return mapped


def test_every_item_is_answered_once_by_its_number(run):
    assert run("print(sorted((a.number, a.result[0]) for a in e.map(double, list(range(9)))))") == str([(n, 2 * n) for n in range(9)])


def test_nothing_to_do_is_no_answer(run):
    assert run("print(list(e.map(double, [])))") == "[]"


def test_one_engine_maps_again_and_again(run):
    assert run("print([sorted(a.result[0] for a in e.map(double, [1, n])) for n in (2, 3)])") == "[[2, 4], [2, 6]]"


def test_a_process_keeps_what_it_loaded(run):
    code = "a = [x.result for x in e.map(Counting(), list(range(12)))]; print(max(s for _, _, s in a) == max(len([1 for _, p, _ in a if p == q]) for _, q, _ in a) > 1)"
    assert run(code) == "True"


def test_an_error_of_the_work_ends_the_map_as_itself(run):
    code = "\n    try:\n        list(e.map(raise_on_three, [1, 2, 3]))\n    except ValueError as error:\n        print('it said', error)"
    assert run(code) == "it said three is too many"


def test_a_process_that_dies_loses_its_own_item_alone():
    answers = sorted(Local(2).map(die_on_three, [0, 1, 2, 3, 4, 5]), key=lambda a: a.number)
    assert [a.number for a in answers] == list(range(6))
    assert [a.number for a in answers if isinstance(a, Lost)] == [3]
    assert all(a == Done(a.number, a.number) for a in answers if isinstance(a, Done))


def test_errors_end_the_processes_too():
    with pytest.raises(ValueError, match="three is too many"):
        list(Local(2).map(raise_on_three, list(range(50))))


def test_processes_end_with_the_one_that_started_them(tmp_path):
    code = "import os, sys\nfrom tasks import double\nfrom rashomon.engine import Local\nif __name__ == '__main__':\n    a = next(Local(1).map(double, list(range(10_000))))\n    print(a.result[1], flush=True)\n    os.kill(os.getpid(), 9)\n"
    (tmp_path / "killed.py").write_text(code)
    done = subprocess.run([sys.executable, tmp_path / "killed.py"], env=os.environ | {"PYTHONPATH": str(HERE)}, capture_output=True, text=True, timeout=60)
    child = int(done.stdout)
    for _ in range(100):
        if not alive(child):
            return
        time.sleep(0.1)
    raise AssertionError("the worker outlived the process that started it")


def alive(process: int) -> bool:
    """Tell whether a process runs; one that ended and waits to be collected does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_unknown_engines_are_named():
    with pytest.raises(UsageError, match="no engine 'spark'"):
        named("spark")

