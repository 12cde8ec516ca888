"""The commands on case files: make, fill, list, search, write out, check; plain errors and exit codes."""

import stat
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from rashomon.case import Case
from rashomon.cli import main
from rashomon.pipeline import read_report

STORY = "Outlet: {outlet}\nDate: 2031-05-07\nTitle: Ferry halted at Oru\n\n{who} said on Tuesday that {count} people were hurt when shots hit a ferry at Oru. The crossing was closed.\n"
TOLD = {"ford.txt": ("The Daily Ford", "The harbour master", "four"), "lenn.txt": ("Lenn Post", "The clinic", "nine")}


def run(*words, code=0, stdin=None):
    done = CliRunner().invoke(main, [str(word) for word in words], input=stdin)
    assert done.exit_code == code, (done.output, done.exception)
    return done.output


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    folder = tmp_path_factory.mktemp("case")
    (folder / "in").mkdir()
    for name, (outlet, who, count) in TOLD.items():
        (folder / "in" / name).write_text(STORY.format(outlet=outlet, who=who, count=count))
    run("case", "new", folder / "x.rashomon", "--title", "The ferry")
    assert "2 added, 0 already there; the case holds 2 reports" in run("case", "add", folder / "x.rashomon", folder / "in")
    return folder / "x.rashomon"


def test_a_case_is_made_private_and_only_once(filled):
    assert stat.S_IMODE(filled.stat().st_mode) == 0o600
    assert "there already" in run("case", "new", filled, code=1)


def test_what_is_there_is_not_added_again(filled):
    assert "0 added, 2 already there" in run("case", "add", filled, filled.parent / "in")


def test_reports_are_listed_with_what_was_read(filled):
    first, second = run("case", "list", filled).splitlines()
    assert first.split("  ")[-4:] == ["2031-05-07", "The Daily Ford", first.split("  ")[-2], "Ferry halted at Oru"]
    assert "Lenn Post" in second


def test_search_finds_and_tells_when_it_finds_nothing(filled):
    assert "[nine] [people]" in run("case", "search", filled, "nine people")
    assert run("case", "search", filled, "submarine", code=1) == ""
    assert run("case", "search", filled, '"*() OR NEAR', code=1) == ""


def test_written_out_read_in_and_written_out_again_it_is_the_same(filled, tmp_path):
    out = tmp_path / "x.jsonl"
    run("case", "export", filled, "--output", out)
    assert "hold" in run("verify", out)
    run("case", "new", tmp_path / "y.rashomon")
    assert "2 added" in run("case", "add", tmp_path / "y.rashomon", out)
    with Case.open(filled) as one, Case.open(tmp_path / "y.rashomon") as other:
        assert [one.record(f.id) for f in one.filed()] == [other.record(f.id) for f in other.filed()]


def test_a_changed_line_is_named_and_not_taken(filled, tmp_path):
    out = tmp_path / "x.jsonl"
    run("case", "export", filled, "--output", out)
    out.write_text(out.read_text().replace('"nine people"', '"five people"', 1))
    assert "line" in run("verify", out, code=1)
    run("case", "new", tmp_path / "y.rashomon")
    assert "line" in run("case", "add", tmp_path / "y.rashomon", out, code=1)


def test_a_broken_input_is_named_and_the_rest_added(filled, tmp_path):
    run("case", "new", tmp_path / "z.rashomon")
    (tmp_path / "empty.txt").write_text("")
    said = run("case", "add", tmp_path / "z.rashomon", tmp_path / "empty.txt", filled.parent / "in" / "ford.txt", code=1)
    assert "empty.txt: empty" in said
    assert "1 added" in said


def test_every_form_is_written(filled):
    forms = [line.split()[0] for line in run("case", "export", filled, "--format", "help").splitlines()]
    assert {"jsonl", "dossier", "markdown", "annotations", "statements", "figures", "matrix", "ged"} <= set(forms)
    for form in forms:
        # (Nobody has decided anything in this case, so there is nothing to train on.)
        assert ("rashomon/training/1" if form == "training" else "nine people") in run("case", "export", filled, "--format", form), form
    assert "none of the forms" in run("case", "export", filled, "--format", "pdf", code=2)


def test_a_case_holds_and_a_damaged_one_does_not(filled, tmp_path):
    assert "every hash" in run("verify", filled)
    with Case.open(filled) as case:
        case._all("PRAGMA wal_checkpoint(TRUNCATE)")
    broken = tmp_path / "broken.rashomon"
    data = bytearray(filled.read_bytes())
    at = data.index(b"nine people")
    data[at : at + 4] = b"five"
    broken.write_bytes(data)
    assert run("verify", broken, code=1)


@pytest.mark.parametrize("words", [("case", "list"), ("case", "add"), ("verify",), ("case", "search")])
def test_what_is_no_case_is_named(words, tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("mine")
    rest = {"add": [path], "search": ["x"]}.get(words[-1], [])
    assert "is not a case file" in run(*words, path, *rest, code=1)
    assert Path(path).read_text() == "mine"


def test_a_shared_copy_masks_what_is_asked_and_still_holds(filled, tmp_path):
    out = tmp_path / "shared.jsonl"
    run("case", "export", filled, "--mask", "Oru", "--max-words", "6", "--output", out)
    assert "hold" in run("verify", out)
    text = out.read_text()
    assert "Oru" not in text
    assert "nine people" not in text
    assert "█" in text
    assert "no voice is of the kind" in run("case", "export", filled, "--mask-kind", "nobody", code=2)


def test_read_again_by_the_same_version_a_case_stays_as_it_is(filled, tmp_path):
    copy = tmp_path / "again.rashomon"
    run("case", "new", copy)
    run("case", "add", copy, filled.parent / "in", "--date", "2031-05-09")
    with Case.open(copy) as case:
        before = [case.record(f.id) for f in case.filed()]
    assert "0 reports are read otherwise now" in run("case", "reread", copy)
    with Case.open(copy) as case:
        older = case.report(case.filed()[0].id)
        case.reread(replace(older, statements=()))
    assert "1 report is read otherwise now" in run("case", "reread", copy)
    with Case.open(copy) as case:
        assert [case.record(f.id) for f in case.filed()] == before


@pytest.mark.parametrize("words", [("reread",), ("add", "in")])
def test_a_fault_of_ours_in_one_input_does_not_stop_the_others(filled, tmp_path, monkeypatch, words):
    copy, told = tmp_path / "again.rashomon", filled.parent / "in"
    run("case", "new", copy)
    if words == ("reread",):
        run("case", "add", copy, told)

    def failing(original, options):
        if original.path.endswith("ford.txt"):
            raise KeyError("of ours")
        return read_report(original, options)

    monkeypatch.setattr("rashomon.filing.read_report", failing)
    said = run("case", words[0], copy, *(told for _ in words[1:]), code=1)
    assert f"{told / 'ford.txt'}: a fault in rashomon, please report it: KeyError: 'of ours'" in said
    assert ("0 reports are read otherwise now" if words == ("reread",) else "1 added, 0 already there") in said
