"""Say what a speaker does with the words: assert, deny, accuse, demand …, by the cue first, then by the content."""

from __future__ import annotations

import re

from rashomon.model import Stance
from rashomon.resolve.cues import NEGATION, find_class, words_of
from rashomon.resolve.told import DENIAL, STANCES, bids, told

_ATTACK = (r"(?:shot (?:down|dead)|downed|brought down|shelled|bombed|bombarded|attacked|ambushed|destroyed|killed|assassinated|executed|blew up|blown up|targeted|raided|hit"
           r"|struck(?!\s(?:an?|the)\s(?:\w+\s)?(?:deal|agreement|accord|balance|bargain|truce)))")
_DID = rf"(?:\s(?:have|had|has|just|also|already|then|\w+ly)){{0,3}}\s{_ATTACK}\s(?!by\b)\w"
# What `we` did is owned to by whoever speaks; `they` can be others, so it must be the party's own word for itself.
_WE_DID = re.compile(rf"^\W*(?:we|i|our (?:\w+\s){{0,2}}\w+){_DID}", re.IGNORECASE)
_THEY_DID = re.compile(rf"^\W*(?:they|(?:its|their) (?:own )?(?:forces|fighters|men|units?|troops|air force|air defen[cs]es?|soldiers|planes|jets|guns?|snipers?)){_DID}", re.IGNORECASE)
_IT_DID = re.compile(rf"^\W*it{_DID}", re.IGNORECASE)
_FIGHTERS = re.compile(r"\b(?:rebels|forces|militias|militants|fighters|insurgents|guerrillas|brigades|troops|commanders|police|separatists|jihadists|gunmen|soldiers|snipers)\b", re.IGNORECASE)
_NEITHER = re.compile(r"\b(?:neither confirm(?:ed|ing)? n?or (?:den(?:y|ied|ying)|rul(?:e|ed|ing) out)|not (?:confirm|deny) n?or (?:deny|confirm)|(?:to|n[’']t) (?:confirm|deny) or (?:deny|confirm))\b", re.IGNORECASE)
# To say nothing is no denial: `declined to comment`, `gave no details`, `has yet to respond`.
_SILENT = re.compile(
    r"\b(?:declin\w+|refus\w+|fail\w*|yet|unable|not|never|without|no|n[’']t)\b.{0,30}\b(?:comment\w*|say|speak|talk|discuss|respond|reply|answer|elaborate|explain|disclose|identify|name|specify|detail|details|information|explanation|verify|confirm)\b",
    re.IGNORECASE,
)

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


def stance(cue: str, content: str, *, rest: str | None = None, relays: bool = False, own: bool = False, others: bool = False) -> Stance:
    """Give the stance of one statement from its cue, then from what it says.

    `rest` is the content without what others say in it, where they do, `relays` says that it is the lesser part; `own`
    that the content tells a deed of the speaker's; `others` that `we` in it is somebody else, who hands the words on.

    >>> stance("denied", "any part in the raid")
    'denies'
    >>> stance("said", "the shelling must stop")
    'demands'
    >>> stance("said", "the road was closed")
    'asserts'
    """
    content = _THAT.sub("", content)
    if _NEITHER.search(cue) or _NEITHER.search(content[:60]) or _SILENT.search(cue):
        return "other"
    if _DISOWNED.match(content):
        return "denies"
    found = find_class(cue, content)
    negated = bool(NEGATION.search(cue))
    verbs = set(words_of(cue))
    if found == "believes" and verbs & _JUDGING and _GUILTY.search(content[:120]):
        return "accuses"
    if found:
        return _NEGATED.get(found, "other") if negated else STANCES[found]
    if negated:
        return "denies" if verbs & _ADMITTING else "other"
    if verbs & _ADMITTING and _NOTHING.match(content):
        return "denies"
    if relays:
        return "denies" if DENIAL.search((rest or "")[:160]) else "asserts"
    if verbs & _TELLING and bids(content, passive=bool(_PASSIVE.search(cue))):
        return "demands"
    if "swear" in verbs and content.startswith("to "):
        return "promises"
    return "asserts" if own else told(content if rest is None else _THAT.sub("", rest), others=others)


_TELLING = frozenset({"tell", "shout", "yell"})
_JUDGING = frozenset({"deem", "hold", "find", "judge", "consider"})
_GUILTY = re.compile(r"\b(?:responsible|to blame|guilty|at fault)\b", re.IGNORECASE)
_ADMITTING = frozenset({"admit", "acknowledge", "concede", "confess"})
_NOTHING = re.compile(r"\W*nothing\b", re.IGNORECASE)
_DISOWNED = re.compile(r"\W*(?:any|such an?|no) such (?:thing|order|promise|remark|statement|claim)?\b|\W*such a thing\b", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being)\s(?:\w+ly\s)?told\b", re.IGNORECASE)
# To deny a denial is to assert, not to agree is to reject; not to believe is still a belief; the rest, negated, takes no stand.
_NEGATED: dict[str, Stance] = {"denies": "asserts", "believes": "believes", "promises": "denies"}
