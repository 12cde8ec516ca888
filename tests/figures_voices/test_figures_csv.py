"""Figures as comma-separated values: one row each, safe to open in a spreadsheet."""

import csv
import io
from dataclasses import replace

from click.testing import CliRunner

from hand_counted import market
from rashomon.cli import main
from rashomon.show.figures_table import COLUMNS, heading, rows


def table(text):
    return list(csv.DictReader(io.StringIO(heading() + text, newline="")))


def test_one_row_a_figure_pinned_to_its_words():
    report = market()
    read = table(rows(report))
    assert [r["figure"] for r in read] == [f.id for f in report.figures]
    for row in read:
        cut = " ".join(report.original.raw[int(a) : int(b)] for a, b in (o.split("-") for o in row["offsets"].split()))
        assert cut == row["words"]
    assert {r["outlet"] for r in read} == {"The Tarsk Ledger"}
    assert {r["date"] for r in read} == {"2031-05-07"}


def test_bounds_voice_chain_part_and_incident_stand_in_their_columns():
    read = {r["figure"]: r for r in table(rows(market()))}
    assert (read["f2"]["low"], read["f2"]["high"], read["f2"]["bound"]) == ("56", "", "at_least")
    assert (read["f2"]["voice"], read["f2"]["repeats"]) == ("the Lake Monitor", "f1")
    assert read["f2"]["chain"] == "The Tarsk Ledger ← Interpress ← the Lake Monitor"
    assert read["f3"]["part_of"] == "f2"
    assert read["f6"]["voice"] == "A monitor; rebels"
    assert (read["f7"]["voice"], read["f7"]["chain"]) == ("", "The Tarsk Ledger")
    assert read["f10"]["as_of"] == "late on Wednesday"
    assert read["f1"]["incident"] == "shelling"


def test_rows_end_as_the_standard_says():
    text = heading() + rows(market())
    assert text.count("\r\n") == len(market().figures) + 1
    assert heading() == ",".join(COLUMNS) + "\r\n"


def test_no_cell_is_taken_for_a_formula():
    report = market()
    for sign in ("=", "+", "-", "@", "\t", "\r", "\n", " =", "\u00a0@", "＝", "＋", "－", "＠"):
        figure = replace(report.figures[0], group=f"{sign}1+1")
        (row,) = table(rows(replace(report, figures=(figure,))))
        assert row["group"] == f"'{sign}1+1"


def test_every_cell_that_a_report_fills_is_guarded():
    report = market()
    bad = "=cmd|' /C calc'!A0"
    voices = tuple(replace(v, name=bad) for v in report.voices)
    figures = tuple(replace(f, group=bad, words=replace(f.words, text=bad), as_of=replace(f.words, text=bad)) for f in report.figures)
    made = replace(report, voices=voices, figures=figures, header=replace(report.header, outlet=bad), original=replace(report.original, path=bad))
    for row in table(rows(made)):
        assert not [name for name, cell in row.items() if cell.startswith("=")]
        assert {row["report"], row["outlet"], row["group"], row["words"], row["as_of"]} == {f"'{bad}"}


def test_plain_cells_are_left_alone():
    figure = replace(market().figures[0], group="30-year-old men, some \"rebels\"")
    (row,) = table(rows(replace(market(), figures=(figure,))))
    assert row["group"] == figure.group


def test_figures_not_read_give_no_row():
    assert rows(replace(market(), figures=None)) == ""


def test_the_command_prints_rows_and_names_what_it_cannot_read(tmp_path):
    story = tmp_path / "a.txt"
    story.write_text("Outlet: The Tarsk Ledger\n\nThe mayor of Oru said on Monday that 30 people were killed when shells hit the market.\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["figures", str(tmp_path / "no.txt"), str(tmp_path), "-", "--csv"], input="At least 12 people were wounded in the town of Oru on Monday.")
    assert result.exit_code == 1
    assert "no such file" in result.stderr
    read = list(csv.DictReader(io.StringIO(result.stdout, newline="")))
    assert [(r["report"], r["low"], r["harm"]) for r in read] == [(str(story), "30", "killed"), ("-", "12", "injured")]
    assert "mayor" in read[0]["voice"]


def test_misuse_of_the_command_ends_with_2():
    assert CliRunner().invoke(main, ["figures"]).exit_code == 2
    assert CliRunner().invoke(main, ["figures", "-", "--date", "2 July"], input="x").exit_code == 2
