"""What one source phrase shows on its face."""

import pytest

from rashomon.resolve.names import keys
from rashomon.resolve.phrase import parse


@pytest.mark.parametrize(
    ("phrase", "kind", "name", "role", "speaks_for"),
    [
        ("Veldonia's envoy to LTO Mirko Tasse", "person", "Mirko Tasse", "Veldonia's envoy to LTO", "Veldonia"),
        ("Orvan Foreign Minister Lena Adal", "person", "Lena Adal", "Orvan Foreign Minister", None),
        ("Lena Adal, the deputy mayor of Tarn", "person", "Lena Adal", "deputy mayor of Tarn", "Tarn"),
        ("Lena Adal the council spokeswoman", "person", "Lena Adal", "council spokeswoman", None),
        ("Mr. Tasse", "person", "Tasse", None, None),
        ("activist Abu Salim al-Tarni", "person", "Abu Salim al-Tarni", "activist", None),
        ("LTO Secretary General Per Holm-Dahl", "person", "Per Holm-Dahl", "LTO Secretary General", "LTO"),
        ("KBX's Dora Finn", "person", "Dora Finn", None, "KBX"),
        ("the Lake Council for Peace and Order", "organization", "Lake Council for Peace and Order", None, None),
        ("the Ministry of Works", "organization", "Ministry of Works", None, None),
        ("Physicians without Borders", "organization", "Physicians without Borders", None, None),
        ("the Orvan army", "organization", "Orvan army", None, None),
        ("the state-run ORNA news agency", "outlet", "ORNA", None, None),
        ("Veldish radio and television broadcaster Lake One", "outlet", "Lake One", None, None),
        ("The Tarn Post (@tarnpost)", "outlet", "Tarn Post", None, None),
        ("two residents of Tarn", "unnamed", None, None, "Tarn"),
        ("a senior Works Department official", "unnamed", None, None, "Works Department"),
        ("the ferrymen's union and the harbour board", "group", None, None, None),
        ("Tarn Lines", "organization", "Tarn Lines", None, None),
        ("Brandt Holdings", "organization", "Brandt Holdings", None, None),
        ("Lena Lind", "person", "Lena Lind", None, None),
        ("Tarsk Today", "outlet", "Tarsk Today", None, None),
        ("Interior minister Goran Pell", "person", "Goran Pell", "Interior minister", None),
        ("Tarn Interior minister Goran Pell", "person", "Goran Pell", "Tarn Interior minister", "Tarn"),
        ("Interior Ministry official Goran Pell", "person", "Goran Pell", "Interior Ministry official", "Interior Ministry"),
        ("whose envoy, Mirko Tasse,", "person", "Mirko Tasse", "envoy", None),
        ("Dame Edda Roth", "person", "Edda Roth", None, None),
        ("Sir Karl Finn", "person", "Karl Finn", None, None),
        ("Judge Edda Roth", "person", "Edda Roth", "Judge", None),
        ("Shipowners & Exporters", "organization", "Shipowners & Exporters", None, None),
        ("Shipowners & exporters", "group", None, None, None),
        ("rebels", "group", None, None, None),
        ("Sources", "unnamed", None, None, None),
    ],
)
def test_phrase(phrase, kind, name, role, speaks_for):
    found = parse(phrase)
    shown = [phrase[slice(*part)] if part else None for part in (found.role, found.speaks_for)]
    assert [found.kind, found.name, *shown] == [kind, name, role, speaks_for]


def test_capitals_throughout_tell_no_names_from_words():
    assert parse("THE WITNESSES", capitals=True).name is None
    found = parse("ARCHBISHOP TOMAS VELL", capitals=True)
    assert (found.kind, found.name) == ("person", "TOMAS VELL")


def test_a_printed_acronym_is_kept():
    assert parse("the Lake Rights Committee (LRC)").alias == "LRC"


@pytest.mark.parametrize("phrase", ["", "—", "’s", "the", "of", "(@x)", "1", "and", "A" * 3000, "the the the", "King of"])
def test_odd_phrases_are_read_without_fault(phrase):
    assert parse(phrase).printed == phrase


def test_names_are_compared_without_case_hyphen_or_article():
    assert keys("The Abdel-Nor’s") == ("abdel", "nor")
