"""Find who is named as responsible for what, by whom.

Who is accused stands where the forms of accusing put it: behind the cue ("accused A of it", "blamed it on A"), or in the words ("A is to
blame", "provoked by A", "A's actions"), or as the one who did harm, where the words accuse ("A fired on them").  Nobody's name is known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.points.affair import Affair
from rashomon.points.sides import CROWD, OFFICE, Side, side
from rashomon.points.units import Unit, once_a_unit
from rashomon.roots.topics import stems

# The accused before the verb; `who` stands behind it.
_WHO = r"(?P<subject>(?:[\w’'.&\-\[\]]+\s+){0,5}?[\w’'&\-\]]+)"
_ADVERB = r"(?:\w+ly\s+|also\s+|again\s+|once\s+)*"
_DONE = (
    r"(?:(?:kill|shoot|execut|attack|assault|bomb|shell|fir|gass|massacr|murder|slaughter|down|breach|violat|provok|start|stag|launch|unleash|incit|committ|tortur|"
    r"poison|loot|storm|ambush|abduct|kidnapp?|target|rap|burn|destroy|instigat|orchestrat|seiz|invad|encourag|send)(?:ed|ing)|open(?:ed|ing) fire|shot|broke(?:n)?|breaking|"
    r"blew|blown|hit|struck|took hostage|taken hostage|set fire|us(?:ed|ing) (?:\w+ ){0,3}(?:gas|force|weapons|violence|fire))\b"
)
_HARM = r"(?:provocation|attack|massacre|crime|ambush|assault|aggression|shelling|bombing|bombardment|killing|murder|violence|use of force|raid|strike|fire)s?"
_ACCUSING = re.compile(
    r"\b(?:accus|blam|condemn|denounc|criticis|criticiz|charg|fault|slam|lambast|castigat|held\b|hold\b)", re.IGNORECASE
)
_AWAY = re.compile(
    r"^(?P<who>.{2,80}?)\s*(?:\s(?:for|of|over|after|in|with|when|while|because|who|which|whose)\b|[,;:.“\"(]|$)",
    re.IGNORECASE,
)
_ON = re.compile(r"\b(?:on|upon)\s+(?P<who>[^,;:.]{2,60})$", re.IGNORECASE)
# Said outright, whatever the cue; the first of the affair as a whole where no "for" follows.
_WHOLE = tuple(
    re.compile(p, re.IGNORECASE)
    for p in (
        rf"\b{_WHO}\s+(?:is|are|was|were|had been|has been|have been|bears?|bore|holds?|carr(?:y|ies))\s+(?:the one that,?\s+(?:\w+,\s+)?bears\s+)?{_ADVERB}(?:full |sole |primary |direct )?(?:responsib\w+|to blame|at fault|culpable)\b",
        r"\b(?:responsib\w+|blame|fault)\b[^.;]{0,40}?\b(?:rests?|lies?|falls?|lay)\s+(?:\w+ly\s+)?(?:with|on)\s+(?P<who>[^,;:.“”\"]{2,60})",
        rf"\bh(?:old|olds|eld|olding)\s+{_WHO}\s+{_ADVERB}(?:responsible|accountable)\b",
        rf"\b{_WHO}\s+(?:has|have|had)\s+(?:\w+\s+)?blood on (?:his|her|its|their)\b",
    )
)
_OUTRIGHT = tuple(
    re.compile(p, re.IGNORECASE)
    for p in (
        rf"\bprovoked\s+{_ADVERB}by\s+(?P<who>[^,;:.“”\"]{{2,50}})",
        rf"\b{_WHO},?\s+(?:(?:which|who|that)\s+)?(?:ha(?:s|d|ve)\s+|is\s+|are\s+|was\s+|were\s+)?{_ADVERB}(?:provok(?:ed|ing)|unleash(?:ed|ing)|incit(?:ed|ing)|instigat(?:ed|ing))\b",
        rf"\b(?:massacre|crime|atrocity|aggression)s?,?\s+(?:that\s+)?{_WHO}\s+(?:ha(?:s|d|ve)\s+)?committed\b",
    )
)
_BY = re.compile(
    rf"\b{_HARM}[”\"]?\s+(?:carried out |committed |staged |launched |made )?by\s+(?P<who>[^,;:.“”\"]{{2,50}})",
    re.IGNORECASE,
)
# Said of somebody who did harm, where the words accuse.
_DOER = tuple(
    re.compile(p, re.IGNORECASE)
    for p in (
        rf"^(?:that\s+)?(?:(?:when|after|as)\b[^,]{{1,60}},\s+)?{_WHO}\s+(?:ha(?:s|d|ve)\s+|is\s+|are\s+|was\s+|were\s+)?{_ADVERB}{_DONE}",
        rf"\b{_DONE}(?:\s+\w+){{0,3}}?\s+by\s+(?P<who>[^,;:.“”\"]{{2,50}})",
        r"^(?P<who>(?:[\w’'.&\-]+\s+){0,3}?[\w’'.&\-]+)[’']s\s+(?:\w+\s+)?(?:actions?|response|conduct|use of|behaviou?r|attacks?|strikes?|crackdown|aggression|raids?|killing)\b",
    )
)
# Not blame by itself, yet what a denial may answer.
_HAND = re.compile(
    rf"\b{_WHO}\s+(?:ha(?:s|d|ve)\s+|is\s+|are\s+|was\s+|were\s+)?(?:been\s+)?{_ADVERB}(?:behind\b|ordered|carried out|planted|laid|planned|involved in|responsible for|took part in|crossed|invaded|entered|sent)\b",
    re.IGNORECASE,
)
_LAST = re.compile(r"^.*\b(?:that|which|who|when|because|and|but|said|says|as|while)\s+(?=\S)", re.IGNORECASE)
_CUT = re.compile(
    r"\s+(?:as|on|in|at|for|of|to|while|when|after|before|during|which|who|that|and had|and was|near|using|with|without|from|is|are|was|were|has|have|had|been|—|–|-)\s.*$|\s+(?:is|are|was|were|has|have|had)(?:\s+been)?$",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:that|what|as|how|the fact|but|and|then|when|after|before|while|because|instead|on \w+)\s+|^(?:the|a|an|any|all|its|their)\s+",
    re.IGNORECASE,
)
_NOBODY = frozenset(
    "both those anyone everyone all it he she they him her them who which this that we you i there these some one each sides".split()
)
# Whose act is not told apart from the whole affair.
_GENERAL = stems(
    "violence deaths bloodshed situation crisis conflict clashes war unrest tensions escalation fighting tragedy killings massacre force actions response crimes"
)
# Deeds that one is blamed for; other reproaches (playing politics, doing too little) are no matter of who did it.
_DEEDS = _GENERAL | stems(
    "killed wounded shot crash exploded chemical missile kidnapped abducted tortured burned looted raped fire burning destroyed poisoned hostage beaten "
    "seized bombs genocide atrocity provoked provoking provocation incited inciting truce breaking broke violated storm started responsible attack"
)
# The first shot: one matter whoever fires it.
START = "\\start"
_FIRST = re.compile(
    rf"\b(?:{_WHO}\s+(?:had\s+|have\s+|has\s+)?(?:fired first|fired the first shots?|shot first|attacked first|opened fire(?: first)?|"
    r"(?:started|began) (?:it|shooting|firing|the (?:fight(?:ing)?|violence|shooting|clash\w*|brawl|riot|battle|war))|broke the (?:truce|ceasefire|cease-fire))\b|"
    r"first (?:shots?|rounds?|attack)\b[^.;,]{0,20}\b(?:came from|fired by|by|from)\s+(?P<who>[^,;:.“”\"]{2,50})|"
    r"(?:attacked|fired on|shot at|fired at) first by\s+(?P<firstby>[^,;:.“”\"]{2,50})|"
    r"\bin response to an? (?:\w+ )?(?:attack|fire|shots) (?:by|from)\s+(?P<other>[^,;:.“”\"]{2,50}))",
    re.IGNORECASE,
)
# Who says so means whoever stands against him: it opposes those alone who name him.
_OTHER = re.compile(r"(?:other|opposing|opposite|enemy|their) (?:side|forces?|troops|soldiers|army)|enemy", re.IGNORECASE)
_STARTED = re.compile(
    r"\b(?:for|of)\s+(?:firing first|(?:starting|breaking|violating)\s+(?:the\s+)?(?:\w+\s+)?(?:truce|ceasefire|cease-fire|fighting|violence|clash\w*|shooting))\b",
    re.IGNORECASE,
)
_CALLED = stems(
    "responsible blame accused attack violence deaths crime provocation condemn criticize denounce charge fault hold killing"
)


@dataclass(frozen=True, slots=True, eq=False)
class Accusation:
    """Hold a unit that accuses, the words for the accused, the party they call, what the accused did, and how it is said.

    `general` when what was done is the affair as a whole; `outright` when the words blame, not only tell a deed.
    """

    unit: Unit
    accused: str
    who: Side
    by: Side
    act: frozenset[str]
    incidents: frozenset[str]
    general: bool
    outright: bool


def accusations(affair: Affair) -> tuple[Accusation, ...]:
    """Give the statements that name somebody as responsible."""
    return tuple(found for unit in affair.units if unit.statement is not None and (found := _accusation(unit, affair)))


def _accusation(unit: Unit, affair: Affair) -> Accusation | None:
    for words, outright, whole in _named(unit):
        first = outright and bool(_FIRST.search(unit.text) or _STARTED.search(unit.text))
        who = trimmed(words)
        party = side(who, affair.proper)
        if not who or (not party.names and party.kind is None and not (first and _OTHER.fullmatch(who))) or len(who.split()) > 8:
            continue
        by = side(f"{unit.voice or ''} {unit.root if unit.voice else ''}", affair.proper)
        if by.names & party.names and by.kind == party.kind:
            continue
        # Where the words read hold no deed, it stands farther on in the sentence.
        bare = len(unit.stems) < 3 or (
            bool(_ACCUSING.search(unit.cue)) and not re.search(r"\b(?:of|for|over|on)\b|[’']s\b", unit.text)
        )
        act = (stems(unit.context or unit.text) if bare else unit.stems) - stems(who) - _CALLED
        said = stems(_deed(unit.text, words) if not bare else unit.context.partition(words)[2]) - stems(who)
        outright = outright and (whole or not said or bool(said & _DEEDS))
        general = outright and (whole or bool(said & _GENERAL) or len(unit.stems - stems(who) - _CALLED) < 2)
        return Accusation(
            unit, who, party, by, act | ({START} if first else frozenset()), affair.incidents(unit), general, outright
        )
    return None


@once_a_unit
def accused_in(unit: Unit) -> tuple[str, ...]:
    """Give the words that may call who did what a unit tells, accused of it or not."""
    named = [words for words, _, _ in _named(unit)]
    named += (_caught(found) for form in (*_DOER, _HAND) if (found := form.search(unit.text)))
    return tuple(map(trimmed, named))


def _named(unit: Unit) -> Iterator[tuple[str, bool, bool]]:
    """Give the words that may name the accused, the surest form first; whether it blames outright, and for the affair as a whole."""
    if _ACCUSING.search(unit.cue) and unit.stance in ("accuses", "asserts", "other"):
        accused = re.search(r"\b(?:accus|blam|pin)", unit.cue, re.IGNORECASE)
        if not re.search(r"\baccus", unit.cue, re.IGNORECASE) and accused and (on := _ON.search(unit.text)):
            yield on["who"], True, False
        forms = (_AWAY,) if accused else (_DOER[2], _DOER[1], _BY)
        yield from ((_caught(found), True, False) for form in forms if (found := form.search(unit.text)))
    if first := _FIRST.search(unit.text):
        yield _caught(first), True, False
    for form in (*_WHOLE, *_OUTRIGHT, _BY):
        for found in form.finditer(unit.text):
            yield _caught(found), True, form in _WHOLE and not re.match(r"\s+for\b", unit.text[found.end() :])
    if unit.stance == "accuses":
        yield from ((_caught(found), form is _DOER[2], False) for form in _DOER if (found := form.search(unit.text)))


def _caught(found: re.Match[str]) -> str:
    """Give the words for the accused that a form caught; before a verb, those nearest to it."""
    groups = found.groupdict()
    return groups.get("who") or groups.get("other") or groups.get("firstby") or _LAST.sub("", groups.get("subject") or "")


def _deed(text: str, who: str) -> str:
    """Give the first words of what somebody is accused of: those behind his name, or the whole where nothing follows."""
    behind = text.partition(who)[2].split()
    return " ".join(behind[:7]) if len(behind) > 1 else text


def trimmed(words: str) -> str:
    """Cut a phrase down to its noun phrase; empty when it names nobody in particular."""
    who = words.strip(" ’'“”\"[]")
    for _ in range(3):
        who = _LEADING.sub("", who)
    who = _CUT.sub("", who).strip(" ’'“”\"[]")
    low = [w.casefold() for w in who.split()]
    return (
        ""
        if not low
        or low[0] in ("no", "not", "none", "neither")
        or (set(low) & _NOBODY and not set(low) & (OFFICE | CROWD))
        else who
    )
