"""In a real browser: words are chosen by selecting them, emoji before them or not; the queue works by keys alone."""

import pytest
from browsing import Browser

import letting_in
from browsers import CHROMIUM, served_at
from rashomon.case import Case
from rashomon.text import Span

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="NO BROWSER: Chromium is not installed, so selecting words and keys are not tried")


@pytest.fixture(scope="module")
def served(odd, tmp_path_factory):
    """Give a browser let in to a case of odd reports, its address, and the path of the case."""
    path = tmp_path_factory.mktemp("browser") / "odd.case"
    with served_at(letting_in.served(path, "Odd", odd)) as base:
        browser = Browser(tmp_path_factory.mktemp("profile"))
        browser.open(f"{base}/reports?token={letting_in.TOKEN}")
        yield browser, base, path
        browser.close()


def test_a_statement_is_added_by_selecting_words_behind_emoji(served, odd):
    browser, base, path = served
    report = odd[0][0]
    browser.open(f"{base}/missed/{report.original.id}")
    chosen = {"content": "men \U0001f469\u200d\U0001f469\u200d\U0001f467 on the bank", "source": "captain Ilda Maros", "cue": "told"}
    for field, words in chosen.items():
        browser.select(words)
        browser.click(f"[data-take={field}]:not([data-more])")
        assert browser.js(f"document.querySelector('#field-{field}-words output').textContent") == words
    browser.select("The northern council")
    browser.click("[data-take=content][data-more]")
    browser.click("button[value=save]")
    browser.until("location.pathname.startsWith('/report/')")
    with Case.open(path) as case:
        decision = case.entries()[-1].decision
    read = {field: report.original.words(*(Span(*pair) for pair in decision[field])).text for field in chosen}
    assert read == chosen | {"content": f"{chosen['content']} The northern council"}


def test_the_queue_works_by_keys_alone(served):
    browser, base, path = served
    with Case.open(path) as case:
        before = len(case.entries())
    browser.open(f"{base}/queue")
    token = "document.querySelector('[name=item]').value"
    first = browser.until(token)
    browser.press("s")
    second = browser.until(f"{token} !== '{first}' && {token}")
    browser.press("ArrowLeft")
    browser.until(f"{token} === '{first}'")
    browser.press("r")
    browser.until(f"{token} === '{second}' && document.querySelector('.undo')")
    browser.press("u")
    browser.until(f"{token} === '{first}'")
    browser.press("n")
    browser.until("document.activeElement.id === 'note'")
    browser.press("w")
    assert browser.js("document.getElementById('note').value") == "w"
    browser.press("Escape")
    browser.press("e")
    browser.until(f"{token} === '{second}'")
    with Case.open(path) as case:
        actions = [entry.action for entry in case.entries()[before:]]
    assert actions in (["verdict", "undo", "verdict"], ["no_contradiction", "undo", "verdict"])
