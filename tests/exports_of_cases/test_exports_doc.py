"""The page on exports is true: its example runs, and it names every form."""

import doctest
from pathlib import Path

from rashomon.exports import FORMS

PAGE = Path(__file__).parents[2] / "docs" / "exports.md"


def test_the_example_runs():
    failed, tried = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert tried >= 10
    assert failed == 0


def test_every_form_is_named():
    text = PAGE.read_text("utf-8")
    assert [form for form in FORMS if f"`{form}`" not in text] == []
