"""Tie voices that a report calls by their kind ("a monitor", "the army") to the body it names, where its words allow only that one.

Kinds of bodies are common nouns; whose they are is read from the reports, and no body is known by name.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rashomon.comparison import Copy
from rashomon.model import Report, Voice
from rashomon.roots.names import Roll, root_of

_KIND = {
    word: family[0]
    for family in (
        "monitor monitors monitoring observatory observatories watchdog watchdogs".split(),
        "army armys armies military militarys armed".split(),
        "police".split(),
        "navy".split(),
        "hospital hospitals clinic clinics infirmary".split(),
        "ministry ministries".split(),
        "rights".split(),
        "charity charities".split(),
        "coastguard".split(),
    )
    for word in family
}
_STATE = frozenset(["army", "police", "navy"])
# Words that tell no body of a kind from another, and those of who speaks for it.
_PLAIN = frozenset(
    "group body organisation organization forces force statement spokesman spokeswoman spokesperson head chief director".split()
)
# The same of any body but an army or a police, which a country or town may have several of.
_LOCAL = frozenset("local regional national war conflict city town district".split())
_MANY = frozenset("monitors observatories watchdogs armies hospitals clinics ministries charities".split())
_LINKS = frozenset("the a an of for and in on at by to s its their his her from".split())
_WORD = re.compile(r"[^\W_]+(?:[’'\-&.][^\W_]+)*")
_INDEFINITE = re.compile(r"^\s*(?:an?|one)\s", re.IGNORECASE)
# What a name is said to be, right behind it ("the Circle, a monitoring group") or before it ("a monitor, the Circle").
_IS = re.compile(r",?\s+(?:which is\s+|who is\s+)?(?:an?|the|one of the)\s+(?P<kind>[^,.;:()\n]{3,60})")
_WAS = re.compile(r"\b(?:an?|the)\s+(?P<kind>[^,.;:()\n]{3,60}?),?\s*(?:the\s+|called\s+|named\s+)?$")
_ABOUT = 80
_GROUP = "group"
_OF = re.compile(
    r"(?:the|its)\s+(?P<body>(?:[\w-]+\s+){0,3}?[\w-]+)[’']s\s+(?:\w+\s+){0,2}?(?:director|head|chief|spokes\w+|founder|president|chair\w*|coordinator|secretary|leader)\b",
    re.IGNORECASE,
)
# Two voices in one phrase: each half a kind of people or body, or a name that the report has alone.
_PEOPLE = re.compile(
    r"^(?:(?:an?|the|some|several|local|opposition|anti-government|pro-government)\s+)*(?:[\w’'-]+\s+)?(?:activists|authorities|doctors|emergency workers|fighters|journalists|lawmakers|medics|militants|"
    r"officials|paramedics|police|protesters|rebels|rescuers|rescue workers|residents|security sources|villagers|witnesses|workers)(?:\s+(?:in|from|at|near)\s.+)?$"
)
# No report has more voices compared than this.
_CROWD = 400
# A name of more words than this is a clause.
_LONGEST = 6
_MODIFIER = re.compile(
    r"(?P<before>(?:[A-Z][\w’'\-]+\s+)+)(?P<noun>(?:armed forces|army|armys|military|police|navy)|(?:Army|Armys|Military|Police|Navy))\b(?P<of>\s+of\b)?"
)


@dataclass(slots=True)
class Counters:
    """Name the roots of each voice: of two who speak jointly two, of one called by its kind the body that its report names."""

    names: Roll
    _roots: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    _maybe: dict[tuple[str, str], str] = field(default_factory=dict)

    def roots(self, report: Report, voice: Voice) -> tuple[str, ...]:
        """Give whom the word of a voice rests on, several where several speak."""
        return self._roots.get((report.original.id, voice.id)) or (self.names.call(root_of(voice)),)

    def root(self, report: Report, voice: Voice) -> str:
        """Give the one name of whom the word of a voice rests on, as printed where several speak."""
        known = self.roots(report, voice)
        return known[0] if len(known) == 1 else self.names.call(root_of(voice))

    def maybe(self, report: Report, voice: Voice) -> str | None:
        """Give the body that a voice called by its kind may be: the only one of that kind that other reports name."""
        return self._maybe.get((report.original.id, voice.id))


@dataclass(frozen=True, slots=True)
class _Told:
    """Hold a voice with its root's words: the kinds among them, the words that name it, and where it stands first."""

    voice: Voice
    name: str
    kinds: frozenset[str]
    own: frozenset[str]
    at: int
    speaks: bool


def counters(reports: Sequence[Report], names: Roll, copies: Sequence[Copy] = ()) -> Counters:
    """Tie the voices of several reports: within each, then by text that two share; name what stays possible.

    >>> from rashomon.roots.names import roll
    >>> counters([], roll([])).names.names
    []
    """
    out = Counters(names)
    told = {
        report.original.id: [_told(report, voice) for voice in (report.voices or ())[:_CROWD]] for report in reports
    }
    states = _states(reports, told)
    loose: list[tuple[Report, _Told]] = []
    for report in reports:
        ident, held = report.original.id, told[report.original.id]
        named = _named(report, held)
        for one in held:
            if halves := _halves(one, held):
                out._roots[ident, one.voice.id] = tuple(
                    dict.fromkeys(
                        n
                        for half in halves
                        for n in [_call(half, report, held, named, states, names) or names.call(half.name)]
                    )
                )
            elif found := _call(one, report, held, named, states, names):
                out._roots[ident, one.voice.id] = (found,)
            elif one.kinds and not one.own:
                loose.append((report, one))
    _by_copies(out, loose, told, copies, reports)
    _possible(out, loose, told, states)
    return out


def _told(report: Report, voice: Voice) -> _Told:
    name = root_of(voice)
    # "The group's director, Ilo Varn" speaks for the group.
    if (
        voice.kind == "person"
        and voice.speaks_for is None
        and voice.mentions
        and (of := _OF.match(voice.mentions[0].text))
    ):
        name = of["body"]
    words = _words(name)
    kinds = frozenset(_KIND[w] for w in words if w in _KIND)
    if words == [_GROUP]:
        kinds = frozenset([_GROUP])
    own = _own(words, kinds)
    places = [at for m in voice.mentions[:1] for at in [report.text.find(m.spans[0])] if at]
    return _Told(voice, name, kinds, own, places[0][0] if places else -1, voice.speaks_for is not None)


def _own(words: Sequence[str], kinds: frozenset[str]) -> frozenset[str]:
    """Give the words that tell a body from others of its kind."""
    plain = _PLAIN if kinds & _STATE else _PLAIN | _LOCAL
    return frozenset(w for w in words if w not in _KIND and w not in plain and not w.endswith("-based"))


def _is_name(one: _Told) -> bool:
    """Tell whether words that tell a body from others are printed as a name."""
    capitals = {w.casefold() for w in _WORD.findall(re.sub(r"[’']s\b", "", one.name)) if w[:1].isupper()}
    return 0 < len(one.own) <= _LONGEST and one.own <= capitals


def _words(name: str) -> list[str]:
    return [w for w in (re.sub(r"[’']s$", "", w.casefold()) for w in _WORD.findall(name)) if w not in _LINKS]


def _named(report: Report, held: Sequence[_Told]) -> dict[str, dict[frozenset[str], tuple[str, int]]]:
    """List, by kind, the bodies that a report names among its voices, by the words that name them: name and first place."""
    out: dict[str, dict[frozenset[str], tuple[str, int]]] = defaultdict(dict)
    text = str(report.text)
    for one in held:
        if not _is_name(one) or _halves(one, held):
            continue
        for kind in sorted(one.kinds | (_said_to_be(one, report, text) if one.voice.kind != "person" else frozenset())):
            known = next((k for k in out[kind] if k <= one.own or one.own <= k), None)
            if known is None:
                out[kind][one.own] = (one.name, one.at)
            elif len(known) < len(one.own):
                _, at = out[kind].pop(known)
                out[kind][one.own] = (one.name, min(at, one.at))
    return out


def _said_to_be(one: _Told, report: Report, text: str) -> frozenset[str]:
    """Give the kinds that words beside a name give it."""
    kinds: set[str] = set()
    for mention in one.voice.mentions[:20]:
        if found := report.text.find(mention.spans[0]):
            after = _IS.match(text[found[1] : found[1] + _ABOUT])
            before = _WAS.search(text[max(0, found[0] - _ABOUT) : found[0]])
            inside = _IS.search(mention.text, len(one.name) - 1)
            for said in (after, before, inside):
                words = _words(said["kind"]) if said else []
                if words and len(words) <= 5 and words[-1] in (*_KIND, *_PLAIN):
                    kinds.update(_KIND[w] for w in words if w in _KIND)
                if _GROUP in words[:3]:
                    kinds.add(_GROUP)
    return frozenset(kinds)


def _states(reports: Sequence[Report], told: dict[str, list[_Told]]) -> dict[tuple[str, str], str]:
    """Name each army or police called by one word of whose it is, under one name however that word is spelt."""
    printed: Counter[tuple[str, str, str]] = Counter()
    for report in reports:
        for one in told[report.original.id]:
            if (key := _state(one)) is not None:
                printed[*key, one.name] += 1000
        for kind, owner, words in _owned(report):
            printed[kind, owner, words] += 1
    out: dict[tuple[str, str], str] = {}
    owners = sorted({(kind, owner) for kind, owner, _ in printed})
    heads: dict[tuple[str, str], tuple[str, str]] = {}
    for before, key in pairwise([("", ""), *owners]):
        heads[key] = (
            heads[before] if before in heads and before[0] == key[0] and _alike(heads[before][1], key[1]) else key
        )
    for key in owners:
        same = [(n, count) for n, count in printed.items() if heads[n[0], n[1]] == heads[key]]
        out[key] = min(same, key=lambda item: (-item[1], item[0][2]))[0][2]
    return out


def _alike(one: str, other: str) -> bool:
    """Tell whether two words of whose a body is are one, spelt with different endings."""
    few, many = sorted((one, other), key=len)
    return len(few) >= 4 and many.startswith(few[: max(4, len(few) - 1)])


def _state(one: _Told) -> tuple[str, str] | None:
    kinds = one.kinds & _STATE
    return (min(kinds), min(one.own)) if len(kinds) == 1 and len(one.own) == 1 and _is_name(one) else None


def _owned(report: Report) -> Iterator[tuple[str, str, str]]:
    """Give each army or police that the text calls by one word of whose it is: kind, that word, the words printed."""
    title = report.header.title.text if report.header.title else ""
    for text in (title, str(report.text)):
        for found in _MODIFIER.finditer(text):
            before = found["before"].split()
            # A capital letter tells a name inside a sentence alone, and in a headline none where the noun has one too.
            first = text[max(0, found.start() - 4) : found.start()].rstrip()[-1:] in (*".!?\n", "")
            if len(before) == 2 and first and before[0].casefold() in ("the", "a", "an"):
                before, first = before[1:], False
            if (
                len(before) == 1
                and not first
                and not found["of"]
                and not (text is title and found["noun"][0].isupper())
            ):
                owner = re.sub(r"[’']s$", "", before[0].casefold())
                yield _KIND[found["noun"].split()[0].casefold()], owner, f"{before[0]} {found['noun']}"


def _call(
    one: _Told,
    report: Report,
    held: Sequence[_Told],
    named: dict[str, dict[frozenset[str], tuple[str, int]]],
    states: dict[tuple[str, str], str],
    names: Roll,
) -> str | None:
    """Give the name of the body that a voice called by its kind is in its report; `None` where it has a name or that is not plain."""
    if (key := _state(one)) is not None:
        return names.call(states[key])
    if not one.kinds or one.own or _MANY & set(_words(one.name)):
        return None
    kinds = one.kinds & _STATE
    if kinds:
        called = {states[kind, owner] for kind, owner, _ in _owned(report) if kind in kinds}
        called |= {states[key] for other in held if (key := _state(other)) is not None and key[0] in kinds}
        return names.call(called.pop()) if len(called) == 1 else None
    fits = {name: at for kind in one.kinds for name, at in named[kind].values()}
    if len(fits) != 1:
        return None
    ((name, at),) = fits.items()
    # "A monitor" after the body was named may be another one; before, as leads and headlines have it, it is not.
    if _INDEFINITE.match(_printed(one)) and 0 <= at < one.at:
        return None
    return names.call(name)


def _printed(one: _Told) -> str:
    return one.voice.speaks_for.text if one.speaks and one.voice.speaks_for else one.voice.name


def _halves(one: _Told, held: Sequence[_Told]) -> tuple[_Told, ...]:
    """Part "a monitor and rebels" into two voices; nothing where a half is neither a kind nor a name that stands alone."""
    halves = one.name.split(" and ")
    if one.voice.kind not in ("group", "unnamed") or one.speaks or len(halves) != 2:
        return ()
    alone = {_key(o.name) for o in held if o is not one}
    out = []
    for half in halves:
        kinds = frozenset(_KIND[w] for w in _words(half) if w in _KIND)
        made = _Told(one.voice, half, kinds, _own(_words(half), kinds), one.at, False)
        if not (_key(half) in alone or _PEOPLE.match(half) or (made.kinds and not made.own)):
            return ()
        out.append(made)
    return tuple(out)


def _key(name: str) -> frozenset[str]:
    return frozenset(_words(name))


def _by_copies(
    out: Counters,
    loose: list[tuple[Report, _Told]],
    told: dict[str, list[_Told]],
    copies: Sequence[Copy],
    reports: Sequence[Report],
) -> None:
    """Tie a voice called by its kind in a passage that a report shares with one where the same words are tied."""
    known = {report.original.id: report for report in reports}
    for report, one in loose:
        for copy in copies:
            if report.original.id not in copy.reports:
                continue
            here = copy.reports.index(report.original.id)
            other = known.get(copy.reports[1 - here])
            if other is None:
                continue
            for pair in copy.passages:
                if not _stands(one.voice, pair[here].start, pair[here].end):
                    continue
                same = {
                    out.roots(other, o.voice)
                    for o in told[other.original.id]
                    if _key(o.name) == _key(one.name)
                    and (other.original.id, o.voice.id) in out._roots
                    and _stands(o.voice, pair[1 - here].start, pair[1 - here].end)
                }
                if len(same) == 1:
                    out._roots[report.original.id, one.voice.id] = same.pop()


def _stands(voice: Voice, start: int, end: int) -> bool:
    starts = [m.start for m in voice.mentions]
    at = bisect_left(starts, start)
    return at < len(starts) and starts[at] < end


def _possible(
    out: Counters, loose: list[tuple[Report, _Told]], told: dict[str, list[_Told]], states: dict[tuple[str, str], str]
) -> None:
    """Note for voices that stay untied the only body of their kind that the reports name."""
    bodies: dict[str, set[str]] = defaultdict(set)
    for held in told.values():
        for one in held:
            for kind in one.kinds if _is_name(one) else ():
                bodies[kind].add(out.names.call(states.get(_state(one) or ("", ""), one.name)))
    for report, one in loose:
        key = (report.original.id, one.voice.id)
        fits = {name for kind in one.kinds for name in bodies[kind]}
        if key not in out._roots and len(fits) == 1 and not _MANY & set(_words(one.name)):
            out._maybe[key] = fits.pop()
