"""The page of a report: whole, safe, legible, nothing but the report's words in its story."""

import base64
import hashlib
import re
import time
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hand_made import TITLE, Maker, quay
from rashomon.model import Header, Published, Report, Statement, Voice
from rashomon.show import page
from rashomon.show.visible import reveal
from rashomon.text import Span

VOID = {"meta", "br", "hr", "img", "link", "input"}


class Page(HTMLParser):
    """Read a page strictly: every element closed in order, what stands in the story kept apart."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.story: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        assert len(dict(attrs)) == len(attrs)
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))
        if "story" in self.classes(dict(attrs)):
            self.story.append("")

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        if any("story" in self.classes(attrs) for _, attrs in self.open):
            self.story[-1] += data
        if not any(tag in ("style", "script") for tag, _ in self.open):
            self.text += data

    @staticmethod
    def classes(attrs):
        return (attrs.get("class") or "").split()

    def of_class(self, name):
        return [attrs for _, attrs in self.elements if name in self.classes(attrs)]


def test_every_statement_has_its_card_and_the_way_to_it_and_back():
    read = Page(page.render(quay()))
    assert sorted(card["id"] for card in read.of_class("card")) == [f"s{n}" for n in range(1, 9)]
    ids = [attrs["id"] for _, attrs in read.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    hrefs = [attrs["href"] for tag, attrs in read.elements if tag == "a"]
    assert {f"#s{n}" for n in range(1, 9)} | {f"#w{n}" for n in range(1, 9)} <= set(hrefs)
    assert {h[1:] for h in hrefs} <= set(ids)


def test_the_story_holds_the_words_of_the_report_and_nothing_else():
    report = quay()
    assert "\n".join(Page(page.render(report)).story) == str(report.text)


def test_source_cue_and_content_are_marked():
    html = page.render(quay())
    assert re.search(r'<bdi class="m src" data-s="s7">She</bdi>', html)
    assert re.search(r'<bdi class="m cue" data-s="s7">denied</bdi>', html)
    assert re.search(r'<bdi class="m in h2 p2" data-s="s7">dockers had been armed</bdi>', html)


def test_a_nested_statement_is_marked_within_its_carrier():
    html = page.render(quay())
    # The innermost voice gives tint and band, the carrier a band of its own.
    assert '<bdi class="m in two h4 p0 x2 xp2" data-s="s4 s5">' in html
    nested = next(card for card in Page(html).of_class("card") if card["id"] == "s5")
    assert "d1" in Page.classes(nested)
    assert '<span>inside <a href="#s4">4</a></span>' in html


def test_a_card_shows_the_chain_and_the_words_that_prove_it():
    html = page.render(quay())
    card = html[html.index('id="s4"') : html.index('id="s6"', html.index('id="s4"'))]
    chain = re.sub(r"<[^>]+>", "", card[card.index('<ol class="chain"') : card.index("</ol>")])
    assert chain == "The Port Courier Interpress Mara Voss union leader Mara Voss … told Interpress"


def test_what_is_not_known_is_bracketed_and_set_as_ours():
    html = page.render(quay(header=Header()))
    assert '<span class="name ours">[outlet not given]</span>' in html
    assert '<h1 class="headline"><span class="ours">[no headline]</span></h1>' in page.render(Maker(title=None).report())
    assert '<span class="name ours">[no source given]</span>' in html
    assert "[dates differ: 13 May 2014 from the page’s metadata]" in page.render(quay())


def test_the_page_does_not_tell_where_the_file_lies():
    report = quay()
    moved = replace(report, original=replace(report.original, path="/home/mara/case 7/quay.txt"))
    assert "case 7" not in page.render(moved)
    assert "<p>quay.txt · utf-8 · SHA-256" in page.render(moved)


def test_dropped_words_are_folded_with_their_reason():
    html = page.render(quay())
    assert "<details><summary>1 piece left out" in html
    assert "<dt>icon names · 1</dt><dd><bdi>menu iconsearch iconshare icon</bdi></dd>" in html


def test_a_statement_outside_the_text_keeps_its_card():
    make = Maker()
    html = page.render(make.report(statements=(make.statement(1, None, "said", "share icon"),)))
    assert ' id="s1"' in html
    assert "[not in the text shown]" in html


def test_a_statement_in_the_headline_is_marked_there():
    make = Maker()
    html = page.render(make.report(statements=(make.statement(1, "dockers", "say", "Guards opened fire on us"),)))
    assert html.index('<bdi class="m src" data-s="s1">dockers</bdi>') < html.index("</h1>")
    assert "in the headline" in html


def test_the_policy_names_the_style_and_the_script_and_allows_nothing_else():
    html = page.render(quay())
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    for tag in ("style", "script"):
        (inside,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy[1]
    assert policy[1].startswith("default-src 'none'; ")
    for tag, attrs in Page(html).elements:
        assert not {"style", "src", "srcset", "action"} & set(attrs)
        assert not any(name.startswith("on") for name in attrs)
        assert tag not in ("link", "img", "iframe", "form", "base")
    assert "http://" not in html
    assert "https://" not in html
    assert "@import" not in html
    assert "url(" not in html


HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)> &lt; \u202egnp.exe\u202c \x00\x1b[2J </bdi></p></article>"


def hostile(text: str) -> Report:
    make = Maker(title=f"On {text}", paragraphs=(f"He said {text} so.",), before=f"menu {text}")
    words = make.words(f"{text} so")
    return make.report(
        header=Header(make.words(f"On {text}"), words, text, words, Published(text, "text", ())),
        statements=(Statement(text, words, words, words, "direct", voice=text, via=(text,), hedges=(words,), said=words, channel=words),),
        voices=(Voice(text, text, "unnamed", role=words, speaks_for=words, mentions=(words,)),),
        condition=(text,),
        notes=(text,),
        models={text: text},
    )


def test_markup_in_the_text_stays_text():
    html = page.render(hostile(HOSTILE))
    read = Page(html)
    assert [tag for tag, _ in read.elements].count("script") == 1
    assert read.story[0] == reveal(f"On {HOSTILE}")
    assert "⟨RLO⟩gnp.exe⟨PDF⟩" in read.text
    assert "\u202e" not in html
    assert "\x1b" not in html
    assert "\x00" not in html


@settings(deadline=None)
@given(st.text(min_size=1, max_size=40).filter(lambda t: t.strip() == t))
def test_any_text_gives_a_whole_page(text):
    report = hostile(text)
    html = page.render(report)
    html.encode()
    assert "".join(Page(html).story) == "".join(reveal(line) for line in (str(report.text)[a:b] for a, b in report.text.units))


@st.composite
def scattered(draw):
    """Statements anywhere, in pieces, across paragraphs, inside one another or in a ring."""
    make = Maker()
    end = len(make.raw)

    def words():
        cuts = sorted(draw(st.sets(st.integers(0, end), min_size=2, max_size=4)))
        spans = [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
        return make.original.words(*spans)

    count = draw(st.integers(1, 12))
    names = st.none() | st.sampled_from([f"s{n}" for n in range(1, count + 1)])
    made = [
        Statement(f"s{n}", words(), words(), words(), "mixed", voice=draw(st.sampled_from([None, "v1", "v2", "v9"])), within=draw(names), via=("v1",))
        for n in range(1, count + 1)
    ]
    return make.report(statements=tuple(made), voices=(Voice("v1", "K7", "outlet"), Voice("v2", "She", "unnamed")))


@settings(deadline=None, max_examples=50)
@given(scattered())
def test_however_statements_lie_words_and_cards_are_whole(report):
    read = Page(page.render(report))
    assert "\n".join(read.story) == str(report.text)
    assert len(read.of_class("card")) == len(report.statements)


def test_the_same_report_gives_the_same_page():
    assert page.render(quay()) == page.render(quay())


def test_a_report_that_was_not_annotated_shows_its_story():
    read = Page(page.render(quay(statements=None, voices=None, notes=("not English",))))
    assert read.story[0] == TITLE
    assert "[statements: not looked for]" in read.text
    assert "[note: not English]" in read.text
    assert not read.of_class("card")


def test_an_input_without_a_story_says_so():
    assert "[no story found]" in Page(page.render(Maker(title=None, paragraphs=()).report(statements=()))).text


def test_several_reports_share_a_page_and_no_anchor():
    read = Page(page.render_many([quay(), replace(quay(), header=Header()), quay()]))
    ids = [attrs["id"] for _, attrs in read.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert len(read.of_class("card")) == 24
    assert {"r1-top", "r2-top", "r3-top"} <= set(ids)
    assert {attrs["href"][1:] for tag, attrs in read.elements if tag == "a"} <= set(ids)
    assert page.render_many([quay()]) == page.render(quay())


def contrast(one: str, other: str) -> float:
    """Compute the contrast ratio of two colours as WCAG 2.2 defines it."""

    def luminance(colour: str) -> float:
        digits = colour.lstrip("#")
        digits = digits if len(digits) == 6 else "".join(c * 2 for c in digits)
        parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_every_colour_can_be_read(theme):
    style = re.search(r"<style>(.*?)</style>", page.render(quay()), re.DOTALL)
    assert style
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]+)", re.findall(r":root \{(.*?)\}", style[1], re.DOTALL)[theme]))
    tints = [colours[f"t{n}"] for n in range(9)]
    for back in (colours["paper"], colours["panel"], *tints):
        assert contrast(colours["ink"], back) >= 7  # AAA for the story
        for name in ("soft", "alert", *(f"c{n}" for n in range(9))):
            assert contrast(colours[name], back) >= 4.5, name
    for n in range(9):
        assert contrast(colours["on"], colours[f"c{n}"]) >= 4.5


def nested(count: int) -> Report:
    make = Maker(paragraphs=("word " * 4 * count + "end.",))
    at = make.units[0].start
    made = [
        Statement(f"s{n}", None, None, make.original.words(Span(at + n, make.units[0].end - n)), "direct", within=f"s{n - 1}" if n else None)
        for n in range(count)
    ]
    return make.report(statements=tuple(made))


def test_time_and_size_grow_with_the_statements_however_they_nest():
    small, large = nested(100), nested(800)
    start = time.perf_counter()
    ratio = len(page.render(large)) / len(page.render(small))
    assert ratio < 12
    assert time.perf_counter() - start < 10  # a list of all carriers at every word took minutes
