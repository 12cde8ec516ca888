"""Find the event phrases of a report: nouns and verbs that tell what happened, each with the words to pin."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rashomon.incidents.lexicon import GAP, Entry, classes, entries
from rashomon.incidents.page import Page, Range

# A pinned noun phrase takes at most this many words before its head, and behind its preposition.
BEFORE, BEHIND = 5, 6
# Verbs that tell of harm and not of what did it: they lean on the event named beside them.
HARM = frozenset({"kill", "die", "perish", "claim * lives", "leave * dead", "leave * wounded", "leave * injured", "injure", "wound", "hurt", "maim", "hospitalize", "hospitalise", "martyr", "displace", "flee", "evacuate", "uproot", "burn"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Hold one event phrase: `first..last` are the words of its head (last excluded), `start..end` what is pinned.

    `harm` says that it tells of people hurt and leaves open by what; `passive` that its subject suffers it.
    """

    first: int
    last: int
    start: int
    end: int
    entry: Entry
    sentence: int
    clause: int
    definite: bool = False
    fresh: bool = False
    passive: bool = False
    harm: bool = False
    title: bool = False

    @property
    def noun(self) -> bool:
        return self.entry.form in ("noun", "nouns")


def find_phrases(page: Page) -> list[Phrase]:
    """Give the event phrases in reading order; heads never overlap."""
    out: list[Phrase] = []
    known, i = entries(), 0
    while i < len(page.tokens):
        step = 1
        for entry in known.get(page.word(i), ()):
            last = _match(page, i, entry)
            if last is None:
                continue
            found = _noun(page, i, last, entry) if entry.form in ("noun", "nouns") else _verb(page, i, last, entry)
            if found is not None:
                out.append(found)
                step = last - i
                break
        i += step
    return out


def _match(page: Page, i: int, entry: Entry) -> int | None:
    """Give the word behind an entry that begins at word `i`, or `None` when its further words don't follow."""
    here = i + 1
    open_gap = False
    for word in entry.tail:
        if word == "*":
            open_gap = True
            continue
        reach = GAP if open_gap else 0
        for ahead in range(reach + 1):
            if page.word(here + ahead) == word:
                here += ahead + 1
                break
            if any(c in page.gap(here + ahead - 1) for c in ".,;:\n"):
                return None
        else:
            return None
        open_gap = False
    return here


def _noun(page: Page, i: int, last: int, entry: Entry) -> Phrase | None:
    small = classes("small")
    if "," not in page.gap(last - 1) and page.word(last) in small["compound"]:
        return None
    if entry.lemma == "fire" and (page.word(last) in ("on", "at", "into", "from", "and") or page.word(i - 1) not in ("a", "the", "massive", "huge", "deadly", "forest", "house", "factory", "building")):
        return None
    if _is_name(page, i, last) or _is_month(page, i, entry) or not _is_noun(page, i, last, entry):
        return None
    first = _left(page, i)
    before = [page.word(k) for k in range(first, i)]
    if _unreal_noun(page, i, first, entry):
        return None
    definite = any(word in small["definite"] for word in before) and page.word(last) not in ("of", "on", "against")
    fresh = _opens_anew(page, i) or (any(word in small["fresh"] for word in before) and not (definite and "first" in before))
    end = _right(page, last)
    return Phrase(i, last, page.tokens[first].start, page.tokens[end - 1].end, entry, page.sentence(i), page.clause(i), definite, fresh, title=page.in_title(i))


def _opens_anew(page: Page, i: int) -> bool:
    """Say whether the sentence sets itself apart from what was told before (`Separately, …`)."""
    first, _ = page.sentence_words(page.sentence(i))
    return page.word(first) in ("separately", "elsewhere") or (page.word(first) == "in" and page.word(first + 2) in ("separate", "unrelated", "different"))


def _is_month(page: Page, i: int, entry: Entry) -> bool:
    """Say whether "march" names the month."""
    if entry.lemma != "march":
        return False
    near = page.word(i - 1), page.word(i + 1)
    printed = page.printed(i)
    return near[0] in ("in", "since", "on", "of", "early", "late", "last", "until", "by") or any(w[:1].isdigit() for w in near) or (printed[0].isupper() and not page.capitals)


def _is_name(page: Page, i: int, last: int) -> bool:
    """Say whether a head with a capital is a part of a name (`Desert Storm Offensive Group`)."""
    if page.capitals or page.in_title(i) or not page.printed(i)[0].isupper():
        return False
    inside = i > page.sentence_words(page.sentence(i))[0]
    return inside and (page.printed(i - 1)[0].isupper() or (last < len(page.tokens) and page.printed(last)[0].isupper()))


# Forms that can be either: they are nouns only with a noun's neighbours.
def _is_noun(page: Page, i: int, last: int, entry: Entry) -> bool:
    small = classes("small")
    before, after = page.word(i - 1), page.word(last)
    verbal = any(e.form not in ("noun", "nouns") and not e.tail for e in entries().get(page.word(i), ()))
    if last - i > 1 or not verbal:
        return True
    comma = bool(set(",;:\n") & set(page.gap(i - 1)))
    if page.word(i).endswith("ing"):
        held = after in small["determiner"] or after[:1].isdigit() or (before.endswith("s") and not before.endswith("'s") and page.printed(i - 1)[0].islower() and before not in small["determiner"])
        opens = i == page.sentence_words(page.sentence(i))[0] and any(e.form in ("past", "s") for e in entries().get(after, ()))
        return opens or (not comma and not held and (before in small["determiner"] or after in ("of", "in", "on", "at", "near", "was", "began", "continued", "between", "and", "by") or _adjective(page, i - 1)))
    if page.in_title(i) and not comma and entry.form == "nouns" and after not in ("in", "at", "on", "near", "between", "of"):
        return False
    if before in small["modal"] or before in ("to", "not", "they", "we", "you", "i", "who", "did"):
        return before == "to" and entry.form == "nouns"
    return True


def _adjective(page: Page, i: int) -> bool:
    word = page.word(i)
    return bool(word) and word not in classes("small")["stop"] and not word.endswith("ly")


def _left(page: Page, i: int) -> int:
    """Give the first word of the noun phrase whose head is word `i`."""
    small = classes("small")
    stop, floor = small["stop"], page.sentence_words(page.sentence(i))[0]
    first = i
    while first > max(floor, i - BEFORE) and not set(page.gap(first - 1)) & set(",;:()[]\n.“”\""):
        word = page.word(first - 1)
        if (word in stop and not word.endswith("'s")) or _runs(word) or (word == "of" and page.word(first - 2) not in small["series"]):
            break
        first -= 1
        if word in small["determiner"]:
            break
    return _not_verb_first(page, first, i)


def _runs(word: str) -> bool:
    """Say whether a word is a known verb in -ing, at which a noun phrase ends to the left (`civilians fleeing battles`)."""
    return word.endswith("ing") and any(e.form == "ing" for e in entries().get(word, ())) and not any(e.form == "noun" for e in entries()[word])


def _not_verb_first(page: Page, first: int, head: int) -> int:
    """Leave out a verb that the walk to the left ran into (`launched air strikes`, but `armed clashes`)."""
    small = classes("small")
    determiners = [k for k in range(first, head) if page.word(k) in small["determiner"] or page.word(k) in small["count"]]
    if determiners:
        return determiners[-1]
    for k in range(head - 1, first - 1, -1):
        word = page.word(k)
        if word in small["light"] or (word.endswith("ed") and k == first and k < head - 1):
            return k + 1
    return first - 1 if page.word(first) in ("least", "most") and page.word(first - 1) == "at" else first


def _right(page: Page, last: int) -> int:
    """Take `on a market` and the like into the pinned phrase; give the word behind it."""
    if page.word(last) not in ("on", "against", "of", "at") or page.gap(last - 1) != " " or not page.gap(last).isspace():
        return last
    stop = classes("small")["stop"]
    end = last + 1
    while end < min(len(page.tokens), last + 1 + BEHIND) and page.word(end) not in stop:
        if page.sentence(end) != page.sentence(last) or (end > last + 1 and not page.gap(end - 1).isspace()):
            break
        end += 1
    while end > last + 1 and page.word(end - 1) in classes("small")["dangling"]:
        end -= 1
    weekday = any(page.word(k) in classes("small")["time"] or page.word(k)[:1].isdigit() for k in range(last + 1, end))
    return last if end == last + 1 or weekday else end


def _unreal_noun(page: Page, i: int, first: int, entry: Entry) -> bool:
    """Say whether the words before a noun make it a plan, a fear, a demand or nothing at all."""
    small = classes("small")
    inside = [page.word(k) for k in range(first, i)]
    if inside[:1] in (["no"], ["any"]) or "alleged" in inside[:0]:
        return True
    start = max(page.clause_words(page.clause(i))[0], first - 7)
    left = [page.word(k) for k in range(start, first)]
    if any(word in small["irrealis"] for word in inside):
        return True
    known = bool(inside) and inside[0] in small["definite"]
    if any(word in small["irrealis"] or word in small["not"] for word in left) and not known:
        return True
    soft = entry.kind in ("agree", "yield", "sanction", "aid")
    return soft and any(word in small["agreed"] for word in (*left, *inside)) and not known


def _verb(page: Page, i: int, last: int, entry: Entry) -> Phrase | None:
    aux, first = _auxiliaries(page, i)
    if not _happened(page, i, last, entry, aux):
        return None
    small = classes("small")
    passive = entry.form in ("past", "part") and (bool(aux & small["be"]) or page.word(last) == "by" or (entry.form == "past" and not aux and _no_object(page, last)))
    harm = entry.lemma in HARM
    plain = Phrase(i, last, page.tokens[first].start, page.tokens[last - 1].end, entry, page.sentence(i), page.clause(i), passive=passive, harm=harm, title=page.in_title(i))
    return replace(plain, passive=True) if entry.lemma in ("die", "perish") else plain


def _no_object(page: Page, last: int) -> bool:
    after = page.word(last)
    return bool(set(page.gap(last - 1)) & set(".,;\n")) or after in ("in", "on", "at", "by", "when", "during", "after", "as", "and", "near", "since", "while", "before", "from", "with", "or")


def _auxiliaries(page: Page, i: int) -> tuple[frozenset[str], int]:
    """Collect the helping words before a verb, and where they begin."""
    small = classes("small")
    helping = small["be"] | small["have"] | small["modal"] | small["not"] | {"to", "did", "does", "do"}
    found: list[str] = []
    first, k = i, i - 1
    while k >= max(0, i - 6) and page.gap(k).isspace():
        word = page.word(k)
        if word in helping:
            found.append(word)
            first = k
        elif word not in small["adverb"] and not word.endswith("ly"):
            break
        k -= 1
    return frozenset(found), first


def _happened(page: Page, i: int, last: int, entry: Entry, aux: frozenset[str]) -> bool:
    """Say whether a verb form tells of something as having happened, by whoever's word."""
    small = classes("small")
    if aux & small["not"] or _is_name(page, i, last) or _relative(page, i) or _struck_deal(page, last):
        return False
    before = page.word(i - 1)
    if any(page.word(k) in ("if", "unless", "whether") for k in range(max(page.clause_words(page.clause(i))[0], i - 8), i)):
        return False
    if entry.form in ("past", "part"):
        if "to" in aux:
            return "have" in aux or "be" not in aux
        if aux & small["modal"]:
            return "have" in aux and not aux & {"would", "should", "wouldn't"}
        if entry.form == "part" and not aux and page.word(i) not in _pasts(entry):
            return not _attributive(page, i, last)
        return not _attributive(page, i, last) and not (aux and aux <= {"has", "have", "had"} and before == "to")
    if entry.form == "base":
        led = "to" in aux and any(page.word(k) in small["implicative"] for k in range(max(0, i - 3), i))
        return bool(aux & {"did"}) or led or (page.in_title(i) and _headline(page, i, aux))
    if entry.form == "s":
        noun = any(e.form == "nouns" and not e.tail for e in entries().get(page.word(i), ()))
        return (page.in_title(i) or page.sentence(i) <= 1) and not (noun and before in small["stop"])
    return _ing(page, i, aux)


def _relative(page: Page, i: int) -> bool:
    """Say whether a verb only tells which (`a pilot they captured`)."""
    if page.word(i - 1) not in ("they", "we", "he", "she", "it") or i < 2:
        return False
    return page.gap(i - 2).isspace() and "\n" not in page.gap(i - 2) and page.word(i - 2) not in classes("small")["stop"] and page.sentence(i - 2) == page.sentence(i) and page.word(i - 2) not in classes("small")["saying"]


def _struck_deal(page: Page, last: int) -> bool:
    return any(page.word(k) in ("truce", "deal", "deals", "agreement", "balance", "chord", "tone", "bargain", "headlines") for k in range(last, last + 4))


def _headline(page: Page, i: int, aux: frozenset[str]) -> bool:
    return not aux and page.word(i - 1) not in classes("small")["determiner"] and page.word(i - 1).endswith("s") and page.clause_words(page.clause(i))[0] < i


def _pasts(entry: Entry) -> frozenset[str]:
    return frozenset((entry.lemma.split()[0] + "ed",))


def _attributive(page: Page, i: int, last: int) -> bool:
    """Say whether a participle describes someone (`the wounded pilot`) and tells of no event of its own."""
    small = classes("small")
    before, after = page.word(i - 1), page.word(last)
    if not page.gap(i - 1).isspace():
        return False
    owned = before in small["determiner"] or before.endswith("'s") or before in ("of", "for", "with", "and")
    return owned and not _no_object(page, last) and after not in small["determiner"] and not after[:1].isdigit()


def _ing(page: Page, i: int, aux: frozenset[str]) -> bool:
    small = classes("small")
    if aux & small["modal"] or "to" in aux:
        return False
    return bool(aux & small["be"]) or "," in page.gap(i - 1) or page.word(i - 1) in small["gerund"]


def covers(outer: Range, inner: Range) -> bool:
    """Say whether one range lies in another.

    >>> covers((0, 9), (2, 5))
    True
    """
    return outer[0] <= inner[0] and inner[1] <= outer[1]
