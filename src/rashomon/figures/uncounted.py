"""Tell numbers that count no people by what stands beside them: money, dates, ages, times, shares, parts of names."""

from __future__ import annotations

from rashomon.figures.groups import many, one
from rashomon.figures.lexicon import classes
from rashomon.figures.numbers import Quantity, digits
from rashomon.figures.words import Word

# Nobody is older than this.
OLDEST = 120


def _low(shown: list[Word], i: int) -> str:
    return shown[i].low if 0 <= i < len(shown) else ""


def counts_nobody(shown: list[Word], quantity: Quantity) -> bool:
    """Say whether a number is money, a date, a year, an age, a time, a share or part of a name.

    >>> from rashomon.figures.numbers import quantities
    >>> from rashomon.figures.words import read_words
    >>> text = "On 3 May Ida, 34, paid $20 to 12 guards"
    >>> shown = read_words(text, 0, len(text))
    >>> [q.low for q in quantities(shown) if not counts_nobody(shown, q)]
    [12]
    """
    before, after = _low(shown, quantity.start - 1), _low(shown, quantity.end)
    signs, month = classes("number_signs"), classes("glue")["month"]
    if before == "not" and _low(shown, quantity.start - 2) == ",":
        return True  # ("six people, not five, were hurt")
    if before in signs["before"] or after in signs["after"] or _of_ages(shown, quantity):
        return True
    if digits(shown[quantity.first]) is None:
        return after in ("day", "year", "week", "month")
    if quantity.start == quantity.first and (before in month or (after in month and quantity.last - quantity.first == 1)):
        return True
    return _glued(shown, quantity) or _is_year(shown, quantity) or _is_age(shown, quantity) or _has_children(shown, quantity)


def _glued(shown: list[Word], quantity: Quantity) -> bool:
    """Say whether a number is stuck to a sign or a letter ("7:35", "A320", "12/5")."""
    if quantity.first:
        lead = shown[quantity.first - 1]
        stuck = lead.text in ":/-–.'’#" or (len(lead.low) <= 2 and lead.low[0].isalpha())
        if lead.end == shown[quantity.first].start and stuck:
            return quantity.bound != "range"
    if quantity.last >= len(shown):
        return False
    sign = shown[quantity.last]
    if sign.start != shown[quantity.last - 1].end or quantity.bound == "range":
        return False
    return sign.text in ":/'’" or (sign.text in "-–" and _low(shown, quantity.last + 1)[:1].isdigit())


def _is_year(shown: list[Word], quantity: Quantity) -> bool:
    number = shown[quantity.first].text
    if not (len(number) == 4 and number[:2] in ("19", "20") and number.isdecimal() and quantity.bound == "exact"):
        return False
    after = shown[quantity.end] if quantity.end < len(shown) else None
    return after is None or not (many(after.low) or after.low == "of")


def _is_age(shown: list[Word], quantity: Quantity) -> bool:
    """Say whether a number between commas, behind a name or before a singular verb, tells an age ("Oda, 34, was hurt")."""
    before, after = _low(shown, quantity.start - 1), _low(shown, quantity.end)
    if quantity.bound != "exact" or (quantity.high or 0) > OLDEST:
        return False
    if before == "," and quantity.first > 1 and after in classes("number_signs")["after_age"]:
        named = shown[quantity.first - 2]
        return named.text[0].isupper() or one(named.low) or named.text == "."
    if before == "(" and after == ")":
        return True
    return after in ("was", "is", "has") and (quantity.low or 0) > 1


def _of_ages(shown: list[Word], quantity: Quantity) -> bool:
    """Say whether a number stands in a list of ages ("aged 4, 7 and 12")."""
    for i in range(quantity.start - 1, max(-1, quantity.start - 9), -1):
        if shown[i].low in ("aged", "ages", "age"):
            return True
        if shown[i].low not in (",", "and", "to", "between") and not shown[i].low[0].isdigit():
            return False
    return False


def _has_children(shown: list[Word], quantity: Quantity) -> bool:
    """Say whether a number only tells whose parent somebody is ("a mother of three")."""
    after = shown[quantity.end] if quantity.end < len(shown) else None
    parent = _low(shown, quantity.start - 1) == "of" and one(_low(shown, quantity.start - 2))
    return parent and (after is None or not (many(after.low) or after.low in ("people", "other", "more")))
