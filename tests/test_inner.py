"""Which contents are read by themselves: by the odds of a cue in them, or by a word of saying; and what doing so costs nobody."""

import json
import os
import subprocess
import sys

import numpy as np
import pytest

import rashomon
from rashomon.annotate.inner import LEAST, Hints

TEXT = "The mayor said the ferry had sunk, that Oru knew it and the crew swore it."


def hints(odds):
    """Give hints on `TEXT`, a piece a word; `odds` by word, the others hopeless."""
    starts = [i for i in range(len(TEXT)) if i == 0 or TEXT[i - 1] == " "]
    offsets = np.array([(start, start + len(TEXT[start:].split()[0])) for start in starts])
    given = [odds.get(TEXT[start:end], -np.inf) for start, end in offsets]
    return Hints(TEXT, offsets, np.array(given, np.float32))


def span(words):
    start = TEXT.index(words)
    return (start, start + len(words))


@pytest.mark.parametrize(
    ("odds", "words", "promising"),
    [
        ({"knew": LEAST + 1}, "that Oru knew it", True),
        ({"knew": LEAST - 1}, "that Oru knew it", False),
        ({"swore": LEAST + 1}, "that Oru knew it", False),
        ({}, "said the ferry", True),
        ({}, "the ferry had sunk", False),
    ],
)
def test_a_content_is_read_for_a_likely_cue_or_a_word_of_saying(odds, words, promising):
    assert hints(odds).promise([span(words)]) == promising


def test_one_piece_of_a_content_in_two_is_enough():
    parted = [span("the ferry had sunk"), span("the crew swore it")]
    assert hints({"swore": 0.0}).promise(parted)
    assert not hints({}).promise(parted)
    assert not hints({"swore": 0.0}).promise([])


REPORT = (
    "Police in Oru said on Monday that two men had admitted to setting fire to the ferry. "
    "“They told us they were paid,” Captain Ila Brenn said. “The owner knew, they claim.” The owner, Tem Harro, denied it."
)


def test_a_record_depends_on_its_report_alone():
    code = "import sys, json, rashomon; print(json.dumps(rashomon.to_json(rashomon.read_text(sys.argv[1]))))"
    settings = {**os.environ, "RASHOMON_THREADS": "1"}
    alone = subprocess.run([sys.executable, "-c", code, REPORT], env=settings, capture_output=True, text=True, check=True).stdout
    for other in ("It rained for three days, the mayor of Oru said.", REPORT * 3):
        rashomon.read_text(other)
    assert json.loads(alone) == json.loads(json.dumps(rashomon.to_json(rashomon.read_text(REPORT))))
