"""Find quotations whose words changed between two copies, and quotations given to another speaker."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rashomon.comparison import Edit
from rashomon.copies.align import Gap, Pair
from rashomon.copies.lexicon import FUNCTION, JOINING, PREPOSITIONS, PRONOUNS, SAYING, TIMES
from rashomon.copies.numbers import numbers
from rashomon.copies.words import Page, key
from rashomon.text import Words

# Equal words that make two quotations one, and the share of the shorter that they must be.
FEWEST, ALIKE = 2, 0.6
# How far from a quotation its speaker is looked for, and the longest speaker, in words.
REACH, LONGEST = 14, 7
# Bodies that speak: a name for a person is never compared with another noun, which may be that person's office.
_BODIES = frozenset(
    "army military police government forces media ministry agency television tv radio newspaper party group union council court company board office "
    "department committee parliament opposition authorities officials rebels residents witnesses activists command movement front organisation organization".split()
)


def altered(one: Page, other: Page, pair: Pair) -> Iterator[Edit]:
    """Give an edit for each place where the words inside one quotation differ; a quotation cut short is not altered."""
    for gap in pair.gaps:
        a, b = _quotation(one, gap.one, pair.one), _quotation(other, gap.other, pair.other)
        if a and b and _one_quotation(pair, a, b) and not _same(one, other, gap):
            yield Edit("quotation_changed", _around(one, *gap.one), _around(other, *gap.other))


def _quotation(page: Page, gap: tuple[int, int], sentence: tuple[int, int]) -> tuple[int, int] | None:
    """Give the quotation that a gap lies in, or, if nothing stands in it, that its two neighbours lie in."""
    first, last = gap if gap[0] < gap[1] else (gap[0] - 1, gap[0] + 1)
    if first < sentence[0] or last > sentence[1]:
        return None
    return next((q for q in page.quotations if q[0] <= first and last <= q[1]), None)


def _one_quotation(pair: Pair, a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Tell whether what two sentences hold of two quotations is mostly the same words."""
    equal = sum(a[0] <= i + n < a[1] and b[0] <= j + n < b[1] for i, j, length in pair.equal for n in range(length))
    least = min(min(a[1], pair.one[1]) - max(a[0], pair.one[0]), min(b[1], pair.other[1]) - max(b[0], pair.other[0]))
    return equal >= max(FEWEST, ALIKE * least)


def _same(one: Page, other: Page, gap: Gap) -> bool:
    """Tell whether the words are spelt otherwise, numbers (which are told apart elsewhere), or marked as not the speaker's."""
    if all(next(numbers(page.keys, *place), None) for page, place in ((one, gap.one), (other, gap.other))):
        return True
    if any("[" in page.between(n) for page, place in ((one, gap.one), (other, gap.other)) for n in range(max(0, place[0] - 1), place[1])):
        return True
    return _folded(one.keys[slice(*gap.one)]) == _folded(other.keys[slice(*gap.other)])


def _folded(keys: list[str]) -> str:
    """Fold spellings: "organise" and "organize", "cease-fire" and "ceasefire"."""
    return "".join(keys).replace("z", "s").replace("ou", "o").replace("ll", "l")


def _around(page: Page, first: int, last: int) -> Words:
    """Pin changed words, with three more of the quotation on either side."""
    begin, end = next((q for q in page.quotations if q[0] <= first <= q[1]), (first, last))
    return page.words(max(begin, first - 3), min(end, last + 3))


@dataclass(frozen=True, slots=True)
class Speaker:
    """Hold who says a quotation: the words of the name as compared, whether it is a name, and the words as printed."""

    keys: frozenset[str]
    head: str
    name: bool
    words: Words


def given(one: Page, other: Page, pairs: Iterable[Pair]) -> Iterator[Edit]:
    """Give an edit for each quotation that two copies put in the mouths of two speakers."""
    shared: Counter[tuple[tuple[int, int], tuple[int, int]]] = Counter()
    for pair in pairs:
        for i, j, length in pair.equal:
            for n in range(length):
                a, b = _of(one, i + n), _of(other, j + n)
                if a and b:
                    shared[a, b] += 1
    for (a, b), equal in sorted(shared.items()):
        if equal < FEWEST or equal < ALIKE * min(a[1] - a[0], b[1] - b[0]):
            continue
        left, right = speaker(one, a), speaker(other, b)
        if left and right and differ(left, right):
            yield Edit("speaker_changed", _with(one, left, a), _with(other, right, b))


def _of(page: Page, number: int) -> tuple[int, int] | None:
    n = bisect_right(page.quotations, (number, len(page) + 1)) - 1
    if n < 0:
        return None
    begin, end = page.quotations[n]
    return (begin, end) if begin <= number < end else None


def _with(page: Page, said_by: Speaker, quotation: tuple[int, int]) -> Words:
    spans = (*said_by.words.spans, *page.words(*quotation).spans)
    return page.report.text.read(spans)


def differ(one: Speaker, other: Speaker) -> bool:
    """Tell whether two speakers can't be one: no name beside an office, no shared words that may be the whole name.

    >>> from rashomon.text import Span
    >>> words = Words((Span(0, 1),), "-")
    >>> mahan = Speaker(frozenset(["idris", "mahan"]), "mahan", True, words)
    >>> differ(mahan, Speaker(frozenset(["colonel", "mahan"]), "mahan", True, words))
    False
    >>> differ(mahan, Speaker(frozenset(["petra", "odun"]), "odun", True, words))
    True
    """
    common = one.keys & other.keys
    if one.head == other.head or 2 * len(common) >= min(len(one.keys), len(other.keys)):
        return False
    return one.name == other.name or all(s.name or s.head in _BODIES for s in (one, other))


def speaker(page: Page, quotation: tuple[int, int]) -> Speaker | None:
    """Find who says a quotation: by the report's statements, else by the words around it; `None` when a pronoun says it."""
    return _recorded(page, quotation) or _printed(page, quotation)


def _recorded(page: Page, quotation: tuple[int, int]) -> Speaker | None:
    voices = {voice.id: voice for voice in page.report.voices or ()}
    low, high = page.starts[quotation[0]], page.ends[quotation[1] - 1]
    best = None
    for statement in page.report.statements or ():
        if statement.manner == "indirect" or statement.source is None:
            continue
        held = [place for span in statement.content.spans if (place := page.report.text.find(span))]
        inside = sum(max(0, min(high, end) - max(low, start)) for start, end in held)
        size = sum(end - start for start, end in held)
        if 2 * inside >= high - low and (best is None or size < best[0]):
            best = (size, statement)
    if best is None or best[1].source is None:
        return None
    source = best[1].source
    voice = voices.get(best[1].voice or "")
    named = voice is not None and voice.kind in ("person", "organization", "outlet")
    keys = _keys(voice.name if voice is not None and named else source.text)
    return Speaker(frozenset([*keys, *_keys(source.text)]), keys[-1], named, source) if keys else None


def _keys(name: str) -> list[str]:
    found = [key(word.strip("“”\"',.;:()")) for word in name.replace("-", " ").split() if word.strip("“”\"',.;:()")]
    return [k for k in found if k and k not in FUNCTION]


def _printed(page: Page, quotation: tuple[int, int]) -> Speaker | None:
    first, last = quotation
    end_sentence = page.sentences[page.sentence_of[last - 1]][1]
    found = _behind(page, last, min(end_sentence, last + REACH))
    if found is None:
        begin_sentence = page.sentences[page.sentence_of[first]][0]
        found = _before(page, max(begin_sentence, first - REACH), first)
    if found is None:
        return None
    begin, end = found
    keys = [k for k in page.keys[begin:end] if k not in FUNCTION]
    if not keys or len(keys) > LONGEST or any(k in PRONOUNS for k in page.keys[begin:end]):
        return None
    capitals = [n for n in range(begin, end) if page.printed(n)[0].isupper()]
    return Speaker(frozenset(keys), keys[-1], len(capitals) > 0 and capitals[-1] == end - 1, page.words(begin, end))


def _behind(page: Page, first: int, last: int) -> tuple[int, int] | None:
    cue = next((n for n in range(first, last) if page.keys[n] in SAYING), None)
    if cue is None or any(page.quoted[first:cue]):
        return None
    if cue > first:
        return _phrase_back(page, first, cue)
    begin = end = cue + 1
    while end < last and _in_phrase(page, end) and (end == begin or "," not in page.between(end - 1)):
        end += 1
    return (begin, end) if begin < end else None


def _before(page: Page, first: int, last: int) -> tuple[int, int] | None:
    cue = next((n for n in range(last - 1, first - 1, -1) if page.keys[n] in SAYING), None)
    return None if cue is None else _phrase_back(page, first, cue)


def _phrase_back(page: Page, first: int, cue: int) -> tuple[int, int] | None:
    end = cue
    while end > first and page.keys[end - 1] in ("also", "had", "has", "have", "later", "then"):
        end -= 1
    begin = end
    while begin > first and _in_phrase(page, begin - 1) and (begin == end or not set(",;:") & set(page.between(begin - 1))):
        begin -= 1
        if page.keys[begin] in ("the", "a", "an"):
            break
    return (begin, end) if begin < end else None


def _in_phrase(page: Page, n: int) -> bool:
    key = page.keys[n]
    return not page.quoted[n] and key not in TIMES and key not in JOINING and key not in SAYING and (key not in PREPOSITIONS or key in ("of", "for"))
