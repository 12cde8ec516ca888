"""Tell what is reported to have happened: one record an incident, however often it is told."""

from __future__ import annotations

from dataclasses import replace

from rashomon.incidents.grouping import gather, is_background, tell_each
from rashomon.incidents.lexicon import classes
from rashomon.incidents.page import Page
from rashomon.incidents.phrases import find_phrases
from rashomon.incidents.records import make
from rashomon.incidents.ties import hosts, ties
from rashomon.incidents.tolls import with_figures
from rashomon.incidents.when import Times
from rashomon.incidents.where import Places
from rashomon.model import Report

__all__ = ["tell"]


def tell(report: Report) -> Report:
    """Give a copy of `report` with its incidents, and with the incident of each figure.

    A report whose `statements` are `None` (not read) comes back unchanged.  Incidents come in the order of their
    weight in the report, background (a whole war's toll) last.  Time grows linearly with the text.

    >>> from rashomon.model import Header
    >>> from rashomon.text import Original, Span, Text
    >>> original = Original("A bomb exploded at a market in Orun. The blast shook the town.", "utf-8", "x.txt", "", "text/plain", "")
    >>> report = Report(original, Text.build(original, [[Span(0, 62)]]), False, Header(), (), (), statements=(), figures=())
    >>> [(i.label, i.kind, i.words.text, [m.text for m in i.mentions]) for i in tell(report).incidents]
    [('blast', 'assault', 'A bomb exploded', ['The blast'])]
    """
    if report.statements is None:
        return report
    page = Page(report)
    if not page.tokens:
        return replace(report, incidents=())
    phrases, of_figure = with_figures(page, find_phrases(page), report.figures or ())
    times, places = Times(page), Places(page)
    background = [is_background(page, phrase, times) for phrase in phrases]
    hosted = hosts(page, phrases, background)
    tied = ties(page, phrases, hosted)
    told = tell_each(page, phrases, hosted, background, times, places)
    groups = gather(told, hosted, tied, classes("families"))
    numbers = {id(phrase): i for i, phrase in enumerate(phrases)}
    figures = {key: numbers[id(phrase)] for key, phrase in of_figure.items()}
    incidents, owner = make(page, groups, tied, figures, times, places)
    if report.figures is None:
        return replace(report, incidents=incidents)
    placed = tuple(replace(f, incident=owner.get(figures.get(f.id, -1))) for f in report.figures)
    return replace(report, incidents=incidents, figures=placed)
