"""Every screen of the app in a real browser: no serious fault by axe, nothing cut off sideways, all reached by the Tab key, nothing asked of others.

Screens are found as a reader finds them, by the links from the first one on; of each kind a few are looked at.  Needs Playwright and a
Chromium (`CHROMIUM` names another than the system's), and axe-core for the first test (`AXE` names its `axe.min.js`).
"""

import os
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from starlette.routing import Match

from browsers import CHROMIUM, served_at
from rashomon import review
from rashomon.case import Case
from rashomon.inputs import read_bytes
from rashomon.pipeline import read_report
from rashomon.web.app import make

playwright = pytest.importorskip("playwright.sync_api", reason="NO SCREEN IS LOOKED AT: Playwright is not installed (make check installs it)")
pytest.importorskip("uvicorn")

ROOT = Path(__file__).resolve().parents[2]
AXE = Path(os.environ.get("AXE") or ROOT / ".venv" / "axe" / "node_modules" / "axe-core" / "axe.min.js")
KEY = "a-key"
SIZES = (360, 1024, 1600)
EACH = 2  # screens of one kind
LINKS = "[...document.querySelectorAll('a[href]')].map(a => a.href)"
# What takes a click, can be seen, and is no member of a group of which one takes the focus for all.
STOPS = """[...document.querySelectorAll("a[href], button, input:not([type=hidden]), textarea, select, summary, [tabindex='0']")]
  .filter(e => e.checkVisibility({visibilityProperty: true}) && !e.disabled && e.type !== 'radio' && e.tabIndex >= 0 && e.getClientRects().length)"""
MARK = f"{STOPS}.forEach((e, n) => e.setAttribute('data-stop', n)), {STOPS}.length"
HERE = """() => { const e = document.activeElement, s = getComputedStyle(e);
  const ring = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== 'none'
    || e.type === 'date';  // (of which the browser marks the part that has the focus)
  return [e.getAttribute('data-stop'), ring, e.outerHTML.slice(0, 120)]; }"""
pytestmark = [pytest.mark.timeout(900), pytest.mark.skipif(CHROMIUM is None, reason="NO SCREEN IS LOOKED AT: no Chromium was found; CHROMIUM names one")]


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    """Give the app over the example's case, with a few decisions."""
    path = tmp_path_factory.mktemp("screens") / "border.case"
    with Case.make(path, "Border") as case:
        for entry in sorted((ROOT / "examples" / "border").glob("*.txt")):
            case.file(read_report(read_bytes(entry.read_bytes(), entry.name)), entry.read_bytes())
        case.comparison()
        first = case.filed()[0].id
        review.decide(case, "ada", "note", {"report": first}, {"text": "ask the ministry"})
    found = make(path, KEY)
    yield found
    found.state.held.close()


@pytest.fixture(scope="module")
def address(app):
    """Give the address at which the app is served."""
    with served_at(app) as served:
        yield served


@pytest.fixture(scope="module")
def browser():
    """Give one running browser."""
    with playwright.sync_playwright() as running:
        started = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


def opened(browser, address, **options):
    """Open a window that is let in, and give its page; `page.faults` gathers errors of the console and requests to others."""
    page = browser.new_context(base_url=address, **options).new_page()
    page.faults = []
    page.on("console", lambda message: page.faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith((address, "data:")) else page.faults.append(f"asked for {request.url}"))
    page.goto(f"/?token={KEY}")
    return page


def kind_of(app, path):
    """Name the kind of screen an address leads to: its route, and the layer it is about."""
    for route in app.routes:
        match, scope = route.matches({"type": "http", "path": path, "method": "GET", "headers": []})
        if match is Match.FULL:
            return route.name, scope["path_params"].get("layer")
    return None


@pytest.fixture(scope="module")
def screens(app, browser, address):
    """List the addresses of screens, a few of each kind, as links lead to them."""
    page = opened(browser, address)
    page.goto("/sheet")
    page.locator("main.sheet").wait_for(timeout=120_000)
    # To some a form leads instead, or what just happened.
    waiting = ["/", "/search?q=border", "/reading", "/who", "/reviewed"]
    seen, found, kinds = set(waiting), [], Counter()
    while waiting:
        path = waiting.pop(0)
        kind = kind_of(app, urlsplit(path).path)
        assert kind, f"a link leads nowhere: {path}"
        if kinds[kind] >= EACH or kind[0] in ("static", "widths", "api", "source"):
            continue
        kinds[kind] += 1
        assert page.goto(path).status == 200, path
        found.append(path)
        for link in page.evaluate(LINKS):
            parts = urlsplit(link)
            goal = parts.path + (f"?{parts.query}" if parts.query else "")
            if link.startswith(address) and goal not in seen:
                seen.add(goal)
                waiting.append(goal)
    page.context.close()
    names = {name for name, _ in kinds}
    left = {route.name for route in app.routes if "GET" in (getattr(route, "methods", None) or ()) and "/api" not in route.path} - names
    print(f"{len(found)} screens of {len(kinds)} kinds; no link leads to {', '.join(sorted(left))}")  # noqa: T201
    assert len(found) >= 15
    return found


def each(page, screens):
    """Open one screen after another; all that is folded is unfolded."""
    for screen in screens:
        page.goto(screen)
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        yield screen


@pytest.mark.skipif(not AXE.is_file(), reason=f"AXE HAS NOT LOOKED AT ANY SCREEN: no {AXE} (make check fetches it with npm)")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", SIZES)
def test_axe_finds_no_serious_fault(browser, address, screens, width, scheme):
    page = opened(browser, address, viewport={"width": width, "height": 900}, color_scheme=scheme)
    faults = set()
    for screen in each(page, screens):
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        faults |= {(f["id"], f["impact"], f["help"], screen, f["nodes"][0]["html"][:160]) for f in found if f["impact"] in ("serious", "critical")}
    assert sorted(faults) == []
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", SIZES)
def test_nothing_is_cut_off_and_nothing_asked_of_others(browser, address, screens, width, scheme):
    page = opened(browser, address, viewport={"width": width, "height": 900}, color_scheme=scheme)
    wide = [screen for screen in each(page, screens) if page.evaluate("document.documentElement.scrollWidth > innerWidth")]
    assert wide == []
    assert page.faults == []
    page.context.close()


@pytest.mark.parametrize("width", [360, 1600])
def test_the_tab_key_reaches_everything_and_shows_where_it_is(browser, address, screens, width):
    page = opened(browser, address, viewport={"width": width, "height": 900})
    missed, unseen = [], []
    for screen in each(page, screens):
        count = page.evaluate(MARK)
        # The walk begins at the top of the page, wherever the page put the focus.
        page.evaluate("document.activeElement.blur(), getSelection().setPosition(document.body, 0)")
        reached, last = set(), None
        for _ in range(2 * count + 10):
            page.keyboard.press("Tab")
            stop, ring, html = page.evaluate(HERE)
            if stop is None:
                continue
            if not ring:
                unseen.append((screen, html))
            if stop in reached and stop != last:  # (a date is several stops in one)
                break
            reached.add(stop)
            last = stop
        missed += [(screen, page.locator(f'[data-stop="{n}"]').evaluate("e => e.outerHTML.slice(0, 120)")) for n in range(count) if str(n) not in reached]
    assert missed == []
    assert unseen == []
    page.context.close()
