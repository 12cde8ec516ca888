"""Find who is told to have done harm: "Orun government shelling", "gunners hit the mill", "killed by a fighter of the Front".

The party stands before the deed, before the verb, or behind "by"; whoever it is, the forms are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rashomon.points.accused import trimmed
from rashomon.points.affair import Affair
from rashomon.points.polarity import negative, unverified
from rashomon.points.sides import BODIES, CROWD, OFFICE, Side, side
from rashomon.points.states import states
from rashomon.points.units import Unit
from rashomon.roots.topics import stems

_NAME = r"(?:[a-z]{2}-)?[A-Z][\w’'.\-]*"
_BAND = "|".join(sorted(OFFICE | CROWD))
_SORT = r"(?:riot|border|security|armed|government|federal|local|presidential|paramilitary|masked|coastal|(?:anti|pro)-[\w-]+) "
# A name, a word for armed or official bodies, or both.
_PARTY = rf"(?P<who>(?:(?:[Ss]uspected |[Aa]lleged )?(?:{_NAME} ){{1,4}}(?:{_SORT})?(?:(?:{_BAND}) ){{0,2}}|(?:[Ss]uspected |[Aa]lleged )?(?:{_SORT}|(?:{_BAND}) )?(?:{_BAND}) ))"
_BLOW = (
    r"(?:shelling|bombardment|bombing|(?:air )?strikes?|airstrikes?|(?:air )?raids?|(?:mortar |artillery |sniper |tank |rocket |machine-gun )?fire|gunfire|barrages?|assault|"
    r"attacks?|reprisals?|massacre|onslaught|shells|mortars|rockets|missiles|artillery|snipers|gunships|warplanes|jets)"
)
_HIT = (
    r"(?:shelled|bombed|bombarded|gunned down|shot dead|shot and killed|executed|murdered|massacred|beheaded|killed|wounded|injured|attacked|stormed|raided|ambushed|"
    r"opened fire (?:on|at)|fired (?:on|at|into)|pounded|razed|torched|burned down|set fire to|kidnapped|abducted|blew up|hit|struck|targeted)"
)
_SUFFERED = (
    r"(?:shelled|bombed|bombarded|gunned down|shot(?: dead| down)?|executed|murdered|massacred|beheaded|killed|slain|wounded|injured|attacked|stormed|ambushed|torched|burned|"
    r"set on fire|kidnapped|abducted|blown up|hit|struck|targeted)"
)
_DAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
# What a verb of harm must be followed by, so that "guards killed on Monday" tells of no deed of theirs.
_OBJECT = (
    r"(?=\s+(?:(?:the(?! streets)|an?(?! (?:deal|agreement|truce|pact|accord|chord|balance|wall|snag|peak|record|low|high)\b)|his|her|their|its|our|at least|up to|more than|about|some|several|many|dozens|scores|hundreds|civilians|"
    rf"people|one|two|three|four|five|six|seven|eight|nine|ten|\d+|captured|local|unarmed|nearby)\b(?! (?:days?|weeks?|months?|years?|hours?)\b)|(?!{_DAY})[A-Z]))"
)
_FORMS = tuple(
    re.compile(p)
    for p in (
        rf"(?:^|(?<=[\s“\"(]))(?:[Tt]he |[Aa]n? )?{_PARTY}(?P<deed>{_BLOW}\b)(?! (?:site|victims?)\b)",
        rf"(?:^|(?<=[\s“\"(]))(?:[Tt]he |[Aa]n? )?{_PARTY}(?:that |which |who )?(?:had |has |have )?(?:also |then |later |since |repeatedly |deliberately )?(?P<deed>{_HIT}\b){_OBJECT}",
        rf"(?P<deed>\b{_SUFFERED}\b)(?:\s+[\w-]+){{0,3}}?\s+by\s+(?P<who>[^,;:.“”\"]{{2,70}})",
        rf"(?P<deed>\b(?:{_BLOW}|killing|execution|murder|abduction|kidnapping|shooting)\b)(?:\s+(?:of|on|against|at|in)\s+[^,;:.“”\"]{{2,50}}?)?(?:\s+(?:carried out|committed|staged|launched))?\s+by\s+(?P<who>[^,;:.“”\"]{{2,70}})",
    )
)
# Words before a party that make it a place, or a companion of who acts.
_PLACED = re.compile(r"\b(?:near|in|at|of|from|on|to|outside|around|with|between|for|against|into|by)\s+(?:the\s+)?$", re.IGNORECASE)
# A fighter of a band is that band; forces loyal to somebody are called so.
_MEMBER = re.compile(rf"^(?:\w+\s+){{0,3}}?(?:fighter|member|militant|soldier|gunman|gunmen|officer|commander|unit|men|troop|force|faction|branch|supporter)s?\s+(?:from|of|with|belonging to)\s+(?:the\s+)?(?={_NAME})")
_TO_BAND = re.compile(rf".*?\b(?:{_BAND})\b(?: (?:{_BAND})\b)?", re.IGNORECASE)
_LOYAL = re.compile(rf"^(?:the\s+)?(?P<who>(?:\w+\s+)?\w+\s+(?:loyal|allied|linked|close)\s+to\s+(?:the\s+)?(?:\w+\s+){{0,2}}?(?:{_NAME}\s*){{1,4}})")
# Deeds that are feared, asked about or supposed are told by nobody.
_UNREAL = re.compile(
    r"\b(?:will|would|could|might|may|should|if|whether|unless|threat\w*|plan(?:s|ned|ning)?|fear(?:s|ed)?|spect(?:er|re)|risk|danger|possib\w+|potential\w*|avert\w*|prevent\w*|future|"
    r"call(?:s|ed|ing)? (?:for|on)|urg\w+|authori[sz]\w+|ready|prepar\w+|in case)\b|\?",
    re.IGNORECASE,
)
_LONG_PAST = re.compile(
    r"\b(?:(?:in|since|of|by)\s+(?:(?:early|late|mid)[- ])?(?:1[89]|2[0-9])\d\d|last (?:year|month)|(?:years?|months?|decades?|centur\w+) (?:ago|earlier)|historically)\b",
    re.IGNORECASE,
)
_STOP = re.compile(
    rf"[,;:.“”\"\n]|\b(?:and|after|when|while|who|that|which|killed|has|have|had|was|were|by|as|in which|on {_DAY}|{_DAY}|shortly|where)\b"
)
_STRUCK = re.compile(rf"\s*(?:(?:had|has|have)\s+)?(?:{_HIT}|f[ae]ll on|rained (?:down )?on|landed (?:on|in)|slammed into)\b")
# Names of bands: with a hyphen inside or in capitals alone; a person's name is none.
_BAND_NAME = re.compile(r"\b[A-Za-z]{2}-[A-Z]|^(?:the )?[A-Z]{2,}$")
# A bare name before a deed is whose it is when it is one of origin, else where it was ("the Orun attack").
_OF_ORIGIN = re.compile(r"(?:an|ish|ese|ic|ch|i)$")
_DANGLING = re.compile(r"(?:\s+(?:in|of|on|at|near|to|from|the|an?|its|their|his|her))+\s*$", re.IGNORECASE)
_FAMILIES = (
    ("kill", re.compile(r"kill|execut|murder|massacr|behead|gunned|shot dead|slain")),
    ("burn", re.compile(r"torch|burn|fire to|on fire|razed")),
    ("take", re.compile(r"kidnap|abduct")),
)
AHEAD, BEFORE, LONGEST = 60, 6, 9
# Called so by what it is like, and no party.
_SORTS = frozenset("military terrorist militant police-style state official navy student worker".split())
_WEAPONS = frozenset("missile missiles rocket rockets mortar shell shells bomb bombs bullet bullets shelling bombing bombardment strike strikes airstrike airstrikes raid raids attack attacks fire".split())
_NO_PARTY = frozenset(
    "air ground night dawn day gas car truck suicide bomb blast mortar mortars artillery rocket rockets missile missiles chemical drone drones sniper lightning heart friendly "
    "return open live heavy covering hunger general labour labor first second third fourth new latest deadly joint several two three many more most other these those such no "
    "terror cyber knife gun gunfire fire shell shells bullet bullets shrapnel explosion explosions lead hit security forces' january february march april may june july august "
    "september october november december monday tuesday wednesday thursday friday saturday sunday".split()
)


@dataclass(frozen=True, slots=True, eq=False)
class Deed:
    """Hold a unit that tells a deed, the words for who did it and the party they call.

    `act` is its family (killing, burning, taking, else an attack); `incidents` are those whose own phrase the deed is; `target` the stems of whom or what it befell.
    """

    unit: Unit
    doer: str
    who: Side
    act: str
    target: frozenset[str]
    incidents: frozenset[str]


def deeds(affair: Affair) -> Iterator[Deed]:
    """Give the deeds that units tell as having happened, in reading order."""
    for unit in affair.units:
        if _LONG_PAST.search(unit.context) or unverified(unit) or negative(unit) or unit.stance in ("demands", "asks", "promises", "warns"):
            continue
        yield from _told(unit, affair)


def doers_in(text: str) -> Iterator[str]:
    """Give the words of a text that call who did harm, whether it is told as having happened or not."""
    for form in _FORMS:
        yield from (_doer(found["who"]) for found in form.finditer(text))


def _told(unit: Unit, affair: Affair) -> Iterator[Deed]:
    span = unit.report.text.find(unit.words.spans[0])
    if span is None:
        return
    text, start = str(unit.report.text)[span[0] : span[1]], span[0]
    own = side(f"{unit.voice} {unit.root}", affair.proper) if unit.voice else None
    seen: list[tuple[int, int]] = []
    for form in _FORMS:
        for found in form.finditer(text):
            doer = _doer(found["who"])
            who = side(doer, affair.proper)
            at = found.span("deed")
            if (
                not _is_party(doer, who)
                or (form is _FORMS[0] and who.kind is None and not (_OF_ORIGIN.search(doer) or re.search(r"[’']s?\s*$", found["who"])))
                or _UNREAL.search(text[max(0, found.start() - AHEAD) : found.end()])
                or (form is _FORMS[1] and _PLACED.search(text[: found.start("who")]))
                or any(a < at[1] and at[0] < b for a, b in seen)
                # Nobody tells his own deed as an accusation.
                or (own is not None and own.kind == who.kind and own.names & who.names)
            ):
                continue
            seen.append(at)
            end, target = _target(form, found, text, doer)
            words = unit.report.text.words(start + found.start(), start + _full(text, found, end))
            incidents = affair.named(unit.report_id, start + at[0], start + at[1]) - affair.background
            yield Deed(replace(unit, words=words), doer, who, _family(found["deed"]), target, incidents)


def _full(text: str, found: re.Match[str], end: int) -> int:
    """Cut small words from the end of the words of a deed, down to the form itself."""
    cut = _DANGLING.search(text[found.end() : end])
    return found.end() + cut.start() if cut else end


def _family(deed: str) -> str:
    return next((name for name, words in _FAMILIES if words.search(deed)), "attack")


def _doer(words: str) -> str:
    """Give the words that call a party: the band of a fighter, what forces are loyal to, else the noun phrase."""
    words = _MEMBER.sub("", words.strip())
    if loyal := _LOYAL.match(words):
        return loyal["who"].strip()
    band = _TO_BAND.match(words)
    return trimmed(band[0] if band else words)


def _is_party(doer: str, who: Side) -> bool:
    low = [re.sub(r"[’']s?$", "", w).strip(".").casefold() for w in doer.split()]
    if not low or len(low) > LONGEST or not (who.names or who.kind) or low[-1] in _NO_PARTY or set(low) & _WEAPONS:
        return False
    if low[-1].startswith("anti-") or (len(low) == 1 and low[0] in _SORTS) or (who.kind is None and set(low) & _NO_PARTY):
        return False
    return who.kind is not None or bool(_OF_ORIGIN.search(doer) or states(doer) or _BAND_NAME.search(doer)) or stems(doer) & BODIES != frozenset()


def _target(form: re.Pattern[str], found: re.Match[str], text: str, doer: str) -> tuple[int, frozenset[str]]:
    """Give where the words of a deed end, and the stems of whom or what it befell: told behind it, or before it where it is suffered."""
    if form in _FORMS[2:]:
        end = found.start("who") + found["who"].find(doer) + len(doer) if doer in found["who"] else found.end()
        before = " ".join(text[max(0, found.start() - AHEAD) : found.start()].split()[-BEFORE:])
        return end, stems(before if form is _FORMS[2] else text[found.end("deed") : found.start("who")]) - stems(doer)
    at = found.end("deed")
    if re.match(r"\s+(?:for|after|over)\b", text[at:]):
        return found.end(), frozenset()
    near = text[at : at + AHEAD]
    struck = _STRUCK.match(near)
    at, near = (at + struck.end(), near[struck.end() :]) if struck else (at, near)
    stop = _STOP.search(near)
    near = near[: stop.start()] if stop else near.rsplit(" ", 1)[0] if len(text) > at + AHEAD else near
    end = max(found.end(), at + len(near.rstrip())) if near.strip() else found.end()
    return end, stems(near) - stems(doer)
