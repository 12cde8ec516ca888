"""Find the outlets that words came through: told to one, carried by one, quoted by one."""

from __future__ import annotations

import re
from bisect import bisect_left

from rashomon.resolve.channel import Windows
from rashomon.resolve.credits import credited
from rashomon.resolve.lexicon import words
from rashomon.resolve.names import Phrase, is_body, keys, tokenize
from rashomon.resolve.outlets import is_outlet, same_outlet
from rashomon.resolve.phrase import parse
from rashomon.resolve.registry import Who
from rashomon.resolve.view import Line, View
from rashomon.resolve.voices import Cast

_TELLING = re.compile(r"\b(?:tell|tells|told|telling|inform(?:s|ed|ing)?)$", re.IGNORECASE)
_THROUGH = re.compile(
    r"\b(?:(?:an?\s|the\s)?(?:[\w-]+\s)?interview\s(?:with|to|for|on|published\s(?:by|in)|aired\s(?:by|on)|broadcast\s(?:by|on))"
    r"|interviewed\s(?:by|on)|(?:speaking|spoke|said|talking|talked|wrote|writing|comments?|remarks?|statements?|reported|message|letter|disclosed|confided|confirmed)\s(?:\w+\s)?(?:to|with|on|for|in)"
    r"|(?:carried|published|aired|broadcast|quoted|cited|reported|posted|released|relayed|run|read|printed|distributed)\s(?:[\w-]+\s)?(?:by|on|in|over|through))\s",
    re.IGNORECASE,
)
_END = re.compile(r"\s(?:that|on|in|by|via|at|during|after|before|over|from|as|about|when|while|who|which|late|early|earlier|yesterday|(?-i:today)|condemning|saying|adding|last|this)\b|[.:;“”\"(—–]|,\s(?!(?:and\s)?(?:the\s|other\s)?[A-Z\d])", re.IGNORECASE)
# Places own papers and not people: `Orva's Dawn` is no girl.
_OWNED = re.compile(r"(?:the\s)?[A-ZÀ-Þ][\w-]*[’']s?\s([A-ZÀ-Þ]\w+)")
_PEOPLE = frozenset(["reporter", "reporters", "correspondent", "correspondents", "journalist", "journalists"])


def find_via(view: View, cast: Cast, windows: Windows) -> dict[str, tuple[Who, ...]]:
    """Give the outlets of each statement that has any, nearest the reporting outlet first."""
    cast.credited = credited(view)
    out: dict[str, tuple[Who, ...]] = {}
    last: dict[int, Line] = {}
    for line in view.lines:
        who = cast.by_statement.get(line.statement.id)
        found = _through(view, cast, windows, line)
        if not found and who is not None and who.kind == "unnamed" and line.statement.within is None and id(who) in last:
            found = _carried(view, cast, last[id(who)], out)
        kept = tuple(w for w in dict.fromkeys(found) if not _own(view, cast, line, w))
        if kept:
            out[line.statement.id] = kept
        if who is not None:
            last[id(who)] = line
    return out


def _own(view: View, cast: Cast, line: Line, who: Who) -> bool:
    """Leave out the reporting outlet, and one that already carries or speaks the statement."""
    outlet = view.report.header.outlet
    if outlet and same_outlet(outlet, who.name):
        return True
    at: Line | None = line
    for _ in range(64):
        if at is None:
            return False
        if cast.by_statement.get(at.statement.id) is who:
            return True
        at = view.parent(at)
    return False


def _carried(view: View, cast: Cast, before: Line, out: dict[str, tuple[Who, ...]]) -> list[Who]:
    """`The source said`, after an outlet quoted that source: it came through the same outlet."""
    parent = view.parent(before)
    carrier = cast.by_statement.get(parent.statement.id) if parent else None
    if carrier is not None and carrier.kind == "outlet":
        return [carrier]
    return list(out.get(before.statement.id, ()))


def _through(view: View, cast: Cast, windows: Windows, line: Line) -> list[Who]:
    window = windows.beside(line)
    if window is None or line.cue is None:
        return []
    text = view.text
    found: list[Who] = []
    if _TELLING.search(text[line.cue[0] : line.cue[1]]):
        found += _outlets(view, cast, text[line.cue[1] : window[1]], line)
    stretch = text[window[0] : window[1]]
    for m in _THROUGH.finditer(stretch):
        found += _outlets(view, cast, stretch[m.end() :], line)
    return found


def _outlets(view: View, cast: Cast, text: str, line: Line) -> list[Who]:
    """Read the outlets that a stretch of text opens with: `the Orvan Daily, Radio Lake and others`."""
    named = text[:120].strip()
    end = _END.search(named)
    named = named[: end.start()] if end else named
    out: list[Who] = []
    for part in re.split(r",\s(?:and\s)?|\sand\s", named):
        if who := _outlet(view, cast, part.strip(" ,"), line):
            out.append(who)
    return out


def _outlet(view: View, cast: Cast, part: str, line: Line) -> Who | None:
    if not part:
        return None
    found = tokenize(part)
    if len(found) > 1 and found[-1].low in _PEOPLE:
        part = re.sub(r"(?:[’']s?)$", "", part[: found[-2].end].strip())
        part = part if is_outlet(part) or not is_outlet(part[:-1]) else part[:-1]
        if not (is_outlet(part) or cast.registry.outlet(part)):
            return None
    if (owned := _OWNED.fullmatch(part)) and is_outlet(owned.group(1).upper()):
        return cast.registry.add_outlet(Phrase(owned.group(1), "outlet", name=owned.group(1)))
    phrase = parse(part, capitals=view.capitals)
    if not phrase.name and (phrase.kind == "outlet" or phrase.head == "agency"):
        return _short(cast, phrase, line)
    known = phrase.name is not None and (phrase.kind == "outlet" or is_outlet(phrase.name) or is_outlet(part))
    if not known and phrase.name:
        known = cast.registry.outlet(phrase.name) is not None or _is_credited(cast, phrase)
    return cast.registry.add_outlet(phrase if phrase.name else Phrase(part, "outlet", name=part)) if known else None


def _is_credited(cast: Cast, phrase: Phrase) -> bool:
    """Say whether a bare name, no person or body by its words, is credited as an outlet elsewhere in the report."""
    if phrase.heads or phrase.name is None or phrase.name != phrase.printed.removeprefix("the ").removeprefix("The "):
        return False
    if (who := cast.registry.person(phrase)) and (who.sure or who.heads or who.gender or len(who.keys) > len(keys(phrase.name))):
        return False
    return not is_body(phrase.name.rsplit(" ", 1)[-1].casefold()) and phrase.name in cast.credited


def _short(cast: Cast, phrase: Phrase, line: Line) -> Who | None:
    """`the outlet`, `the newspaper`: the one heard last; `state television` is an outlet by its words."""
    if phrase.plural or phrase.head == "media" or re.match(r"(?:this|his|her|its|their|our|my)\b", phrase.printed, re.IGNORECASE):
        return None
    if phrase.definite and len(tokenize(phrase.printed)) < 4:
        last = bisect_left(cast.outlets_heard, line.at, key=lambda heard: heard[0])
        return cast.outlets_heard[last - 1][1] if last else None
    shown = phrase.printed
    return cast.registry.add_outlet(Phrase(shown, "outlet", name=shown)) if tokenize(shown)[-1].low in words("press") else None
