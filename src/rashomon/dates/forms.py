"""The forms that time expressions take, as patterns built from the word lists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from rashomon.dates.expression import Kind
from rashomon.dates.lexicon import numbers

# A gap within an expression: never across a line, and never long, so that no pattern runs far.
GAP = r"(?:[^\S\n]{1,3})"
_YEAR = r"(?:19|20)\d\d(?![\d]|[.,]\d)"
_NUMBER = r"\d{1,2}(?:st|nd|rd|th|d)?"
_FREE = r"(?<![\w.,/$€£'’-])"
_END = r"(?![\w/]|[.,:]\d)"
# The full stop of a short name, not of a sentence.
_STOP = r"(?:(?<=jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)\.|(?<=sept|tues|weds|thur)\.|(?<=thurs)\.)?"
_ABOUT = rf"(?:(?:about|almost|nearly|approximately|around|some|just|only|barely|over|(?:more|less){GAP}than|at{GAP}least){GAP})?"
_PARTS = "morning|afternoon|evening|night"
_FUNCTION = "and|when|at|in|to|by|after|that|as|for|with|near"
_UNITS = "minute|hour|day|week|month|year|decade"


@dataclass(frozen=True, slots=True)
class Form:
    """Pair a pattern with the kind of expression that it finds and the kind of word (`TRIGGERS`) that it is built on."""

    kind: Kind
    pattern: re.Pattern[str]
    built_on: str


def any_of(name: str) -> str:
    """Write one list of words as alternatives, longest first."""
    return "|".join(re.escape(word).replace(r"\ ", GAP) for word in sorted(numbers(name), key=lambda w: (-len(w), w)))


@cache
def forms() -> tuple[Form, ...]:
    """Give every form; where two fit at one place the longer wins, then the earlier in this list."""
    month, weekday = rf"(?P<month>{any_of('months')})\b{_STOP}", rf"(?P<weekday>{any_of('weekdays')})"
    day = rf"(?P<day>{_NUMBER})"
    led = rf"(?:(?:{any_of('weekdays')})\.?,?{GAP}(?:the{GAP})?|(?P<way>last|this{GAP}past|past|next|this){GAP})?"
    written = [
        *_full_days(led, day, month),
        *_days_of_month(led, day, month),
        *_months_and_years(month),
        ("weekday", rf"(?:(?P<way>last|this{GAP}past|past|this{GAP}coming|coming|next|this){GAP})?{weekday}\b{_STOP}(?:{GAP}(?:of{GAP})?(?P<of>last|this|next){GAP}week)?"),
        *_near(),
        *_counted(rf"(?P<n>\d{{1,3}}|{any_of('numbers')})"),
        *_beside_event(rf"(?P<n>\d{{1,3}}|{any_of('numbers')})", weekday),
    ]
    return tuple(Form(kind, re.compile(rf"{_FREE}{pattern}{_END}", re.IGNORECASE), _built_on(pattern)) for kind, pattern in written)  # type: ignore[arg-type]


def _built_on(pattern: str) -> str:
    """Name the kind of word without which a form finds nothing."""
    return next((name for name in ("month", "weekday", "unit") if f"(?P<{name}>" in pattern), "year" if "(?P<year>" in pattern else "other")


@cache
def triggers() -> re.Pattern[str]:
    """Match any word that a form may be built on, in a group named for its kind."""
    units = rf"(?:moment|fortnight|{_UNITS}|weekend)s?|(?:{_PARTS})s?|eve"
    other = r"today|yesterday|tomorrow|tonight|overnight|evening|night|morning|afternoon|the[^\S\n]{1,3}\d{1,2}(?:st|nd|rd|th)"
    alone = rf"(?P<month>{any_of('months')})|(?P<weekday>{any_of('weekdays')})|(?P<unit>{units})|(?P<year>(?:19|20)\d\d(?:['’]?s)?)|(?P<other>{other})"
    return re.compile(rf"(?<![^\W\d_])(?:{alone})(?![^\W\d_])", re.IGNORECASE)


def _full_days(led: str, day: str, month: str) -> list[tuple[str, str]]:
    year = rf"(?P<year>{_YEAR})"
    until = rf"{GAP}?(?:to|until|through|and|[-–—]){GAP}?(?P<day2>{_NUMBER})"
    return [
        ("day", rf"{led}{day}(?:{until})?{GAP}(?:of{GAP})?{month},?{GAP}(?:of{GAP})?{year}"),
        ("day", rf"{led}{month}{GAP}{day}(?:{until})?,?{GAP}{year}"),
        ("day", rf"{day}[-.]{month}[-.]{year}"),
        ("day", rf"{day}{GAP}{month}{GAP}(?P<short>\d\d)(?={GAP}?\([^()\n]{{2,60}}\)|{GAP}?--)"),
        ("day", rf"{day}{GAP}{month}{GAP}['’](?P<short>\d\d)"),
        ("day", r"(?P<year>(?:19|20)\d\d)(?P<sep>[-/.])(?P<digits>0?[1-9]|1[0-2])(?P=sep)(?P<day>0?[1-9]|[12]\d|3[01])"),
        ("day", r"(?P<first>[0-3]?\d)(?P<sep>[-/.])(?P<second>[0-3]?\d)(?P=sep)(?P<year>(?:19|20)\d\d)"),
    ]


def _days_of_month(led: str, day: str, month: str) -> list[tuple[str, str]]:
    to = rf"(?:{GAP}(?:to|until|till|through){GAP}(?:the{GAP})?|{GAP}?[-–—]{GAP}?|(?:,{GAP}{_NUMBER}){{0,4}},?{GAP}(?:and|or){GAP}(?:the{GAP})?)"
    return [
        ("month_day", rf"{led}{day}(?:{to}(?P<day2>{_NUMBER}))?{GAP}(?:of{GAP})?{month}"),
        ("month_day", rf"{led}{month}{GAP}(?:the{GAP})?{day}(?:{to}(?P<day2>{_NUMBER}))?"),
        ("day_of_month", rf"the{GAP}(?P<day>\d{{1,2}}(?:st|nd|rd|th))(?:{GAP}of{GAP}(?P<of>this|last|next){GAP}month|(?=\W*$|[.,;:)]|{GAP}(?:{_FUNCTION})\b))"),
    ]


def _months_and_years(month: str) -> list[tuple[str, str]]:
    lead = rf"(?P<lead>in|since|until|by|from|during|of|last|this|next|past|early|late|mid|earlier{GAP}in|later{GAP}in|through|between|before|after|to|and|around|through|a|an|the)"
    year = rf"(?P<year>{_YEAR})"
    return [
        ("month", rf"{month},?{GAP}(?:of{GAP})?{year}"),
        ("month", rf"{lead}(?:{GAP}|-){month}"),
        ("year", rf"(?P<lead>in|since|during|by|until|from|before|after|early|late|mid|between|to|and|the|a|his|its|their)(?:{GAP}|-){year}(?!-)"),
        ("year", r"(?P<lead>in|since|during|by|until|from|of|early|late|mid|the)(?:\s|-)(?:(?:the|early|late|mid)[\s-]){0,2}(?P<year>(?:19|20)\d0)(?P<tens>['’]?s)"),
    ]


def _near() -> list[tuple[str, str]]:
    return [
        ("near", rf"the{GAP}day{GAP}(?P<shift>before{GAP}yesterday|after{GAP}tomorrow)"),
        ("near", rf"(?P<word>today|yesterday|tomorrow|tonight|overnight|last{GAP}(?:night|evening)|this{GAP}(?:very{GAP})?(?:{_PARTS}))"),
        ("period", rf"(?:(?:over|at|during|on){GAP}(?P<the>the)|(?P<way>last|this{GAP}past|past|this|next|this{GAP}coming|the{GAP}past)){GAP}(?P<unit>weekend)"),
        ("period", rf"(?P<way>last|this|next|the{GAP}current|the{GAP}past|this{GAP}past|past|the{GAP}coming|this{GAP}coming){GAP}(?P<unit>week|month|year|decade)(?!s)"),
    ]


def _counted(count: str) -> list[tuple[str, str]]:
    return [
        ("ago", rf"{_ABOUT}{count}{GAP}(?:and{GAP}a{GAP}half{GAP})?(?:short{GAP})?(?P<unit>moment|fortnight|night|{_UNITS})s?{GAP}(?P<ago>ago)(?:{GAP}(?P<exact>today))?"),
        ("ago", rf"(?:in{GAP})?{_ABOUT}{count}{GAP}(?P<unit>{_UNITS})s?(?:['’]{GAP}time|{GAP}from{GAP}now)"),
        ("ago", rf"(?P<unit>moment|{_UNITS})s{GAP}(?P<ago>ago)"),
        ("past", rf"(?:(?:the|these){GAP})?(?P<way>past|last|next|coming){GAP}{count}{GAP}(?P<unit>{_UNITS})s?"),
        ("past", rf"(?:the{GAP})?(?P<way>past|last|recent|coming){GAP}(?P<unit>hour|day|week|month|year|decade)s"),
        ("past", rf"the{GAP}(?P<way>past|last){GAP}(?P<unit>hour|day)(?!{GAP}of\b)"),
    ]


def _beside_event(count: str, weekday: str) -> list[tuple[str, str]]:
    part = rf"(?P<unit>day|{_PARTS})"
    return [
        ("event", rf"(?:the{GAP}|that{GAP}|on{GAP}that{GAP})?(?:very{GAP})?(?P<same>same){GAP}{part}"),
        ("event", rf"(?:later{GAP}|earlier{GAP}|on{GAP})?(?P<same>that){GAP}(?:very{GAP})?{part}"),
        ("event", rf"(?:earlier|later|early|late){GAP}(?P<same>in{GAP}the){GAP}(?P<unit>day)"),
        ("event", rf"(?:the|that){GAP}(?:very{GAP})?(?P<side>previous|preceding|next|following){GAP}(?P<unit>day|{_PARTS}|week|weekend|month|year)"),
        ("event", rf"the{GAP}(?:very{GAP})?(?P<unit>day|{_PARTS}|week|month|year){GAP}(?P<side>before|after|prior)(?!{GAP}(?:yesterday|tomorrow))"),
        ("event", rf"(?:on{GAP})?the{GAP}(?P<side>eve){GAP}of"),
        ("event", rf"{_ABOUT}{count}{GAP}(?:and{GAP}a{GAP}half{GAP})?(?P<unit>{_UNITS})s?{GAP}(?P<side>later|after|afterwards?|following|earlier|before|prior{GAP}to|prior|previously)"),
        ("event", rf"(?P<unit>{_UNITS})s{GAP}(?P<side>later|after|earlier|before)"),
        ("event", rf"the{GAP}(?P<side>following|next|previous){GAP}{weekday}"),
    ]
