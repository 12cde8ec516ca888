"""Build a time expression from the match of a form, or refuse one that says nothing that can be."""

from __future__ import annotations

import re
from calendar import monthrange

from rashomon.dates.expression import Counts, Kind, TimeExpression, Unit, Way
from rashomon.dates.lexicon import numbers, words

_WAYS: dict[str, Way] = {
    **dict.fromkeys(("last", "past", "this past", "the past"), "last"),
    **dict.fromkeys(("next", "coming", "this coming", "the coming"), "next"),
    **dict.fromkeys(("this", "the current"), "this"),
}
_UNITS: dict[str, Unit] = {"moment": "hour", "minute": "hour", "hour": "hour", "day": "day", "night": "day", "week": "week", "fortnight": "week", "weekend": "weekend", "month": "month", "year": "year", "decade": "decade"}
_NEAR = {"today": 0, "tonight": 0, "overnight": 0, "yesterday": -1, "tomorrow": 1, "last night": -1, "last evening": -1, "before yesterday": -2, "after tomorrow": 2}
_BEFORE = frozenset(("before", "earlier", "prior", "prior to", "previously", "previous", "preceding", "eve"))
# Months that are verbs or common names too; alone they are dates only after the words named here.
_DOUBTFUL = frozenset(("may", "march"))
_SURE_LEADS = frozenset(("in", "since", "until", "during", "of", "last", "next", "early", "late", "mid", "earlier in", "later in", "through"))
_ENDS_RANGE = frozenset(("to", "and", "through"))


def build(kind: Kind, found: re.Match[str]) -> TimeExpression | None:
    """Read what `found`, a match of a form of `kind`, says; `None` for a day that does not exist or a word of another sense."""
    said = {name: " ".join(value.lower().split()) for name, value in found.groupdict().items() if value is not None}
    if not _printed_as_name(found):
        return None
    maker = {"day": _day, "month_day": _month_day, "day_of_month": _day_of_month, "month": _month, "year": _year, "weekday": _weekday, "near": _near}
    if kind in maker:
        return maker[kind](found, said)
    return _event(found, said) if kind == "event" else _counted(kind, found, said)


def _printed_as_name(found: re.Match[str]) -> bool:
    """Refuse 'may', 'march' and short names in small letters."""
    groups = found.groupdict()
    month, weekday = groups.get("month"), groups.get("weekday")
    if month and month.islower() and (month in _DOUBTFUL or len(month) < 4 or month == "sept"):
        return False
    return not (weekday and weekday.islower() and len(weekday) < 6)


def _at(found: re.Match[str]) -> tuple[int, int]:
    return found.start(), found.end()


def _day(found: re.Match[str], said: dict[str, str]) -> TimeExpression | None:
    year = int(said["year"]) if "year" in said else _century(said["short"])
    if "first" in said:
        return _figures(found, year, int(said["first"]), int(said["second"]))
    month = int(said["digits"]) if "digits" in said else numbers("months")[said["month"]]
    return _days(found, said, year, month)


def _century(short: str) -> int:
    """Read two figures as POSIX does: 69 to 99 are 1969 to 1999."""
    return int(short) + (1900 if short >= "69" else 2000)


def _figures(found: re.Match[str], year: int, first: int, second: int) -> TimeExpression | None:
    """Read day and month in figures where one order alone is possible, or both mean the same."""
    fits = {(month, day) for month, day in ((first, second), (second, first)) if _exists(year, month, day)}
    if len(fits) != 1:
        return None
    month, day = fits.pop()
    return TimeExpression(*_at(found), "day", year=year, month=month, day=day)


def _exists(year: int | None, month: int, day: int) -> bool:
    # Without a year, 29 February may be meant of a leap year.
    return 1 <= month <= 12 and 1 <= day <= monthrange(year or 2000, month)[1]


def _days(found: re.Match[str], said: dict[str, str], year: int | None, month: int) -> TimeExpression | None:
    """Read one day, or the first and last of several, of one month."""
    kind: Kind = "day" if year else "month_day"
    way = _WAYS.get(said.get("way", ""))
    ends = [int(re.match(r"\d+", said[name])[0]) for name in ("day", "day2") if name in said]  # type: ignore[index]
    if not all(_exists(year, month, day) for day in ends):
        return None
    made = [TimeExpression(*_at(found), kind, year=year, month=month, day=day, way=way) for day in ends]
    if len(made) == 1:
        return made[0]
    return TimeExpression(*_at(found), "range", first=made[0], until=made[1]) if ends[0] < ends[1] else None


def _month_day(found: re.Match[str], said: dict[str, str]) -> TimeExpression | None:
    start, text = found.start(), found.string
    month = numbers("months")[said["month"]]
    # 'In July 15 people …': after 'in' the figure counts something else.
    if text[max(0, start - 3) : start].lower() == "in " and found.start("month") < found.start("day") and said["day"].isdigit():
        return TimeExpression(start, found.end("month"), "month", month=month)
    return _days(found, said, None, month)


def _day_of_month(found: re.Match[str], said: dict[str, str]) -> TimeExpression | None:
    day = int(said["day"][:-2])
    lead = found.string[max(0, found.start() - 6) : found.start()].lower().split()
    if not 1 <= day <= 31 or not ("of" in said or (lead and lead[-1] in ("on", "since", "until", "by", "from", "of"))):
        return None
    return TimeExpression(*_at(found), "day_of_month", day=day, way=_WAYS.get(said.get("of", "")))


def _month(found: re.Match[str], said: dict[str, str]) -> TimeExpression | None:
    month, name = numbers("months")[said["month"]], said["month"]
    if "year" in said:
        return TimeExpression(*_at(found), "month", year=int(said["year"]), month=month)
    lead = said["lead"]
    if len(name) < 4 and month != 5:
        return None
    opens_range = lead in ("from", "between") and re.match(r"\s(?:to|and|until|through)\s", found.string[found.end() : found.end() + 10], re.IGNORECASE)
    if name in _DOUBTFUL and lead not in _SURE_LEADS and not opens_range:
        return None
    if lead in _ENDS_RANGE and not _after_month_or_year(found):
        return None
    way = _WAYS.get(lead)
    part = lead.removesuffix(" in") if lead in ("early", "late", "mid", "earlier in", "later in") else None
    start = found.start("lead") if way or part else found.start("month")
    return TimeExpression(start, found.end(), "month", month=month, way=way, part=part)


def _after_month_or_year(found: re.Match[str]) -> bool:
    before = re.findall(r"\w+", found.string[max(0, found.start() - 24) : found.start()].lower())
    return bool(before) and (before[-1] in numbers("months") or bool(re.fullmatch(r"(?:19|20)\d\d", before[-1])))


def _year(found: re.Match[str], said: dict[str, str]) -> TimeExpression | None:
    lead, year = said["lead"], int(said["year"])
    if "tens" in said:
        return TimeExpression(found.start("year"), found.end(), "year", year=year, unit="decade")
    if lead in _ENDS_RANGE and not _after_month_or_year(found):
        return None
    # A round thousand after other words than these counts something.
    if year in (1900, 2000) and lead not in ("in", "since", "early", "late", "mid"):
        return None
    part = lead if lead in ("early", "late", "mid") else None
    return TimeExpression(found.start("lead") if part else found.start("year"), found.end(), "year", year=year, part=part)


def _weekday(found: re.Match[str], said: dict[str, str]) -> TimeExpression | None:
    way = _WAYS.get(said.get("of") or said.get("way", ""))
    return TimeExpression(*_at(found), "weekday", weekday=numbers("weekdays")[said["weekday"]], way=way, unit="week" if "of" in said else None)


def _near(found: re.Match[str], said: dict[str, str]) -> TimeExpression | None:
    word = said.get("word") or said["shift"]
    part = "night" if word == "tonight" else word if word == "overnight" else word.rpartition(" ")[2] if " " in word and "word" in said else None
    return TimeExpression(*_at(found), "near", count=_NEAR.get(word, 0), unit="day", part=part)


def _count(said: dict[str, str], default: int | None) -> int | None:
    """Read a count in figures or words; `None` where the words leave it open."""
    if "n" not in said:
        return default
    number = int(said["n"]) if said["n"].isdigit() else numbers("numbers")[said["n"]]
    return number or None


def _counted(kind: Kind, found: re.Match[str], said: dict[str, str]) -> TimeExpression | None:
    unit, way = _UNITS[said["unit"]], said.get("way", "")
    if kind == "period":
        if way in ("past", "the past") and unit != "weekend":
            return TimeExpression(*_at(found), "past", count=-1, unit=unit)
        return TimeExpression(*_at(found), "period", unit=unit, way=_WAYS.get(way))
    if kind == "past":
        count = _count(said, 1 if said["unit"] in ("hour", "day") and not found.group().lower().endswith("s") else None)
        sign = 1 if way in ("next", "coming") else -1
        return TimeExpression(*_at(found), "past", count=count and sign * count, unit=unit, way="next" if sign > 0 else "last")
    count = 0 if said["unit"] in ("moment", "minute") else _count(said, None)
    if said["unit"] == "fortnight" and count:
        count *= 2
    sign = -1 if "ago" in said else 1
    return TimeExpression(*_at(found), "ago", count=count and sign * count, unit=unit, way="last" if sign < 0 else "next", part="night" if said["unit"] == "night" else said.get("exact"))


def _event(found: re.Match[str], said: dict[str, str]) -> TimeExpression | None:
    printed = said.get("unit", "day")
    unit = _UNITS.get(printed, "day")
    part = printed if printed not in _UNITS or printed == "night" else None
    if "same" in said:
        return None if _told_that(found, said) else TimeExpression(*_at(found), "event", count=0, unit="day", part=part, relation="same day")
    before = said["side"] in _BEFORE
    if "weekday" in said:
        return TimeExpression(*_at(found), "event", weekday=numbers("weekdays")[said["weekday"]], relation="before" if before else "after")
    bare = "n" not in said and found.group("unit").lower() + "s" in found.group().lower().split() if "unit" in said else False
    count = None if bare else _count(said, 1)
    relation: Counts = "before" if before else "after"
    if count == 1 and unit == "day":
        relation = "day before" if before else "day after"
    return TimeExpression(*_at(found), "event", count=count and (-count if before else count), unit=unit, part=part, relation=relation)


def _told_that(found: re.Match[str], said: dict[str, str]) -> bool:
    """Say whether 'that' is the one of 'said that night raids …'."""
    if said["same"] != "that" or not found.group().lower().startswith("that"):
        return False
    before = re.findall(r"\w+", found.string[max(0, found.start() - 24) : found.start()].lower())
    return bool(before) and before[-1] in words("speech")
