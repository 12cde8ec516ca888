"""The sheet in a real browser, where there is one: what a choice leaves in sight, and on how many pages it prints."""

import re
import subprocess
from pathlib import Path

import pytest
from made import comparison

import rashomon
from browsers import CHROMIUM
from rashomon.show.accounts import page
from read_once import read_once

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no browser")


@pytest.fixture(scope="module")
def sheet(tmp_path_factory):
    path = tmp_path_factory.mktemp("sheet") / "sheet.html"
    path.write_text(page.render(comparison()), encoding="utf-8")
    return path


def browser(sheet, *arguments, fragment=""):
    command = [CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={sheet.parent / 'profile'}", *arguments, sheet.as_uri() + fragment]
    return subprocess.run(command, capture_output=True, check=True, timeout=120).stdout.decode()


def in_sight(html, what):
    """Give the incidents of the elements `what` that are not hidden."""
    return [re.search(r'data-i="(\w+)"', tag)[1] for tag in re.findall(rf"<{what}\b[^>]*data-i=[^>]*>", html) if " hidden" not in tag]


def test_all_incidents_stand_in_sight_until_one_is_chosen(sheet):
    html = browser(sheet, "--dump-dom")
    assert '<p class="focus"><label' in html, "the menu is there where a script runs"
    assert set(in_sight(html, "tr")) == {"i1", "i2", "i3", "i4"}


def test_a_choice_leaves_one_incident_its_rows_figures_and_columns(sheet):
    html = browser(sheet, "--dump-dom", fragment="#focus=i2")
    assert in_sight(html, "tr") == ["i2"]
    assert in_sight(html, "details") == ["i2"]
    assert in_sight(html, "div") == [], "nobody was harmed in it"
    assert re.search(r'<h1 class="headline"><span class="words"><bdi>shot the drone down', html)
    heads = re.search(r"<thead.*?</thead>", html, re.DOTALL)[0]
    assert re.findall(r'class="v"><span class="words"><bdi>([^<]*)', heads) == ["the Coast army", "the Highland command"]
    assert heads.count("v idle") == 5


def test_a_choice_that_is_not_there_changes_nothing(sheet):
    assert set(in_sight(browser(sheet, "--dump-dom", fragment="#focus=i77"), "tr")) == {"i1", "i2", "i3", "i4"}


def pages(sheet):
    out = sheet.with_suffix(".pdf")
    browser(sheet, f"--print-to-pdf={out}", "--no-pdf-header-footer")
    return len(re.findall(rb"/Type\s*/Page\b", out.read_bytes()))


def test_six_reports_print_on_two_pages(sheet, tmp_path):
    border = tmp_path / "border.html"
    reports = sorted((Path(__file__).parents[2] / "examples" / "border").glob("*.txt"))
    border.write_text(page.render(rashomon.compare([read_once(r) for r in reports])), encoding="utf-8")
    assert 1 <= pages(sheet) <= 2
    assert 1 <= pages(border) <= 2


FRAME = """<!DOCTYPE html><iframe src="{page}" width="{width}" height="900"></iframe><p id="found">not loaded</p><script>
onload = () => {{
  const page = document.querySelector("iframe").contentDocument;
  page.getElementById("by-{by}").click();
  for (const fold of page.querySelectorAll("details")) fold.open = true;
  document.getElementById("found").textContent = page.documentElement.scrollWidth - page.documentElement.clientWidth;
}};
</script>"""


@pytest.mark.parametrize("width", [360, 1024])
@pytest.mark.parametrize("by", ["voice", "outlet"])
def test_no_page_scrolls_sideways_with_everything_open(sheet, width, by):
    frame = sheet.with_name(f"frame{width}{by}.html")
    frame.write_text(FRAME.format(page=sheet.name, width=width, by=by), encoding="utf-8")
    html = browser(frame, "--dump-dom", "--allow-file-access-from-files", "--window-size=1400,1000")
    assert re.search(r'<p id="found">([^<]*)</p>', html)[1] == "0"
