"""Say what a speaker does with the words: assert, deny, accuse, demand …, and which acts and hedges show."""

from __future__ import annotations

import re
from functools import cache

from rashomon.model import Act, Stance
from rashomon.resolve.lexicon import classes, phrases

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_NEGATION = re.compile(r"\b(?:not|never|nor|no)\b|n[’']?t\b", re.IGNORECASE)
_SAYING = frozenset(
    "say tell add note state report announce declare write claim explain comment reply respond quote cite tweet post continue insist stress confirm argue speak "
    "according statement call describe maintain reiterate conclude show recall".split()
)
_STEMS = {
    "said": "say", "told": "tell", "wrote": "write", "spoke": "speak", "spoken": "speak", "swore": "swear", "sworn": "swear", "thought": "think", "felt": "feel", "sought": "seek",
    "found": "find", "knew": "know", "known": "know", "understood": "understand", "undertook": "undertake", "foresaw": "foresee", "begged": "beg", "meant": "mean", "wept": "weep",
    "denies": "deny", "denied": "deny", "saying": "say", "told_off": "scold",
}


@cache
def lemma(word: str) -> str:
    """Fold an inflected verb or noun to the form the lists hold, by endings.

    >>> [lemma(w) for w in ("denied", "accuses", "warning", "planned", "urged")]
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


_MUST = re.compile(r"\b(?:must|should|ought to|has to|have to|needs? to|had better|let us|it is time)\b", re.IGNORECASE)
_DENIAL = re.compile(r"\b(?:baseless|unfounded|groundless|untrue|false|fabricated|lies?|no truth|nothing to do with|not (?:true|responsible|involved)|no involvement|fabrications?|hoax|impossible)\b", re.IGNORECASE)
_WILL = re.compile(r"^\W*(?:i|we|he|she|it|they|the \w+)(?:\s(?:had|have|has|is|are|was|were)|[’']re|[’']m|re|m)?\s?(?:\w+ly\s)?(?:would|will|shall|[’']ll|going to|ready to|plans? to|intends? to|is to|are to|was to)\b", re.IGNORECASE)
_THREAT = re.compile(r"\b(?:will|would|shall)\b.{0,60}\b(?:punish\w*|retaliat\w*|consequences|regret|pay (?:a|the|dearly)|respond\w* (?:with|forcefully|harshly|strongly)|reveng\w*|aveng\w*|crush\w*|strike back)\b|not go unpunished", re.IGNORECASE | re.DOTALL)
_PRAISE = re.compile(r"\b(?:courage\w*|brave\w*|exempl\w+|heroic|heroes?|proud|tribute|great day|amazing|outstanding|constructive|remarkable|welcome\w*|grateful|congratulat\w+)\b", re.IGNORECASE)
_HARM = (r"(?:kill\w*|murder\w*|massacr\w*|execut\w*|shot|shell\w*|bomb\w*|attack\w*|target\w*|tortur\w*|assassinat\w*|slaughter\w*|abduct\w*|kidnap\w*|"
         r"burn\w*|loot\w*|destroy\w*|fir(?:ed|ing)|open(?:ed)? fire|raid\w*|beat(?:en)?|raped?|gass\w*|poison\w*|provok\w*|incit\w*)")
_BLAME = re.compile(rf"\b(?:forces|troops|army|soldiers|police|rebels?|militants?|regime|government|gunmen|fighters?|militia\w*|terrorists?|insurgents?|front|group|commandos|jets|warplanes|men)\b"
                    rf"(?:\s\w+){{0,6}}?\s(?:had |have |has |been |were |was |are )*{_HARM}\b|\b{_HARM}\s(?:\w+\s){{0,5}}?by\s|\bwas behind\b|\bresponsib\w+ for\b|\bmassacre\b|\bcrimes?\b|\bgenocide\b|\bin retaliation\b|\bterroris[mt]\w*\b.{{0,60}}\b{_HARM}", re.IGNORECASE)


def _class(cue: str, content: str) -> str | None:
    """Find the class of a cue: two words together first, then the first word that is in a class."""
    found = [lemma(w) for w in _WORD.findall(cue)]
    after = _WORD.findall(content[:40])[:1]
    known = classes("stance")
    pairs = zip(found, [*found[1:], *(w.casefold() for w in after)], strict=False)
    for a, b in pairs:
        if f"{a} {b}" in known:
            return known[f"{a} {b}"]
    for word in found:
        if word in known:
            return known[word]
    return None


def stance(cue: str, content: str, *, quoted: bool = False) -> Stance:
    """Give the stance of one statement from its cue, then from what it says.

    >>> stance("denied", "any part in the raid")
    'denies'
    >>> stance("said", "the shelling must stop")
    'demands'
    >>> stance("said", "the road was closed")
    'asserts'
    """
    found = _class(cue, content)
    negated = bool(_NEGATION.search(cue))
    if found:
        if negated:
            return _negated(found)
        return found  # type: ignore[return-value]
    if negated:
        return "other"
    return _told(content)


def _negated(found: str) -> Stance:
    return {"denies": "asserts", "believes": "believes", "promises": "denies", "praises": "other", "accuses": "other"}.get(found, "other")  # type: ignore[return-value]


def _told(content: str) -> Stance:
    """Read a plain saying by its content: its first clause decides, since what follows is often background."""
    opening = content[:160]
    if _DENIAL.search(opening):
        return "denies"
    if _WILL.match(content):
        return "promises"
    if _THREAT.search(opening):
        return "warns"
    if _MUST.search(content):
        return "demands"
    if _BLAME.search(content[:220]):
        return "accuses"
    if _PRAISE.search(content):
        return "praises"
    if content.rstrip("\"”’' ").endswith("?"):
        return "asks"
    return "asserts"


_ACTS: tuple[tuple[Act, re.Pattern[str]], ...] = (
    ("claims_responsibility", re.compile(r"\bclaim\w*\b[^.]{0,30}\bresponsibility\b|\btook responsibility\b|\bclaimed by\b", re.IGNORECASE)),
    ("no_comment", re.compile(r"\b(?:declin\w*|refus\w*)\s(?:to\s)?(?:be\s)?(?:immediately\s)?(?:comment\w*|discuss|elaborate|respond)|\bno comment\b|\bnot (?:immediately )?(?:comment|respond|reply)\b", re.IGNORECASE)),
    ("cannot_verify", re.compile(r"\b(?:not|never|n[’']?t|unable to|impossible to)\b[^.]{0,50}\b(?:verif\w*|confirm\w*|corroborat\w*|authenticat\w*)|\b(?:unverified|uncorroborated|unconfirmed)\b|\bno independent (?:confirmation|verification)\b", re.IGNORECASE)),
    ("retracts", re.compile(r"\b(?:retract\w*|withdr[ae]w\w* (?:its|the|his|her|their) (?:claim|statement|report|story|remark)\w*|took back|takes back|recant\w*)\b", re.IGNORECASE)),
    ("corrects", re.compile(r"\b(?:correct(?:s|ed|ing|ion)\b|amended\b|clarif\w+\b)", re.IGNORECASE)),
    ("confirms", re.compile(r"\b(?:confirm(?:s|ed|ing|ation)?|acknowledg\w*|admit\w*|verified)\b", re.IGNORECASE)),
    ("threatens", re.compile(r"\bthreat\w*\b", re.IGNORECASE)),
)
_CONTENT_ACTS = ("claims_responsibility", "cannot_verify")


def act(cue: str, content: str) -> Act | None:
    """Give the act that a desk must see, or `None`.

    >>> act("claimed", "responsibility for the blast")
    'claims_responsibility'
    >>> act("said", "the figures could not be independently verified")
    'cannot_verify'
    """
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
