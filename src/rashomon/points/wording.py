"""Show words that moved: one quotation given to two speakers, and what changed between copies."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher

from rashomon.comparison import EditKind, Evidence, Point, Position
from rashomon.points.affair import Affair
from rashomon.points.units import Unit, position
from rashomon.roots.names import words_of
from rashomon.roots.topics import shown, stems
from rashomon.text import Words

_QUOTED = re.compile(r"[“\"](?P<words>[^“”\"]{8,300})(?:[”\"]|$)")
_PLAIN = {
    "attribution_dropped": "an attribution is missing in one copy",
    "party_renamed": "a party is called otherwise in one copy",
    "bound_changed": "a bound ('at least') is missing in one copy",
    "quotation_changed": "quoted words differ between copies",
    "speaker_changed": "the same words are given to another speaker",
}
_TIMES = frozenset("will would shall should is was are were has had have can could the a an".split())
# Two quotations are one when their stems are the same, or most of at least four are.
FEW, MOST_ALIKE = 2, 0.6
# Names spelt so much alike are one name, spelt twice.
SPELT = 0.7


def wording_points(affair: Affair) -> Iterator[Point]:
    """Give a point (without id) for each quotation with two speakers, and for each edit of words between copies."""
    spoken = list(_two_speakers(affair))
    told = [(e.report, e.words) for point in spoken for position in point.positions for e in position.evidence]
    yield from spoken
    for point in _edited(affair):
        # Words already shown as those of two speakers aren't shown again as changed ones.
        if not all(
            any(r == e.report and _meet(w, e.words) for r, w in told) for q in point.positions for e in q.evidence
        ):
            yield point


def _meet(one: Words, other: Words) -> bool:
    return any(a.start < b.end and b.start < a.end for a in one.spans for b in other.spans)


def _two_speakers(affair: Affair) -> Iterator[Point]:
    spoken = [
        (unit, said)
        for unit in affair.units
        if unit.kind != "unnamed" and unit.voice and len(said := _quoted(unit)) >= FEW
    ]
    held: dict[str, list[int]] = defaultdict(list)
    seen: set[tuple[str, str]] = set()
    for number, (unit, said) in enumerate(spoken):
        near = sorted({n for word in said for n in held[word][-50:]})
        for word in said:
            held[word].append(number)
        for other, words in (spoken[n] for n in near):
            pair = (unit.root, other.root)
            if pair not in seen and _alike(unit, said, other, words) and _two(unit, other, affair):
                seen |= {pair, pair[::-1]}
                positions = tuple(position(f"[{u.voice}]", [u]) for u in (other, unit))
                label = f"[whose words: {shown(unit.text, said)}?]"
                yield Point(
                    "",
                    label,
                    affair.incident([unit, other]),
                    "wording",
                    "the same quoted words, two speakers",
                    positions,
                    2,
                    score=0.8,
                )


def _quoted(unit: Unit) -> frozenset[str]:
    """Give the stems of the quoted words of a unit: of all of it where the statement is direct speech."""
    if unit.statement is not None and unit.statement.manner == "direct":
        return unit.stems
    return stems(" ".join(m["words"] for m in _QUOTED.finditer(unit.text)))


def _alike(one: Unit, words: frozenset[str], other: Unit, others: frozenset[str]) -> bool:
    both = len(words & others)
    return (both >= 4 and both >= MOST_ALIKE * len(words | others)) or (
        words == others and _plain(one) == _plain(other)
    )


def _plain(unit: Unit) -> set[str]:
    """Give all quoted words but those that change with the time of telling ("will", "would")."""
    text = (
        unit.text
        if unit.statement is not None and unit.statement.manner == "direct"
        else " ".join(m["words"] for m in _QUOTED.finditer(unit.text))
    )
    return set(re.findall(r"\w+", text.casefold())) - _TIMES


def _two(one: Unit, other: Unit, affair: Affair) -> bool:
    """Tell whether two units have two speakers: neither name holds a word of the other, nor are they printed as one."""
    if one.report is other.report or one.root == other.root or one.voice == other.voice:
        return False
    if (
        set(one.chain) & {other.voice, *other.chain}
        or set(other.chain) & {one.voice}
        or SequenceMatcher(None, str(one.voice), str(other.voice)).ratio() >= SPELT
    ):
        return False
    a, b = words_of(f"{one.voice} {one.root}"), words_of(f"{other.voice} {other.root}")
    return not a & b and not affair.links.linked(frozenset(w[:4] for w in a), frozenset(w[:4] for w in b))


def _edited(affair: Affair) -> Iterator[Point]:
    found: dict[tuple[EditKind, str, str], dict[str, list[Evidence]]] = {}
    for copy in affair.copies:
        for edit in copy.edits:
            if edit.kind in _PLAIN:
                key = (edit.kind, *sorted((edit.before.text, edit.after.text)))
                sides = found.setdefault(key, {})  # type: ignore[arg-type]
                for report, words in zip(copy.reports, (edit.before, edit.after), strict=True):
                    held = sides.setdefault(words.text, [])
                    if all((e.report, e.words) != (report, words) for e in held):
                        held.append(Evidence(report, words))
    for (kind, _, _), sides in sorted(found.items()):
        positions = tuple(
            Position(f"[printed as {number}]", tuple(held[:10])) for number, held in enumerate(sides.values(), 1)
        )
        if len(positions) > 1:
            yield Point("", f"[{kind.replace('_', ' ')}]", None, "wording", _PLAIN[kind], positions, 1, score=0.9)
