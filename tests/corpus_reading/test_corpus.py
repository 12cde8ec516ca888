"""A corpus is read as reports are read, and whatever goes wrong with one record stays with it."""

import json

import pytest
from making import Here, lines, run, stories, tree

from rashomon import read_text, to_json
from rashomon.corpus import Settings, status, tables
from rashomon.corpus.folder import Folder
from rashomon.corpus.kept import reports, sketches
from rashomon.corpus.units import Plan
from rashomon.engine import Lost
from rashomon.errors import CorpusError, UsageError

pytest.importorskip("pyarrow")


def rows(folder, table):
    """Give all rows of a table."""
    return [row for path in sorted((folder / table).glob("*.parquet")) for row in tables.read(path)]


def test_reports_are_those_that_read_gives(tmp_path):
    texts = stories(5)
    run(tmp_path / "out", lines(tmp_path / "in.jsonl", texts))
    folder = Folder(tmp_path / "out")
    found = reports(folder, {sketch.profile.report: unit for unit, sketch in sketches(folder)})
    alone = {(record := to_json(read_text(text)))["id"]: record for text in texts}
    assert found.keys() == alone.keys()
    for ident, one in found.items():
        assert one.record | {"origin": None} == alone[ident] | {"origin": None}
        assert to_json(one.report()) == one.record
        assert one.address.startswith(str(tmp_path / "in.jsonl"))


def test_what_is_left_out_and_what_is_broken_is_told_with_its_address(tmp_path):
    source = lines(tmp_path / "in.jsonl", [*stories(1), "Menu. Home.", "Le pont est resté fermé toute la nuit et la mairie a dit que rien ne bougerait avant demain. " * 3])
    with source.open("a") as file:
        file.write('{"text": "cut off\n')
        file.write(json.dumps({"text": stories(1)[0]}) + "\n")
    done = run(tmp_path / "out", source, size=10).status()
    assert (done.records, done.read, done.broken) == (5, 1, 1)
    assert done.dropped == {"fewer than 20 words of story": 1, "language fr": 1, "the same bytes stand earlier in this unit": 1}
    assert status(tmp_path / "out") == done
    assert len({row["address"] for row in rows(tmp_path / "out", "dropped")}) == 3
    (broken,) = tables.read(tmp_path / "out" / "errors.parquet")
    assert "#" in broken["address"]
    assert broken["reason"]


def test_reading_again_does_nothing_and_the_same_bytes_come_of_another_order(tmp_path):
    one, other = lines(tmp_path / "a.jsonl", stories(3)), lines(tmp_path / "b.jsonl", stories(5)[3:])
    run(tmp_path / "out", one, other)
    before = tree(tmp_path / "out")
    engine = Here()
    run(tmp_path / "out", one, other, engine=engine)
    assert engine.given == []
    assert tree(tmp_path / "out") == before
    run(tmp_path / "turned", other, one)
    assert tree(tmp_path / "turned") == before


def test_a_stopped_run_goes_on_where_it_was(tmp_path):
    source = lines(tmp_path / "in.jsonl", stories(6))
    run(tmp_path / "whole", source)

    class Stopped(Here):
        def map(self, work, items):
            yield from super().map(work, items[:2])
            if len(items) > 2:
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(tmp_path / "out", source, engine=Stopped())
    engine = Here()
    run(tmp_path / "out", source, engine=engine)
    assert [unit.part.first for unit in engine.given] == [4]
    assert tree(tmp_path / "out") == tree(tmp_path / "whole")


def test_what_a_killed_run_leaves_is_swept(tmp_path):
    source = lines(tmp_path / "in.jsonl", stories(4))
    run(tmp_path / "out", source)
    before = tree(tmp_path / "out")
    row = next((tmp_path / "out" / "manifest").iterdir())
    row.unlink()
    (tmp_path / "out" / "aside").mkdir()
    (tmp_path / "out" / "aside" / "half.parquet").write_bytes(b"PAR1")
    engine = Here()
    run(tmp_path / "out", source, engine=engine)
    assert len(engine.given) == 1
    assert tree(tmp_path / "out") == before


def test_a_record_that_ends_its_process_twice_is_broken_and_the_rest_is_read(tmp_path):
    source = lines(tmp_path / "in.jsonl", stories(6))
    done = run(tmp_path / "out", source, engine=Here(deadly={(2, 1)})).status()
    assert (done.read, done.broken) == (5, 1)
    (broken,) = tables.read(tmp_path / "out" / "errors.parquet")
    assert broken["reason"] == "the process that read it died, twice"


def test_a_record_that_can_not_even_be_opened_ends_its_unit_alone(tmp_path):
    source = lines(tmp_path / "in.jsonl", stories(6))
    done = run(tmp_path / "out", source, size=3, engine=Here(closed={(0, 1)})).status()
    assert (done.read, done.broken) == (4, 1)
    (broken,) = tables.read(tmp_path / "out" / "errors.parquet")
    assert broken == {"address": f"{source}#record 1", "path": f"{source}#record 1", "reason": "the process that opened it died; nothing behind it in its unit was read"}


def test_an_input_that_ends_every_process_is_told_and_the_rest_is_read(tmp_path):
    class Dying(Here):
        def map(self, work, items):
            for answer in super().map(work, items):
                yield Lost(answer.number, "died") if isinstance(work, Plan) and items[answer.number].endswith("bad.jsonl") else answer

    bad, good = lines(tmp_path / "bad.jsonl", stories(1)), lines(tmp_path / "good.jsonl", stories(2)[1:])
    done = run(tmp_path / "out", bad, good, engine=Dying())
    assert done.status().read == 1
    assert done.folder.refused() == [(str(bad), "the process that opened it died")]
    assert run(tmp_path / "out", bad, good).status().read == 2


def test_a_changed_archive_is_read_anew_and_its_old_rows_go(tmp_path):
    source, other = lines(tmp_path / "in.jsonl", stories(3)), lines(tmp_path / "other.jsonl", stories(6)[4:])
    run(tmp_path / "out", source, other)
    lines(source, stories(4)[2:])
    run(tmp_path / "out", source)
    assert len(rows(tmp_path / "out", "reports")) == 4
    assert status(tmp_path / "out").read == 4
    lines(other, stories(6)[4:])
    run(tmp_path / "fresh", source, other)
    assert rows(tmp_path / "fresh", "statements") == rows(tmp_path / "out", "statements")


def test_rows_that_were_changed_are_not_taken_for_the_report(tmp_path):
    run(tmp_path / "out", lines(tmp_path / "in.jsonl", stories(1)))
    folder = Folder(tmp_path / "out")
    ((unit, sketch),) = sketches(folder)
    path = folder.table("words", unit)
    changed = [row | {"text": row["text"].replace("clinic", "harbour")} for row in tables.read(path)]
    tables.write(path, "words", changed)
    with pytest.raises(CorpusError, match="its rows were changed"):
        reports(folder, {sketch.profile.report: unit})
    with pytest.raises(CorpusError, match="which is none"):
        reports(folder, {sketch.profile.report: "../../home"})


def test_a_corpus_is_read_in_one_way(tmp_path):
    source = lines(tmp_path / "in.jsonl", stories(1))
    run(tmp_path / "out", source)
    with pytest.raises(CorpusError, match=r"least_words 20, now 21"):
        run(tmp_path / "out", source, least_words=21)
    told = json.loads((tmp_path / "out" / "corpus.json").read_text())
    (tmp_path / "out" / "corpus.json").write_text(json.dumps(told | {"version": "rashomon 0.0.1 (old)"}))
    with pytest.raises(CorpusError, match=r"version .rashomon 0\.0\.1"):
        run(tmp_path / "out", source)


def test_other_folders_are_left_alone(tmp_path):
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "letter.txt").write_text("mine")
    with pytest.raises(CorpusError, match="holds other files"):
        run(tmp_path / "home", lines(tmp_path / "in.jsonl", stories(1)))
    assert (tmp_path / "home" / "letter.txt").read_text() == "mine"


def test_one_run_at_a_time(tmp_path):
    with Folder(tmp_path / "out").held(), pytest.raises(CorpusError, match="in use"):
        run(tmp_path / "out", lines(tmp_path / "in.jsonl", stories(1)))


def test_an_input_that_is_not_there_is_told_and_the_rest_is_read(tmp_path):
    done = run(tmp_path / "out", tmp_path / "none.jsonl", lines(tmp_path / "in.jsonl", stories(1)))
    assert done.status().read == 1
    assert [path for path, _ in done.folder.refused()] == [str(tmp_path / "none.jsonl")]
    assert [row["path"] for row in tables.read(tmp_path / "out" / "errors.parquet")] == [str(tmp_path / "none.jsonl")]


@pytest.mark.parametrize("name", ["-", "https://ford.example/mill"])
def test_what_can_not_be_read_again_is_refused(tmp_path, name):
    with pytest.raises(UsageError, match="can be read again"):
        run(tmp_path / "out", name)


def test_an_output_that_can_not_be_written_is_a_clear_error(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(CorpusError, match="file"):
        run(tmp_path / "file" / "out", lines(tmp_path / "in.jsonl", stories(1)))


def test_a_disk_that_fills_in_the_midst_of_a_unit_is_a_clear_error(tmp_path, monkeypatch):
    def full(self):
        raise OSError(28, "No space left on device", str(self.folder))

    monkeypatch.setattr(tables.Writer, "_flush", full)
    monkeypatch.setattr(tables, "WAITING", 0)
    with pytest.raises(CorpusError, match="No space left on device"):
        run(tmp_path / "out", lines(tmp_path / "in.jsonl", stories(1)))
    assert not (tmp_path / "out" / "manifest").exists()


def test_settings_name_what_reads():
    record = Settings().record()
    assert record["version"].startswith("rashomon ")
    assert record == Settings().record()
