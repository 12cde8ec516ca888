"""Names the forms in which a case can be written out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from rashomon.case import Case
from rashomon.exports.annotations import web_annotations
from rashomon.exports.dossier import dossier
from rashomon.exports.ged import ged
from rashomon.exports.jsonl import jsonl
from rashomon.exports.markdown import markdown
from rashomon.exports.tables import figures, matrix, statements
from rashomon.review.training import training


@dataclass(frozen=True, slots=True)
class Form:
    """Say what a form is for, how its file should end, its media type, and what writes it: `write(case, private)` gives pieces of text.

    With `private` the words of private entries of the log are written too, where a form writes the log at all.
    """

    about: str
    ending: str
    media_type: str
    write: Callable[[Case, bool], Iterable[str]]


_CSV = "text/csv"
FORMS: Mapping[str, Form] = {
    "jsonl": Form("all of the case, lossless; can be read back", ".jsonl", "application/jsonl", lambda case, private: jsonl(case, private=private)),
    "dossier": Form("one HTML page: the sheet, decisions, hashes of the inputs", ".html", "text/html", lambda case, private: [dossier(case, private=private)]),
    "markdown": Form("points, figures, statements, each with a footnote", ".md", "text/markdown", lambda case, private: markdown(case, private=private)),
    "annotations": Form("W3C Web Annotations (JSON-LD)", ".jsonld", "application/ld+json", lambda case, _: web_annotations(case)),
    "statements": Form("CSV, one row a statement", "-statements.csv", _CSV, lambda case, _: statements(case)),
    "figures": Form("CSV, one row a figure", "-figures.csv", _CSV, lambda case, _: figures(case)),
    "matrix": Form("CSV, one row a point, one column a voice", "-matrix.csv", _CSV, lambda case, _: [matrix(case)]),
    "outlets": Form("CSV, one row a point, one column an outlet", "-outlets.csv", _CSV, lambda case, _: [matrix(case, "outlet")]),
    "training": Form("decisions as training data: as read, as decided; nothing private", "-training.jsonl", "application/jsonl", lambda case, _: training(case)),
    "ged": Form("CSV, one row an incident, with the columns of UCDP GED", "-ged.csv", _CSV, lambda case, _: [ged(case)]),
}
