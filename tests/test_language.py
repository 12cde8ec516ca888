"""The language of a story, and of a long passage in it."""

import pytest

from rashomon.clean import clean
from rashomon.clean.language import other_language
from rashomon.inputs import read_string

ENGLISH = "The mayor of Oru said on Monday that the old bridge had been closed by the army, which denied it to the press."
FRENCH = "Le maire a déclaré lundi que le vieux pont restait fermé depuis trois jours et que les habitants de la vallée devaient rester chez eux."
RUSSIAN = "Мэр города сказал, что мост закрыт после трёх дней дождя, и просил жителей оставаться дома, пока вода не спадёт."
NAMES = "Ona Vell, Jon Lev, Mira Solen, Ana Derin, Ilo Marn, Tesa Korin, Bren Oral, Kel Dovan, Sera Min, Pol Avin, Lio Tarn, Uma Rell."


@pytest.mark.parametrize(("passage", "code"), [(FRENCH, "fr"), (RUSSIAN, "ru")])
def test_a_long_passage_in_another_language_is_told(passage, code):
    report = clean(read_string("\n\n".join([ENGLISH] * 15 + [passage] * 4 + [ENGLISH] * 15)))
    assert report.language == "en"
    assert f"part of the text may be in another language than English ({code})" in report.notes


def test_english_names_and_short_passages_are_not():
    assert other_language([ENGLISH] * 30) is None
    assert other_language([ENGLISH, *[NAMES] * 5]) is None
    assert other_language([ENGLISH, FRENCH]) is None
    assert not any("another language" in note for note in clean(read_string("\n\n".join([ENGLISH] * 30))).notes)
