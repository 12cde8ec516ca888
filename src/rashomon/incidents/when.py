"""Date the phrases: the time expressions of a report, each resolved once, and which of them belongs to which phrase."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date

from rashomon.dates import Resolved, TimeExpression, date_of, find_times, resolve_time
from rashomon.incidents.lexicon import classes
from rashomon.incidents.page import Page
from rashomon.incidents.phrases import Phrase


@dataclass(frozen=True, slots=True)
class Moment:
    """Pair a time expression with the days that it stands for."""

    expression: TimeExpression
    resolved: Resolved


class Times:
    """Hold the time expressions of one report and choose among them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        published = page.report.header.published
        self.anchor = date.fromisoformat(published.value) if published else None
        spoken = [page.report.text.find(s.said.spans[0]) for s in page.report.statements or () if s.said]
        self.spoken = [r for r in spoken if r]
        self.all = [Moment(t, resolve_time(t, self.anchor)) for t in find_times(page.text) if not t.dateline]
        self._starts = [m.expression.start for m in self.all]

    def within(self, first: int, last: int) -> list[Moment]:
        """Give the moments named between words `first` and `last` (excluded)."""
        if last <= first or first >= len(self.page.tokens):
            return []
        a, b = self.page.tokens[first].start, self.page.tokens[last - 1].end
        return self.all[bisect_left(self._starts, a) : bisect_left(self._starts, b)]

    def beside(self, phrase: Phrase, *, alone: bool) -> Moment | None:
        """Give the moment that dates a phrase: named in its clause, or in its sentence when the phrase stands there `alone`."""
        page = self.page
        spans = [page.clause_words(phrase.clause)]
        if alone:
            spans.append(page.sentence_words(phrase.sentence))
        for span in spans:
            found = [m for m in self.within(*span) if self._dates(m, phrase)]
            if found:
                return min(found, key=lambda m: abs(m.expression.start - page.tokens[phrase.first].start))
        return None

    def _dates(self, moment: Moment, phrase: Phrase) -> bool:
        """Say whether an expression can date the phrase: not the time of saying, no count from another event."""
        time = moment.expression
        if time.kind == "event" or time.opens is not None or any(a <= time.start < b for a, b in self.spoken):
            return False
        here, head = self.page.at(time.start), phrase.first
        if head < here:
            return not any(self.page.word(k) in classes("small")["saying"] for k in range(max(head + 1, here - 4), here))
        return self.page.word(here - 1) not in classes("small")["saying"]

    def chosen(self, phrase: Phrase) -> Resolved:
        """Ask the knowledge of dates what dates a phrase that its own clause leaves undated."""
        return date_of(self.page.text, phrase.start, phrase.end, self.anchor)
