"""The walk over raw HTML: where text begins, what is no text, what the part is called, and in what time."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.clean.places import place_of
from rashomon.clean.walk import walk


def lines(raw):
    """Show a walk as (place, words of each run)."""
    return [(line.place, [raw[r.start : r.end] for r in line.runs]) for line in walk(raw).lines]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("no markup at all", [("", ["no markup at all"])]),
        ("<p>One <b>two</b> three</p>", [("", ["One", "two", "three"])]),
        ("<p>One<p>Two", [("", ["One"]), ("", ["Two"])]),
        ("One<br>two", [("", ["One", "two"])]),
        ("One<br> <br/>two", [("", ["One"]), ("", ["two"])]),
        ("a < b and 3 <4", [("", ["a < b and 3 <4"])]),
        ("<p title='a > b'>x</p>", [("", ["x"])]),
        ("<p title=\"it's > b\" id=q>x</p>", [("", ["x"])]),
        ("<a href='unclosed>x</a><p>y", [("", ["x"]), ("", ["y"])]),
        ("<!-- no <p>words</p> -->x", [("", ["x"])]),
        ("<!-- never closed <p>x", []),
        ("<!DOCTYPE html><?php echo ?>x", [("", ["x"])]),
        ("<script>if (a<b) '<p>no</p>'</script>x", [("", ["x"])]),
        ("<SCRIPT>no</Script >x", [("", ["x"])]),
        ("It <script>no()</script>rained", [("", ["It", "rained"])]),
        ("<style>p{}</style><xmp><b></xmp>x", [("", ["x"])]),
        ("x<", [("", ["x<"])]),
        ("x<p", [("", ["x"])]),
        ("x</", [("", ["x"])]),
        ("<p>x\x00y</p>", [("", ["x\x00y"])]),
        ("", []),
    ],
)
def test_text_runs(raw, expected):
    assert lines(raw) == expected


@pytest.mark.parametrize(
    ("raw", "places"),
    [
        ("<nav>a</nav>b<footer>c</footer>", ["navigation", "", "page footer"]),
        ("<footer>a<nav>b</nav>c</footer>", ["page footer", "navigation", "page footer"]),
        ("<header>a<article>b</article></header>", ["page header", ""]),
        ("<div class='post-comments'>a<p>b</div>c", ["comments", "comments", ""]),
        ("<figure>a<figcaption>b</figcaption></figure>", ["caption", "caption"]),
        ("<title>a</title>b", ["page title", ""]),
        ("<div hidden>a<article>b</article></div>c", ["hidden", "hidden", ""]),
        ("<p>a <span style='display: none'>b <span>c</span></span> d</p>", ["", "hidden", "hidden", ""]),
        ("<template>a</template><noscript>b</noscript>c", ["hidden", "hidden", ""]),
        ("<nav>a</p></div>b", ["navigation", "navigation"]),  # ends of nothing open change nothing
        ("<div role=navigation>a</div>", ["navigation"]),
        ("<body class='has-sidebar nav-open'>a", [""]),
    ],
)
def test_places(raw, places):
    assert [place for place, _ in lines(raw)] == places


def test_lines_of_one_block_share_their_parent():
    a, b, c = walk("<div><p>a</p><p>b</p></div><div><p>c</p></div>").lines
    assert a.parent == b.parent != c.parent


def test_links_are_known():
    (line,) = walk("<p>see <a href=x>the story</a> here").lines
    assert [run.linked for run in line.runs] == [False, True, False]


def test_attribute_values_have_places():
    raw = "<META Name=author content=\"Ona &amp; Ben\" content='later'>"
    (tag,) = walk(raw).tags
    start, end = tag.values["content"]
    assert (tag.name, raw[start:end]) == ("meta", "Ona &amp; Ben")


def test_depth_counts_what_is_open_at_once():
    assert walk("<div>" * 40 + "</div>" * 40).depth == 41
    assert walk("<p>a" * 40).depth < 5
    assert walk("<table>" + "<tr><td>a<td>b" * 40).depth < 9
    assert walk("<p><b>a</p>" * 40).depth < 5
    assert walk("<p>" + "<b>" * 40 + "x").depth >= 40


def test_a_hint_must_be_a_whole_word():
    assert place_of("div", {"class": "navigator commentary"}) is None
    assert place_of("div", {"id": "siteFooter"}) == "page footer"


HOSTILE = {
    "open blocks": "<div>",
    "open inline": "<b>x",
    "unmatched ends": "<div></p></b></span>",
    "unclosed quotes": '<a href="x>',
    "bare signs": "< ",
    "open tags": "<a ",
    "attributes": "<p a=b c='d' ",
    "comments": "<!-- x ",
    "bogus comments": "</ <? <! ",
    "scripts": "<script></scrip>",
    "equals": "<a ====",
    "spaces": "<p          ",
    "entities": "&amp;&notit;&#0;",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_in_step_with_size(piece):
    def seconds(count):
        raw = piece * count
        begun = time.process_time()
        walk(raw)
        return time.process_time() - begun

    small = min(seconds(4_000) for _ in range(2))
    assert seconds(32_000) < 8 * 6 * small + 0.5  # eight times the size; quadratic would be 64 times


MARKUP = st.sampled_from(
    re.findall(
        r"\S+",
        "<p> </p> <div> </div> <b> </b> <br> <a/href='x'> </a> <nav> </nav> <script> </script> <!-- --> < > / = ' \" & &amp; "
        "&lt;p&gt; <span/hidden> </span> <title> </title> <h1> </h1> <td> <li> <textarea> <svg> </svg> <template>",
    )
)
PAGES = st.lists(MARKUP | st.text(max_size=6), max_size=40).map("".join)


@given(PAGES)
def test_runs_are_words_in_order_without_markup(raw):
    end = 0
    for line in walk(raw).lines:
        for run in line.runs:
            words = raw[run.start : run.end]
            assert end <= run.start < run.end
            assert words == words.strip()
            assert not re.search(r"<[a-zA-Z/!?]", words)
            end = run.end


@given(st.lists(st.tuples(st.sampled_from(["p", "div", "b", "li", "nav", "span", "h2"]), st.integers(0, 999)), max_size=30))
def test_no_word_is_lost(parts):
    raw = "".join(f"<{name} class='c{n}'>w{n} </{name}><!-- w0 -->" for name, n in parts)
    assert [w for _, words in lines(raw) for w in words] == [f"w{n}" for _, n in parts]
