"""Find who is said to give a count, by the forms that sentences and headlines have for it.

The network reads most attributions; these forms are the ones of counts that it was shown too few of: "put the toll
at 30", "30 dead: monitor", "reports that hundreds had died", "by one count as many as 90", "figures from X show".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from rashomon.figures.lexicon import words
from rashomon.figures.scopes import Range

_HARD = r",;:()\[\]“”\"—–\n"
# A name or noun phrase behind "according to", "by", "from": up to a mark or a word that opens something else.
_BEHIND = re.compile(
    rf"[{_HARD}]|(?<![A-Z])\.(?:\s|$)|\s(?:but|while|whereas|who|which|whose|that|as|when|after|said|says|show|shows|put|puts|suggesting|have|has|had|was|were|is|are)\b"
    r"|\s(?:on|early|late|in a|in an|in its|in their)\s(?:[A-Z]\w+day|\w+ (?:toll|count|statement)|statement)\b|\swith\s(?:the|a|an|more|at least|\d+)\s",
)
_CLAUSE = re.compile(
    rf"[{_HARD}]\s*|\b(?:and|but|while|whereas|as|after|when|because|although|though|that|which|where|if|since|before|with)\s", re.IGNORECASE
)
_ASIDE = re.compile(rf",[^{_HARD}]{{1,90}},\s*$")
_ADVERB = re.compile(r"(?:\s|^)(?:also|later|now|then|however|earlier|initially|already|still|just|meanwhile|[a-z]+ly|has|have|had|is|are|was|were|(?:on )?[A-Z][a-z]+day)\s*$")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s(?:\w+\s)?$", re.IGNORECASE)
_NOT_TOLD = re.compile(r"\s(?:by|responsibility|(?:the\s|more\s|at\sleast\s|[\w,]+\s){0,4}lives)\b", re.IGNORECASE)
# Who counts is named within so many words of the article, where no comma shows the source's beginning.
_FEW = 6
_PREPOSED = re.compile(r"(?:in|on|at|of|by|with|from|near|for|to|under|into|during|among|including|there|this|that|what)\b|(?:the|an?)$", re.IGNORECASE)
# No more verbs than this are tried, the nearest first: sentences have few, and a text of nothing else must not take long.
_TRIED = 5
# Counts are put at a number, and do not speak.
_COUNTED = frozenset(["toll", "tolls", "number", "numbers", "count", "counts", "tally", "tallies", "estimate", "estimates", "figure"])
_RELATIVE = re.compile(r"(?<!\b(?:in|at|on|of|by))(?<!during)[,\s]\s*(?:which|who)\s$")
_DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b"
_OPENING = re.compile(
    rf"\s*(?:(?:Meanwhile|Earlier|Later|Elsewhere|Separately|Still|However|Initially|Overall|Then|Also)\b(?:\son\s{_DAY})?"
    rf"|(?:Early\s|Late\s)?(?:[Oo]n\s)?{_DAY}(?:\s(?:morning|afternoon|evening|night))?|In\s(?:early\s|late\s|mid-)?[A-Z][a-z]+(?:\s(?:19|20)\d\d)?\b(?=\s(?:the|an?)\s)|(?:\d{{1,2}}\s)?[A-Z][a-z]{{2,8}}\.?\s(?:\d{{1,2}}\s)?(?:19|20)\d\d)[\s,]+"
)
_EDGES = " ,;:—–-\t\n"
_LEADING = re.compile(r"^(?:and|but|while|whereas|as|after|when|meanwhile|however|yet|so|that|in total|overall)\b[\s,]*", re.IGNORECASE)
_BEING = frozenset(
    ["was", "were", "is", "are", "be", "been", "being", "has", "have", "had", "did", "does", "do", "will", "would", "could", "left", "killed", "wounded", "injured", "died"]
)
_PRONOUN = frozenset(["he", "she", "it", "they"])
_ARTICLE = re.compile(r"\b(?:an?|the|one|some|several|two|three|local|many)\s", re.IGNORECASE)

_ACCORDING = re.compile(r"\b(?P<cue>according\s+to|as\s+reported\s+by|as\s+announced\s+by)\s+", re.IGNORECASE)
# What hangs on a verb and its object and is no part of what is stated: "announced a truce after 30 were killed".
_HUNG = re.compile(r"\b(?<!that )(?:after|when|as|while|before|since|because|amid|during|following)\s", re.IGNORECASE)
# What may follow the cue at the end of a sentence: to whom, when, how it was said.
_REST = r"(?:\s(?:late|early|earlier|later|on|in|to|from|via|by\s(?:tele)?phone|at|yesterday|today|[A-Z]\w+day|AFP|AP|Reuters)\b(?![’'])(?:\s[^\s,;:“”\"]+){0,9}?)?[.,!\"”’'\s]*$"
_SET_TOLL = re.compile(
    r"\b(?P<cue>(?:put|puts|placed|places|raised|raises|revised|updated|lowered|set|sets|gave|gives|given)\b(?=[^.;]{0,80}?\b(?:toll|number|figure|figures|count|dead|deaths|estimates?|total|tally|casualties|fatalities)\b))", re.IGNORECASE
)
_SAID = re.compile(r"\b(?P<cue>said|says)\b(?:\sthat\b)?", re.IGNORECASE)
_SHOWS = re.compile(r"\b(?P<cue>shows?|showed|indicates?|indicated|suggests?|suggested|put|puts)\b", re.IGNORECASE)
_ABOUT = re.compile(r"(?:\b(?:at least|at most|up to|as many as|more than|fewer than|less than|about|around|some|nearly|almost|over|roughly|another|a total of|the)\s)+$", re.IGNORECASE)
_FROM = re.compile(r"(?:[\w’'-]+\s){0,4}?(?:[\w’'-]+)\s(?:from|by|of)\s(?P<np>(?:the\s)?[A-Z].*|(?:the|an?|local|health|medical|government)\s.*)", re.DOTALL)
_NOMINAL = re.compile(
    r"\b(?P<noun>(?:reports?|accounts?|claims?|estimates?|allegations?|rumou?rs?|assertions?|testimony|suggestions?))"
    r"(?:(?:\s(?:by|from|of)\s(?P<np>(?:[\w’'.()&-]+\s){0,11}?[\w’'.()&-]+))?\s(?:that|suggesting|saying|claiming|indicating|alleging)|\sof)\s",
    re.IGNORECASE,
)
_NOUN_BEFORE = re.compile(
    r"(?:^|[^\w\s]\s?|\b(?:by|on|of|to|with|over|about|from|at|in|and|but|amid|despite|after|some|the|a|an|this|these|those|their|his|her|its|media|news|press|unconfirmed|conflicting|initial|early|earlier|local|several|many|other|independent|numerous|are|were|been|had|have|was|is|more|no)\s)$",
    re.IGNORECASE,
)
_BY = re.compile(r"\bby\s(?P<np>(?:one|some|other|another|several|many|various|most|the|local|media|official|unofficial)\s(?:[\w’'-]+\s){0,2}?(?:reports?|accounts?|counts?|estimates?|tally|tallies|figures))\b", re.IGNORECASE)
_SIGNED = re.compile(r"\s?[—–]\s?(?P<np>[^—–()\n]{2,60})\s\(@\w{1,20}\)")
_COLON = re.compile(r"(?<!\S)(?P<np>(?:[^\s:,;]++\s){0,5}?[^\s:,;]++):\s")
_CREDIT = re.compile(r"(?::|\s[-–—]|\s\|)\s*(?P<np>(?:[^\s:,;|]+\s){0,5}?[^\s:,;|]+)\s*$")


@dataclass(frozen=True, slots=True)
class Heard:
    """Name who gives a count: ranges of the source, of the cue (if one is printed) and of what is stated."""

    source: Range
    cue: Range | None
    content: Range


@dataclass(frozen=True, slots=True)
class Scope:
    """Say where to look: the sentence (`start..end`), the count in it, and where what is said of it may begin (`floor`)."""

    text: str
    start: int
    end: int
    floor: int
    count: Range
    headline: bool = False


def find_source(scope: Scope, *, inner: bool = False) -> Heard | None:
    """Find who gives the count; `inner` (it already stands in what somebody says) asks for the surest forms alone.

    >>> text = "The observers put the toll at 30."
    >>> heard = find_source(Scope(text, 0, len(text), 0, (30, 32)))
    >>> text[slice(*heard.source)], text[slice(*heard.cue)], text[slice(*heard.content)]
    ('The observers', 'put', 'the toll at 30')
    """
    rules: tuple[Callable[[Scope], Heard | None], ...] = (_by_account, _nominal, _toll, _shown)
    if not inner:
        rules = (*rules, _according, _tail, _inverted, _subject, _headline, _signed)
    return next((heard for rule in rules if (heard := rule(scope))), None)


def _according(scope: Scope) -> Heard | None:
    """`…, according to X` behind the count, or `According to X, …` before it."""
    for m in _ACCORDING.finditer(scope.text, scope.count[1], scope.end):
        source = _behind(scope, m.end())
        content = _content(scope, scope.floor, m.start())
        return Heard(source, m.span("cue"), content) if source and content else None
    for m in _ACCORDING.finditer(scope.text, scope.floor, scope.count[0]):
        source = _behind(scope, m.end())
        if source and source[1] < scope.count[0] and scope.text[source[1] : source[1] + 1] == ",":
            content = _content(scope, source[1] + 1, scope.end)
            return Heard(source, m.span("cue"), content) if content else None
        # "According to the hospital at least 30 …", its comma lost.
        bare = _tidy(scope.text, m.end(), m.end() + len(_ABOUT.sub("", scope.text[m.end() : scope.count[0]])))
        named = _words(scope.text[slice(*bare)]) if bare else frozenset[str]()
        if bare and len(named) < 8 and named & (words("counters") | words("accounts") | {"information"}) and not named & (_BEING | _PRONOUN):
            content = _content(scope, bare[1], scope.end)
            return Heard(bare, m.span("cue"), content) if content else None
    return None


@dataclass(frozen=True, slots=True)
class _Verbs:
    """Keep the forms in which a plain verb follows or precedes its subject."""

    subject: re.Pattern[str]
    tail: re.Pattern[str]
    inverted: re.Pattern[str]


@cache
def _forms() -> _Verbs:
    forms = "|".join(sorted(words("counting"), key=lambda w: (-len(w), w)))
    word = r"[^\s" + _HARD + r"]+"
    return _Verbs(
        re.compile(rf"\b(?P<cue>{forms})\b(?:\s(?:that|[A-Z]\w+day)\b)?", re.IGNORECASE),
        re.compile(rf"(?P<np>(?:{word}\s){{1,14}}?)(?P<cue>{forms})\b(?P<rest>{_REST})", re.IGNORECASE),
        re.compile(rf"(?:(?P<mark>[,\"”’])[\"”]?)?\s(?P<cue>said|says|reported|added)\s(?P<np>(?!{_DAY}|on\s|in\s|that\s|it\s)(?:{word}\s){{0,12}}?{word}?[\w’'])(?:\sadding\s.*)?[.\s]*$", re.DOTALL | re.IGNORECASE),
    )


def _subject(scope: Scope) -> Heard | None:
    """`X said (that) 30 …`: the verb nearest the count whose subject can be a source."""
    return _before(scope, _forms().subject, _can_speak, hung=False) or _before(scope, _SAID, _can_act, hung=False)


def _toll(scope: Scope) -> Heard | None:
    """`X put the toll at 30`."""
    return _before(scope, _SET_TOLL, _can_act)


def _shown(scope: Scope) -> Heard | None:
    """`figures from X show 30 …`: whose figures they are, if that is said."""
    heard = _before(scope, _SHOWS, lambda np: bool(_words(np) & words("accounts")), hung=False)
    whose = _FROM.match(scope.text, *heard.source) if heard else None
    return replace(heard, source=whose.span("np")) if heard and whose else heard


def _before(scope: Scope, verbs: re.Pattern[str], fits: Callable[[str], bool], *, hung: bool = True) -> Heard | None:
    for m in list(verbs.finditer(scope.text, scope.start, scope.count[1]))[: -_TRIED - 1 : -1]:
        gap = scope.text[m.end() : scope.count[0]]
        if _other_use(scope, m):
            continue
        if m.end() > scope.count[0] or re.search(r"[;.!?]\s", gap) or (not hung and not m.group().endswith(" that") and _HUNG.search(gap)):
            continue
        source = _subject_before(scope, m.start("cue"))
        content = _content(scope, m.end(), scope.end)
        if source and content and fits(scope.text[slice(*source)]):
            return Heard(source, m.span("cue"), content)
    return None


def _other_use(scope: Scope, verb: re.Match[str]) -> bool:
    """Say whether a form is no verb of telling here: a passive, a noun, "claimed by", "claimed the lives"."""
    before, after = scope.text[max(scope.start, verb.start("cue") - 40) : verb.start("cue")], scope.text[verb.end("cue") : scope.end]
    noun = verb.group("cue").casefold() in ("claim", "report", "estimate")
    return bool(
        _PASSIVE.search(before)
        or _NOT_TOLD.match(after)
        or (noun and not re.search(r"(?:s|people|police|media|men)\s(?:\w+ly\s)?$", before, re.IGNORECASE))
    )


def _subject_before(scope: Scope, at: int) -> Range | None:
    """Give the subject that ends at a verb: back to where its clause begins."""
    least = scope.floor if scope.floor <= at else scope.start
    end = at
    while m := _ADVERB.search(scope.text, least, end):
        end = m.start()
    aside = _ASIDE.search(scope.text, least, end)
    edge = aside.start() if aside else end
    if aside and re.match(r",\s*(?:which|who|whose)\b", aside.group()):
        end = edge
    cuts = [m.end() for m in _CLAUSE.finditer(scope.text, least, edge)]
    start = cuts[-1] if cuts else least
    if told := _RELATIVE.search(scope.text[least:start]):
        # "the group which watches the war said": the subject stands before the clause.
        end = least + told.start()
        start = max([least, *(c for c in cuts if c <= end)])
    joint = re.search(rf"(?:[^\s{_HARD}]+\s){{1,6}}and\s$", scope.text[least:start])
    if joint:
        first = max([least, *(c for c in cuts if c < start)])
        chunk = scope.text[first:start]
        if not _words(chunk) & _BEING and len(chunk.split()) <= 7:
            start = first
    while m := _OPENING.match(scope.text, start, end):
        start = m.end()
    return _tidy(scope.text, start, end)


def _nominal(scope: Scope) -> Heard | None:
    """`reports that 30 …`, `the claim by X that 30 …`."""
    for m in list(_NOMINAL.finditer(scope.text, scope.start, scope.count[0]))[: -_TRIED - 1 : -1]:
        between = scope.text[m.end() : scope.count[0]]
        if re.search(r"[;.!?“”\"]\s", between) or (m.group().endswith(" of ") and len(between.split()) > 2):
            continue
        if not _NOUN_BEFORE.search(scope.text[max(0, m.start() - 20) : m.start()]):
            continue
        content = _content(scope, m.end(), scope.end)
        named = m.span("np") if m.group("np") else None
        if content:
            return Heard(named, m.span("noun"), content) if named else Heard(m.span("noun"), None, content)
    return None


def _by_account(scope: Scope) -> Heard | None:
    """`by one report as many as 30`."""
    for m in _BY.finditer(scope.text, max(scope.start, scope.count[0] - 60), min(scope.end, scope.count[1] + 60)):
        if m.end() <= scope.count[0] and not re.search(r"[;.!?,]", scope.text[m.end() : scope.count[0]].strip(" ,")):
            return Heard(m.span("np"), None, scope.count)
        if m.start() >= scope.count[1] and not scope.text[scope.count[1] : m.start()].strip(" ,"):
            return Heard(m.span("np"), None, scope.count)
    return None


def _tail(scope: Scope) -> Heard | None:
    """`…, X said` at the end of the sentence; without a comma only from an article on, and only for who can count."""
    comma = [m.end() for m in re.finditer(r",[\"”’']?\s", scope.text[scope.count[1] : scope.end])]
    for at in comma[: -_TRIED - 1 : -1]:
        tail = _forms().tail.match(scope.text, scope.count[1] + at, scope.end)
        if tail and (source := _tidy(scope.text, *tail.span("np"))) and not _words(scope.text[slice(*source)]) & _BEING:
            content = _content(scope, scope.floor, tail.start() - 1)
            return Heard(source, tail.span("cue"), content) if content else None
    for m in list(_ARTICLE.finditer(scope.text, scope.count[1], scope.end))[: -2 * _TRIED - 1 : -1]:
        found = _forms().tail.match(scope.text, m.start(), scope.end)
        opening = " ".join(found.group("np").split()[:_FEW]) if found else ""
        if found and _words(opening) & words("counters") and not _words(found.group("np")) & _BEING:
            source, content = _tidy(scope.text, *found.span("np")), _content(scope, scope.floor, m.start())
            return Heard(source, found.span("cue"), content) if source and content else None
    return None


def _inverted(scope: Scope) -> Heard | None:
    """`…, said X` at the end of the sentence."""
    m = _forms().inverted.search(scope.text, scope.count[1], scope.end)
    if not m or not _can_speak(m.group("np")) or not (m.group("mark") or _words(m.group("np")) & words("counters")):
        return None
    content = _content(scope, scope.floor, m.start("cue"))
    return Heard(m.span("np"), m.span("cue"), content) if content else None


def _headline(scope: Scope) -> Heard | None:
    """`X: 30 killed`, and in headlines alone `30 killed: X`, `30 killed - X`."""
    for m in _COLON.finditer(scope.text, scope.start, scope.count[0]):
        near = scope.headline or len(scope.text[m.end() : scope.count[0]].split()) < 4
        if near and _words(m.group("np")) & words("counters") and not _words(m.group("np")) & words("counting"):
            date = re.match(r"(?:\S+\s){0,4}(?:19|20)\d\d\s", m.group("np"))
            source = _tidy(scope.text, m.start("np") + (date.end() if date else 0), m.end("np"))
            content = _content(scope, m.end(), scope.end)
            return Heard(source, None, content) if source and content else None
    credit = _CREDIT.search(scope.text, scope.count[1], scope.end) if scope.headline else None
    if credit and _words(credit.group("np")) & words("counters"):
        content = _content(scope, scope.floor, credit.start())
        return Heard(credit.span("np"), None, content) if content else None
    return None


def credited(scope: Scope, source: str) -> Heard | None:
    """`30 killed in the town monitor`: a headline that ends with who counts, its mark lost, known as a `source` further down."""
    known = _words(source)
    tail = [m.span() for m in re.finditer(r"[^\s,;:]+", scope.text[scope.count[1] : scope.end])][-3:]
    at = None
    for a, b in reversed(tail):
        word = scope.text[scope.count[1] + a : scope.count[1] + b].casefold().rstrip(".")
        if not any(_alike(word, other) for other in known) or (at is None and word not in words("counters")):
            break
        at = scope.count[1] + a
    content = _content(scope, scope.floor, at) if at is not None else None
    return Heard((at, scope.end), None, content) if at is not None and content else None


def _alike(word: str, other: str) -> bool:
    short, long = sorted((word, other), key=len)
    return short == long or (len(short) > 4 and long.startswith(short)) or {word, other} == {"tv", "television"}


def _signed(scope: Scope) -> Heard | None:
    """`30 people were killed. — X (@x)`: a post with its signature, in one paragraph."""
    unit_end = scope.text.find("\n", scope.count[1], scope.count[1] + 600)
    stop = unit_end if unit_end >= 0 else min(len(scope.text), scope.count[1] + 600)
    m = _SIGNED.search(scope.text, scope.count[1], stop)
    if not m:
        return None
    content = _content(scope, scope.floor, max(scope.count[1], min(scope.end, m.start())))
    return Heard(m.span("np"), None, content) if content else None


def _behind(scope: Scope, at: int) -> Range | None:
    """Give the noun phrase that begins at a place."""
    stop = min(scope.end, at + 140)
    m = _BEHIND.search(scope.text, at, stop)
    found = _tidy(scope.text, at, m.start() if m else stop)
    return found if found and len(scope.text[slice(*found)].split()) <= 16 else None


def _content(scope: Scope, start: int, end: int) -> Range | None:
    """Tidy what is stated, quotation marks kept; `None` when the count is not in it."""
    start += len(scope.text[start:end]) - len(scope.text[start:end].lstrip(_EDGES))
    if m := _LEADING.match(scope.text[start:end]):
        start += m.end()
    end = start + len(scope.text[start:end].rstrip(_EDGES + "."))
    return (start, end) if start <= scope.count[0] and scope.count[1] <= end else None


def _tidy(text: str, start: int, end: int) -> Range | None:
    part = text[start:end]
    left = len(part) - len(part.lstrip(_EDGES + "“\"‘"))
    right = len(part.rstrip(_EDGES + ".”\""))
    return (start + left, start + right) if right > left else None


def _words(text: str) -> frozenset[str]:
    return frozenset(re.sub(r"[’']s?$", "", w) for w in re.findall(r"[\w.’'-]*\w", text.casefold()))


def _can_act(np: str) -> bool:
    """Say whether a subject can be who says or puts something, whoever that is: a noun phrase with no verb of its own."""
    found = _words(np)
    return 0 < len(np.split()) <= 16 and not found & (_BEING | _COUNTED) and not _PREPOSED.match(np) and np[:1] not in "0123456789"


def _can_speak(np: str) -> bool:
    """Say whether a subject can be a source: who counts, a name, or a pronoun for one; nothing with a verb of its own."""
    found = _words(np)
    if not 0 < len(np.split()) <= 16 or found & _BEING:
        return False
    named = re.search(r"(?<=\s)[A-Z]|^(?:[A-Z][\w.’'-]*\s)*(?!(?:The|An?|This|That|These|Those|There)\b)[A-Z][\w.’'-]+$", np)
    if np.isupper():
        return bool(found & words("counters") or (found & _PRONOUN and len(found) == 1))
    return bool(found & (words("counters") | (words("accounts") - _COUNTED)) or (found & _PRONOUN and len(found) == 1) or named) and np[:1] not in "0123456789"
