"""A shared copy shows nothing of what is masked, says so, and every word in it still stands at its offsets."""

import base64
import hashlib
import hmac
import json

import pytest

import rashomon
from rashomon.case import Case, log
from rashomon.errors import CaseError, UsageError
from rashomon.exports import FORMS, Masks, jsonl, masked, masked_jsonl, read_jsonl, verify
from rashomon.exports.masks import Blot

HELD = """\
<!DOCTYPE html><html><head><title>Two held at Oru, family of Orla Vén says</title>
<meta name="description" content="Orla V&eacute;n and a friend are held at Oru."></head><body><article>
<h1>Two held at Oru, family of Orla Vén says</h1>
<p>Orla V&eacute;n, 31, a nurse, was detained at the Oru bridge on Friday, her brother Tam Vén said.</p>
<p>"They took Orla before dawn," a neighbour said. The army said two people were detained at the bridge.</p>
<p>The mayor of Oru, Bard Kesk, said he had seen no warrant. Kesk called for an inquiry on Saturday.</p>
</article></body></html>
"""
WIRE = """\
Outlet: The Lake Wire
Date: 4 May 2031
Title: Army holds two at Oru bridge

Two people were detained at the Oru bridge on Friday, the army said. One of them is Orla
Vén, a neighbour said. #FreeOrlaVén was painted on the bridge.

The mayor of Oru, Bard Kesk, denied that anybody was detained at the bridge.
"""


@pytest.fixture(scope="module")
def held_reports():
    return [
        (rashomon.read_text(HELD, path="/home/ada/orla_ven/Orla Vén2.html", date="2031-05-04", outlet="The Oru Post"), HELD.encode()),
        (rashomon.read_text(WIRE, path="wire.txt"), WIRE.encode()),
    ]


@pytest.fixture
def held(tmp_path, held_reports, clock):
    with Case.make(tmp_path / "held.case", "The case of Orla Vén", clock) as case:
        for report, data in held_reports:
            case.file(report, data)
        ident = held_reports[0][0].original.id
        case.decide("ada", "right", {"report": ident, "statement": "s1"}, "right", {"score": 0.9})
        case.decide("ada", "name", {"report": ident, "voice": "v1"}, "Orla Vén", {"name": "Orla"})
        case.decide("bo", "name", {"report": ident, "voice": "orla"}, "right")
        case.decide("bo", "note", {}, "her aunt called", private=True)
        yield case


NAMED = Masks(names=("Orla Vén",))
ALL = (
    NAMED,
    Masks(kinds=("unnamed",)),
    Masks(kinds=("person", "unnamed"), said=True),
    Masks(most=12),
    Masks(most=0),
    Masks(names=("Bard Kesk",), kinds=("unnamed",), said=True, most=30, traceable=False),
)


def written(tmp_path, told):
    file = tmp_path / "masked.jsonl"
    file.write_text("".join(told), "utf-8", newline="")
    return file


@pytest.mark.parametrize("masks", ALL)
def test_a_masked_copy_verifies_and_comes_in_as_a_case(held, tmp_path, masks):
    told = list(masked_jsonl(held, masks))
    assert list(masked_jsonl(held, masks)) == told
    assert verify(written(tmp_path, told)) is None
    with read_jsonl(told, tmp_path / "b.case") as case:
        assert list(jsonl(case)) == told
        assert len(case.filed()) == 2
        assert len({filed.id for filed in case.filed()}) == 2
    assert verify(tmp_path / "b.case") is None


@pytest.mark.parametrize("masks", ALL)
def test_offsets_stay_and_only_declared_places_differ(held, held_reports, masks):
    lines = [json.loads(line) for line in masked_jsonl(held, masks)]
    inputs = [line for line in lines if line["kind"] == "input"]
    for line, (report, data) in zip(inputs, held_reports, strict=True):
        raw = report.original.raw
        covered = base64.b64decode(line["data"]).decode()
        if line["masked"] is None:
            assert covered == raw
            continue
        assert line["masked"]["original_sha256"] == (report.original.sha256 if masks.traceable else None)
        hidden = set()
        for start, end, why, digest in line["masked"]["pieces"]:
            assert why in ("name", "voice", "said", "cap")
            assert digest == hmac.new(data, raw[start:end].encode(), hashlib.sha256).hexdigest()
            hidden |= set(range(start, end))
        assert covered.rstrip("\n") == "".join("█" if n in hidden and not c.isspace() else c for n, c in enumerate(raw)).rstrip("\n")


@pytest.mark.parametrize("form", FORMS)
def test_a_name_is_in_no_form_of_the_copy(held, form):
    assert "Orla" in "".join(FORMS[form].write(held, True)) or form in ("jsonl", "ged", "training")
    with masked(held, NAMED, private=True) as copy:
        told = "".join(FORMS[form].write(copy, True))
    for part in ("orla", "vén", "v&eacute;n", "ven/", "/home/ada"):
        assert part not in told.casefold()
    if form == "dossier":
        assert "Bard Kesk" in told


def test_a_name_is_covered_however_it_is_written(held):
    inputs = [json.loads(line) for line in masked_jsonl(held, NAMED) if '"kind":"input"' in line]
    texts = [base64.b64decode(line["data"]).decode().casefold() for line in inputs]
    assert not any(part in text for text in texts for part in ("orla", "vén", "eacute"))
    assert "bard kesk" in texts[0]


def test_what_masked_voices_say_goes_only_when_asked(held):
    kept, gone = ("".join(masked_jsonl(held, Masks(kinds=("unnamed",), said=said))) for said in (False, True))
    assert "They took Orla before dawn" in kept
    assert "neighbour said" not in kept
    assert "They took Orla before dawn" not in gone


def test_a_cap_shows_the_first_words_of_each_story_and_no_more(held, held_reports):
    with masked(held, Masks(most=12)) as copy:
        for (report, _), short in zip(held_reports, copy.reports(), strict=True):
            words = str(report.text).split()
            assert str(short.text).split()[:12] == words[:12]
            assert set("".join(str(short.text).split()[12:])) <= {"█"}
            assert len([w for w in short.original.raw.split() if "█" not in w]) <= 12


def test_the_log_keeps_its_chain_and_loses_free_words(held):
    with masked(held, NAMED) as copy:
        entries = copy.entries()
        assert log.broken(entries) is None
        assert [e.decision for e in entries] == ["right", None, "right", None]
        assert [e.guess for e in entries] == [{"score": 0.9}, None, None, None]
        assert entries[0].subject["statement"] == "s1"
        assert entries[2].subject is None  # it holds the name, in lower case


def test_an_untraceable_copy_holds_no_hash_of_what_was_covered(held, held_reports):
    told = "".join(masked_jsonl(held, Masks(names=("Oru",), traceable=False)))
    for report, _ in held_reports:
        assert report.original.sha256 not in told
        assert report.original.id not in told
    assert '"kind":"entry"' not in told


def test_the_copy_says_what_kind_of_masks_it_has_but_no_name(held):
    head = json.loads(next(masked_jsonl(held, NAMED)))
    assert json.loads(head["facts"]["masked"]) == {"names": 1, "kinds": [], "said": False, "most": None, "traceable": True}
    assert head["facts"]["title"] == "The case of ████ ███"


def test_words_put_back_under_a_mask_are_found_out(held, tmp_path):
    told = list(masked_jsonl(held, NAMED))
    line = json.loads(told[1])
    start = line["masked"]["pieces"][0][0]
    line["masked"]["pieces"][0][:2] = [start - 4, start - 1]
    told[1] = json.dumps(line, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c") + "\n"
    assert "words stand there" in (verify(written(tmp_path, told)) or "")


def test_inputs_that_come_out_alike_stay_two(tmp_path):
    texts = ["Nine people were killed in Oru, Ilda Maros said.", "Nine people were killed in Oru, Tevo Harun said."]
    with Case.make(tmp_path / "two.case") as case:
        for text in texts:
            case.file(rashomon.read_text(text, path="x.txt"), text.encode())
        told = list(masked_jsonl(case, Masks(names=("Ilda Maros", "Tevo Harun"))))
    assert verify(written(tmp_path, told)) is None
    assert sum('"kind":"input"' in line for line in told) == 2


def test_a_masked_copy_is_not_masked_again(held):
    with masked(held, NAMED) as copy, pytest.raises(CaseError, match="copy with masks"):
        list(masked_jsonl(copy, NAMED))


@pytest.mark.parametrize("wrong", [{}, {"names": ("",)}, {"names": ("!",)}, {"kinds": ("captive",)}, {"most": -1}, {"said": True}])
def test_masks_that_cannot_be_meant_are_misuse(wrong):
    with pytest.raises(UsageError):
        Masks(**wrong)


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("Orla Ven", "ORLA VEN's and Orla-Ven, venue", "████ ███'s and ████████, venue"),
        ("Orla Ven", "x_orla_ven2.txt #FreeOrlaVen", "x█████████2.txt #Free███████"),
        ("J. MacRae", "J. MacRae, Macrae, MACRAE", "██ ██████, ██████, ██████"),
        ("欧拉", "记者欧拉说", "记者██说"),
        ("O'Ven", "O'Ven said so", "█████ said so"),
    ],
)
def test_names_are_found_as_people_write_them(name, text, shown):
    assert Blot([name])(text).replace("_", "█") == shown.replace("_", "█")


def test_many_names_take_no_longer_than_one():
    names = [f"Nam{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)} Oru" for n in range(10_000)]
    assert Blot(names)("a b " * 50_000 + "Namaaa Oru").endswith("██████ ███")
