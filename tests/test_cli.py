"""The command line: what it prints where, and how it ends."""

import json
import os
import pty
import subprocess
import sys

import jsonschema
import pytest
from click.testing import CliRunner

from laws import assert_lawful
from rashomon.cli import main


def run(*arguments, stdin=None, **env):
    return CliRunner().invoke(main, [str(a) for a in arguments], input=stdin, env=env)


@pytest.fixture
def ferry_file(tmp_path, ferry):
    file = tmp_path / "ferry.txt"
    file.write_text(ferry, encoding="utf-8")
    return file


def test_prints_one_json_line_a_report_in_input_order(ferry_file, tmp_path, report_schema):
    page = tmp_path / "page.html"
    page.write_text("<h1>Rain</h1><p>It rained in Oru on Monday, and the mayor said that it would go on.")
    result = run("read", page, ferry_file, "-", "--format", "jsonl", stdin="Il pleut depuis trois jours dans la vallée, dit le maire.")
    assert result.exit_code == 0
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [r["origin"]["path"] for r in records] == [str(page), str(ferry_file), "-"]
    assert [r["language"] for r in records] == ["en", "en", "fr"]
    for record in records:
        jsonschema.Draft202012Validator(report_schema).validate(record)
    assert_lawful(records[1], ferry_file.read_bytes())


def test_bad_inputs_are_named_and_the_rest_is_read(ferry_file, tmp_path):
    (tmp_path / "empty.txt").touch()
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "scan.png").write_bytes(b"\x89PNG")
    result = run("read", tmp_path / "no.txt", tmp_path, "--format", "jsonl")
    assert result.exit_code == 1
    assert [json.loads(line)["origin"]["path"] for line in result.stdout.splitlines()] == [str(ferry_file)]
    assert f"{tmp_path / 'no.txt'}: no such file or directory" in result.stderr
    assert f"{tmp_path / 'empty.txt'}: empty" in result.stderr
    assert f"{tmp_path / 'scan.pdf'}: a PDF that can't be read" in result.stderr
    assert f"{tmp_path / 'scan.png'}: skipped, not a .txt, .html, .htm, .pdf or .docx file" in result.stderr


def test_an_empty_folder_is_no_failure_but_is_told(tmp_path):
    result = run("read", tmp_path, "--format", "jsonl")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"{tmp_path}: no .txt, .html, .htm, .pdf or .docx files\n")


def test_a_skipped_file_is_no_failure(ferry_file, tmp_path):
    (tmp_path / "notes.md").write_text("x")
    assert run("read", tmp_path, "--format", "jsonl").exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["read", "-", "--format", "xml"],
        ["read", "-", "--date", "2 July"],
        ["read", "-", "--date", "2011-02-29"],
        ["read", "-", "--outlet", " "],
        ["read", "-", "--min-score", "2"],
        ["read", "-", "--width", "3"],
        ["read", "-", "--output", "/no/such/folder/out"],
        ["schema", "nothing"],
        ["nothing"],
    ],
)
def test_misuse_ends_with_2_and_says_why(arguments):
    result = run(*arguments, stdin="It rained.")
    assert result.exit_code == 2
    assert result.stderr
    assert not result.stdout


def test_date_and_outlet_supply_what_the_input_lacks(ferry_file):
    told = json.loads(run("read", "-", "--format", "jsonl", "--date", "2019-03-13", "--outlet", "Oru Gazette", stdin="It rained.").stdout)
    assert told["header"]["outlet"] == "Oru Gazette"
    assert told["header"]["published"] == {"value": "2019-03-13", "how": "given", "found": [{"value": "2019-03-13", "how": "given"}]}
    kept = json.loads(run("read", ferry_file, "--format", "jsonl", "--outlet", "Oru Gazette").stdout)
    assert kept["header"]["outlet"] == "The Daily Ford"


def test_min_score_leaves_out_statements_and_says_so(ferry_file):
    every = json.loads(run("read", ferry_file, "--format", "jsonl", "--min-score", "0").stdout)
    least = max(s["score"] for s in every["statements"] if not s["within"]) - 0.02
    some = json.loads(run("read", ferry_file, "--format", "jsonl", "--min-score", f"{least}").stdout)
    best = {s["content"]["text"] for s in every["statements"] if s["score"] > least + 0.01 and not s["within"]}
    kept = {s["content"]["text"] for s in some["statements"]}
    ids = {s["id"] for s in some["statements"]}
    assert best
    assert best <= kept
    assert len(ids) < len(every["statements"])
    assert all(s["within"] in ids for s in some["statements"] if s["within"])
    assert any("left out" in note for note in some["notes"])
    assert not any("left out" in note for note in every["notes"])


def test_terminal_is_the_default_and_plain_when_piped(ferry_file):
    result = run("read", ferry_file)
    assert result.exit_code == 0
    assert "Ferry halted at Oru after shots" in result.stdout
    assert "\x1b" not in result.stdout
    narrow = run("read", ferry_file, "--width", "40")
    assert max(map(len, narrow.stdout.splitlines())) <= 40


def test_show_dropped_prints_the_dropped_words(ferry_file):
    assert "The Daily Ford" in run("read", ferry_file, "--show", "dropped").stdout
    assert "header block" in run("read", ferry_file, "--show", "dropped").stdout


def test_output_goes_to_the_file_and_never_over_an_input(ferry_file, tmp_path):
    out = tmp_path / "out.jsonl"
    result = run("read", ferry_file, "--format", "jsonl", "--output", out)
    assert (result.exit_code, result.stdout) == (0, "")
    assert json.loads(out.read_text(encoding="utf-8"))["schema"] == "rashomon/report/1"
    before = ferry_file.read_bytes()
    assert run("read", ferry_file, "--output", ferry_file).exit_code == 2
    assert ferry_file.read_bytes() == before


@pytest.mark.parametrize("form", ["jsonl", "html", "terminal"])
def test_work_cut_short_leaves_an_older_output_and_ends_with_130(ferry_file, tmp_path, monkeypatch, form):
    from rashomon import pipeline

    good = pipeline.read_each

    def cut_short(entries, options):
        yield next(iter(good(entries, options)))
        raise KeyboardInterrupt

    folder = tmp_path / "out"
    folder.mkdir()
    old, new = folder / "old", folder / "new"
    old.write_text("an older record")
    arguments = ("read", ferry_file, "--format", form, "--output")
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "read_each", cut_short)
        for out in (old, new):
            result = run(*arguments, out)
            assert result.exit_code == 130
            assert result.stderr == "rashomon: interrupted\n"
    assert [(p.name, p.read_text()) for p in folder.iterdir()] == [("old", "an older record")]
    assert run(*arguments, old).exit_code == 0
    assert "Ferry halted" in old.read_text(encoding="utf-8")
    assert list(folder.iterdir()) == [old]


def test_output_keeps_its_link_and_rights_and_may_be_a_device(ferry_file, tmp_path):
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("older")
    target.chmod(0o640)
    link.symlink_to(target)
    assert run("read", ferry_file, "--output", link).exit_code == 0
    assert link.is_symlink()
    assert target.stat().st_mode & 0o777 == 0o640
    assert "Ferry halted" in target.read_text(encoding="utf-8")
    assert run("read", ferry_file, "--output", "/dev/null").exit_code == 0


def test_the_output_being_written_is_no_input(ferry_file, tmp_path):
    result = run("read", tmp_path, "--format", "jsonl", "--output", tmp_path / "out.jsonl")
    assert (result.exit_code, result.stderr) == (0, "")


def test_one_page_for_all_reports_or_a_folder_of_pages(ferry_file, tmp_path):
    one = run("read", ferry_file, "--format", "html")
    assert one.exit_code == 0
    assert one.stdout.lstrip().lower().startswith("<!doctype html")
    other = tmp_path / "b.txt"
    other.write_text("It rained in Oru, the mayor said.")
    both = run("read", ferry_file, other, "--format", "html")
    assert both.exit_code == 0
    assert "2 reports" in both.stdout
    assert run("read", ferry_file, other, "--format", "html", "--output", f"{tmp_path}/pages/").exit_code == 0
    assert len(list((tmp_path / "pages").glob("*.html"))) == 2


def test_schema_prints_the_published_schema(report_schema):
    assert json.loads(run("schema", "report").stdout) == report_schema


def test_version_and_help():
    assert run("--version").stdout.startswith("rashomon")
    assert "INPUT..." in run("read", "--help").stdout


def python(*arguments, **options):
    return subprocess.run([sys.executable, "-m", "rashomon", *map(str, arguments)], capture_output=True, **options)


def test_runs_as_a_module_and_writes_utf8_whatever_the_locale():
    env = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = python("read", "-", "--format", "jsonl", input="“It rained,” the mayor said.\r\n".encode(), env=env)
    assert done.returncode == 0
    assert json.loads(done.stdout.decode())["paragraphs"][0]["text"] == "“It rained,” the mayor said."
    assert b"\r" not in done.stdout


def test_a_reader_who_stops_reading_is_no_traceback(tmp_path):
    for number in range(20):
        (tmp_path / f"{number}.txt").write_text("Il pleut depuis trois jours dans la vallée. " * 200)
    with subprocess.Popen([sys.executable, "-m", "rashomon", "read", str(tmp_path), "--format", "jsonl"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as job:
        assert job.stdout is not None
        assert job.stderr is not None
        job.stdout.readline()
        job.stdout.close()
        assert b"Traceback" not in job.stderr.read()
        assert job.wait() == 1


def on_a_terminal(arguments, env, stdout=None):
    """Run with standard error, and output unless `stdout` says else, on a pseudo-terminal; give what came out there."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "rashomon", *map(str, arguments)]
    with subprocess.Popen(command, stdout=theirs if stdout is None else stdout, stderr=theirs, stdin=subprocess.DEVNULL, env=env):
        os.close(theirs)
        seen = b""
        try:
            while part := os.read(ours, 4096):
                seen += part
        except OSError:  # Linux's way to say that the other end is closed
            pass
    os.close(ours)
    return seen.decode()


def test_colour_on_a_terminal_unless_told_otherwise(ferry_file):
    env = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "TERM")} | {"TERM": "xterm-256color"}
    assert "\x1b[" in on_a_terminal(["read", ferry_file], env)
    assert "\x1b[" not in on_a_terminal(["read", ferry_file, "--no-colour"], env)
    assert "\x1b[" not in on_a_terminal(["read", ferry_file], env | {"NO_COLOR": "1"})
    assert "\x1b[" not in on_a_terminal(["read", ferry_file], env | {"TERM": "dumb"})


def test_a_bar_for_long_work_only_on_a_terminal(tmp_path):
    env = os.environ | {"TERM": "xterm-256color"}
    for number in range(6):
        (tmp_path / f"{number}.txt").write_text("Il pleut depuis trois jours dans la vallée.")
    assert "reading" in on_a_terminal(["read", tmp_path, "--format", "jsonl"], env, subprocess.DEVNULL)
    assert "reading" not in on_a_terminal(["read", tmp_path / "1.txt", "--format", "jsonl"], env, subprocess.DEVNULL)
    assert python("read", tmp_path, "--format", "jsonl", env=env).stderr == b""


def test_names_cannot_command_the_terminal(tmp_path):
    result = run("read", tmp_path / "a\x1b[2J\nb.txt")
    assert result.exit_code == 1
    assert "\x1b" not in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_what_is_no_number_is_no_score(ferry_file):
    assert run("read", ferry_file, "--min-score", "nan").exit_code == 2
