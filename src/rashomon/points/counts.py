"""Take figures as answers to "how many": whose they are, of where, how far they reach, and what the words around them declare."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from rashomon.model import Figure, Report
from rashomon.points.affair import Affair
from rashomon.points.sides import heads
from rashomon.roots.kinds import kind_of
from rashomon.roots.names import AGAINST, outlet_of, words_of
from rashomon.roots.revised import Revision, revision
from rashomon.roots.topics import stems

# Of a moment ("in a new toll", "so far"), and of a count in a sentence, where "new" may be said of anything.
_NEW = re.compile(
    r"\b(?:new|revised|updated|latest|ris(?:es?|ing|en)|rose|so far|up from|climb\w*|increas\w*)\b", re.IGNORECASE
)
_TAKEN_BACK = re.compile(
    r"^\W*(?:correction|clarification)\b|\bcorrects? an earlier\b|\bwrongly (?:said|reported|stated)\b|\bretract\w*",
    re.IGNORECASE,
)
# Words that make a count one of some of the harmed: the badly hurt, those one hospital took in.
_SOME_OF = re.compile(
    r"\b(?:serious\w*|critical\w*|severe\w*|badly|gravely|hospitali[sz]ed|intensive care)\b", re.IGNORECASE
)
_FEW_OF = re.compile(r"^\W*[\w\-]+ of (?:the|them|those|these)\b|\bother\s+\w", re.IGNORECASE)
# "Them and three others dead", "two officers and a deputy died": the count is of some of those told in one breath.
_AND, _OTHERS = re.compile(r"\band\s+$", re.IGNORECASE), re.compile(r"\bothers$", re.IGNORECASE)
_AND_MORE = re.compile(
    r"^\s+and\s+(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+)\s+(?:[\w’'-]+\s+){1,3}?(?:died|dead|(?:were|was)\s+(?:shot\s+)?(?:killed|dead|slain)|killed)\b",
    re.IGNORECASE,
)
_ONE_WARD = re.compile(
    r"\b(?:at|in|to|into|by|from)\s+(?:his|her|our|their|the|a|its|one)\s+(?:[\w’'-]+\s+){0,3}(?:hospital|clinic|morgue|mortuary|infirmary|medical (?:cent(?:re|er)|point))\b",
    re.IGNORECASE,
)
# Bodies seen, or shown in a picture, are some of the dead.
_SEEN = re.compile(r"\b(?:bod(?:y|ies)|corpses?)\b", re.IGNORECASE)
_PICTURE = re.compile(r"\b(?:videos?|footage|photos?|photographs?|images?|pictures?)\b", re.IGNORECASE)
_WHERE = re.compile(
    r"^[^.;\n]{0,90}?\b(?:in|at|near|outside|inside)\s+(?:the\s+)?(?P<place>[A-Z][\w’'\-]+)(?=$|[,.;]|\s+(?:on|when|and|after|as|since|in|during|by|district|province|city|town|village)\b)"
)
_WHERE_FIRST = re.compile(r"^\W*(?:In|At|Near|Outside|Inside)\s+(?:the\s+)?(?P<place>[A-Z][\w’'\-]+),")
_OVER = re.compile(r"^\W*(?:more than|over|above|upwards? of|in excess of)\b", re.IGNORECASE)
_CIVIL = re.compile(r"\bcivilians?\b", re.IGNORECASE)
# Words that put a count to another time than that of the report's own event.
_OTHER_TIME = re.compile(
    r"\b(?:days?|weeks?|months?|years?) (?:after|earlier|ago|before)\b|\blast (?:week|month|year|spring|summer|autumn|fall|winter)\b|\b(?:back )?in (?:19|20)\d\d\b|^\W*related\W",
    re.IGNORECASE,
)
# "About 70" leaves room for so much on either side.
ROUGH = 0.1
AROUND = 240


@dataclass(frozen=True, slots=True, eq=False)
class Count:
    """Hold one figure with its report, whose it is, where it counts, and whether it counts one ward (or bodies seen), is new or takes another back.

    `revision` are the words by which it replaces another count, `maybe` whom a voice called by its kind may be.
    """

    report: Report
    figure: Figure
    voice: str | None
    roots: tuple[str, ...]
    place: frozenset[str]
    ward: bool
    new: bool
    corrects: bool
    revision: Revision | None = None
    maybe: str | None = None

    @property
    def root(self) -> str:
        return self.roots[0]

    @property
    def number(self) -> int:
        low, high = self.figure.low, self.figure.high
        return (low if low is not None else high) or 0

    @property
    def day(self) -> str:
        return self.report.day or ""

    @property
    def least(self) -> float:
        """The lowest number that the words leave open."""
        return (self.figure.low or 0) * (1 - ROUGH if self.figure.bound == "about" else 1)

    @property
    def top(self) -> float:
        """The highest number that the words leave open; a ward's count leaves it open always."""
        if self.figure.high is None or self.ward:
            return float("inf")
        return self.figure.high * (1 + ROUGH if self.figure.bound == "about" else 1)

    @property
    def whom(self) -> frozenset[str]:
        """The stems of whom it counts, nothing for people as such."""
        return kind_of(self.figure.group)

    @property
    def civilians(self) -> bool:
        """Whether it counts civilians by that name."""
        return bool(_CIVIL.search(self.figure.group))

    def same_root(self, other: Count) -> bool:
        """Tell whether two counts rest on one root, as far as reports tell or leave possible."""
        return bool(set(self.roots) & set(other.roots)) or self.maybe in other.roots or other.maybe in self.roots

    def may_share(self, other: Count) -> bool:
        """Tell whether two counts may rest on one root: also where one name holds the other's words ("State Police")."""
        pairs = [(words_of(a), words_of(b)) for a in self.roots for b in other.roots]
        return self.same_root(other) or any((a <= b or b <= a) and not (a ^ b) & AGAINST for a, b in pairs if a and b)

    def replaces(self, other: Count) -> bool:
        """Tell whether words say that this count takes the place of the other: of its number, or of its voice's."""
        if self.revision is None:
            return False
        if self.revision.old is None:
            return self.same_root(other)
        return self.revision.old in (other.figure.low, other.figure.high)

    def narrower(self, other: Count) -> bool:
        """Tell whether it counts a kind of people where the other counts people, or another kind."""
        return bool(self.whom) and not self.whom <= other.whom

    def excludes(self, other: Count) -> bool:
        """Tell whether two counts can't both hold: fewer of a kind, or of another place, hold beside more people."""
        few, many = (self, other) if self.number <= other.number else (other, self)
        if few.narrower(many) or (self.place and other.place and not self.place & other.place):
            return False
        # Civilians and soldiers are two counts; "more than 60" says hardly more than "60".
        if (many.narrower(few) and few.civilians) or (
            many.number == few.number + 1 and _OVER.search(many.figure.words.text)
        ):
            return False
        return max(self.least, other.least) > min(self.top, other.top)


def count_of(report: Report, figure: Figure | None, affair: Affair) -> Count | None:
    """Take a figure as an answer, or `None` for a part, one of some of the harmed, or an unknown number."""
    if figure is None or figure.part_of or (figure.low is None and figure.high is None):
        return None
    before, after, line = _around(report, figure)
    if _FEW_OF.search(figure.words.text) or (figure.harm in ("injured", "casualties") and _SOME_OF.search(after[:60])):
        return None
    if figure.harm == "killed" and (
        (_OTHERS.search(figure.words.text) and _AND.search(before)) or _AND_MORE.search(after)
    ):
        return None
    if _OTHER_TIME.search(f"{before}{figure.words.text}{after}"):
        return None
    by_id = {v.id: v for v in report.voices or ()}
    voices = [by_id[v] for v in dict.fromkeys((figure.voice, *figure.voices)) if v in by_id]
    roots = tuple(dict.fromkeys(root for v in voices for root in affair.roots.roots(report, v))) or (outlet_of(report),)
    where = _WHERE.match(after) or _WHERE_FIRST.match(before)
    place = heads(stems(where["place"]) & affair.proper) if where else frozenset()
    said = f"{before}{figure.words.text}{after}"
    revised = revision(report, figure)
    new = revised is not None or (figure.as_of is not None and bool(_NEW.search(figure.as_of.text)))
    return Count(
        report,
        figure,
        voices[0].name if voices else None,
        roots,
        place,
        bool(_ONE_WARD.search(said) or _SEEN.search(figure.words.text) or (voices and _PICTURE.search(voices[0].name))),
        new,
        bool(_TAKEN_BACK.search(line)),
        revised,
        next((m for v in voices if (m := affair.roots.maybe(report, v))), None),
    )


def _around(report: Report, figure: Figure) -> tuple[str, str, str]:
    """Give the words of the sentence before and behind a figure, and its paragraph."""
    text = str(report.text)
    found = report.text.find(figure.words.spans[0])
    if found is None:
        return "", "", ""
    start, end = text.rfind("\n", 0, found[0]) + 1, text.find("\n", found[1])
    end = len(text) if end < 0 else end
    before = re.split(r"(?<=[.!?])\s+(?=[A-Z\"“])", text[max(start, found[0] - AROUND) : found[0]])[-1]
    after = re.split(r"(?<=[.!?])[\"”]?\s+(?=[A-Z\"“])", text[found[1] : min(end, found[1] + AROUND)])[0]
    return before, after, text[start : min(end, start + 4 * AROUND)]


def by_place(counts: Sequence[Count]) -> list[list[Count]]:
    """Part counts of several places, where one report has two voices count in two; those without a place stay with the most."""
    named = [count for count in counts if count.place]
    told = [count for count in named if count.voice and count.figure.bound != "vague"]
    apart = any(
        a.report is b.report and not set(a.roots) & set(b.roots) and not a.place & b.place
        for a, b in combinations(told, 2)
    )
    if not apart:
        return [list(counts)]
    votes = Counter(min(count.place) for count in named)
    main = min(votes, key=lambda p: (-votes[p], p))
    parts: dict[str, list[Count]] = {}
    for count in counts:
        parts.setdefault(min(count.place) if count.place else main, []).append(count)
    return [parts[key] for key in sorted(parts, key=lambda p: (p != main, p))]
