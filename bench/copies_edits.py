"""Plants edits in sentences by plain substitution: each planter gives the changed sentence, or `None` where it finds no slot."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

WORDS = "two three four five six seven eight nine ten eleven twelve".split()
COUNT = rf"(?:\d{{1,3}}|{'|'.join(WORDS)})"
BOUNDS = ["at least", "more than", "about", "nearly", "up to", "as many as"]
# People and bodies of many kinds, wherever they stand in a sentence, and what they are called instead.
PARTIES = (
    "police|officers|investigators|detectives|deputies|troops|soldiers|rebels|militants|gunmen|fighters|protesters|residents|officials|authorities|prosecutors|"
    "government forces|security forces|the army|the military|the government|the regime|the opposition|the navy|the company|the militia|insurgents|terrorists|"
    "the pirates|pirates|neighbors|students|doctors|firefighters|the suspects|the victims|witnesses|civilians|jihadists|activists"
)
CALLED = (
    "guardsmen|border guards|irregulars|loyalists|villagers|partisans|mercenaries|federal agents|the garrison|the directorate|hired men|the northern council|the brigade|"
    "wardens|separatists|the coalition|the junta|tribesmen|the clergy|dockers"
).split("|")
NAMES = ("Petra Odun", "Idris Mahan", "Mara Voss", "Ilda Maros", "Tomas Rehn", "the northern council", "the harbour ministry", "Colonel Bram Oder")
SAID = r"(?:said|says|told \w+|added|reported)"
NAME = r"(?:[A-Z][\w.’'-]+(?: (?:of|for|the|[A-Z][\w.’'-]+)){0,5}|(?:the |a |an )?[a-z]+(?: [a-z]+){0,2})"


def _quoted(text: str, at: int) -> bool:
    return text.count("“", 0, at) > text.count("”", 0, at) or text.count('"', 0, at) % 2 == 1


def _slots(pattern: str, text: str, flags: int = 0) -> list[re.Match[str]]:
    return [m for m in re.finditer(pattern, text, flags) if not _quoted(text, m.start())]


def _put(text: str, place: re.Match[str], new: str, group: int | str = 0) -> str:
    if place.start(group) == 0:
        new = new[0].upper() + new[1:]
    return text[: place.start(group)] + new + text[place.end(group) :]


def number_changed(text: str, chance: random.Random) -> str | None:
    """Change a count before a plural noun."""
    slots = _slots(rf"\b(?P<n>{COUNT}) (?:[a-z]+ )?(?!a\.m|p\.m)[a-z]{{3,}}s\b", text)
    if not slots:
        return None
    place = chance.choice(slots)
    old = place["n"]
    new = str(int(old) + chance.choice([1, 2, 5, 12, 40])) if old.isdigit() else chance.choice([w for w in WORDS if w != old])
    return _put(text, place, new, "n")


def bound_changed(text: str, chance: random.Random) -> str | None:
    """Take the bound off a number, or put one on."""
    slots = _slots(rf"\b(?P<b>(?:{'|'.join(BOUNDS)}) )(?={COUNT}\b)", text, re.IGNORECASE)
    if slots:
        place = chance.choice(slots)
        rest = text[: place.start("b")] + text[place.end("b") :]
        return rest if place.start() else rest[0].upper() + rest[1:]
    slots = _slots(rf"(?<![-\d$.,])\b(?P<n>{COUNT}) (?:people|officers|victims|men|women|children|students|civilians|others|soldiers|shots|houses|homes)\b", text)
    before = [m for m in slots if not re.search(r"\b(?:than|least|about|nearly|to|as|over|some|around|almost|only|the|these|those|all|and)\s$", text[: m.start()])]
    if not before:
        return None
    place = chance.choice(before)
    bound = chance.choice(BOUNDS[:3])
    return _put(text, place, f"{bound} {place['n'].lower()}", "n")


def attribution_dropped(text: str, chance: random.Random) -> str | None:
    """Leave out who says it."""
    if any(mark in text for mark in "“”\"") or re.search(r"\b(?:he|she|they|who) (?:said|says|told)\b", text, re.IGNORECASE):
        return None
    for pattern in (
        rf"^(?P<what>.{{30,}}?), (?:{NAME}) (?:said|says)(?: (?:on )?(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday))?\.$",
        rf"^(?P<what>.{{30,}}?),? according to (?:{NAME})\.$",
        rf"^{NAME} (?:said|say|says)(?: that)? (?P<what>.{{30,}}\.)$",
        rf"^According to {NAME}, (?P<what>.{{30,}}\.)$",
    ):
        if (found := re.match(pattern, text)) and not re.search(r"\b(?:said|says|told|according)\b", found["what"]):
            what = found["what"].rstrip(",")
            return what[0].upper() + what[1:] + ("" if what.endswith(".") else ".")
    return None


def party_renamed(text: str, chance: random.Random) -> str | None:
    """Call somebody by other words, in any place of the sentence."""
    ends = r"(?=[.,;]| (?:ha[sd]|have|were|was|are|is|will|would|said|says?|told|and|in|at|of|on|from|who|to|after|for|with|that|by|as|[a-z]{2,}ed)\b)"
    slots = _slots(rf"(?<!-)\b(?:{PARTIES}){ends}", text)
    if not slots:
        return None
    place = chance.choice(slots)
    plural = [c for c in CALLED if c.startswith("the ") == place.group().startswith("the ")]
    return _put(text, place, chance.choice(plural))


def quotation_changed(text: str, chance: random.Random) -> str | None:
    """Change or leave out one word inside a quotation, never its first or last."""
    slots = list(re.finditer(r"[“\"]([^“”\"]{30,})[”\"]", text))
    if not slots:
        return None
    place = chance.choice(slots)
    words = place[1].split(" ")
    inner = [n for n in range(1, len(words) - 1) if words[n].isalpha() and len(words[n]) > 3]
    if not inner:
        return None
    n = chance.choice(inner)
    swap = {"will": "would", "would": "will", "have": "had", "were": "are", "never": "not", "must": "may"}
    new = swap.get(words[n], chance.choice(["hardly", "everything", "betrayed", "nobody", ""]))
    words[n : n + 1] = [new] if new else []
    return text[: place.start(1)] + " ".join(words) + text[place.end(1) :]


def speaker_changed(text: str, chance: random.Random) -> str | None:
    """Give a quotation to another speaker."""
    name = r"(?P<who>[A-Z][a-z]+(?: [A-Z][\w.’'-]+){0,3}|[Pp]olice)"
    patterns = (
        rf"[”\"],? {name} (?:said|says|told|added)\b",
        rf"[”\"],? (?:said|says|added) {name}(?=[,.]| (?:of|in|at|on|told)\b)",
        rf"^{name} (?:said|says|told \w+|added),? [“\"]",
    )
    found = next((m for pattern in patterns if (m := re.search(pattern, text))), None)
    if found is None or found["who"].split()[0] in ("He", "She", "They", "It", "We", "I", "Then", "But"):
        return None
    return _put(text, found, chance.choice(NAMES), "who")


PLANTERS: dict[str, Callable[[str, random.Random], str | None]] = {
    f.__name__: f for f in (number_changed, bound_changed, attribution_dropped, party_renamed, quotation_changed, speaker_changed)
}
LIGHT = (
    (r" (?:also|however|later|recently|already|still)\b,?", ""),
    (r"\bcar\b", "vehicle"),
    (r"\bhospital\b", "clinic"),
    (r"\bnear\b", "close to"),
    (r"\bhome\b", "house"),
    (r"\bshot to death\b", "shot dead"),
    (r"\bbig\b", "large"),
    (r"\bbegan\b", "started"),
    (r"\bbought\b", "purchased"),
    (r"\bmurder\b", "homicide"),
    (r"\bstreet\b", "road"),
    (r"\bon (Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b", r"\1"),
    (r"\btwo\b", "2"),
    (r"\bthree\b", "3"),
    (r"\b(?:Mr|Mrs|Ms)\. ", ""),
    (r"\bsaid that\b", "said"),
    (r"\bwho was\b", "who had been"),
    (r"(?<=\w) \([^()]{3,40}\)", ""),
    (r"^(?P<what>[A-Z][^“”\"]{30,}?), (?P<who>[a-z]+(?: [a-z]+)?) said\.$", lambda m: f"{m['who'].capitalize()} said {m['what'][0].lower()}{m['what'][1:]}."),
)


def lightly_edited(text: str, chance: random.Random) -> str:
    """Edit as a desk does for style, outside quotations: nothing of it is one of the six kinds."""
    if any(mark in text for mark in ("“", "”", '"', "‘", " '")):
        return text
    rules = [rule for rule in LIGHT if re.search(rule[0], text)]
    if not rules:
        return text
    pattern, new = chance.choice(rules)
    return re.sub(pattern, new, text, count=1)
