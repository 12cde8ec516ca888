"""Describe two statements by numbers: what of one the other holds, and what stands against it.

Blind: words written as names are only ever compared for equality and all weigh the same, so exchanging two names changes
no feature.  Time grows with the product of the two lengths; no more than `MOST` words of either are read.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rashomon.groups.words import COUNTRY, UNSEEN, sorts, table
from rashomon.groups.words import stem as plain_stem
from rashomon.roots.topics import stem

MOST = 120
_TOKEN = re.compile(r"[^\W\d_]+(?:[’'\-][^\W\d_]+)*|\d[\d,.]*\d|\d|[.;:!?]")
_STOP = frozenset(
    "a an the and or but of to in on at by for from with as is are was were be been being it its this that these those he she they we i "
    "you his her their our your him them us me my who whom whose which what when where why how so than then there here have s t "
    "has had having do does did will would can could may might must shall should if because while said says say told tell according".split()
)
_NOT = frozenset(
    "not never no nobody none nor neither without cannot nothing hardly barely denied denies deny denying denial false untrue refused refuses "
    "refuse rejected rejects reject dismissed baseless unable failed fails fail lack lacks lacked unlikely".split()
)
_MAYBE = frozenset(
    "may might could would should if whether plan plans planned planning expected expects hope hopes hoped want wants wanted try tried trying "
    "attempt attempted possible possibly alleged allegedly accused suspected likely unless propose proposed claim claims claimed believe believed "
    "seek seeks seeking threatened threatens rumours rumors".split()
)
_ONLY = frozenset("only all every always each first last most largest biggest ever sole entire exactly".split())
NUMBER_WORDS = {
    word: float(n)
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": 30.0, "forty": 40.0, "fifty": 50.0, "sixty": 60.0, "seventy": 70.0, "eighty": 80.0, "ninety": 90.0, "dozen": 12.0}
_SCALE = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december".split()
)
_OPPOSED = {
    frozenset((stem(a), stem(b)))
    for pair in (
        "rose fell|rise fall|rising falling|increase decrease|increased decreased|increase decline|increased declined|up down|grew shrank|gain loss|"
        "won lost|win lose|win loss|victory defeat|accept reject|accepted rejected|approved rejected|approve reject|allow ban|allowed banned|allow prevent|"
        "before after|open closed|opened closed|start end|began ended|begin end|start stop|support oppose|supported opposed|supports opposes|support criticise|"
        "for against|favour against|love hate|buy sell|bought sold|lend borrow|hire fire|alive dead|survived died|survive die|living dead|survivors killed|"
        "guilty innocent|convicted acquitted|arrested released|arrest release|jailed freed|captured escaped|true false|real hoax|real fake|true hoax|confirmed denied|"
        "confirm deny|admitted denied|admit deny|easy difficult|easily challenge|strong weak|high low|higher lower|more less|more fewer|most least|large small|larger smaller|"
        "biggest smallest|old new|older younger|early late|first last|north south|east west|northern southern|eastern western|left right|male female|men women|"
        "man woman|husband wife|son daughter|brother sister|father mother|mother daughter|father son|public private|legal illegal|safe dangerous|success failure|succeeded failed|peaceful violent|"
        "peace war|ally enemy|friend enemy|attacked defended|advance retreat|advanced retreated|arrived left|enter leave|entered left|join leave|joined left|"
        "remember forget|same different|possible impossible|likely unlikely|present absent|armed unarmed|military civilian|soldiers civilians|deliberate accidental|"
        "deliberately accidentally|intentional accidental|planned spontaneous|held freed|kept released|continue stop|continued stopped|resumed halted|broke kept|calm tense|"
        "owner subsidiary|owns subsidiary|employer employee|parent child|teacher student|summer winter|day night|morning evening|rich poor|best worst|better worse"
    ).split("|")
    for a, b in [pair.split()]
}
_OPPOSITES: dict[str, frozenset[str]] = {}
for _pair in _OPPOSED:
    if len(_pair) == 2:
        _one, _two = sorted(_pair)
        _OPPOSITES[_one] = _OPPOSITES.get(_one, frozenset()) | {_two}
        _OPPOSITES[_two] = _OPPOSITES.get(_two, frozenset()) | {_one}

RAREST = -math.log(UNSEEN)
NAMED = 0.75 * RAREST
NAMES = (
    "held", "held_squared", "held_names", "held_back", "held_near", "none_missing", "missing_words", "missing_names", "rarest_missing", "in_order",
    "side_by_side", "first_held", "last_held", "numbers_held", "numbers_differ", "numbers_missing", "times_differ", "negative_differs", "negative_differs_held",
    "negative_here", "negative_there", "opposed", "opposed_held", "maybe_there", "maybe_here", "only_here", "turned", "passive_differs", "means_differ", "lettered",
    "length", "length_there", "both_names",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """Hold one word: its stem (or number, or name), its weight, and what kind it is: word, name, number, time, stop or break."""

    raw: str
    stem: str
    weight: float
    kind: str


@lru_cache(maxsize=1 << 15)
def _word(raw: str) -> tuple[str, float]:
    low = raw.casefold()
    return stem(raw), min(RAREST, -math.log(table().get(plain_stem(low), UNSEEN)))


@lru_cache(maxsize=1 << 15)
def _known(raw: str) -> bool:
    """Tell whether a word is a common one; countries and peoples, which the table gives one share, are names."""
    return table().get(plain_stem(raw.casefold()), COUNTRY) != COUNTRY


def _title(text: str) -> bool:
    """Tell whether most words begin with a capital, so that a capital tells nothing."""
    words = [w for w in text.split() if w[0].isalpha() and w.casefold() not in _STOP]
    return len(words) > 3 and sum(w[0].isupper() for w in words) > 0.7 * len(words)


def tokens(text: str, names: Collection[str] = ()) -> list[Token]:
    """Cut a statement into tokens; a word is a name where it is capitalised inside a sentence, or its stem is among `names`.

    At the start of a sentence, and in a headline, a capital tells nothing: there a word is a name when the table of common words lacks it.
    """
    out: list[Token] = []
    title = _title(text)
    opens = True
    for found in _TOKEN.finditer(text):
        raw = found.group()
        low = raw.casefold()
        if raw in ".;:!?":
            out.append(Token(raw, raw, 0.0, "break"))
            opens = True
            continue
        if raw[0].isdigit() or low in NUMBER_WORDS:
            out.append(Token(low, _value(low), NAMED, "number"))
        elif low in _SCALE and out and out[-1].kind == "number":
            last = out.pop()
            out.append(Token(last.raw + low, _shown(float(last.stem) * _SCALE[low]), NAMED, "number"))
        elif low in _TIMES or (low == "may" and raw[0] == "M" and not opens):
            out.append(Token(low, low, NAMED / 2, "time"))
        elif low in _STOP:
            out.append(Token(low, low, 0.0, "stop"))
        elif stem(raw) in names or (raw[0].isupper() and not ((opens or title) and _known(raw))):
            out.append(Token(low, stem(raw), NAMED, "name"))
        else:
            known, weight = _word(raw)
            out.append(Token(low, known, weight, "word"))
        opens = False
        if len(out) >= MOST:
            break
    return out


def _value(raw: str) -> str:
    if raw in NUMBER_WORDS:
        return _shown(NUMBER_WORDS[raw])
    try:
        return _shown(float(raw.replace(",", "")))
    except ValueError:
        return _shown(0.0)


def _shown(value: float) -> str:
    return f"{value:g}"


def _alike(one: Token, other: Token) -> bool:
    if one.kind == "number" or other.kind == "number":
        return one.kind == other.kind and one.stem == other.stem
    if one.stem == other.stem:
        return True
    # "election" and "electoral", "Iran" and "Iranian": one begins as the other does.
    least = min(len(one.stem), len(other.stem))
    return least >= 4 and one.stem[: max(4, least - 2)] == other.stem[: max(4, least - 2)] and one.kind == other.kind


def _align(here: Sequence[Token], there: Sequence[Token]) -> list[int]:
    """Give for each token of `here` the place of the token of `there` it stands for, -1 for none: the one next to the last found."""
    out: list[int] = []
    last = -1
    for token in here:
        places = [n for n, other in enumerate(there) if other.kind not in ("stop", "break") and _alike(token, other)] if token.kind not in ("stop", "break") else []
        place = min(places, key=lambda n: (abs(n - last - 1), n)) if places else -1
        out.append(place)
        last = place if place >= 0 else last
    return out


def _share(part: float, whole: float, empty: float = 0.0) -> float:
    return part / whole if whole else empty


def features(there: Sequence[Token], here: Sequence[Token]) -> list[float]:
    """Give the numbers named by `NAMES` for whether `there` (longer, as a rule) bears out what `here` says."""
    to = _align(here, there)
    said = [n for n, t in enumerate(here) if t.kind not in ("stop", "break")]
    met = [n for n in said if to[n] >= 0]
    back = {to[n] for n in met}
    weight = math.fsum(here[n].weight for n in said)
    held = _share(math.fsum(here[n].weight for n in met), weight)
    other = math.fsum(t.weight for t in there)
    missing = [n for n in said if to[n] < 0]
    names = [n for n in said if here[n].kind == "name"]
    near = _window(there, back)
    values = [n for n in said if here[n].kind == "number"]
    spare = [n for n, t in enumerate(there) if t.kind == "number" and n not in back]
    times = [n for n in said if here[n].kind == "time"]
    no_here, no_there, no_near = _nots(here, range(len(here))), _nots(there, range(len(there))), _nots(there, near)
    opposed = [n for n in missing if any(there[m].stem in _OPPOSITES.get(here[n].stem, ()) for m in near if m not in back)]
    maybe_here, maybe_there = _any(here, range(len(here)), _MAYBE), _any(there, near, _MAYBE)
    apart = float((no_here % 2) != (no_near % 2))
    return [
        held,
        held * held,
        _share(sum(to[n] >= 0 for n in names), len(names), 1.0),
        _share(math.fsum(there[m].weight for m in back), other),
        _share(math.fsum(there[m].weight for m in back), math.fsum(there[m].weight for m in near)),
        float(not missing),
        math.log1p(len(missing)),
        float(sum(here[n].kind == "name" for n in missing)),
        max((here[n].weight for n in missing if here[n].kind == "word"), default=0.0) / RAREST,
        _in_order([to[n] for n in met]),
        _share(sum(to[b] - to[a] == b - a for a, b in itertools.pairwise(met)), len(met) - 1),
        float(bool(said) and to[said[0]] >= 0),
        float(bool(said) and to[said[-1]] >= 0),
        float(sum(to[n] >= 0 for n in values)),
        float(any(to[n] < 0 for n in values) and bool(spare)),
        float(any(to[n] < 0 for n in values) and not spare),
        float(any(to[n] < 0 for n in times) and any(t.kind == "time" and n not in back for n, t in enumerate(there))),
        apart,
        apart * held,
        float(no_here > 0),
        float(no_there > 0),
        float(bool(opposed)),
        float(bool(opposed)) * held,
        float(maybe_there and not maybe_here),
        float(maybe_here),
        float(_any(here, range(len(here)), _ONLY) and not _any(there, near, _ONLY)),
        _turned(here, there, to),
        float(_passive(here) != _passive([there[n] for n in near])),
        float(_means_differ(here, there)),
        _lettered(here, there),
        math.log1p(len(said)),
        math.log1p(len(there)),
        float(len(names)),
    ]


def _window(there: Sequence[Token], back: Collection[int]) -> list[int]:
    """Give the places from a few words before the first aligned one to the last, within the sentence that holds most of them."""
    if not back:
        return list(range(len(there)))
    ends = [-1, *(n for n, t in enumerate(there) if t.raw in (".", "!", "?")), len(there)]
    parts = [[n for n in sorted(back) if a < n < b] for a, b in itertools.pairwise(ends)]
    best = max(parts, key=len)
    return list(range(max(0, best[0] - 4), min(len(there), best[-1] + 3)))


def _nots(text: Sequence[Token], places: Sequence[int]) -> int:
    return sum(text[n].raw in _NOT or text[n].raw.endswith(("n't", "n’t")) for n in places)


def _any(text: Sequence[Token], places: Sequence[int], words: frozenset[str]) -> bool:
    return any(text[n].raw in words for n in places)


def _in_order(places: Sequence[int]) -> float:
    """Give the share of pairs of aligned words that stand in the same order (1 where there are none)."""
    pairs = [(a, b) for i, a in enumerate(places) for b in places[i + 1 :]]
    return _share(sum(a < b for a, b in pairs), len(pairs), 1.0)


def _passive(text: Sequence[Token]) -> bool:
    return any(
        a.raw.endswith(("ed", "en", "wn", "ght")) and b.raw == "by" for a, b in itertools.pairwise(text)
    ) or any(a.raw in ("was", "were", "been", "be", "is", "are") and b.raw.endswith("ed") for a, b in itertools.pairwise(text))


def _turned(here: Sequence[Token], there: Sequence[Token], to: Sequence[int]) -> float:
    """Tell whether two names on either side of a shared word stand on the other sides there, and neither is told in the passive."""
    if _passive(here) or _passive(there):
        return 0.0
    met = [n for n in range(len(here)) if to[n] >= 0]
    names = [n for n in met if here[n].kind == "name"]
    deeds = [n for n in met if here[n].kind == "word"]
    if not names or not deeds:
        return 0.0
    a, b = names[0], names[-1]
    return float(any(a < d < b and to[b] < to[d] < to[a] for d in deeds))


def _means_differ(here: Sequence[Token], there: Sequence[Token]) -> bool:
    known = sorts()
    one, other = ({s for t in text for s in known.get(plain_stem(t.raw), ())} for text in (here, there))
    return bool(one) and bool(other) and not one & other


def _lettered(here: Sequence[Token], there: Sequence[Token]) -> float:
    """Give the share of threes of letters, in words that are no names, that the other holds."""
    one, other = ({w.raw[i : i + 3] for w in text if w.kind == "word" for i in range(len(w.raw) - 2)} for text in (here, there))
    return _share(len(one & other), len(one))
