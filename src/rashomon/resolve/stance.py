"""Say what a speaker does with the words: assert, deny, accuse, demand …, and which acts and hedges show."""

from __future__ import annotations

import re
from functools import cache
from typing import get_args

from rashomon.model import Act, Stance
from rashomon.resolve.lexicon import classes, phrases

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
# Copies lose apostrophes: `dont` is as good as `don't`, but no word may match that merely ends in "nt".
_NEGATION = re.compile(r"\b(?:not|never|nor|no|without|cannot|neither|nobody)\b|n[’']t\b|\b(?:do|does|did|is|are|was|were|wo|would|could|ca|have|has|had|should)nt\b", re.IGNORECASE)
_SAYING = frozenset(
    ["say", "tell", "add", "note", "state", "report", "announce", "declare", "write", "claim", "explain", "comment", "reply", "respond", "quote", "cite", "tweet", "post", "continue", "insist", "stress", "confirm", "argue", "speak", "according", "statement", "call", "describe", "maintain", "reiterate", "conclude", "show", "recall"]
)
_STEMS = {
    "said": "say", "told": "tell", "wrote": "write", "spoke": "speak", "spoken": "speak", "swore": "swear", "sworn": "swear", "thought": "think", "felt": "feel", "sought": "seek",
    "found": "find", "knew": "know", "known": "know", "understood": "understand", "undertook": "undertake", "foresaw": "foresee", "begged": "beg", "meant": "mean", "wept": "weep",
    "denies": "deny", "denied": "deny", "saying": "say", "told_off": "scold",
}


@cache
def lemma(word: str) -> str:
    """Fold an inflected verb or noun to the form the lists hold, by endings.

    >>> [lemma(w) for w in ("denied", "accuses", "warned", "planned", "urged")]
    ['deny', 'accuse', 'warn', 'plan', 'urge']
    """
    low = word.casefold()
    known = classes("stance")
    if low in _STEMS or low in known or low in _SAYING:
        return _STEMS.get(low, low)
    for form in _forms(low):
        if form in known or form in _SAYING:
            return form
    return low


def _forms(low: str) -> list[str]:
    out = []
    for ending in ("ing", "ed", "es", "s", "d"):
        if low.endswith(ending) and len(low) > len(ending) + 2:
            stem = low[: -len(ending)]
            out += [stem, stem + "e"]
            if stem.endswith("i"):
                out.append(stem[:-1] + "y")
            if len(stem) > 2 and stem[-1] == stem[-2]:
                out.append(stem[:-1])
    if low.endswith("ies"):
        out.insert(0, low[:-3] + "y")
    return out


_MUST = re.compile(r"\b(?:must|should|ought to|had better|let us|it is time)\b", re.IGNORECASE)
_DENIAL = re.compile(r"\b(?:baseless|unfounded|groundless|untrue|false|fabricated|lies?|no truth|nothing to do with|not (?:true|responsible|involved)|no involvement|fabrications?|hoax|impossible)\b", re.IGNORECASE)
_WILL = re.compile(r"^\W*(?:i|we|he|she|it|they|the \w+)(?:\s(?:had|have|has|is|are|was|were)|[’']re|[’']m|re|m)?\s?(?:\w+ly\s)?(?:would|will|shall|[’']ll|going to|ready to|plans? to|intends? to|is to|are to|was to)\b", re.IGNORECASE)
_THREAT = re.compile(r"\b(?:will|would|shall)\b.{0,60}\b(?:punish\w*|retaliat\w*|consequences|regret|pay (?:a|the|dearly)|respond\w* (?:with|forcefully|harshly|strongly)|reveng\w*|aveng\w*|crush\w*|strike back)\b|not go unpunished", re.IGNORECASE | re.DOTALL)
_PRAISE = re.compile(r"\b(?:courage\w*|brave\w*|exempl\w+|heroic|heroes?|proud|tribute|great day|amazing|outstanding|constructive|remarkable|welcome\w*|eloquent\w*|passion|sacrifice|our best|grateful|congratulat\w+)\b", re.IGNORECASE)
_HARM = (r"(?:kill\w*|murder\w*|massacr\w*|execut(?:ed|ing)|shot|shelled|shelling|bomb(?:ed|ing|arded)|attack(?:ed|ing)|target(?:ed|ing)|tortur(?:ed|ing)|assassinat\w*|slaughter\w*|abduct\w*|kidnap\w*|"
         r"burn(?:ed|t|ing)|loot(?:ed|ing)|destroy(?:ed|ing)|fired|firing|opened fire|raid(?:ed|ing)|beat(?:en)?|raped|gass(?:ed|ing)|poison(?:ed|ing)|provok\w*|incit\w*|downed|blow up|blown up|"
         r"(?:caus|start|orchestrat|plann)(?:ed|ing)\b.{0,20}\b(?:war|conflict|violence|attacks?|fire|mayhem|death|deaths|crisis)|used? (?:such |chemical |toxic |banned )?(?:weapons|gas))")
_PARTY = r"(?:forces|troops|army|soldiers|police|rebels?|militants?|regime|government|gunmen|fighters?|militias?|militiamen|terrorists|insurgents?|front|brigade|commandos|jets|warplanes|security|authorities|settlers|protesters|men|they)"
_BLAME = re.compile(
    rf"\b{_PARTY}\b(?:\s[\w’'-]+){{0,6}}?\s{_HARM}\b|\b{_HARM}\s(?:[\w-]+\s){{0,3}}?by\s(?!an?\s|unidentified|unknown|unnamed|armed|gunfire|fire\b|accident|mistake)(?:[\w’'-]+\s){{0,3}}?(?:{_PARTY}\b|(?-i:[A-Z][a-z]+))"
    rf"|(?-i:[A-Z][a-z]+)\s(?:had\s|has\s|have\s)?{_HARM}\b|\b(?:was|were|is|are)\s(?:behind|responsible for|to blame)\b|(?-i:[A-Z])\w+\s(?:was|is|were|are)\sresponsible\b"
    r"|\b(?:massacre|genocide|atrocit(?:y|ies)|war crimes?|crimes? (?:against|committed)|ethnic cleansing|in retaliation)\b",
    re.IGNORECASE | re.DOTALL,
)
_ATTACK = (r"(?:shot (?:down|dead)|downed|brought down|shelled|bombed|bombarded|attacked|ambushed|destroyed|killed|assassinated|executed|blew up|blown up|targeted|raided|hit"
           r"|struck(?!\s(?:an?|the)\s(?:\w+\s)?(?:deal|agreement|accord|balance|bargain|truce)))")
_DID = rf"(?:\s(?:have|had|has|just|also|already|then|\w+ly)){{0,3}}\s{_ATTACK}\s(?!by\b)\w"
# What `we` did is owned to by whoever speaks; `they` can be others, so it must be the party's own word for itself.
_WE_DID = re.compile(rf"^\W*(?:we|i|our (?:\w+\s){{0,2}}\w+){_DID}", re.IGNORECASE)
_THEY_DID = re.compile(rf"^\W*(?:they|(?:its|their) (?:own )?(?:forces|fighters|men|units?|troops|air force|air defen[cs]es?|soldiers|planes|jets|guns?|snipers?)){_DID}", re.IGNORECASE)
_IT_DID = re.compile(rf"^\W*it{_DID}", re.IGNORECASE)
_FIGHTERS = re.compile(r"\b(?:rebels|forces|militias|militants|fighters|insurgents|guerrillas|brigades|troops|commanders|police|separatists|jihadists|gunmen|soldiers|snipers)\b", re.IGNORECASE)
_NATURAL = re.compile(r"^\W*(?:[\w’'.-]+\s){0,8}?(?:died|deaths?|perished)\b[^,;.]{0,20}\b(?:of|from|by|to) (?:natural causes|old age|an illness|a heart attack)\b", re.IGNORECASE)
_UNDER_ORDERS = re.compile(r"^\W*(?:i|we|he|she|they|\w+ \w+)\s(?:\w+\s)?(?:was|were|had|have|am|are|is|been|received|got)\s(?:been\s)?(?:\w+ly\s)?(?:given\s|under\s)?(?:\w+\s)?orders?\b", re.IGNORECASE)
_SPEECHLESS = re.compile(r"^\W*(?:i|we|he|she|they|it)\s(?:have|had|has)\s(?:spoken|talked) (?:to|with) (?:nobody|no one|none)\b", re.IGNORECASE)
_NEITHER = re.compile(r"\b(?:neither confirm(?:ed|ing)? n?or den(?:y|ied|ying)|not (?:confirm|deny) n?or (?:deny|confirm)|(?:to|n[’']t) (?:confirm|deny) or (?:deny|confirm))\b", re.IGNORECASE)
_DISGUST = re.compile(r"\b(?:shame(?:ful)?|disgrace\w*|outrage(?:ous)?|unacceptable|barbar\w+|savage(?:ry)?|brutal\w*|coward\w*|heinous|despicable|vicious|criminal|illegal|hypocri\w+|excessive|provocation\w*|inexcusable|unjustified|reckless)\b", re.IGNORECASE)
_CONCERN = re.compile(r"^\W*(?:i|we|he|she|they)\W*(?:\w+\s)?(?:am|are|is|was|were|[’']m|[’']re)?\W*(?:\w+ly\s)?(?:concerned|worried|saddened|shocked|appalled|hopeful|sorry|alarmed|sad)\b", re.IGNORECASE)
_PERFORMS = re.compile(r"^\W*(?:i|we)\s(?:(?:\w+ly|also|hereby|would like to|want to|do)\s){0,2}(?P<verb>\w+)(?:\s(?P<next>\w+))?", re.IGNORECASE)


def _class(cue: str, content: str) -> str | None:
    """Find the class of a cue: two words together first, then the first word that is in a class."""
    found = [lemma(w) for w in _WORD.findall(cue)]
    after = [lemma(w) for w in _WORD.findall(content[:40])[:1]]
    known = classes("stance")
    pairs = [f"{a} {b}" for a, b in zip(found, [*found[1:], *after], strict=False)]
    if "want" in found and after and after[0] != "to":
        return "demands"
    voiced = after if found and found[-1] in _VOICING else []
    return next((known[word] for word in [*pairs, *found, *voiced] if word in known), None)


_VOICING = frozenset(["express", "voice", "share", "have", "hold", "give", "show"])


_THAT = re.compile(r"^\s*that\s", re.IGNORECASE)


def owns_to(source: str, content: str, *, body: bool = False) -> bool:
    """Say whether a party tells an attack as its own deed: `we shot it down`, or an armed party's `they had shot it down`.

    `body` says that the source is an organisation, whom `it` can mean.

    >>> owns_to("rebels", "they had shot down a drone"), owns_to("residents", "they had shot down a drone")
    (True, False)
    """
    opening = _THAT.sub("", content[:200])
    by_it = body and bool(_IT_DID.search(opening))
    by_them = (body or bool(_FIGHTERS.search(source))) and bool(_THEY_DID.search(opening))
    they = re.match(r"\W*they\b", opening, re.IGNORECASE)
    return bool(_WE_DID.search(opening)) or by_it or (by_them and not (they and not _FIGHTERS.search(source)))


def stance(cue: str, content: str, *, relays: bool = False, own: bool = False) -> Stance:
    """Give the stance of one statement from its cue, then from what it says.

    `relays` says that the content is mostly what somebody else says, which the speaker only passes on; `own` that it
    tells a deed of the speaker's.

    >>> stance("denied", "any part in the raid")
    'denies'
    >>> stance("said", "the shelling must stop")
    'demands'
    >>> stance("said", "the road was closed")
    'asserts'
    """
    content = _THAT.sub("", content)
    if _NEITHER.search(cue) or _NEITHER.search(content[:60]):
        return "other"
    found = _class(cue, content)
    negated = bool(_NEGATION.search(cue))
    if found:
        return _NEGATED.get(found, "other") if negated else _STANCES[found]
    if negated:
        return "other"
    if relays:
        return "denies" if _DENIAL.search(content[:160]) else "asserts"
    return "asserts" if own else _told(content)


_STANCES: dict[str, Stance] = {s: s for s in get_args(Stance)}
# To deny a denial is to assert; not to believe is still a belief; the rest, negated, takes no stand.
_NEGATED: dict[str, Stance] = {"denies": "asserts", "believes": "believes"}
_TOLD: tuple[tuple[re.Pattern[str], int, Stance], ...] = (
    (_CONCERN, 60, "other"),
    (_SPEECHLESS, 60, "other"),
    (_DENIAL, 160, "denies"),
    (_WILL, 100, "promises"),
    (_THREAT, 160, "warns"),
    (_UNDER_ORDERS, 60, "asserts"),
    (_MUST, 2000, "demands"),
    (_DISGUST, 220, "accuses"),
    (_NATURAL, 120, "asserts"),
    (_BLAME, 220, "accuses"),
    (_PRAISE, 2000, "praises"),
)


def _told(content: str) -> Stance:
    """Read a plain saying by its content: mostly its first clause, since what follows is often background."""
    if (m := _PERFORMS.match(content[:100])) and (found := _class(m.group("verb"), m.group("next") or "")) in _PERFORMED:
        return _STANCES[found or "other"]
    for pattern, reach, name in _TOLD:
        if pattern.search(content[:reach]):
            return name
    return "asks" if content[-400:].rstrip("\"”’' ").endswith("?") else "asserts"


_PERFORMED = frozenset({"demands", "accuses", "praises", "denies", "promises", "warns"})


_ACTS: tuple[tuple[Act, re.Pattern[str]], ...] = (
    ("claims_responsibility", re.compile(r"\bclaim\w*\b[^.]{0,30}\bresponsibility\b|\btook responsibility\b|\bclaimed by\b", re.IGNORECASE)),
    ("no_comment", re.compile(r"\b(?:would neither|would not|wouldn[’']t|declin\w*|refus\w*)\s(?:to\s)?(?:be\s)?(?:immediately\s)?(?:comment\w*|confirm or deny|confirm nor deny|discuss|elaborate|respond)|\bno comment\b|\bnot (?:immediately )?(?:comment|respond|reply)\b", re.IGNORECASE)),
    ("cannot_verify", re.compile(r"\b(?:not|never|neither|n[’']?t|unable to|impossible to)\b[^.]{0,50}\b(?:verif\w*|confirm\w*|corroborat\w*|authenticat\w*)|\b(?:unverified|uncorroborated|unconfirmed)\b|\bno independent (?:confirmation|verification)\b", re.IGNORECASE)),
    ("retracts", re.compile(r"\b(?:retract\w*|withdr[ae]w\w* (?:its|the|his|her|their) (?:claim|statement|report|story|remark)\w*|took back|takes back|recant\w*)\b", re.IGNORECASE)),
    ("corrects", re.compile(r"\b(?:correct(?:s|ed|ing|ion)\b|amended\b|clarif\w+\b)", re.IGNORECASE)),
    ("confirms", re.compile(r"\b(?:confirm(?:s|ed|ing|ation)?|acknowledg\w*|admit\w*|verified)\b", re.IGNORECASE)),
    ("threatens", re.compile(r"\bthreat\w*\b", re.IGNORECASE)),
)
_CONTENT_ACTS = ("claims_responsibility", "cannot_verify")


def act(cue: str, content: str, *, own: bool = False) -> Act | None:
    """Give the act that a desk must see, or `None`; `own` says that the words tell an attack as the speaker's deed.

    >>> act("claimed", "responsibility for the blast")
    'claims_responsibility'
    >>> act("said", "the figures could not be independently verified")
    'cannot_verify'
    """
    if own and not _NEGATION.search(cue) and _class(cue, "") is None:
        return "claims_responsibility"
    near = f"{cue} {content[:60]}"
    for name, pattern in _ACTS:
        if name in ("claims_responsibility", "no_comment") and pattern.search(near) and pattern.search(near).start() < len(cue):  # type: ignore[union-attr]
            return name
        if name == "cannot_verify" and (pattern.search(cue) or pattern.search(content[:200])):
            return name
        if name not in _CONTENT_ACTS and name != "no_comment" and pattern.search(cue) and not _NEGATION.search(cue):
            return name
    return "threatens" if _THREAT.search(content[:200]) else None


@cache
def _hedge_pattern() -> re.Pattern[str]:
    forms = sorted(phrases("hedges"), key=lambda f: (-len(f), f))
    return re.compile(r"\b(?:" + "|".join(re.escape(f).replace(r"\ ", r"\s+") for f in forms) + r")\b", re.IGNORECASE)


def find_hedges(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Find the words in a range that hold a claim at arm's length; a month called May is none.

    >>> find_hedges("He may reportedly leave in May.", 0, 31)
    [(3, 6), (7, 17)]
    """
    found = (m.span() for m in _hedge_pattern().finditer(text, start, end))
    return [(a, b) for a, b in found if not _month(text, a, b)]


def _month(text: str, a: int, b: int) -> bool:
    word = text[a:b]
    return word == "May" and (text[a - 3 : a].casefold() in ("in ", "on ") or text[b : b + 2].strip()[:1].isdigit() or text[max(0, a - 3) : a].strip()[-1:].isdigit())
