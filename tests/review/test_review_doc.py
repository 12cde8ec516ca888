"""The page on review is true: its examples run, it names every page and every action."""

import doctest
import re
from pathlib import Path

from rashomon.review import ACTIONS
from rashomon.web.review import routes

PAGE = Path(__file__).parents[2] / "docs" / "review.md"


def test_the_examples_run():
    failed, tried = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert tried >= 15
    assert failed == 0


def test_every_page_is_named():
    told = set(re.findall(r"`/([a-z]+)", PAGE.read_text("utf-8")))
    assert {route.path.split("/")[1] for route in routes()} - told == {"undo"}


def test_every_action_is_told():
    text = PAGE.read_text("utf-8")
    assert [action for action in ACTIONS if action not in ("verdict", "together") and action.replace("_", " ") not in text] == []
