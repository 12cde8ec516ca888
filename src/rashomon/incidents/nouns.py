"""Read the nouns that tell what happened, with the words to pin around them."""

from __future__ import annotations

from rashomon.incidents.lexicon import Entry, classes, entries
from rashomon.incidents.page import Page
from rashomon.incidents.phrase import Phrase

# A pinned noun phrase takes at most this many words before its head, and behind its preposition.
BEFORE, BEHIND = 5, 6
_BLAZE = frozenset(["a", "the", "massive", "huge", "deadly", "forest", "house", "factory", "building"])


def reads_as_noun(page: Page, i: int, last: int, entry: Entry) -> bool:
    """Say whether words `i..last` (excluded), a noun or a verb by form, are a noun by their neighbours."""
    if entry.lemma == "fire" and (page.word(last) in ("on", "at", "into", "from", "and") or page.word(i - 1) not in _BLAZE):
        return False
    return _is_noun(page, i, last, entry)


def noun_phrase_of(page: Page, i: int, last: int, entry: Entry) -> Phrase | None:
    """Give the phrase around an event noun, `None` when it is a part of a name or tells of nothing that happened."""
    small = classes("small")
    if "," not in page.gap(last - 1) and page.word(last) in small["compound"]:
        return None
    if is_name(page, i, last) or _is_month(page, i, entry):
        return None
    first = _left(page, i)
    before = [page.word(k) for k in range(first, i)]
    if _unreal_noun(page, i, first, last, entry):
        return None
    definite = any(word in small["definite"] for word in before) and page.word(last) not in ("of", "on", "against")
    fresh = _opens_anew(page, i) or _long_past(page, i) or (any(word in small["fresh"] for word in before) and not (definite and "first" in before))
    end = _right(page, last)
    return Phrase(i, last, page.tokens[first].start, page.tokens[end - 1].end, entry, page.sentence(i), page.clause(i), definite, fresh, title=page.in_title(i))


def _long_past(page: Page, i: int) -> bool:
    """Say whether the clause speaks of what was done at some time before (`attacks … in the past`)."""
    start, end = page.clause_words(page.clause(i))
    return any(page.word(k) == "past" and page.word(k - 1) == "the" and page.word(k - 2) == "in" and not page.gap(k).isspace() for k in range(max(start, i - 20), min(end, i + 20)))


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


def is_name(page: Page, i: int, last: int) -> bool:
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
    if page.in_title(i) and not comma and entry.form == "nouns" and not _ends_or_opens(page, i, last):
        return after in ("in", "at", "on", "near", "between", "of")
    if before in small["modal"] or before in ("to", "not", "they", "we", "you", "i", "who", "did"):
        return before == "to" and entry.form == "nouns"
    return True


def _ends_or_opens(page: Page, i: int, last: int) -> bool:
    """Say whether a word opens or ends the headline, where the verb of a headline does not stand."""
    return i == 0 or last >= len(page.tokens) or not page.in_title(last) or not page.gap(last - 1).isspace()


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
        if page.gap(first - 1)[:1] in ("'", "’") and not word.endswith("s"):  # (a quotation ends)
            break
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
        if any(e.form in ("noun", "nouns") and not e.tail for e in entries().get(page.word(end), ())):
            break
        end += 1
    while end > last + 1 and page.word(end - 1) in classes("small")["dangling"]:
        end -= 1
    weekday = any(page.word(k) in classes("small")["time"] or page.word(k)[:1].isdigit() for k in range(last + 1, end))
    return last if end == last + 1 or weekday else end


def _unreal_noun(page: Page, i: int, first: int, last: int, entry: Entry) -> bool:
    """Say whether the words before a noun make it a plan, a fear, a demand or nothing at all."""
    small = classes("small")
    inside = [page.word(k) for k in range(first, i)]
    if inside[:1] in (["no"], ["any"]):
        return True
    if page.word(i).endswith("ing") and any(page.word(k) in ("denies", "denied", "denying") for k in range(first - 2, first)):
        return True
    start = max(page.clause_words(page.clause(i))[0], first - 7)
    left = [page.word(k) for k in range(start, first) if page.printed(k) != "May"]
    if any(word in small["irrealis"] for word in inside):
        return True
    known = bool(inside) and inside[0] in small["definite"]
    # What is condemned, probed or bears a date did happen, whatever is to be done about it.
    known = known or bool({page.word(first - 1), page.word(first - 2)} & small["factual"]) or bool(set(inside) & small["months"])
    if any(word in small["irrealis"] or word in small["not"] for word in left) and not known:
        return True
    soft = entry.kind in ("agree", "yield", "sanction", "aid")
    ended = {page.word(k) for k in range(last, last + 4)} & small["failed"]
    return soft and (bool(ended) or (any(word in small["agreed"] for word in (*left, *inside)) and not known))
