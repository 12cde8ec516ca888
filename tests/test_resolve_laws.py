"""What holds for any report: pinned words, ids that exist, nothing lost, time that grows with length."""

import time
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

import marked
from rashomon.model import Header, Report, Statement
from rashomon.resolve import resolve
from rashomon.text import Original, Span, Text, read_words

SAYINGS = st.sampled_from(["He said", "“We saw it,” Lena Adal told AFP", "AFP quoted a source as saying", "the army denied", "who", "MAY", "\u202e", "\n", "Mr. Finn", "“", "it", "'s"])


@st.composite
def reports(draw):
    raw = draw(st.lists(st.one_of(SAYINGS, st.text(max_size=12)), min_size=1, max_size=12).map(" ".join).filter(lambda t: t.strip()))
    original = Original(raw, "utf-8", "x.txt", "", "text/plain", "x")
    places = [i for i, c in enumerate(raw) if not c.isspace()]

    def words():
        a, b = sorted(draw(st.tuples(st.sampled_from(places), st.sampled_from(places))))
        return read_words(raw, [Span(a, b + 1)])

    number = draw(st.integers(0, 5))
    statements = []
    for i in range(number):
        source, cue = (words() if draw(st.booleans()) else None for _ in range(2))
        within = draw(st.sampled_from([None, *(f"s{j}" for j in range(number))]))
        statements.append(Statement(f"s{i}", source, cue, words(), draw(st.sampled_from(["direct", "indirect", "mixed"])), within=within))
    text = Text.build(original, [[Span(places[0], places[-1] + 1)]])
    return Report(original, text, False, Header(), (), (), "en", statements=tuple(statements))


@given(reports())
def test_any_report_resolves_to_a_sound_record(report):
    done = resolve(report)
    assert done.statements is not None
    assert done.voices is not None
    ids = [v.id for v in done.voices]
    assert len(ids) == len(set(ids))
    assert [replace(s, voice=None, via=(), stance="asserts", act=None, hedges=(), said=None, channel=None) for s in done.statements] == list(report.statements)
    used = {v for s in done.statements for v in (s.voice, *s.via) if v}
    assert used == set(ids)
    assert all(v.name for v in done.voices)
    words = [w for s in done.statements for w in (*s.hedges, s.said, s.channel) if w]
    words += [w for v in done.voices for w in (v.role, v.speaks_for, *v.mentions) if w]
    assert all(read_words(report.original.raw, w.spans) == w for w in words)
    assert resolve(report) == done


def test_a_report_that_was_not_read_stays_so():
    report = replace(marked.report("[1s A] [1c said] [1t b]."), statements=None)
    assert resolve(report) is report


def long_report(stories):
    """Repeat three statements, the names never quite the same, as one plain text."""
    parts, statements, at = [], [], 0
    for i in range(stories):
        name = f"President Lena Adal{chr(97 + i % 26) * (1 + i % 7)}"
        story = f"{name} told Radio {name[-3:]} that it fell. He said the official left. The official, quoted by AFP, said no.\n"
        for source, cue, content in ((name, "told", "it fell"), ("He", "said", "the official left"), ("The official", "said", "no")):
            begin = story.rindex(source) if source == "The official" else story.index(source)
            places = [begin, story.index(cue, begin), story.index(content, begin)]
            spans = [Span(at + p, at + p + len(w)) for p, w in zip(places, (source, cue, content), strict=True)]
            statements.append((f"s{len(statements)}", spans))
        parts.append(story)
        at += len(story)
    raw = "".join(parts)
    original = Original(raw, "utf-8", "x.txt", "", "text/plain", "x")
    found = tuple(Statement(key, *(read_words(raw, [span]) for span in spans), "indirect") for key, spans in statements)
    return Report(original, Text.build(original, [[Span(0, len(raw) - 1)]]), False, Header(), (), (), "en", statements=found)


def seconds(stories):
    report = long_report(stories)
    began = time.process_time()
    resolve(report)
    return time.process_time() - began


def test_ten_times_the_statements_take_about_ten_times_as_long():
    seconds(50)
    small = min(seconds(100) for _ in range(3))
    assert seconds(1000) < 30 * small


def test_an_article_for_a_name_is_survived():
    from rashomon.resolve.names import Phrase
    from rashomon.resolve.registry import Registry

    registry = Registry()
    assert registry.add_person(Phrase(printed="told A", kind="person", name="A")).kind == "person"
