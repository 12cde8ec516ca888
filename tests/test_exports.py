"""The public names: few, sorted, each there and explained."""

import pytest

import rashomon


def test_public_names_are_few_sorted_and_there():
    assert list(rashomon.__all__) == sorted(rashomon.__all__)
    assert len(rashomon.__all__) < 25
    for name in rashomon.__all__:
        assert getattr(rashomon, name).__doc__, name


def test_functions_stay_functions_after_their_modules_are_loaded(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("It rained.")
    first = rashomon.to_json(rashomon.read(file))
    assert rashomon.to_json(rashomon.read(str(file))) == first
    assert rashomon.read_text("It rained.").original.raw == "It rained."


def test_library_raises_its_own_errors(tmp_path):
    with pytest.raises(rashomon.ReadError, match="no such file"):
        rashomon.read(tmp_path / "no.txt")
    with pytest.raises(rashomon.ReadError, match="empty"):
        rashomon.read_text("")


@pytest.mark.parametrize("options", [{"date": "2 July"}, {"date": "20160702"}, {"outlet": " "}, {"outlet": "\ud800"}])
def test_options_that_cannot_be_meant_are_misuse(options):
    with pytest.raises(rashomon.UsageError):
        rashomon.read_text("It rained.", **options)
