"""Exports of Nexis and Factiva: cut exactly, nothing lost in silence, nothing else taken for one."""

from __future__ import annotations

import io
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import exported
from rashomon.archives.cutting import BLOCK, Way, segments
from rashomon.archives.entries import Caps, Entry, Refused
from rashomon.archives.exports import entries_of_export, is_export, parts_of_export
from rashomon.errors import ReadError

CLASSIC, OLD, LATER, SHOWN, CODED = (made.text for made in exported.ALL.values())
COVER = """\
User Name: O. Vell
Date and Time: Thursday, July 7, 2016 3:33:00 PM CEST
Job Number: 120392813

Documents (2)

1. Two sides, one grave: Orlen buries its dead
Client/Matter: -None-
Search Terms: Orlen AND sluice
Search Type: Terms and Connectors
Narrowed by:
  Content Type    Narrowed by
  News            -None-
2. Council and union to meet

| About LexisNexis | Privacy Policy | Terms & Conditions | Copyright © 2016 LexisNexis

"""
SECOND = LATER.replace("Two sides, one grave: Orlen buries its dead", "Council and union to meet").replace("July 4", "July 5")


def kept(folder, text, name="export.txt", encoding="utf-8"):
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return str(path)


def read(path, size=1000, caps=None):
    """Read a file by its parts: articles by address behind the file's name, and what was refused."""
    found = [item for part in parts_of_export(path, size) for item in entries_of_export(part, caps or Caps())]
    assert len({item.address for item in found}) == len(found)
    articles = {item.address.removeprefix(path): item.data.decode() for item in found if isinstance(item, Entry)}
    return articles, {item.address.removeprefix(path): (item.reason, item.broken) for item in found if isinstance(item, Refused)}


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        (exported.numbered(CLASSIC, OLD), [CLASSIC, OLD]),
        (exported.numbered(CLASSIC, OLD).replace("1 of 2 DOCUMENTS", "\x0c1 of 2 DOCUMENTS"), [CLASSIC, OLD]),
        (f"{LATER}\n\n\n{SECOND}\n", [LATER, SECOND]),
        (f"{SHOWN}\n\n{SHOWN.replace('Council', 'Valley')}\n", [SHOWN, SHOWN.replace("Council", "Valley")]),
        (f"{CODED}\n\n{CODED.replace('Guards', 'Union')}\n", [CODED, CODED.replace("Guards", "Union")]),
        (f"{SHOWN}\n{CODED}\n{LATER}{exported.numbered(OLD)}", [SHOWN, CODED, LATER, OLD]),
    ],
    ids=["classic", "form feeds", "later", "shown", "coded", "files put together"],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_articles_are_cut_exactly(tmp_path, text, articles, newline):
    text = text.replace("\n", newline)
    assert is_export(text)
    found, refused = read(kept(tmp_path, text))
    assert list(found.values()) == [article.replace("\n", newline).strip() for article in articles]
    assert list(found) == [f"#{n + 1}" for n in range(len(articles))]
    assert refused == {}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_any_encoding_gives_the_same_articles(tmp_path, encoding):
    found, refused = read(kept(tmp_path, exported.numbered(CLASSIC, OLD, CLASSIC), encoding=encoding), size=1)
    assert list(found.values()) == [CLASSIC.strip(), OLD.strip(), CLASSIC.strip()]
    assert refused == {}


def test_a_file_put_together_of_two_encodings_is_decoded_article_by_article(tmp_path):
    path = tmp_path / "both.txt"
    path.write_bytes(exported.numbered(CLASSIC).encode("cp1252") + exported.numbered(OLD).encode())
    assert list(read(str(path))[0].values()) == [CLASSIC.strip(), OLD.strip()]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
def test_parts_give_the_same_as_the_whole(tmp_path, size):
    text = COVER + LATER + "\n\n" + SECOND + "\n\nSearch Summary\nText: Orlen\n\n" + SHOWN + exported.numbered(CLASSIC, OLD, CLASSIC, of=5)
    path = kept(tmp_path, text)
    parts = list(parts_of_export(path, size))
    assert sum(part.count for part in parts) == 6
    assert [part.first for part in parts] == list(range(0, 6, size))
    assert read(path, size) == read(path)


def test_a_cover_and_what_stands_behind_are_listed(tmp_path):
    found, refused = read(kept(tmp_path, f"{COVER}{LATER}\n{SECOND}\n\nSearch Summary\nText: Orlen\n"))
    assert list(found.values()) == [LATER, SECOND]
    assert list(refused.values()) == [("cover page or contents, no article", False)] * 2
    assert next(iter(refused)) == "@0"


def test_a_classic_cover_and_the_printers_last_page_are_listed(tmp_path):
    text = f"Time of Request: July 7, 2016 08:34 EST\nJob Number: 12\n{exported.numbered(OLD, CLASSIC)}*** Print Completed ***\n\nTime of Request: July 7, 2016 08:34 EST\n"
    found, refused = read(kept(tmp_path, text))
    assert list(found.values()) == [OLD.strip(), CLASSIC.strip()]
    assert set(refused.values()) == {("cover page or contents, no article", False)}


def test_contents_with_leaders_are_cut_off_factivas_first_article(tmp_path):
    contents = "Table of Contents\n\nCouncil guards kill four at Orlen, union says......2\nGuards repel attack......3\n\n"
    found, refused = read(kept(tmp_path, f"{contents}{SHOWN}\n\n{contents}{CODED}\n"))
    assert list(found.values()) == [SHOWN, CODED]
    assert len(refused) == 2


@pytest.mark.parametrize(
    ("text", "reason", "broken"),
    [
        (LATER.replace("\n\nEnd of Document", "\n\n") + SECOND, "two articles run together, no mark between them", True),
        (f"{CODED[: CODED.index('CO  ')]}{CODED}", "two articles run together, no mark between them", True),
        (f"{SHOWN[: SHOWN.index('Document VAL')]}{SHOWN}", "two articles run together, no mark between them", True),
        (exported.numbered(CLASSIC + "\n\n" + OLD), "two articles run together, no mark between them", True),
        (exported.numbered(CLASSIC[: CLASSIC.index("DATELINE")]), "no body, though its words are counted", True),
        (exported.numbered(CLASSIC[: CLASSIC.index("DATELINE")].replace("71 words", "12 words")), "a headline and fields, no body", False),
        (SHOWN[: SHOWN.index("Guards of")] + "Document VALIN00020160702ec7200001", "no body, though its words are counted", True),
        (CODED[: CODED.index("LP\n")] + CODED[CODED.index("AN  ") :], "no body, though its words are counted", True),
        (LATER[: LATER.index("Both")] + LATER[LATER.index("Load-Date") :], "no body, though its words are counted", True),
        (f"{SHOWN}\n\nDocument VALIN00020160702ec7200002", "nothing between two marks", True),
        (exported.numbered(OLD, "", of=2), "nothing between two marks", True),
    ],
)
def test_damaged_articles_are_refused_with_a_reason(tmp_path, text, reason, broken):
    assert list(read(kept(tmp_path, text))[1].values()) == [(reason, broken)]


@pytest.mark.parametrize("article", [LATER, SHOWN, CODED])
def test_an_article_cut_off_at_the_end_of_the_file_is_kept(tmp_path, article):
    found, refused = read(kept(tmp_path, f"{article}\n\n{article[:-80]}"))
    assert list(found.values()) == [article, article[:-80].strip()]
    assert refused == {}


@pytest.mark.parametrize(
    ("marks", "told"),
    [
        ([(1, 3), (2, 3), (3, 3)], {}),
        ([(1, 3), (3, 3)], {"#1+": ("numbers of articles left out", False)}),
        ([(1, 3), (2, 3)], {"#2+": ("fewer articles than their numbers count", False)}),
        ([(1, 2), (1, 2), (2, 2)], {"#1+": ("fewer articles than their numbers count", False)}),
    ],
)
@pytest.mark.parametrize("size", [1, 10])
def test_numbers_that_do_not_add_up_are_told(tmp_path, marks, told, size):
    text = "".join(exported.numbered(OLD, of=of, first=number) for number, of in marks)
    found, refused = read(kept(tmp_path, text), size)
    assert len(found) == len(marks)
    assert refused == told


def test_a_cover_that_counts_more_is_told(tmp_path):
    _, refused = read(kept(tmp_path, COVER.replace("Documents (2)", "Documents (1,250)") + LATER))
    assert refused["#1+"] == ("fewer articles than the cover counts", False)


def test_an_article_over_the_cap_is_refused_and_the_next_is_read(tmp_path):
    long = SHOWN.replace("\n\nDocument", "\n\n" + "No word of it. " * 20_000 + "\n\nDocument")
    found, refused = read(kept(tmp_path, f"{SHOWN}\n\n{long}\n\n{CODED}"), caps=Caps(max_bytes=100_000))
    assert list(found.values()) == [SHOWN, CODED]
    assert refused == {"#2": ("larger than the cap", True)}


def test_what_stands_between_articles_counts_the_same_under_any_cap(tmp_path):
    between = "\n\nSearch Summary\n" + "Text: Orlen AND sluice\n" * 5_000
    found, refused = read(kept(tmp_path, f"{SHOWN}{between}{exported.numbered(OLD)}"), caps=Caps(max_bytes=50_000))
    assert list(found) == ["#1", "#2"]
    assert list(refused.values()) == [("cover page or contents, no article", False)]


def test_marks_within_prose_cut_nothing(tmp_path):
    body = "2 of 3 documents\n\nDocument 2 of 3\n\nEnd of document\n\nThe time of request: noon."
    article = SHOWN.replace("\n\nDocument", f"\n\n{body}\n\nDocument")
    found, refused = read(kept(tmp_path, f"{article}\n\n{CODED}"))
    assert list(found.values()) == [article, CODED]
    assert refused == {}


def test_an_article_is_the_same_in_every_export(tmp_path):
    first, _ = read(kept(tmp_path, exported.numbered(CLASSIC, OLD), "a.txt"))
    second, _ = read(kept(tmp_path, exported.numbered(OLD, first=7, of=9), "b.txt"))
    assert first["#2"] == second["#1"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Document 2 of 3",
        "The court saw 2 of 3 documents.\n\nDocument 2 of 3 names the guard, the union said.\n",
        "End of Document\n\nThe paper of the Dam Council bears these words on its last page.",
        "The report has 501 words.\n\n501 words\n\n2 July 2016\n\nThat is what the council gave to the dead.",
        "Length: 12 words\n\nBody of a guard found at the sluice, the council says.",
        "HD television came to Orlen.\nWC stands for nothing there.\n",
        CLASSIC,
        LATER,
        f"\n{SHOWN}\n\n",
        CODED,
        "\n\n".join(exported.ORLEN),
    ],
)
def test_other_texts_are_no_exports(text):
    assert not is_export(text)


@pytest.mark.parametrize("text", [SHOWN[:400], CODED[:300], LATER[:420], COVER + LATER[:40], exported.numbered(OLD)[:500]])
def test_the_beginning_of_a_long_article_is_enough(text):
    assert is_export(text)


def test_a_file_without_an_article_or_that_is_none_is_an_error(tmp_path):
    with pytest.raises(ReadError, match="holds no article"):
        list(parts_of_export(kept(tmp_path, COVER), 10))
    with pytest.raises(ReadError, match="no such file"):
        list(parts_of_export(str(tmp_path / "none.txt"), 10))
    (tmp_path / "bytes.txt").write_bytes(bytes(range(256)) * 40)
    with pytest.raises(ReadError, match="no text"):
        list(parts_of_export(str(tmp_path / "bytes.txt"), 10))


@given(st.lists(st.sampled_from(["\n", "\r\n", "\r", "End of Document", "1 of 2 DOCUMENTS", "é", "word ", "\x0c", "*** Print Completed ***"]), max_size=40))
@settings(max_examples=150, deadline=None)
def test_every_character_stands_in_a_segment_or_is_a_number(pieces):
    text = "".join(pieces)
    for way in (Way(), Way(wide="utf-16-le")):
        data = text.encode(way.wide or "utf-8")
        found = list(segments(io.BytesIO(data), 0, way, 10**6))
        shown = "".join(b"".join(segment.pieces).decode() for segment in found)
        wanted = "\n".join(line for line in text.replace("\r", "\n").split("\n") if line.strip(" \x0c") != "1 of 2 DOCUMENTS")
        assert "".join(shown.split()) == "".join(wanted.split())
        for segment in found:
            again = next(segments(io.BytesIO(data), segment.offset, way, 10**6))
            assert (again.pieces, again.number, again.ended) == (segment.pieces, segment.number, segment.ended)


def test_lines_that_cross_blocks_and_lines_without_an_end_are_held_whole():
    long = b"x" * (BLOCK - 3) + b"\r\nEnd of Document\r\n" + b"y" * (5 * BLOCK + 7)
    found = list(segments(io.BytesIO(long), 0, Way(), 10**8))
    assert [b"".join(s.pieces) for s in found] == [long[: BLOCK + 16], long[BLOCK + 16 :]]
    assert [s.offset for s in found] == [0, BLOCK + 16]


def test_time_grows_with_the_size_of_the_file(tmp_path):
    def seconds(copies):
        path = kept(tmp_path, exported.numbered(*[OLD] * copies), f"{copies}.txt")
        began = time.perf_counter()
        assert sum(part.count for part in parts_of_export(path, 10)) == copies
        return time.perf_counter() - began

    seconds(10)
    assert seconds(4000) < 30 * max(seconds(400), 0.01)
