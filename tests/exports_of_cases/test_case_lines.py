"""A case goes out as lines, comes in and goes out again byte for byte; lines that anybody touched do not come in."""

import base64
import hashlib
import json
import random
import subprocess
import sys

import pytest

import rashomon
from rashomon.case import Case, log
from rashomon.errors import CaseError, RecordError
from rashomon.exports import bounded, jsonl, lines, read_jsonl, verify


def rewritten(told, kind, change, nth=0):
    """Change the value of the nth line of a kind and write it as it should be written; give the lines and its number."""
    out, seen = list(told), 0
    for n, text in enumerate(told):
        value = json.loads(text)
        if value["kind"] == kind:
            if seen == nth:
                change(value)
                out[n] = lines.written(value)
                return out, n + 1
            seen += 1
    raise AssertionError(kind)


@pytest.mark.parametrize("private", [True, False])
def test_out_in_and_out_again_is_byte_same(filled, tmp_path, private):
    told = list(jsonl(filled, private=private))
    with read_jsonl(told, tmp_path / "b.case") as case:
        assert list(jsonl(case, private=private)) == told
        assert [e.at for e in case.entries()] == [e.at for e in filled.entries()]
        assert case.filed() == filled.filed()
        assert log.broken(case.entries()) is None
        assert rashomon.to_json(case.comparison()) == rashomon.to_json(filled.comparison())
    assert verify(tmp_path / "b.case") is None
    assert (tmp_path / "b.case").stat().st_mode & 0o777 == 0o600
    assert sorted(p.name for p in tmp_path.glob("b.*")) == ["b.case"]


def test_two_runs_give_the_same_bytes(filled, told):
    assert list(jsonl(filled, private=True)) == told


def test_private_words_stay_behind_unless_ticked_and_the_chain_still_holds(filled, tmp_path):
    told = "".join(jsonl(filled))
    assert "ferry owner" not in told
    assert "ferry owner" in "".join(jsonl(filled, private=True))
    file = tmp_path / "shared.jsonl"
    file.write_text(told, "utf-8")
    assert verify(file) is None
    with read_jsonl(told.splitlines(keepends=True), tmp_path / "b.case") as case:
        assert [e.decision for e in case.entries()] == ["right", None, "wrong"]
        case.decide("cy", "note", {}, "more")
        assert log.broken(case.entries()) is None


def test_an_input_of_no_report_goes_along(filled, tmp_path):
    report, data = filled.report(filled.filed()[0].id), b"A text that nobody read."
    original = report.original.__class__(data.decode(), "utf-8", "x", hashlib.sha256(data).hexdigest(), "text/plain", "x")
    filled.keep(data, original)
    told = list(jsonl(filled))
    assert any(base64.b64encode(data).decode() in line for line in told)
    with read_jsonl(told, tmp_path / "b.case") as case:
        assert list(jsonl(case)) == told


def test_markup_and_line_separators_are_escaped():
    text = lines.written({"said": "</script><!-- \u2028 \u2029 \x85"})
    assert "<" not in text
    assert len(text.splitlines()) == 1
    assert json.loads(text) == {"said": "</script><!-- \u2028 \u2029 \x85"}


def test_every_changed_line_is_named_and_nothing_is_left(told, tmp_path):
    for n, text in enumerate(told, 1):
        middle = len(text) // 2
        for broken in (text[:middle], text.replace(":", ": ", 1), "null\n", "{}\n", "\n", "[" * 100_000 + "\n", '{"kind":[]}\n'):
            with pytest.raises(RecordError, match=rf"^line {n}\b"):
                read_jsonl([*told[: n - 1], broken, *told[n:]], tmp_path / "b.case")
    assert list(tmp_path.glob("b.*")) == []


CHANGES = [
    ("case", lambda v: v.update(schema="rashomon/case/9"), "rashomon/case/9"),
    ("case", lambda v: v["facts"].update(compared="[]"), "facts"),
    ("case", lambda v: v["facts"].update(title=7), "facts"),
    ("case", lambda v: v["facts"].pop("made"), "facts"),
    ("input", lambda v: v.update(data="!" + v["data"]), "base64"),
    ("input", lambda v: v.update(data=base64.b64encode(b"Other words.").decode()), "SHA-256"),
    ("input", lambda v: v.update(sha256="0" * 64), "SHA-256"),
    ("input", lambda v: v.update(masked={"pieces": []}), "masks"),
    ("report", lambda v: v["record"].update(id="0" * 16), "not those that were read"),
    ("report", lambda v: v["record"]["origin"].update(sha256="0" * 64), "no line before it"),
    ("report", lambda v: v["record"]["statements"][0]["content"].update(text="He lied."), "does not stand at"),
    ("report", lambda v: v["record"]["statements"][0]["content"]["spans"][0].__setitem__(0, 0), "does not stand at"),
    ("report", lambda v: v["record"]["statements"][0].update(voice="v99"), "v99"),
    ("report", lambda v: v["record"]["statements"][0].update(more=1), "no record holds"),
    ("report", lambda v: v["record"]["statements"][0].update(score=10**400), "form"),
    ("report", lambda v: v["record"]["statements"][0].update(score=0.123456), "no record holds"),
    ("report", lambda v: v["record"]["voices"][0].update(name={"a": 1}), "plain"),
    ("report", lambda v: v["record"]["voices"].append(v["record"]["voices"][0]), "twice"),
    ("report", lambda v: v["record"].update(statements=5), "form"),
    ("report", lambda v: v["record"].pop("header"), "form"),
    ("report", lambda v: v.update(added=5), "no line"),
    ("report", lambda v: v.update(record=[]), "form"),
    ("comparison", lambda v: v["of"].append("0" * 16), "isn't there"),
    ("comparison", lambda v: v["points"][0]["positions"][0]["evidence"][0].update(statement="s99"), "s99"),
    ("comparison", lambda v: v["points"][0]["positions"][0]["evidence"][0]["words"].update(text="So."), "does not stand at"),
    ("comparison", lambda v: v["incidents"][0]["members"][0].update(incident="i99"), "i99"),
    ("comparison", lambda v: v.update(points={}), "no comparison holds"),
    ("entry", lambda v: v.update(decision="wrong"), "was changed"),
    ("entry", lambda v: v.update(at="2031-05-04T10:00:59+00:00"), "was changed"),
    ("entry", lambda v: v.update(who="bo"), "was changed"),
    ("entry", lambda v: v.update(number=2), "missing"),
    ("entry", lambda v: v.update(hidden="so"), "another type"),
    ("entry", lambda v: v.update(private=1), "another type"),
]


@pytest.mark.parametrize(("kind", "change", "problem"), CHANGES)
def test_a_change_that_is_well_written_is_found_out(told, tmp_path, kind, change, problem):
    changed, number = rewritten(told, kind, change)
    with pytest.raises(RecordError, match=rf"^line {number}\b.*{problem}"):
        read_jsonl(changed, tmp_path / "b.case")
    assert list(tmp_path.glob("b.*")) == []
    file = tmp_path / "changed.jsonl"
    file.write_text("".join(changed), "utf-8")
    found = verify(file)
    assert found is not None
    assert found.startswith(f"line {number} ")


def test_lines_in_another_order_twice_or_left_out_are_refused(told, tmp_path):
    head, *rest = told
    for wrong in ([], rest, [head, head, *rest], [head, rest[1], rest[0], *rest[2:]], [head, rest[0], *rest], [*told, told[-1]], [*told, head], told[:-3] + told[-2:]):
        with pytest.raises(RecordError):
            read_jsonl(wrong, tmp_path / "b.case")
    assert list(tmp_path.glob("b.*")) == []


def test_any_change_on_the_way_and_any_end_missing_is_noticed(told, tmp_path):
    whole, file = "".join(told).encode(), tmp_path / "x.jsonl"
    dice = random.Random(7)
    for _ in range(12):
        changed = bytearray(whole)
        changed[dice.randrange(len(whole))] ^= 1 << dice.randrange(7)
        if changed[:1] == whole[:1]:  # else it is neither a case nor lines of one
            file.write_bytes(changed)
            assert verify(file) is not None
    for end in (len(whole) - 1, len(whole) - len(told[-1].encode()), len(told[0].encode())):
        file.write_bytes(whole[:end])
        assert verify(file) is not None


def test_lines_without_bytes_are_refused_with_the_way_out(filled, tmp_path):
    record = filled.record(filled.filed()[0].id)
    with pytest.raises(RecordError, match=r"line 1 is a report .* bytes .*rashomon case add"):
        read_jsonl([json.dumps(record) + "\n"], tmp_path / "b.case")


def test_a_file_that_is_there_is_left_as_it_is(told, tmp_path):
    (tmp_path / "b.case").write_text("mine")
    with pytest.raises(CaseError, match="there already"):
        read_jsonl(told, tmp_path / "b.case")
    assert (tmp_path / "b.case").read_text() == "mine"
    assert sorted(p.name for p in tmp_path.glob("b.*")) == ["b.case"]


def test_a_run_that_is_killed_leaves_no_half_case_under_the_name(told, tmp_path):
    file, target = tmp_path / "x.jsonl", tmp_path / "b.case"
    file.write_text("".join(told), "utf-8", newline="")
    code = (
        "import os, signal, sys\n"
        "from rashomon.exports import bounded, read_jsonl\n"
        "def stopped(lines):\n"
        "    for n, line in enumerate(lines):\n"
        "        if n == 4: os.kill(os.getpid(), signal.SIGKILL)\n"
        "        yield line\n"
        "read_jsonl(stopped(bounded(open(sys.argv[1], 'rb'))), sys.argv[2])\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(file), str(target)], check=False)
    assert done.returncode == -9
    assert not target.exists()
    with pytest.raises(CaseError, match=r"b\.case\.part is there already: .* was stopped"):
        read_jsonl(told, target)
    for left in tmp_path.glob("b.case.part*"):
        left.unlink()
    read_jsonl(told, target).close()
    assert verify(target) is None


def test_a_line_without_end_is_not_read_to_its_end(tmp_path):
    file = tmp_path / "long.jsonl"
    file.write_bytes(b"{}\n" + b"[" * 5000)
    with file.open("rb") as opened, pytest.raises(RecordError, match=r"line 2 is longer than 1,000 bytes"):
        list(bounded(opened, 1000))
    file.write_bytes(b"\xff\n")
    with file.open("rb") as opened, pytest.raises(RecordError, match="line 1 is no UTF-8"):
        list(bounded(opened))


def test_a_case_that_is_open_elsewhere_can_be_opened(tmp_path, clock):
    with Case.make(tmp_path / "a.case", "A", clock), Case.open(tmp_path / "a.case") as again:
        assert again.fact("title") == "A"
