"""The README is true: its examples run, its options exist, its links lead somewhere."""

import doctest
import re
from pathlib import Path

import click
import pytest

from rashomon.cli import main

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def test_the_library_example_runs():
    failed, tried = doctest.testfile(str(ROOT / "README.md"), module_relative=False, encoding="utf-8")
    assert tried >= 4
    assert failed == 0


@pytest.mark.parametrize("line", re.findall(r"^    (?:.*\| )?rashomon (.*?)(?:\s{2,}#.*)?$", README, re.MULTILINE))
def test_every_command_shown_has_the_options_it_uses(line):
    name, *words = line.split()
    command = main.commands[name]
    if isinstance(command, click.Group):
        command = command.commands[words[0]]
    known = {option for p in command.params if isinstance(p, click.Option) for option in (*p.opts, *p.secondary_opts)}
    assert {word for word in words if word.startswith("--")} <= known


@pytest.mark.parametrize("page", sorted(ROOT.glob("*.md")) + sorted((ROOT / "docs").glob("*.md")), ids=lambda p: p.name)
def test_links_lead_somewhere(page):
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8"))
    assert [t for t in targets if not (page.parent / t).exists()] == []


def test_make_targets_named_in_the_docs_exist():
    made = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for page in (README, (ROOT / "CONTRIBUTING.md").read_text("utf-8")):
        assert set(re.findall(r"\bmake (demo|test|check|bench|speed|lint|types)\b", page)) <= made
