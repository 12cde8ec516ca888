"""A run that is killed outright, anywhere and often, ends like one that was not; whatever engine carries it out."""

import os
import random
import subprocess
import sys
import time
from importlib.util import find_spec

import pytest
from making import lines, run, stories, tree

LONGER = bool(os.environ.get("RASHOMON_CHECK"))


def command(source, out, *more):
    """Give the command that reads a corpus."""
    return [sys.executable, "-m", "rashomon", "corpus", "read", source, "--out", out, "--unit", "2", "--least-words", "20", *more]


@pytest.mark.timeout(600)
def test_killed_at_random_it_gives_the_same_bytes(tmp_path):
    source, kills = lines(tmp_path / "in.jsonl", stories(60 if LONGER else 8)), 12 if LONGER else 2
    run(tmp_path / "whole", source)
    chance = random.Random(7)
    for _ in range(kills):
        process = subprocess.Popen(command(source, tmp_path / "out", "--workers", "2"), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        time.sleep(chance.uniform(1.0, 2.5))
        process.kill()
        process.communicate()
    done = set((tmp_path / "out" / "manifest").glob("*"))
    ended = subprocess.run(command(source, tmp_path / "out", "--workers", "2"), capture_output=True, text=True, timeout=300)
    assert ended.returncode == 0, ended.stderr
    assert tree(tmp_path / "out") == tree(tmp_path / "whole")
    assert done <= set((tmp_path / "out" / "manifest").glob("*"))


ENGINES = [
    pytest.param("local", marks=pytest.mark.skipif(not LONGER, reason="the engine local is tried above, and again by make check")),
    pytest.param("daft", marks=pytest.mark.skipif(not find_spec("daft"), reason="the engine daft needs rashomon[cluster]")),
    pytest.param("ray", marks=pytest.mark.skipif(not (LONGER and find_spec("ray")), reason="the engine ray is tried by make check")),
]


@pytest.mark.timeout(300)
@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_gives_the_same_bytes(tmp_path, engine):
    source = lines(tmp_path / "in.jsonl", [*stories(3), "Menu.", "no"])
    run(tmp_path / "here", source)
    ended = subprocess.run(command(source, tmp_path / "out", "--engine", engine, "--workers", "2"), capture_output=True, text=True, timeout=280)
    assert ended.returncode == 0, ended.stderr
    assert tree(tmp_path / "out") == tree(tmp_path / "here")
    assert "3 reports read, 2 left out, 0 broken" in ended.stdout
