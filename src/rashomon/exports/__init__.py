"""Write a case out in forms that others read, read a copy of one back, and check either."""

from rashomon.exports.annotations import web_annotations
from rashomon.exports.dossier import dossier
from rashomon.exports.forms import FORMS, Form
from rashomon.exports.ged import ged
from rashomon.exports.jsonl import SCHEMA, add_jsonl, bounded, jsonl, read_jsonl
from rashomon.exports.markdown import markdown
from rashomon.exports.masking import masked, masked_jsonl
from rashomon.exports.masks import Masks
from rashomon.exports.tables import figures, matrix, statements
from rashomon.exports.verify import verify

__all__ = [
    "FORMS",
    "SCHEMA",
    "Form",
    "Masks",
    "add_jsonl",
    "bounded",
    "dossier",
    "figures",
    "ged",
    "jsonl",
    "markdown",
    "masked",
    "masked_jsonl",
    "matrix",
    "read_jsonl",
    "statements",
    "verify",
    "web_annotations",
]
