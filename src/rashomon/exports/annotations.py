"""Write the records of a case as W3C Web Annotations (JSON-LD), one for each statement, figure, incident and mention of a voice.

The model: https://www.w3.org/TR/annotation-model/.  A target's source is the input by its SHA-256; positions are code points into the
input as decoded, markup included, and the exact words are those of the input, with up to 32 characters before and after.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from urllib.parse import quote

from rashomon.case import Case, whole
from rashomon.exports.lines import Record, written
from rashomon.model import Figure, Incident, Report, Statement
from rashomon.show.chain import chains, figure_chains, plain
from rashomon.text import Original, Words

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # characters of the input given before and after the exact words


def web_annotations(case: Case) -> Iterator[str]:
    """Give one annotation page, in pieces: a JSON document when joined.  Each annotation stands on a line of its own.

    A record of several spans has one target for each.  `<` is escaped, so that the document may stand in a page.
    """
    idents = "".join(row.id for row in whole.reports(case))
    page = f"urn:rashomon:page:{hashlib.sha256(idents.encode()).hexdigest()[:16]}"
    yield written({"@context": CONTEXT, "id": page, "type": "AnnotationPage", "items": []}).removesuffix("]}\n") + "\n"
    joint = ""
    for report in case.reports():
        for annotation in of_report(report):
            yield joint + written(annotation).removesuffix("\n")
            joint = ",\n"
    yield "\n]}\n"


def of_report(report: Report) -> Iterator[Record]:
    """Give the annotations of one report in the order of its record."""
    lines = chains(report)
    names = {v.id: v.name for v in report.voices or ()}
    for s in report.statements or ():
        yield _annotation(report, s.id, "classifying", _statement(s, names, plain(lines[s.id])), [s.content])
    counted = figure_chains(report, lines)
    for f in report.figures or ():
        yield _annotation(report, f.id, "classifying", _figure(f, plain(counted[f.id])), [f.words])
    for i in report.incidents or ():
        yield _annotation(report, i.id, "classifying", _incident(i), [i.words, *i.mentions])
    for v in report.voices or ():
        for n, words in enumerate(v.mentions, 1):
            yield _annotation(report, f"{v.id}:{n}", "identifying", [_body("tagging", "voice"), _body("identifying", v.name)], [words])


def _annotation(report: Report, item: str, motivation: str, body: list[Record], words: Iterable[Words]) -> Record:
    return {
        "id": f"urn:rashomon:{report.original.id}:{quote(item, safe=':')}",
        "type": "Annotation",
        "motivation": motivation,
        "generator": {"type": "Software", "name": f"rashomon {version('rashomon')}"},
        "body": body,
        "target": [target(report.original, s.start, s.end) for w in words for s in w.spans],
    }


def target(original: Original, start: int, end: int) -> Record:
    """Give a target that holds position and words of `start..end` of an input."""
    raw = original.raw
    return {
        "source": f"urn:sha256:{original.sha256}",
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {
                "type": "TextQuoteSelector",
                "exact": raw[start:end],
                "prefix": raw[max(0, start - AROUND) : start],
                "suffix": raw[end : end + AROUND],
            },
        ],
    }


def _body(purpose: str, value: str) -> Record:
    return {"type": "TextualBody", "purpose": purpose, "value": value}


def _statement(statement: Statement, names: dict[str, str], chain: str) -> list[Record]:
    tags = ["statement", statement.manner, statement.stance, *([statement.act] if statement.act else [])]
    voice = names.get(statement.voice or "") or (statement.source.text if statement.source else None)
    named = [_body("identifying", voice)] if voice else []
    return [*(_body("tagging", tag) for tag in tags), *named, _body("describing", chain)]


def _figure(figure: Figure, chain: str) -> list[Record]:
    ends = " to ".join("unknown" if n is None else str(n) for n in dict.fromkeys((figure.low, figure.high)))
    tags = ("figure", figure.harm, figure.bound)
    return [*(_body("tagging", tag) for tag in tags), _body("describing", f"{ends} {figure.group}"), _body("describing", chain)]


def _incident(incident: Incident) -> list[Record]:
    tags = ("incident", incident.kind)
    when = " to ".join(dict.fromkeys(day for day in (incident.date.start, incident.date.end) if day))
    told = [incident.place.name] if incident.place else []
    return [*(_body("tagging", tag) for tag in tags), *(_body("describing", text) for text in (*told, when) if text)]
