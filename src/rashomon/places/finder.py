"""Find the names of places in a text, as printed.

A name counts when the gazetteer knows it and the words around it fit a place, or, unknown, when they want one
("the village of X", "near X").  The more a name is also a word or a person's, the more the words around it must say.
"""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.places.gazetteer import COUNTRY, PROVINCE, REGION, gazetteer
from rashomon.places.keys import key_of
from rashomon.places.kinds import Mention
from rashomon.places.lexicon import classes, kinds, nationalities, words
from rashomon.places.names import ARTICLES, PARTICLES, match, people_in
from rashomon.places.supplement import knows, sites_of
from rashomon.places.tokens import tokens_of

SURE, FAIR, BARE = 3, 2, 1
# A town with fewer people than this needs words around it that want a place .
KNOWN = 15_000
FAMOUS = 300_000
# A town of more people is known by its other names too (`Bombay`).
GREAT = 1_000_000
_WANTING = frozenset(("in", "near", "at", "inside", "outside", "around", "nearby", "across", "towards", "toward", "throughout", "within"))
_OF = frozenset(
    ["north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "north-east", "north-west", "south-east", "south-west", "outskirts", "parts", "part", "areas", "most", "much", "rest", "all", "centre", "center", "heart", "residents", "resident", "people", "streets", "streets", "suburbs", "edge", "siege", "countryside", "control", "skies", "entrance", "villages", "towns", "cities", "provinces", "regions", "districts", "mayor", "governor", "capital", "airport"]
)
_DIRECTIONS = frozenset(["north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "northeast", "northwest", "southeast", "southwest", "greater", "northeastern", "northwestern", "southeastern", "southwestern", "downtown", "old", "upper", "lower"])
_SHAPES = frozenset(["mount", "lake", "port", "fort", "camp", "cape", "san", "santa", "saint", "jabal", "jebel", "tel", "tell", "wadi", "nahr", "khirbet", "deir", "kafr", "umm", "beit", "bani"])


@dataclass(slots=True)
class _Found:
    """A run of tokens that may name a place: how strongly its surroundings want one."""

    first: int
    last: int
    key: str
    strength: int
    lone: bool


def find_places(text: str) -> list[Mention]:
    """Give the place names of `text` in reading order; none overlap.  Takes time in proportion to the text.

    >>> text = "Shells fell near Aleppo, Mr Jackson told the Washington Post in Paris."
    >>> [text[m.start : m.end] for m in find_places(text)]
    ['Aleppo', 'Paris']
    """
    return _Finder(text).mentions()


class _Finder:
    """Carry what the rules look at: the words, and the people among them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens_of(text)
        self.people = people_in(text, self.tokens)
        self.lower = frozenset(t.text for t in self.tokens if not t.capital)

    def mentions(self) -> list[Mention]:
        found = self._scan()
        firm = {f.key for f in found if self._stands(f)}
        out = []
        for f in found:
            if self._stands(f) or (f.key in firm and f.lone and f.strength >= BARE and not self._doubtful(f)):
                first, last = self.tokens[f.first], self.tokens[f.last - 1]
                out.append(Mention(first.start, last.end + self._stop(f)))
        return out

    def _stop(self, f: _Found) -> int:
        """Take in the full stop of a shortened state's name."""
        last = self.tokens[f.last - 1]
        dotted = self.text[last.end : last.end + 1] == "."
        return int(dotted and key_of(last.text) != f.key and f.last - f.first == 1 and not knows(key_of(last.text + "")) and f.key != "")

    def _scan(self) -> list[_Found]:
        found: list[_Found] = []
        i = 0
        while i < len(self.tokens):
            f = self._at(i, found[-1] if found else None)
            if f is None:
                i += 1
                continue
            found.append(f)
            i = max(f.last, i + 1)
        return found

    def _at(self, i: int, before: _Found | None) -> _Found | None:
        token = self.tokens[i]
        if not token.capital and not (token.low in ARTICLES and i + 1 < len(self.tokens) and self.tokens[i + 1].capital and self.tokens[i + 1].gap in ("-", " ")):
            return None
        known = match(self.text, self.tokens, i)
        if known is None:
            return self._unknown(i, before)
        return self._known(i, *known, before)

    def _known(self, i: int, j: int, key: str, before: _Found | None) -> _Found | None:
        end, typed = self._typed(j)
        strength = max(self._strength(i, end, before), SURE if typed else 0, self._civic(end))
        if self.tokens[i].plain:
            return _Found(i, end, key, strength, True)
        short = self.text[self.tokens[i].start : self.tokens[j - 1].end].replace(".", "").isupper() and key_of(self.tokens[i].text) != key
        if not self._free_left(i) or not ((short and not self._numbered(end)) or self._free_right(end)):
            if strength == SURE and self._free_left(i):
                return self._unknown(i, before)
            return _Found(i, end, key, 0, False)
        return _Found(i, end, key, strength, True)

    def _typed(self, j: int) -> tuple[int, bool]:
        """Take in a capitalised word for the kind of place behind a name: `Greene County`, `Aleppo Airport`."""
        end = j
        while end < len(self.tokens) and end - j < 3 and self.tokens[end].gap == " " and self.tokens[end].capital and not self.tokens[end - 1].owned and not self.tokens[end].plain:
            low = self.tokens[end].low
            office = low in classes("civic")["own"] and end + 1 < len(self.tokens) and self.tokens[end + 1].gap == " " and self.tokens[end + 1].capital
            if office and low not in classes("kinds")["part"]:
                break
            if low in kinds() or low in words("facilities") or (low in ("international", "military", "border", "refugee", "air", "central") and end + 1 < len(self.tokens) and (self.tokens[end + 1].low in words("facilities") | kinds())):
                end += 1
                continue
            break
        if end > j or (self.tokens[end - 1].low in classes("kinds")["part"] and end > 1 and self.tokens[end - 1].gap == " " and self.tokens[end - 2].capital and not self.tokens[end - 1].plain):
            return end, True
        lowered = j < len(self.tokens) and self.tokens[j].gap == " " and self.tokens[j].low in kinds() and not self.tokens[j - 1].owned
        return j, lowered

    def _strength(self, i: int, end: int, before: _Found | None) -> int:
        token = self.tokens[i]
        if self._paired(i, end, before) or self._dateline(i, end):
            return SURE
        if i == 0 or token.gap.strip(" -") != "" or "\n" in token.gap:
            return BARE
        word = self.tokens[i - 1].low
        earlier = self.tokens[i - 2].low if i > 1 and self.tokens[i - 1].gap == " " else ""
        context = classes("before")
        if word == "the" and earlier in context["sure"]:
            return FAIR
        if word == "of":
            named = self.tokens[i - 2].capital and earlier in self.people and token.low not in self.people
            return SURE if earlier in _OF or earlier in kinds() or "," in self.tokens[i - 1].gap or named else BARE
        if word in context["sure"]:
            return SURE
        if word in kinds() and not self.tokens[i - 1].capital:
            return SURE
        if before is not None and before.last == i - 1 and word in ("and", "or") and before.strength >= FAIR and before.lone:
            return before.strength
        return FAIR if word in context["fair"] or self.tokens[end - 1].owned else BARE

    def _civic(self, end: int) -> int:
        """Weigh the word behind: `a Springfield man`, `the Springfield Fire Department`."""
        if end >= len(self.tokens) or self.tokens[end].gap != " " or self.tokens[end - 1].owned:
            return 0
        right = self.tokens[end]
        if right.capital:
            return SURE if right.low in classes("civic")["own"] else FAIR if right.low in classes("civic")["offices"] else 0
        return SURE if right.low in classes("civic")["people"] else 0

    def _paired(self, i: int, end: int, before: _Found | None) -> bool:
        """Tell `X, Y` where one is in the other, or a list after a sure place."""
        if before is not None and before.last == i and self.tokens[i].gap == ", " and before.strength >= FAIR:
            return True
        if end < len(self.tokens) and self.tokens[end].gap == ", " and self.tokens[end].capital:
            after = match(self.text, self.tokens, end)
            if after is not None and any(s.kind in (COUNTRY, PROVINCE) and s.main for s in sites_of(after[1])[:3]):
                inner = {n for s in sites_of(after[1])[:3] if s.kind in (COUNTRY, PROVINCE) for n in (s.number,)}
                own = sites_of(key_of(self.text[self.tokens[i].start : self.tokens[end - 1].end]))
                return any(inner & set(gazetteer().parents(s.number)) for s in own)
        return False

    def _dateline(self, i: int, end: int) -> bool:
        """Tell a place in capitals that opens a paragraph before a dash, a bracket or a comma."""
        token = self.tokens[i]
        heads = i == 0 or "\n" in self.text[self.tokens[i - 1].end : token.start] or (token.opens and self.text[token.start : self.tokens[end - 1].end].isupper())
        after = self.text[self.tokens[end - 1].end : self.tokens[end - 1].end + 4].lstrip()
        return heads and after.startswith(("—", "–", "--", "- ", "(", ":", ",")) and (after[:1] != "," or self.text[token.start : token.end].isupper())

    def _free_left(self, i: int) -> bool:
        """Tell that no longer name of something else ends at this word."""
        token = self.tokens[i]
        if i == 0 or token.gap not in (" ", "-", ". "):
            return True
        left = self.tokens[i - 1]
        if token.gap == "-":
            return left.capital and not left.text.islower()
        if token.gap == ". ":
            return left.low not in words("titles") and len(left.text) > 1
        if not left.capital or left.owned:
            return True
        if left.low in words("titles"):
            return False
        ordinary = left.opens and (left.low in self.lower or left.low in classes("before")["sure"])
        return ordinary or left.low in _DIRECTIONS | words("stop") | words("times") or left.low in nationalities() or left.low in kinds()

    def _free_right(self, end: int) -> bool:
        """Tell that no longer name of something else goes on behind."""
        if end >= len(self.tokens) or self.tokens[end - 1].owned:
            return True
        right = self.tokens[end]
        if right.gap in ("-", "‐"):
            return right.capital
        if right.gap in (" ", "-") and right.text.isdigit():
            return self.tokens[end - 1].text.islower() or len(self.tokens[end - 1].text) > 4
        if right.gap != " " or not right.capital:
            return True
        behind = words("times") | words("titles") | classes("civic")["offices"]
        return right.low in nationalities() or right.low in behind or self.tokens[end - 1].low in classes("kinds")["part"]

    def _numbered(self, end: int) -> bool:
        return end < len(self.tokens) and self.tokens[end].text.isdigit() and self.tokens[end].gap in (" ", "-")

    def _stands(self, f: _Found) -> bool:
        """Weigh the surroundings of a known name against what else it may be."""
        if f.strength == SURE and not f.key:
            return True
        if not f.lone or not f.strength:
            return False
        sites = sites_of(f.key)
        if not sites:
            return f.strength == SURE
        single = f.last - f.first == 1
        if single and f.key in words("stop"):
            return False
        if f.strength == SURE:
            return not (single and gazetteer().is_word(f.key) and self._plain_word(f) and not any(s.kind == COUNTRY for s in sites))
        best = max((s for s in sites if s.main or s.people > GREAT), key=lambda s: s.people, default=None)
        great = best is not None and (best.number in gazetteer().seats or best.people > GREAT)
        if self._doubtful(f) and not (great and f.strength == FAIR and not gazetteer().is_word(f.key)):
            return False
        if best is None and not single and f.strength == FAIR:  # (a name of several words is seldom anything else)
            return max(s.people for s in sites) >= KNOWN
        if best is not None and (best.kind in (COUNTRY, REGION) or (best.kind == PROVINCE and best.people >= FAMOUS) or best.number in gazetteer().seats):
            return True
        limit = KNOWN if f.strength == FAIR else FAMOUS
        if self.tokens[f.first].plain:
            limit *= 3
        return best is not None and (best.people >= limit or (not single and f.strength == FAIR))

    def _plain_word(self, f: _Found) -> bool:
        return self.tokens[f.first].plain or self.tokens[f.first].opens

    def _doubtful(self, f: _Found) -> bool:
        """Tell a name that is a word of English or, in this text, a person's."""
        if f.last - f.first > 1:
            return False
        land = any(s.kind == COUNTRY and s.main for s in sites_of(f.key))
        return (gazetteer().is_word(f.key) and not land) or self.tokens[f.first].low in self.people or (self.tokens[f.first].low in self.lower and len(self.tokens[f.first].text) > 3)

    def _unknown(self, i: int, before: _Found | None) -> _Found | None:
        """Take a name that the gazetteer lacks where the words around it want a place."""
        j = i + 1
        while j < len(self.tokens) and j - i < 5 and not self.tokens[j - 1].owned and self.tokens[j].gap in (" ", "-") and (self.tokens[j].capital or (self.tokens[j].low in PARTICLES and j + 1 < len(self.tokens) and self.tokens[j + 1].capital and self.tokens[j + 1].gap in (" ", "-") and self.tokens[j].low not in ("and", "in", "on", "at", "the", "of"))):
            if self.tokens[j].low in words("times") or self.tokens[j].low in nationalities() or self.tokens[j].low in words("titles"):
                break
            j += 1
        run = [t.low for t in self.tokens[i:j]]
        barred = words("times") | words("titles") | words("stop")
        if self.tokens[i].plain or run[0] in barred or run[0] in nationalities() or run[-1] in words("bodies"):
            return None
        if any(t.text.isupper() and len(t.text) > 1 for t in self.tokens[i:j]) or len(run[-1]) < 3:
            return None
        if j - i == 1 and run[0].endswith("s") and knows(key_of(run[0][:-1])):  # (`Syrias war`: the apostrophe was lost)
            return None
        if any(word in self.people for word in run) or not self._free_left(i) or self.tokens[j - 1].owned:
            return None
        if j < len(self.tokens) and self.tokens[j].gap in ("-", "‐"):
            return None
        return _Found(i, j, "", SURE, True) if self._wants(i, j, before) else None

    def _wants(self, i: int, j: int, before: _Found | None) -> bool:
        lowered = j < len(self.tokens) and self.tokens[j].gap == " " and self.tokens[j].low in kinds()
        if lowered or (j - i > 1 and self.tokens[j - 1].low in kinds() | words("facilities")):
            return True
        if i == 0:
            return False
        word, gap = self.tokens[i - 1].low, self.tokens[i].gap
        earlier = self.tokens[i - 2].low if i > 1 else ""
        if gap == " " and word == "of":
            return earlier in kinds() or earlier in ("outskirts", "north", "south", "east", "west", "villages", "towns")
        if gap == " " and word in _WANTING:
            return True
        if gap == " " and word in kinds() and not self.tokens[i - 1].capital and word in classes("kinds")["town"]:
            return True
        if before is None or before.strength != SURE or not before.lone:
            return False
        return (gap == ", " and before.last == i) or (gap == " " and word == "and" and before.last == i - 1)
