"""Read the verbs that tell what happened, as against what might, will or did not."""

from __future__ import annotations

from dataclasses import replace

from rashomon.incidents.labour import is_labour
from rashomon.incidents.lexicon import Entry, classes, entries
from rashomon.incidents.nouns import is_name
from rashomon.incidents.page import Page
from rashomon.incidents.phrase import HARM, Phrase

# Verbs whose subject does it: without a helping word they are no passive.
_INTRANSITIVE = frozenset({"explode", "detonate", "go off", "clash", "skirmish", "battle", "fight", "scuffle", "protest", "demonstrate", "rally", "riot", "march", "crash", "collide", "plummet", "collapse", "retreat", "surrender", "resign", "flee", "disappear", "rampage"})
_PARTICLES = frozenset({"up", "down", "out", "off", "over", "dead", "back"})
_SUFFERED = frozenset({"kill", "hurt", "slay", "detain", "kidnap", "displace"})
# How many words to the left a denial or a "nobody" reaches.
_LEFT = 10


def verb_phrase_of(page: Page, i: int, last: int, entry: Entry) -> Phrase | None:
    """Give the phrase of an event verb at words `i..last` (excluded), `None` where it did not happen or describes someone."""
    aux, first = _auxiliaries(page, i)
    if not _happened(page, i, last, entry, aux) or _denied(page, i):
        return None
    small = classes("small")
    passive = entry.form in ("past", "part") and (bool(aux & small["be"]) or page.word(last) == "by" or _reduced(page, i, last, entry, aux))
    harm = entry.lemma in HARM
    plain = Phrase(i, last, page.tokens[first].start, page.tokens[last - 1].end, entry, page.sentence(i), page.clause(i), passive=passive, harm=harm, title=page.in_title(i), hedged=bool(aux & small["modal"]))
    return replace(plain, passive=True) if entry.lemma in ("die", "perish") else plain


def _reduced(page: Page, i: int, last: int, entry: Entry, aux: frozenset[str]) -> bool:
    """Say whether a past form without a helping word is what its subject suffers (`two men shot in a square were …`)."""
    if aux or entry.form != "past" or not _no_object(page, last) or entry.lemma in _INTRANSITIVE:
        return False
    if entry.tail and (entry.tail[-1] not in _PARTICLES or "*" in entry.tail):
        return False
    if page.in_title(i) or entry.family in _SUFFERED:
        return True
    small = classes("small")
    return any(page.word(k) in small["be"] | small["have"] for k in range(last, page.clause_words(page.clause(i))[1]))


def _denied(page: Page, i: int) -> bool:
    """Say whether the words to the left deny it or leave nobody to do it (`denied that anyone had been shot`)."""
    first = max(page.sentence_words(page.sentence(i))[0], page.clause_words(page.clause(i))[0], i - _LEFT)
    left = [page.word(k) for k in range(first, i)]
    nobody = any(word in ("nobody", "none", "neither") or (word == "no" and len(left) - k <= 4) for k, word in enumerate(left))
    return nobody or any(word in ("denied", "denies", "deny", "denying") and ("that" in left[k:] or len(left) - k <= 4) for k, word in enumerate(left))


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
        if word in helping and not (word == "may" and (page.printed(k) == "May" or page.word(k - 1)[:1].isdigit())):
            found.append(word)
            first = k
        elif word not in small["adverb"] and not word.endswith("ly"):
            break
        k -= 1
    return frozenset(found), first


def _happened(page: Page, i: int, last: int, entry: Entry, aux: frozenset[str]) -> bool:
    """Say whether a verb form tells of something as having happened, by whoever's word."""
    small = classes("small")
    if aux & small["not"] or is_name(page, i, last) or _relative(page, i) or _figurative(page, i, last, entry):
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


def _figurative(page: Page, i: int, last: int, entry: Entry) -> bool:
    """Say whether what is done, or does it, is no thing that can be harmed (`struck a deal`, `the talks collapsed`)."""
    small = classes("small")
    if any(page.word(k) in small["idle"] for k in range(last, last + 4) if page.sentence(min(k, len(page.tokens) - 1)) == page.sentence(i)):
        return entry.lemma in ("strike", "hit", "broker", "target", "attack")
    if entry.lemma == "strike" and entry.form not in ("past", "part") and is_labour(page, i, last):
        return True
    if entry.lemma == "burn" and entry.form in ("base", "ing", "s"):
        return page.word(last) not in small["determiner"]
    if (entry.lemma == "target" and page.word(last) in small["attributive"]) or (entry.lemma == "go off" and page.word(last) in small["determiner"]):
        return True
    subject = {page.word(k) for k in range(max(page.clause_words(page.clause(i))[0], i - 4), i)}
    return entry.lemma == "collapse" and bool(subject & small["abstract"] or page.word(i - 1) == "it")


def _headline(page: Page, i: int, aux: frozenset[str]) -> bool:
    return not aux and page.word(i - 1) not in classes("small")["determiner"] and page.word(i - 1).endswith("s") and page.clause_words(page.clause(i))[0] < i


def _pasts(entry: Entry) -> frozenset[str]:
    return frozenset((entry.lemma.split()[0] + "ed",))


def _attributive(page: Page, i: int, last: int) -> bool:
    """Say whether a participle describes someone (`the wounded pilot`) and tells of no event of its own."""
    small = classes("small")
    before, after = page.word(i - 1), page.word(last)
    if page.gap(i - 1).strip("“\"‘' \n"):
        return False
    owned = before in small["determiner"] or before.endswith("'s") or before in ("of", "for", "with", "and")
    return owned and not _no_object(page, last) and after not in small["determiner"] and not after[:1].isdigit()


def _ing(page: Page, i: int, aux: frozenset[str]) -> bool:
    small = classes("small")
    if aux & small["modal"] or "to" in aux or _describes(page, i):
        return False
    return bool(aux & small["be"]) or "," in page.gap(i - 1) or page.word(i - 1) in small["gerund"]


def _describes(page: Page, i: int) -> bool:
    """Say whether a form in -ing tells which (`after burning bottles had been thrown`, `among the striking crews`)."""
    small = classes("small")
    return page.word(i + 2) in small["be"] | small["have"] and page.word(i + 1) not in small["determiner"] | small["be"] and page.gap(i).isspace()
