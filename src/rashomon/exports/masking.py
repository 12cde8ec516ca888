"""Writes a copy of a case with masks: texts and records covered alike, so that every word still stands at its offsets."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rashomon.case import Case, Entry, log, rows, whole
from rashomon.case.compared import KINDS
from rashomon.errors import CaseError, RashomonError
from rashomon.exports import lines
from rashomon.exports.jsonl import MASKED, left_out, read_jsonl
from rashomon.exports.lines import Record
from rashomon.exports.masks import Blot, Masks, Piece, chosen, covered, masked_raw, parts, pieces, with_persons
from rashomon.inputs import read_bytes
from rashomon.model import Report
from rashomon.recorded import spans
from rashomon.show import comparison_json, records
from rashomon.text import Original, Words

# Fields of records that hold words of a report, or of ours about it, beside those that are pinned to offsets.
_FREE = frozenset("name group label outlet path notes how why who voice root".split())
_CODE = re.compile(r"[a-z0-9_:.+\-]{0,64}|[0-9T:+\-]{10,30}")
_WORD = re.compile(r"[^\W_]+")


def masked_jsonl(case: Case, masks: Masks, *, private: bool = False) -> Iterator[str]:
    """Give a copy of a case with masks as JSON Lines (see `jsonl`): texts, records and log show nothing of what `masks` covers.

    Each masked input declares what is covered, why, a digest of the words there, and the SHA-256 of the unmasked bytes (`original_sha256`,
    unless the copy is not to be traceable).  Inputs of no report are left out, paths shortened to names; entries of the log keep their
    hashes, free words in them are left out.  Raises `CaseError` for a case that is a masked copy itself, or an input that can't be masked.
    """
    return lines.sealed(_lines(case, masks, private=private))


def _lines(case: Case, masks: Masks, *, private: bool) -> Iterator[str]:
    facts = whole.facts(case)
    if any(name.startswith(MASKED) for name in facts):
        raise CaseError(f"{case.path} is a copy with masks; mask the case that it was made from")
    comparison = case.comparison()
    copy = _Copy(masks, comparison.reports)
    yield lines.of_case({"made": facts["made"], "masked": _declared(masks), "title": copy.blot(facts["title"])})
    for row in whole.reports(case):
        data, record, declared = copy.masked(row.id, case.data(row.id))
        yield lines.of_input(record["origin"]["sha256"], data, declared)
        yield lines.of_report(row.added, record)
    compared = comparison_json.to_dict(replace(comparison, reports=()))
    yield lines.of_comparison({"of": [copy.idents[r.original.id] for r in comparison.reports]} | copy.comparison(compared))
    for entry in case.entries() if masks.traceable else ():
        yield lines.of_entry(copy.entry(entry if private else left_out(entry)))


@contextmanager
def masked(case: Case, masks: Masks, *, private: bool = False) -> Iterator[Case]:
    """Make a copy of a case with masks that lasts for a `with` block, for writing it in any form."""
    with TemporaryDirectory(prefix="rashomon-") as folder, read_jsonl(masked_jsonl(case, masks, private=private), Path(folder) / "masked.case") as copy:
        yield copy


def _declared(masks: Masks) -> str:
    """Say what kind of masks a copy has, without the names."""
    return rows.dumps({"names": len(masks.names), "kinds": sorted(masks.kinds), "said": masks.said, "most": masks.most, "traceable": masks.traceable})


@dataclass(frozen=True, slots=True)
class _Pair:
    """Hold an input before and after masking."""

    before: Original
    after: Original


class _Copy:
    """Mask reports one after the other, then what points at them."""

    def __init__(self, masks: Masks, reports: Iterable[Report]) -> None:
        self._reports = {r.original.id: r for r in reports}
        self._masks = with_persons(masks, self._reports.values())
        self._pairs: dict[str, _Pair] = {}
        self.idents: dict[str, str] = {}
        voices = [v for r in self._reports.values() for v in chosen(r, self._masks)]
        texts = [w.text for v in voices for w in (*v.mentions, *([v.role] if v.role else []))]
        names = [v.name for v in voices]
        self.blot = Blot(self._masks.names, [*names, *(text for text in texts if len(_WORD.findall(text)) > 1)])
        self._names = set(names)
        self._derived: dict[str, set[str]] = {}
        self._words = {part.casefold() for name in (*self._masks.names, *names) for part in parts(name)}

    def masked(self, ident: str, data: bytes) -> tuple[bytes, Record, Record | None]:
        """Give the bytes of a masked input, its record, and what it declares (`None` when nothing of it is covered)."""
        report = self._reports[ident]
        found = pieces(report, self._masks, data)
        before = report.original
        path = self.blot(before.name)
        after, held = _after(before, path, found, set(self.idents.values())) if found else (replace(before, path=path), data)
        self._pairs[ident] = _Pair(before, after)
        self.idents[ident] = after.id
        record = records.to_dict(report)
        self._derived[ident] = set(_derived(report, after))
        record = self._rewritten(record, [ident])
        record["id"] = after.id
        record["origin"] |= {"path": path, "sha256": after.sha256, "encoding": after.encoding}
        return held, record, self._declaration(before, found) if found else None

    def _declaration(self, before: Original, found: tuple[Piece, ...]) -> Record:
        known = self._masks.traceable
        return {
            "original_sha256": before.sha256 if known else None,
            "original_id": before.id if known else None,
            "pieces": [[p.start, p.end, p.why, p.digest] for p in found],
        }

    def comparison(self, record: Record) -> Record:
        """Mask what a comparison holds, and name the reports by their new ids."""
        everywhere = list(self._pairs)
        out: Record = {kind: [] for kind in KINDS}
        for copy in record["copies"]:
            one, other = copy["reports"]
            passages = [[self._rewritten(a, [one]), self._rewritten(b, [other])] for a, b in copy["passages"]]
            edits = [{"kind": e["kind"], "from": self._rewritten(e["from"], [one]), "to": self._rewritten(e["to"], [other])} for e in copy["edits"]]
            out["copies"].append(copy | {"reports": [self.idents[one], self.idents[other]], "passages": passages, "edits": edits})
        for group in record["incidents"]:
            out["incidents"].append(self._rewritten(group, [m["report"] for m in group["members"]]))
        for point in record["points"]:
            out["points"].append(self._rewritten(point, everywhere))
        return out

    def _rewritten(self, value: Any, of: list[str], field: str = "") -> Any:  # noqa: ANN401 (a value of JSON)
        """Mask a value of a record whose words stand in the reports `of`, in the one that it names if it names one."""
        if isinstance(value, list):
            return [self._rewritten(inner, of, field) for inner in value]
        if isinstance(value, str):
            return self._text(value, field, of)
        if not isinstance(value, dict):
            return value
        if tuple(value) == ("spans", "text"):
            return records.words_record(self._words_of(value, of))
        named = value.get("report")
        inside = [named] if named in self._pairs else of
        return {name: self._rewritten(inner, inside, name) for name, inner in value.items()}

    def _text(self, text: str, field: str, of: list[str]) -> str:
        if field in ("report", "copy_of", "who") and text in self.idents:
            return self.idents[text]
        if field not in _FREE:
            return text
        repeats = text in self._names or (field != "why" and any(text in self._derived.get(ident, ()) for ident in of))
        return covered(text) if repeats else self.blot(text)

    def _words_of(self, value: Record, of: list[str]) -> Words:
        """Read masked words from the first of the reports that has the unmasked ones there."""
        places = spans(value["spans"])
        for pair in (self._pairs[ident] for ident in of):
            if places[-1].end <= len(pair.before.raw) and pair.before.words(*places).text == value["text"]:
                return pair.after.words(*places)
        raise CaseError(f"words at {value['spans']} stand in no report of the case")

    def entry(self, entry: Entry) -> Entry:
        """Leave out what an entry of the log holds in free words."""
        changes: dict[str, Any] = {}
        for field, hidden in (("subject", "hidden_subject"), ("decision", "hidden"), ("guess", "hidden_guess")):
            value = getattr(entry, field)
            if getattr(entry, hidden) is None and not self._harmless(value):
                changes |= {field: None, hidden: log.digest(rows.dumps(value))}
        return replace(entry, **changes)

    def _harmless(self, value: object) -> bool:
        """Say whether a value holds nothing but ids, codes, numbers and times, none of them a part of a name."""
        texts = re.findall(r'"((?:[^"\\]|\\.)*)"', json.dumps(value))
        return all(_CODE.fullmatch(text) and not self._words & set(map(str.casefold, _WORD.findall(text))) for text in texts)


def _derived(report: Report, after: Original) -> Iterator[str]:
    """Give the strings of a record that repeat words which are now covered: groups of figures, labels and places of incidents."""
    for f in report.figures or ():
        if after.words(*f.words.spans) != f.words:
            yield f.group
    for i in report.incidents or ():
        if after.words(*i.words.spans) != i.words:
            yield i.label
        if i.place and after.words(*i.place.words.spans) != i.place.words:
            yield i.place.name


def _after(before: Original, path: str, found: tuple[Piece, ...], taken: set[str]) -> tuple[Original, bytes]:
    """Decode a masked input as it will be decoded; where two come out alike, a line break at the end keeps them apart."""
    raw = masked_raw(before.raw, found)
    while True:
        data = raw.encode("utf-8")
        try:
            after = read_bytes(data, path, media_type=before.media_type)
        except RashomonError as error:
            raise CaseError(f"{before.path} can't be masked: {error}") from error
        if after.raw != raw:
            raise CaseError(f"{before.path} can't be masked: its text would not come back the same")
        if after.id not in taken:
            return after, data
        raw += "\n"
