"""Find the words for the moment that a count speaks of: "in a new toll", "by Sunday", "so far"."""

from __future__ import annotations

import re

from rashomon.figures.extract import Count
from rashomon.figures.scopes import Ground, Range

_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december|jan\.?|feb\.?|aug\.?|sept\.?|oct\.?|nov\.?|dec\.?)"
_DATE = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}(?:,?\s\d{{4}})?|{_MONTH}(?:\s\d{{1,2}}(?:st|nd|rd|th)?\b)?(?:,?\s(?:19|20)\d\d)?|(?:19|20)\d\d)"
_HOUR = r"(?:\d{1,2}(?:[:.]\d\d)?\s?(?:a\.?m\.?|p\.?m\.?|gmt|o[’']clock)|\d{1,2}[:.]\d\d|\d{4}\s(?:gmt|hours)|noon|midday|midnight|dawn|daybreak|dusk|nightfall|sunset|sunrise|morning|afternoon|mid-afternoon|mid-morning|evening|night|tonight|yesterday|today|now|then|lunchtime)"
_PART = r"(?:\s(?:morning|afternoon|evening|night|noon))?"
_TIME = (
    rf"(?:the\s)?(?:end\sof\s(?:the\s)?)?(?:(?:early|late|mid|last|this|midday)[\s-])?(?:(?:the\s)?{_HOUR}(?:\s(?:on\s)?{_DAY})?|{_DAY}{_PART}|{_DATE}|(?:the\s)?(?:day|week|month|year)(?:[’']s end)?)"
)
_NEWS = r"(?:new|newer|newest|updated|latest|revised|provisional|preliminary|final|initial|earlier|previous|fresh|first|official|higher|lower)"
_KIND = r"(?:toll|death toll|casualty toll|count|tally|figures?|update|report|bulletin|statement|estimate|assessment)"
# Words that date a count wherever they stand in its clause.
_DATING = re.compile(
    rf"\b(?:in\s(?:an?|the|its|their|his|her)\s{_NEWS}(?:\s{_NEWS})?\s{_KIND}"
    rf"|(?:as\sof|up\s(?:to|until)|until)\s{_TIME}|by\s{_TIME}"
    rf"|so\sfar|to\sdate|thus\sfar|until\snow|up\sto\snow|at\s(?:the\s)?(?:last|latest)\scount|as\sof\syet|at\sthe\stime)\b",
    re.IGNORECASE,
)
# Words that date a count only beside a verb of counting: "on Monday put the toll at", "the toll rose to 30 on Monday".
_TOLL = r"(?:toll|number|count|tally|total|figure|deaths|dead|casualties|fatalities)"
_VERB = r"(?:put|puts|raised|revised|updated|lowered|placed|set|rose|risen|climbed|jumped|reached|stood|stands|grew|increased|fell|dropped|passed|surpassed|gave|counted)"
_WHEN = rf"(?:(?:early|late|earlier|later)\s)?(?:on\s)?(?:(?:early|late)\s)?(?:{_DAY}{_PART}|yesterday|today|tonight|now|earlier|initially|later|at first)"
_BEFORE_VERB = re.compile(rf"\b(?P<it>{_WHEN})\s(?:has\s|had\s|have\s)?{_VERB}\b(?=[^.;]{{0,90}}\b{_TOLL}\b|\s(?:to|at)\b)", re.IGNORECASE)
_AFTER_VERB = re.compile(rf"\b{_TOLL}\b[^.;,]{{0,90}}?\b{_VERB}\s(?P<it>{_WHEN})\s(?:to|at)\b", re.IGNORECASE)
_RISEN = re.compile(rf"\b{_TOLL}\b[^.;,]{{0,90}}?\b{_VERB}\s(?:to|at)\s$", re.IGNORECASE)
_RAISED = re.compile(rf"\b{_VERB}\b[^.;,]{{0,40}}\b{_TOLL}\b[^.;,]{{0,40}}?\s(?:to|at)\s$", re.IGNORECASE)
_NEXT = re.compile(rf"[^.;,]{{0,30}}?\s?(?P<it>{_WHEN})\b", re.IGNORECASE)
# "The deadliest attack to date" dates the attack.
_SUPERLATIVE = re.compile(r"\b(?:[a-z]+(?<!for)est|most|worst)\s(?:\w+\s){0,4}$", re.IGNORECASE)
_PARTING = re.compile(r";|,\s(?:while|but|whereas|although)\s|\s(?:but|whereas)\s", re.IGNORECASE)


def find_moment(ground: Ground, count: Count) -> Range | None:
    """Give the range of the words that date a count, if its clause has any; the day of the event dates no count.

    >>> from rashomon.model import Header, Report
    >>> from rashomon.text import Original, Span, Text
    >>> raw = "By Sunday 30 people had died in Friday's fire."
    >>> original = Original(raw, "utf-8", "x.txt", "", "text/plain", "")
    >>> ground = Ground(Report(original, Text.build(original, [[Span(0, len(raw))]]), False, Header(), (), ()))
    >>> raw[slice(*find_moment(ground, Count(10, 19, (10, 12), 30, 30, "exact", "people", "killed", 1.0)))]
    'By Sunday'
    """
    start, end = _clause(ground, count)
    found = [m.span() for m in _DATING.finditer(ground.text, start, end) if not _inside(m.span(), count) and not _SUPERLATIVE.search(ground.text, max(start, m.start() - 40), m.start())]
    near = min(found, key=lambda r: (_distance(r, count), r), default=None)
    return near or _beside_verb(ground.text, (start, end), count)


def _clause(ground: Ground, count: Count) -> Range:
    """Cut the sentence of a count at semicolons and at `but`, `while`."""
    start, end = ground.sentence(count.number[0])
    end = max(end, count.end)
    cuts = [m.span() for m in _PARTING.finditer(ground.text, start, end)]
    left = max([start, *(b for _, b in cuts if b <= count.start)])
    right = min([end, *(a for a, _ in cuts if a >= count.end)])
    return left, right


def _beside_verb(text: str, clause: Range, count: Count) -> Range | None:
    start, end = clause
    for form in (_BEFORE_VERB, _AFTER_VERB):
        if found := form.search(text, start, min(end, count.number[0] + 1)):
            return found.span("it")
    lead = text[start : count.number[0]]
    at = re.sub(r"\b(?:at least|at most|about|around|some|more than|over|nearly|almost|up to|as many as)\s$", "", lead, flags=re.IGNORECASE)
    if (_RISEN.search(at) or _RAISED.search(at)) and (m := _NEXT.match(text, count.end, end)):
        return m.span("it")
    return None


def _inside(span: Range, count: Count) -> bool:
    return span[0] < count.number[1] and count.number[0] < span[1]


def _distance(span: Range, count: Count) -> int:
    return span[0] - count.end if span[0] >= count.end else count.start - span[1]
