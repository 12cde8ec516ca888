"""Says the plain facts about a report in the words that terminal and page share."""

from __future__ import annotations

from collections import Counter
from datetime import date

from rashomon.model import Published, Report, Statement, Voice
from rashomon.show.outline import NOWHERE, Cast, carriers

_HOW = {
    "given": "given when it was read",
    "header": "from the header",
    "metadata": "from the page’s metadata",
    "url": "from the address",
    "text": "from the text",
}
NO_TITLE = "[no headline]"
NO_DATE = "[date not known]"


def counted(number: int, one: str, many: str | None = None) -> str:
    """Write a number with its noun.

    >>> counted(1, "voice"), counted(2, "voice"), counted(2, "is nested", "are nested")
    ('1 voice', '2 voices', '2 are nested')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def day(value: str) -> str:
    """Write an ISO date as a person would; anything else is left as it is.

    >>> day("2014-05-02"), day("2014-05")
    ('2 May 2014', '2014-05')
    """
    try:
        found = date.fromisoformat(value)
    except ValueError:
        return value
    return f"{found.day} {_MONTHS[found.month - 1]} {found.year}"


# Not strftime: its month names follow the machine's locale.
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def published(found: Published | None) -> str:
    """Say the date of publication and how it is known.

    >>> published(Published("2014-05-12", "header", ()))
    '12 May 2014 [from the header]'
    """
    return f"{day(found.value)} [{_HOW[found.how]}]" if found else NO_DATE


def disagreement(found: Published | None) -> str | None:
    """Say which other dates were found, or `None` when all agree.

    >>> from rashomon.model import FoundDate
    >>> disagreement(Published("2014-05-12", "header", (FoundDate("2014-05-12", "header"), FoundDate("2014-05-13", "text"))))
    '13 May 2014 from the text'
    """
    if found is None:
        return None
    others: dict[str, list[str]] = {}
    for one in found.found:
        if one.value != found.value:
            others.setdefault(one.value, []).append(_HOW[one.how])
    if not others:
        return None
    return "; ".join(f"{day(value)} {' and '.join(dict.fromkeys(hows))}" for value, hows in others.items())


def place(paragraph: int) -> str:
    """Say where a statement stands.

    >>> place(3), place(0)
    ('¶3', 'headline')
    """
    if paragraph == NOWHERE:
        return "[not in the text shown]"
    return f"¶{paragraph}" if paragraph else "headline"


def summary(report: Report) -> str:
    """Count what was found, or say that it was not looked for."""
    if not report.paragraphs:
        return "[no story found]"
    if report.statements is None:
        return "[statements: not looked for]"
    return " · ".join((*_statements(report), *_figures(report)))


def _figures(report: Report) -> list[str]:
    """Count incidents and figures; of a layer that was not run a note says why."""
    parts = []
    if report.incidents is not None:
        parts.append(counted(len(report.incidents), "incident") if report.incidents else "[no incident found]")
    if report.figures is not None:
        again = sum(1 for f in report.figures if f.repeats is not None)
        told = counted(len(report.figures) - again, "figure of people harmed", "figures of people harmed")
        parts.append(told if report.figures else "[no figure of people harmed found]")
        parts += [f"{again} told again"] if again else []
    return parts


def _statements(report: Report) -> list[str]:
    if not report.statements:
        return ["[no statement found]"]
    speaking = {s.voice for s in report.statements if s.voice is not None}
    parts = [counted(len(report.statements), "statement")]
    if speaking:
        parts[0] += f" by {counted(len(speaking), 'voice')}"
    if inside := len(carriers(report)):
        parts.append(f"{inside} inside another")
    if through := sum(1 for s in report.statements if s.via):
        parts.append(f"{through} through another outlet")
    if nobody := sum(1 for s in report.statements if s.source is None and s.voice is None):
        parts.append(f"{nobody} with no source")
    return parts


def dropped(report: Report) -> tuple[tuple[str, int], ...]:
    """Count what was left out by reason, the most frequent first."""
    return tuple(Counter(d.reason for d in report.dropped).most_common())


def clip(text: str, longest: int) -> tuple[str, str]:
    """Cut `text` after `longest` characters; the second part says in brackets how much is left out.

    >>> clip("abcdef", 4), clip("abc", 4)
    (('abcd', '[2 more characters]'), ('abc', ''))
    """
    return text[:longest], f"[{counted(len(text) - longest, 'more character')}]" if len(text) > longest else ""


def tags(statement: Statement) -> tuple[str, ...]:
    """Name how a statement is made: manner, stance, act."""
    return tuple(t.replace("_", " ") for t in (statement.manner, statement.stance, statement.act) if t)


def voice_counts(voice: Voice, cast: Cast) -> str:
    """Say how often a voice states something and how often it carries what others state."""
    states, carries = cast.states[voice.id], cast.carries[voice.id]
    parts = [counted(states, "statement")] if states or not carries else []
    if carries:
        parts.append(f"carries {carries}")
    return ", ".join(parts)
