"""Every screen shows what the case holds, as a newsroom reads it, without a script."""

import re

import pytest

from rashomon.exports import FORMS
from rashomon.show.accounts.page import render
from rashomon.show.page import draw


def test_the_sheet_is_the_one_that_the_command_line_writes(browser, full_app):
    page = browser.get("/sheet").text
    whole = render(full_app.state.held.compared().comparison)
    body = whole[whole.index('<main class="sheet">') : whole.index("</main>")]
    # Names of reports lead to pages here; every word is the same.
    words = [re.sub(r"<[^>]*>", "", part).replace("decide, note", "") for part in (page[page.index('<main class="sheet">') : page.index("</main>")], body)]
    assert words[0] == words[1]
    assert browser.get("/sheet/widths.css").text in whole


def test_sheet_leads_to_reports_and_points(browser):
    page = browser.get("/sheet").text
    reports = {one["id"] for one in browser.get("/api/reports").json()["reports"]}
    assert reports <= set(re.findall(r'href="/report/(\w+)"', page))
    points = re.findall(r'href="(/point/\w+)"', page)
    assert points
    assert browser.get(points[0]).status_code == 200


def test_a_report_is_shown_word_for_word_with_its_records(browser, six):
    for report, _ in six:
        page = browser.get(f"/report/{report.original.id}").text
        assert draw(report, f"/item/{report.original.id}/") in page
        for statement in report.statements:
            assert f'href="/item/{report.original.id}/statements/{statement.id}"' in page


def test_an_item_tells_where_its_words_stand_and_by_what_it_was_read(browser, six):
    report = six[0][0]
    statement = report.statements[0]
    page = browser.get(f"/item/{report.original.id}/statements/{statement.id}").text
    start, end = statement.content.spans[0].start, statement.content.spans[-1].end
    assert f"{start}–" in page
    assert f"–{end}" in page
    assert page.count(report.original.sha256) >= 2
    assert all(digest in page for digest in report.models.values())
    assert "nobody has decided on it" in page


@pytest.mark.parametrize("layer", ["statements", "figures", "incidents", "voices"])
def test_every_item_has_a_page(browser, six, layer):
    report = six[2][0]
    items = getattr(report, layer)
    assert items
    for place, item in enumerate(items):
        assert browser.get(f"/item/{report.original.id}/{layer}/{item.id}").status_code == 200
        led = browser.get(f"/item/{report.original.id}/{layer}/at/{place}", follow_redirects=False)
        assert led.headers["location"] == f"/item/{report.original.id}/{layer}/{item.id}"


@pytest.mark.parametrize("address", ["/report/none", "/item/none/statements/s1", "/point/p999", "/source/none", "/static/none.css", "/nowhere"])
def test_what_is_not_there_is_said_to_be_missing(browser, six, address):
    assert browser.get(address).status_code == 404
    known = six[0][0].original.id
    for layer in ("statements", "words"):
        assert browser.get(f"/item/{known}/{layer}/s999").status_code == 404
    assert browser.get(f"/item/{known}/statements/at/999").status_code == 404


def test_copies_mark_what_moved(browser):
    page = browser.get("/copies").text
    assert "<details>" not in page
    assert "<mark><bdi>At least </bdi></mark>" in page


def test_search_marks_words_and_leads_to_them(browser):
    page = browser.get("/search", params={"q": '"patrol boat"'}).text
    assert re.search(r"<mark><bdi>patrol</bdi></mark>.*<mark><bdi>boat|<mark><bdi>patrol boat</bdi></mark>", page)
    for address in re.findall(r'<a href="(/(?:item|report)/[^"#]+)', page):
        assert browser.get(address).status_code == 200


@pytest.mark.parametrize("query", ['"', "*", "NEAR(", "' OR 1=1", "\x00", "a" * 5000, "(" * 900, "%", "-", "😀"])
def test_any_search_is_answered(browser, query):
    assert browser.get("/search", params={"q": query}).status_code == 200


def test_every_form_is_given_out_as_the_library_writes_it(browser, full_app):
    page = browser.get("/export").text
    forms = re.findall(r'name="form" value="([^"]+)"', page)
    assert set(forms) == set(FORMS)
    for form in forms:
        answer = browser.post("/export/file", data={"form": form})
        assert answer.status_code == 200
        with full_app.state.held.case() as case:
            assert answer.text == "".join(FORMS[form].write(case, False))
        assert re.fullmatch(r'attachment; filename="Border[\w.-]*"', answer.headers["content-disposition"])


def test_a_copy_given_out_is_masked_when_asked(browser, six):
    whole = browser.post("/export/file", data={"form": "markdown"})
    assert "Egemo" in whole.text
    answer = browser.post("/export/file", data={"form": "markdown", "names": "Sanuri Egemo\r\n\r\n", "kinds": ["unnamed"], "said": "on"})
    assert "Egemo" not in answer.text
    assert "-masked" in answer.headers["content-disposition"]
    assert "Egemo" not in browser.post("/export/file", data={"form": "jsonl", "names": "Egemo", "untraceable": "on"}).text


@pytest.mark.parametrize("given", [{"names": "?!"}, {"most": "-1"}, {"most": "many"}, {"most": "9" * 50}])
def test_masks_that_cant_be_meant_are_told(browser, given):
    answer = browser.post("/export/file", data={"form": "dossier"} | given)
    assert answer.status_code == 422
    assert "Not done" in answer.text


def test_a_form_that_is_not_there_is_said_to_be_missing(browser):
    assert browser.post("/export/file", data={"form": "<b>"}).status_code == 404
    assert browser.get("/export/file").status_code == 405


@pytest.mark.parametrize("address", ["/", "/sheet", "/reports", "/copies", "/export", "/search?q=river"])
def test_frame_skips_names_and_marks_where_one_is(browser, address):
    page = browser.get(address).text
    assert page.index('href="#content"') < page.index("<nav")
    assert len(re.findall("<main", page)) == 1
    assert len(re.findall("<h1", page)) == 1
    marked = re.findall(r'href="([^"]+)" aria-current="page"', page)
    assert marked == ([] if address.startswith("/search") else [address])
    assert re.search(r'<html lang="en">', page)
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    fields = re.findall(r'<(?:input|textarea|select)[^>]*? id="([^"]+)"', page)
    assert all(f'for="{field}"' in page for field in fields)


def test_pages_need_no_script(browser, six):
    for address in ("/", "/sheet", f"/report/{six[0][0].original.id}"):
        for script in re.findall(r"<script([^>]*)>([^<]*)</script>", browser.get(address).text):
            assert re.fullmatch(r' src="/static/\w+\.js" defer', script[0])
            assert not script[1]
