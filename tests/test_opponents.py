"""Who is called by his stand against somebody does not speak for him."""

import pytest

import rashomon


@pytest.mark.parametrize(
    ("line", "speaks"),
    [
        ("Opponents of the Orun government said the vote was stolen.", None),
        ("Foes of Odo Brand said the vote was stolen.", None),
        ("An Orun government critic said the vote was stolen.", None),
        ("The Orun government opponent Mara Voss said the vote was stolen.", None),
        ("The Orun government spokesman Ilan Dorr said the vote was fair.", "Orun government"),
        ("An Orun government official said the vote was fair.", "Orun government"),
    ],
)
def test_opponents_do_not_speak_for_whom_they_oppose(line: str, speaks: str | None) -> None:
    report = rashomon.read_text(f"Date: 2031-05-07\n\n{line} It rained in Sarn on Friday, and the boats stayed in.")
    assert report.voices
    assert [voice.speaks_for and voice.speaks_for.text for voice in report.voices] == [speaks]
