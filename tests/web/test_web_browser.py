"""A real browser opens the app as a newcomer does: with and without script, narrow and wide, by keys alone.

Needs Playwright and a Chromium; without them these tests are skipped, and say so.
"""

import pytest

from browsers import CHROMIUM, served_at
from rashomon.case import Case
from rashomon.web.app import make

playwright = pytest.importorskip("playwright.sync_api", reason="NO BROWSER TESTS: Playwright is not installed (pip install playwright)")
pytest.importorskip("uvicorn")

KEY = "a-key"
WIDTHS = (360, 1024, 1600)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="NO BROWSER TESTS: no Chromium found; set CHROMIUM to its path")


@pytest.fixture(scope="module")
def address(six, tmp_path_factory):
    """Give the address of a running server over a case with two reports."""
    path = tmp_path_factory.mktemp("browser") / "b.case"
    with Case.make(path, "Border") as case:
        for report, data in (six[2], six[5]):
            case.file(report, data)
    with served_at(make(path, KEY)) as served:
        yield served


@pytest.fixture(scope="module")
def chromium():
    """Give one running browser."""
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium, address):
    """Give a function that opens a page and is let in; a word of the console that is an error fails the test."""
    contexts, told = [], []

    def open_page(**options):
        context = chromium.new_context(base_url=address, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: told.append(str(error)))
        page.goto(f"/reports?token={KEY}")
        assert KEY not in page.url
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert told == []


def screens(page):
    """List the addresses of all screens."""
    first = page.request.get("/api/reports").json()["reports"][0]["id"]
    return ["/", "/sheet", "/reports", f"/report/{first}", f"/item/{first}/statements/s1", "/copies", "/search?q=river", "/export", "/point/p1", "/reading"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_no_screen_is_scrolled_sideways(opened, width, scheme):
    page = opened(viewport={"width": width, "height": 900}, color_scheme=scheme)
    for screen in screens(page):
        page.goto(screen)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), screen
        assert page.locator("h1").first.is_visible(), screen


def test_without_script_everything_is_reached_by_links_and_forms(opened):
    page = opened(java_script_enabled=False)
    for screen in screens(page):
        assert page.goto(screen).status == 200
    page.goto("/reports")
    page.locator(".headline a").first.click()
    page.locator(".card a.item").first.click()
    assert "/statements/" in page.url
    page.locator("#note").fill("ask the harbour")
    page.locator("#note-who").fill("ada")
    page.get_by_role("button", name="Write the note").click()
    assert page.get_by_role("cell", name="ask the harbour").is_visible()
    page.goto("/")
    page.locator("#text").fill("Grain was stolen at Oru on Monday, the miller said.")
    page.get_by_role("button", name="Read the text").click()
    page.get_by_role("link", name="Open the sheet").click(timeout=60_000)
    page.locator("main.sheet").wait_for(timeout=60_000)
    assert "/sheet" in page.url


def test_keys_do_what_links_do(opened):
    page = opened(permissions=["clipboard-read", "clipboard-write"])
    page.locator(".headline a").first.click()
    page.wait_for_url("**/report/*")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "s1"
    page.keyboard.press("c")
    page.get_by_text("footnote copied").wait_for()
    assert "SHA-256" in page.evaluate("navigator.clipboard.readText()")
    page.keyboard.press("Enter")
    page.wait_for_url("**/statements/*")
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.id") == "note"
    page.goto("/sheet")
    page.locator("main.sheet").wait_for(timeout=60_000)
    page.locator('td.cell[tabindex="0"]').focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('tr').querySelector('details').open")
    page.keyboard.press("x")
    page.wait_for_url("**/point/*")


def test_tab_reaches_what_can_be_clicked(opened):
    page = opened()
    for screen in screens(page):
        page.goto(screen)
        reached = page.evaluate("[...document.querySelectorAll('a[href], button, input:not([type=hidden]), textarea, select, summary')].filter(e => e.checkVisibility() && e.tabIndex < 0).map(e => e.outerHTML)")
        assert reached == [], screen
