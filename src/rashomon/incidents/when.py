"""Date the phrases: the time expressions of a report, each resolved once, and which of them belongs to which phrase."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from datetime import date

from rashomon.dates import Resolved, TimeExpression, count_from, date_of, resolve_time
from rashomon.dates.choose import reference_day
from rashomon.dates.expression import Counts
from rashomon.dates.layout import lay_out
from rashomon.dates.telling import dates_telling, is_ahead
from rashomon.incidents.lexicon import classes
from rashomon.incidents.page import Page
from rashomon.incidents.phrase import Phrase

# What the words say of the one, turned round for the other.
BACK: dict[Counts, Counts] = {"day before": "day after", "day after": "day before", "same day": "same day", "after": "before", "before": "after"}


@dataclass(frozen=True, slots=True)
class Moment:
    """Pair a time expression with the days that it stands for."""

    expression: TimeExpression
    resolved: Resolved


def _holds(ranges: list[tuple[int, int]], at: int, floor: int) -> bool:
    """Say whether a place lies in one of the sorted ranges that begin at `floor` or later."""
    k = bisect_right(ranges, (at, 1 << 60)) - 1
    return k >= 0 and ranges[k][0] >= floor and at < ranges[k][1]


class Times:
    """Hold the time expressions of one report and choose among them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        published = page.report.header.published
        self.anchor = date.fromisoformat(published.value) if published else None
        layout = lay_out(page.text)
        self.day = reference_day(layout, self.anchor)
        spoken = [page.report.text.find(s.said.spans[0]) for s in page.report.statements or () if s.said]
        telling = sorted({r for r in spoken if r})
        self.all: list[Moment] = []
        self._told: set[int] = set()
        self._ahead: set[int] = set()
        for number, (start, end) in enumerate(layout.sentences):
            for time in layout.times_of(number):
                told = dates_telling(page.text, time, start, end) or _holds(telling, time.start, start)
                if told:
                    self._told.add(time.start)
                if is_ahead(page.text, time, start, end):
                    self._ahead.add(time.start)
                self.all.append(Moment(time, resolve_time(time, self.day)))
        self._starts = [m.expression.start for m in self.all]

    def within(self, first: int, last: int) -> list[Moment]:
        """Give the moments named between words `first` and `last` (excluded)."""
        return [m for m in self._named(first, last) if m.expression.start not in self._told and m.expression.start not in self._ahead]

    def _said(self, first: int, last: int) -> list[Moment]:
        return [m for m in self._named(first, last) if m.expression.start not in self._ahead]

    def _named(self, first: int, last: int) -> list[Moment]:
        if last <= first or first >= len(self.page.tokens):
            return []
        a, b = self.page.tokens[first].start, self.page.tokens[last - 1].end
        return self.all[bisect_left(self._starts, a) : bisect_left(self._starts, b)]

    def beside(self, phrase: Phrase, taken: set[int]) -> Moment | None:
        """Give the moment that dates a phrase: named in its clause, or else in its sentence.

        `taken` are the clauses of the sentence that tell other events, whose moments are theirs.
        """
        page = self.page
        clause = page.clause_words(phrase.clause)
        inside = [m for m in self._named(*clause) if phrase.start <= m.expression.start < phrase.end and self._dates(m, phrase)]
        if inside:
            return inside[0]
        declared = phrase.entry.family in ("truce", "sanction")  # (what is declared happens when it is told)
        found = [m for m in (self._said(*clause) if declared else self.within(*clause)) if self._dates(m, phrase)]
        around = [m for m in self.within(*page.sentence_words(phrase.sentence)) if m not in found and self._dates(m, phrase)]
        if not found and (counted := self._counted(phrase, clause, around)):
            return counted
        if not found and not self._turned(clause):
            found = [m for m in around if (c := page.clause(page.at(m.expression.start))) not in taken and not self._subordinate(c, phrase)]
        # A time that gives no days ("in recent days") dates a phrase only where no other does.
        return min(found, key=lambda m: (m.resolved.start is None and m.resolved.end is None, abs(m.expression.start - page.tokens[phrase.first].start)), default=None)

    def _subordinate(self, clause: int, phrase: Phrase) -> bool:
        """Say whether a clause tells something of its own behind the phrase (`…, where it was seen on Friday`)."""
        first, _ = self.page.clause_words(clause)
        return clause > phrase.clause and self.page.word(first) in classes("small")["clause"]

    def _turned(self, clause: tuple[int, int]) -> bool:
        """Say whether a clause tells what came before another (`after`, `a day after`): the other's moment isn't its own."""
        if self.page.word(clause[0]) in ("after", "following"):
            return True
        words = {self.page.word(k) for k in range(clause[0], min(clause[1], clause[0] + 3))}
        return bool(words & classes("small")["measure"]) and bool(words & {"after", "before", "since", "following"})

    def _counted(self, phrase: Phrase, clause: tuple[int, int], around: list[Moment]) -> Moment | None:
        """Count from the moment of the clause before: `Tuesday, a day after troops fired` puts the firing on Monday."""
        counts = [m.expression for m in self.within(*clause) if m.expression.kind == "event" and m.expression.count is not None]
        before = [m for m in around if m.expression.start < self.page.tokens[clause[0]].start]
        if not counts or not before or not self._turned(clause) or counts[0].start > self.page.tokens[phrase.first].start:
            return None
        if (relation := counts[0].relation) is None:
            return None
        turned = replace(counts[0], count=-(counts[0].count or 0), relation=BACK[relation])
        resolved = count_from(turned, before[-1].resolved.start, before[-1].resolved.end)
        return Moment(turned, resolved) if resolved.start else None

    def _dates(self, moment: Moment, phrase: Phrase) -> bool:
        """Say whether an expression can date the phrase: not the time of saying, no count from another event."""
        time = moment.expression
        if time.kind == "event" or time.opens is not None or self._opens_report(moment):
            return False
        here, head = self.page.at(time.start), phrase.first
        if self.page.word(here - 1) == "than" or (here < head and any(self.page.word(k) in ("that", "which", "who", "whose") for k in range(here, head))):
            return False
        return head > here or not any(self.page.word(k) in classes("small")["saying"] for k in range(max(head + 1, here - 4), here))

    def _opens_report(self, moment: Moment) -> bool:
        """Say whether an expression is the day printed before the report begins, as copies without a layout have it."""
        time = moment.expression
        here = self.page.at(time.start)
        start = self.page.sentence_words(self.page.sentence(here))[0]
        day = time.kind in ("day", "month_day") and self.day is not None and moment.resolved.start == self.day.isoformat()
        return day and self.page.sentence(here) <= (1 if self.page.title_end else 0) and here - start <= 3 and self.page.word(here - 1) != "on"

    def chosen(self, phrase: Phrase, *, main: bool) -> Resolved:
        """Ask the knowledge of dates what dates a phrase that its own words leave undated.

        What is dated from afar is believed of the report's `main` incident alone; of others the reason is given.
        """
        found = date_of(self.page.text, phrase.start, phrase.end, self.anchor)
        time = found.expression
        near = time is not None and self.page.sentence(self.page.at(time.start)) == phrase.sentence
        return found if main or near else Resolved(None, None, "no time is given")
