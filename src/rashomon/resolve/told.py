"""Read what a plain saying does by what it says: own deeds, denials, threats, promises, demands, charges, praise."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import get_args

from rashomon.model import Stance
from rashomon.resolve.cues import find_class
from rashomon.resolve.lexicon import words

STANCES: dict[str, Stance] = {s: s for s in get_args(Stance)}
_I = re.IGNORECASE
_PRONOUN = r"(?:i|we|he|she|it|they)"
_LEAD = r"^\W*(?:(?:that|and|but|so|yes|no|now|sir|if so),?\s)?"

_AFTER = r"(?!\s(?!and\b|or\b|by\b|but\b|as\b|because\b|in\b|to\b|with\b|that\b|allegations?\b|claims?\b|accusations?\b|charges?\b|reports?\b|statements?\b)[a-z])"
DENIAL = re.compile(
    rf"(?<!by )(?<!an )\b(?:baseless|unfounded|groundless|untrue|unsubstantiated|false|fabricated|impossible|invented|nonsense|rubbish|fake|absurd|ludicrous|preposterous|slander(?:ous)?){_AFTER}"
    r"|\b(?:no truth|nothing to do with|not (?:true|responsible|involved|behind)|no involvement|do(?:es)? not correspond)\b"
    r"|\b(?:an?|as|is|are|was|were|the|absolute|complete|total|all|more|such|just|pure|of|[“‘\"])\s?(?:\w+\s)?(?:lies?|fabrications?|hoax|inventions?|gossip|forger(?:y|ies)|myth|fiction|fairy[ -]?tales?|bedtime stor(?:y|ies))\b|\b(?:are|were) lies\b|^\W*(?:a\s)?lies?\b",
    _I,
)
# Nobody `was hurt` and nothing `more than` is a count or a measure, no denial.
_NO_DEED = re.compile(
    rf"(?:{_LEAD}|\bis that )(?:no|none of|not (?:one|a single))\s(?!one\b|country\b|nation\b|longer\b|matter\b|doubt\b|survivors?\b|casualties\b|injur|deaths?\b|details?\b|information\b|comment\b|decision\b|immediate\b)"
    r"(?:[\w’'-]+\s){1,6}?(?:(?:was|were|had been|has been|have been)\s(?:ever\s)?(?!hurt|injured|killed|wounded|harmed|arrested|available)\w+(?:ed|en|t|n)|hit|struck|shot|fired|entered|took|gave|made|met|came|left|crossed|attacked|used)\b"
    r"(?!\s(?:more|less|better|worse|as)\b|\s[“\"]?with\b)",
    _I,
)
_DEED = r"(?!known|heard|seen|received|heard|changed|lost|learned|eaten|slept|got|found|forgotten|been|felt|hear|saw|knew)\w+(?:ed|en|wn|de|ne|id|t)"
_NO_SUCH = re.compile(
    rf"{_LEAD}{_PRONOUN}\s(?:(?:had|has|have)\s)?(?:never|nothing)\s{_DEED}\b|{_LEAD}{_PRONOUN}\s(?:(?:had|has|have)\s)?{_DEED}\s(?:nothing|nobody|no such|none of)\b"
    r"|\b(?:never|not|n[’']t)\s(?:\w+\s){0,3}?(?:any )?such (?:a |an )?\w+|(?<!knew of )(?<!know of )(?<!aware of )\bno such (?:thing|order|plan|attack|deal|talks|agreement|meeting|incident|remark|letter)s?\b(?! as)"
    r"|\bdid (?:not|n[’']t) (?:happen|take place|occur)\b|\bwas never (?:made|given|said|sent|issued|aired|ordered|signed)\b|^\W*no\b[.,!]"
    rf"|{_LEAD}{_PRONOUN}\shad nothing to\b|{_LEAD}there\s(?:is|was|were|are|had been|has been|have been)\s(?:\w+ly\s)?(?:no|never any)\s(?:\w+\s)?(?:connection|link|deal|agreement|order|plan|talks|negotiations?|ceasefire|cease-fire|truce|intention|involvement|coup|massacre|attack|cover-?up)s?\b",
    _I,
)
_NOT_IT = re.compile(r"^\W*(?:[\w’'.-]+\s){1,12}?(?:was|were|is|are)\s(?:\w+ly\s)?not the (?!first\b|only\b|time\b|last\b|same\b|case\b)\w+", _I)
# A name must not decide: `Union` or `Front` in capitals inside one is passed over, unless all is in capitals.
_GOVERN = "government|army|ministry|council|country|administration|regime|party|movement|company|union|force|forces"
_LOWER = rf"(?-i:{_GOVERN}|{_GOVERN.upper()})"
_SUBJECT = rf"(?:i|we|he|she|it|they|(?:his|her|its|their|our|my)\s(?:[\w’'-]+\s){{0,2}}?[\w’'-]+|the (?:[\w’'-]+\s){{0,2}}?{_LOWER}(?:,[^,]{{1,60}},)?)"
_WILL = re.compile(
    rf"^\W*{_SUBJECT}(?:\s(?:had|have|has|is|are|was|were)|[’']re|[’']m|re|m)?\s?(?:\w+ly\s)?\W*(?:would|will|shall|[’']ll|[’']d(?!\s\w+ed\b)|going to|ready to|prepared to|plans? to|intends? to|is to|are to|was to)\b"
    r"(?!\s(?:\w+\s)?(?:be|have)\b|\snot\b)",
    _I,
)
_REFUSES = re.compile(
    rf"^\W*{_SUBJECT}\s(?:will|would|could|can)(?:\s(?:never|not|no longer)|n[’']t)\s(?:\w+ly\s)?(?:accept|agree|tolerate|meet|negotiate|recogni[sz]e|comply|sign|cooperate|attend|hand over|give (?:up|in)|surrender|back down|allow|participate|join|support)\b",
    _I,
)
_UNLESS = re.compile(rf"^\W*{_SUBJECT}(?:\s(?:will|would|may|might)|[’']ll)\b[^.;]{{3,120}}?\s(?:unless|until)\s", _I)
_THREAT = re.compile(
    r"\b(?:will|would|shall|[’']ll|could)\b.{0,60}\b(?:punish\w*|retaliat\w*|consequences|regret|pay\W+(?:a|the|dearly)|respond\w* (?:with|forcefully|harshly|strongly)|reveng\w*|aveng\w*|crush\w*|strike back|slaughter\w*|kill|behead|annihilate|hack|cut off (?:his|her|their|your))\b"
    r"|not go unpunished|\b(?:will|would) not spare\b|\bpay dearly\b",
    _I | re.DOTALL,
)
_MUST = re.compile(r"\b(?:must(?! (?:say|tell|admit|confess|have|be some)\b)|should(?! have\b)|ought to|had better|let us|it is time|needs? to (?:be|stop|end|show|take|act|come|pull|withdraw|return|give)|(?:we|i)(?: are|[’']re| am|[’']m)? (?:ask(?:ing)? for|call(?:ing)? for|call(?:ing)? on|want (?!war\b)\w+(?: \w+){0,3} to)|has an? (?:responsibility|duty|obligation) to)\b", _I)
_ASKED = re.compile(r"\W*(?:whether|if|how|why|what|when|who)\b", _I)
_IMPERATIVE = re.compile(
    r"^\W*(?:please\s|so\s|just\s|then\s|now\s)?(?:do not|don[’']t|drop|ask|tell|let|stop|leave|give|go|come|put|release|free|end|withdraw|get|keep|stay|hold|bring|hand|lay|send|show|listen|look at|remember|pray|join|take|open|withdraw|resign|surrender)\s(?!of\b|was\b|is\b|has\b|had\b|to be\b|and\b)(?:it|them|him|her|us|me|the|a|an|your|our|their|this|that|back|out|up|down|away|off|over|here|home|[a-z]+)\b",
    _I,
)
_PLAIN = r"\s(?!(?:was|were|is|are|had|has|have|will|would|did|does|to)\b)[\w’'-]+"
_TOLD_TO = re.compile(rf"^\W*(?:(?:me|him|her|us|them|you|we|they|he|she|i|everyone|people|(?:the|a|an|his|her|their|its|our|my|all|every|some){_PLAIN}(?:{_PLAIN}){{0,3}}|(?-i:[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶĹĽŁŃŇŌŐŘŚŞŠŢŤŪŮŰŹŻŽȘȚ])[\w’'-]+(?:\s(?-i:[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶĹĽŁŃŇŌŐŘŚŞŠŢŤŪŮŰŹŻŽȘȚ])[\w’'-]+){{0,2}})\s)?to\s\W?(?P<verb>[a-z]+)", _I)
_TO_DO = re.compile(r"(?:^|\s)to\s\W?(?P<verb>[a-z]+)", _I)
_FINITE = re.compile(r"\s(?:was|were|is|are|had|has|have|will|would|did|does)\s", _I)
_DISGUST = re.compile(
    r"\b(?:shame(?:ful)?|disgrace\w*|outrage(?:ous)?|unacceptable|barbar\w+|savage(?:ry)?|brutal\w*|coward\w*|heinous|despicable|vicious|(?:is|are|was|were|as|an?) (?:\w+\s)?(?:criminals?|fraud|thugs?)|criminal (?:acts?|attacks?|regime|gangs?|behaviou?r|aggression)|(?:is|are|was|were) illegal|hypocri\w+|excessive|provocation\w*|inexcusable|unjustified|reckless"
    r"|repugnant|abhorrent|appalling|atrocious|monstrous|inhuman\w*|double standards?|aggression|liars?|cynical\w*|cover-?up|made (?:it|this|that|them) up|on purpose|deliberate(?:ly)?|treason\w*|betray\w*|negligen\w+|incompeten\w+|desperate (?:act\w*|attempt\w*|move))\b",
    _I,
)
_PRAISE = re.compile(
    r"\b(?:courage\w*|brave\w*|exempl\w+|heroic|(?:is|are|was|were|as) (?:\w+\s){0,2}heroe?s?|proud|tribute|great day|amazing|outstanding|constructive|remarkable|welcome|eloquent\w*|passion|sacrifice|our best|grateful|very valuable|generous\w*|magnificent|wonderful)\b",
    _I,
)
_NATURAL = re.compile(r"^\W*(?:[\w’'.-]+\s){0,8}?(?:died|deaths?|perished)\b[^,;.]{0,20}\b(?:of|from|by|to) (?:natural causes|old age|an illness|a heart attack)\b", _I)
_UNDER_ORDERS = re.compile(r"^\W*(?:i|we|he|she|they|\w+ \w+)\s(?:\w+\s)?(?:was|were|had|have|am|are|is|been|received|got)\s(?:been\s)?(?:\w+ly\s)?(?:given\s|under\s)?(?:\w+\s)?orders?\b", _I)
_SPEECHLESS = re.compile(
    r"^\W*(?:i|we|he|she|they|it)\s(?:(?:have|had|has)\s(?:spoken|talked) (?:to|with) (?:nobody|no one|none)|(?:could|can|would|will)(?:\snot|n[’']t)\s(?:\w+ly\s)?(?:be appropriate to )?(?:comment|say|confirm|verify|tell|discuss)|had\W+no (?:comment|means of|information)|had no\b.{0,12}\bcomment)\b"
    r"|\bnot be appropriate to comment\b|\bno comment\b",
    _I,
)
_CONCERN = re.compile(r"^\W*(?:i|we|he|she|they|the \w+)\W*(?:\w+\s)?(?:am|are|is|was|were|[’']m|[’']re)?\W*(?:\w+ly\s)?(?:concern(?:ed|s) us|concerned|worried|saddened|shocked|appalled|hopeful|sorry|alarmed|sad)\b", _I)
_PERFORMS = re.compile(r"^\W*(?:i|we)\s(?:(?:\w+ly|also|hereby|would like to|want to|do)\s){0,2}(?P<verb>\w+)(?:\s(?P<next>\w+))?", _I)
_AUXILIARY = frozenset({"have", "had", "give", "gave", "share"})
_PERFORMED = frozenset({"demands", "accuses", "praises", "denies", "promises", "warns"})

_DOERS = r"forces|troops|army|navy|soldiers|police|rebels?|militants?|regime|government|fighters?|militias?|militiamen|terrorists|insurgents?|front|brigade|commandos|jets|warplanes|aircraft|frigate|security|authorities|settlers|protesters|bandits|herders|guards|snipers|agents|gunners|officials?|commanders?|saboteurs|sides|party|occupation"
_PARTY = rf"(?-i:{_DOERS}|{_DOERS.upper()})"
_HELP = r"(?:(?:had|has|have|also|then|already|just|since|each|both|been|are|is|was|were|\w+ly)\s){0,4}"
_STRONG = (
    r"(?:opened fire|blown up|blew up|blow up|set fire|set ablaze|(?:caus|start|orchestrat|plann)(?:ed|ing)\b.{0,20}\b(?:war|conflict|violence|attacks?|fire|mayhem|deaths?|crisis)|used? (?:such |chemical |toxic |banned |poison )?(?:weapons|gas)"
    r"|us(?:ed|ing) (?:such |chemical |toxic |banned )?(?:weapons|gas)|launched (?:an?|the) (?:\w+\s){0,2}(?:attack|assault|strike|offensive)|(?:broke|broken|breaking|violat(?:ed|ing)|breach(?:ed|ing))\s(?:the |a |its |their |our )?(?:\w+\s)?(?:truce|ceasefire|cease-fire|law|laws|agreement|accord|promise|sovereignty|airspace|border|rights|waters)"
    r"|prepar(?:e|es|ed|ing)\s(?:the |an? |for )?(?:\w+\s)?(?:offensive|attack|invasion|war|ground for)|wants?(?:ed)? war)"
)


@cache
def _harm() -> str:
    return _any(w for w in words("harm") if not w.endswith("ing"))


@cache
def _harming() -> str:
    return _any(w for w in words("harm") if w.endswith("ing"))


def _any(forms: Iterable[str]) -> str:
    return rf"(?:{'|'.join(sorted(forms, key=lambda w: (-len(w), w)))}|{_STRONG})"


@cache
def _blame(ours: bool) -> re.Pattern[str]:
    """Build the shapes of a charge: doer and harm, harm `by` a doer, harm done to us; `ours` takes `we` for a doer too."""
    harm, harming = _harm(), _harming()
    they = "they|you|we" if ours else "they|you"
    doer = rf"(?:\b(?:{they})|\b{_PARTY}(?:\s(?!was\b|were\b|is\b|are\b|been\b|be\b|by\b|and\b|when\b|after\b|in which\b|that had been\b)[\w’'-]+){{0,6}}?|(?-i:\b[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶĹĽŁŃŇŌŐŘŚŞŠŢŤŪŮŰŹŻŽȘȚ][\w’'.-]+))"
    passive = r"(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bbeing )"
    return re.compile(
        rf"{doer}\s(?:(?:had|has|have|also|then|already|just|since|each|both|\w+ly)\s){{0,4}}{passive}(?:{harm}|(?:are|is|was|were|been)\s(?:\w+ly\s)?{harming})\b"
        rf"|\b{harm}\s(?:[\w-]+\s){{0,3}}?by\s(?!unidentified|unknown|unnamed|armed|gunfire|fire\b|accident|mistake)(?:(?:an?|some)\s(?=(?:(?-i:[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶĹĽŁŃŇŌŐŘŚŞŠŢŤŪŮŰŹŻŽȘȚ])|\w+\sfrom\s)))?(?!an?\s|some\s)(?:[\w’'-]+\s){{0,3}}?(?:{_PARTY}\b|(?-i:[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶĹĽŁŃŇŌŐŘŚŞŠŢŤŪŮŰŹŻŽȘȚ][a-z]+))"
        rf"|\b{passive}(?:hit|struck|hurt|wounded|injured|{harm})\s(?:at\s|on\s|one of\s)?(?:us|me|our|my|its)\b(?!\s(?:own|goals?|way))"
        r"|\b(?:was|were|is|are|been|be)\s(?:behind|responsible for|to blame|at fault)\b|\bbears? (?:\w+\s)?responsib\w+|\bresponsib\w+\b.{0,40}\b(?:rests?|lies)\b|(?-i:\b[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶĹĽŁŃŇŌŐŘŚŞŠŢŤŪŮŰŹŻŽȘȚ])\w+\s(?:was|is|were|are)\sresponsible\b"
        r"|\b(?:massacre|genocide|atrocit(?:y|ies)|war crimes?|crimes? (?:against|committed)|ethnic cleansing|in retaliation)\b",
        _I | re.DOTALL,
    )


_RULES: tuple[tuple[re.Pattern[str], int, Stance], ...] = (
    (_CONCERN, 60, "other"),
    (_SPEECHLESS, 90, "other"),
    (DENIAL, 160, "denies"),
    (_NO_DEED, 120, "denies"),
    (_NO_SUCH, 120, "denies"),
    (_NOT_IT, 100, "denies"),
    (_REFUSES, 120, "denies"),
    (_THREAT, 160, "warns"),
    (_UNLESS, 200, "warns"),
    (_WILL, 100, "promises"),
    (_UNDER_ORDERS, 60, "asserts"),
    (_MUST, 2000, "demands"),
    (_IMPERATIVE, 60, "demands"),
    (_DISGUST, 220, "accuses"),
    (_NATURAL, 120, "asserts"),
)


def threatens(content: str) -> bool:
    """Say whether words hold out harm to come.

    >>> threatens("the raid will not go unpunished")
    True
    """
    return bool(_THREAT.search(content[:200]))


def told(content: str, *, others: bool = False) -> Stance:
    """Give the stance that plain words show, mostly in their first clause, since what follows is often background.

    `others` says that `we` in them is not the speaker, so that what `we` did is charged.

    >>> told("Orvan forces had shelled the quay"), told("three soldiers were killed"), told("“Stop the raids,”")
    ('accuses', 'asserts', 'demands')
    """
    if (m := _PERFORMS.match(content[:100])) and not others and m.group("verb").casefold() not in _AUXILIARY and (found := find_class(m.group("verb"), m.group("next") or "")) in _PERFORMED:
        return STANCES[found or "other"]
    for pattern, reach, name in _RULES:
        if pattern is _MUST and _ASKED.match(content):
            continue
        if pattern.search(content[:reach]):
            return name
    if _blame(others).search(content[:220]):
        return "accuses"
    if _PRAISE.search(content[:2000]):
        return "praises"
    return "asks" if content[-400:].rstrip("\"”’' ").endswith("?") else "asserts"


def bids(content: str, *, passive: bool = False) -> bool:
    """Say whether words told to somebody are what to do: `told [us to wait]`; `passive`: whoever was told may be described at length.

    >>> bids("the miners to go home"), bids("the road to Orva was shut")
    (True, False)
    """
    found = (_TO_DO.search if passive else _TOLD_TO.match)(content[:120])
    return found is not None and found.group("verb").islower() and not _FINITE.search(content, found.end(), found.end() + 60)
