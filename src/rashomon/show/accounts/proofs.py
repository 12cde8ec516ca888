"""Draws words that points rest on: in their place in the story, with the chain of those on whose word they stand."""

from __future__ import annotations

from rashomon.comparison import Evidence
from rashomon.show.accounts.desk import Desk, evidence_of, key
from rashomon.show.accounts.short import context, short
from rashomon.show.chain import Link
from rashomon.show.footnote import footnote, offsets
from rashomon.show.view import esc, own
from rashomon.text import Span, Words

_AROUND = 120  # characters of the story at either side
_LONGEST = 90  # characters of the words that prove a link


class Proofs:
    """Number the evidence of every report, so that rows and stories point at each other.

    `sheet` is the address of the sheet, for what is drawn on another page.
    """

    def __init__(self, desk: Desk, sheet: str = "") -> None:
        self.desk = desk
        self.sheet = sheet
        self.of: dict[str, list[Words]] = {report: [] for report in desk.reports}
        self._numbers: dict[tuple[str, tuple[Span, ...]], int] = {}
        for evidence in evidence_of(desk.comparison):
            place = (evidence.report, evidence.words.spans)
            if place not in self._numbers:
                self.of[evidence.report].append(evidence.words)
                self._numbers[place] = len(self.of[evidence.report])

    def anchor(self, evidence: Evidence) -> str:
        """Name the place of evidence in the story of its report."""
        return f"r{self.desk.numbers[evidence.report]}e{self._numbers[evidence.report, evidence.words.spans]}"

    def goal(self, evidence: Evidence) -> str:
        """Give the address that a link to evidence leads to: its words, or its report where the story leaves them out."""
        shown = any(self.desk.reports[evidence.report].text.find(span) for span in evidence.words.spans)
        return f"{self.sheet}#{self.anchor(evidence)}" if shown else self.desk.lead(evidence.report)

    def draw(self, evidence: Evidence) -> str:
        """Draw one piece of evidence as a list item."""
        desk, report = self.desk, self.desk.reports[evidence.report]
        anchor = self.anchor(evidence)
        told = "".join(f"<mark>{own(t)}</mark>" if inside else own(t) for t, inside in context(report, evidence.words, _AROUND))
        links = " ".join(_link(link) for link in desk.chain(evidence))
        copied = f' <span class="ours">[same text as {desk.ref(evidence.copy_of)}]</span>' if evidence.copy_of in desk.reports else ""
        own_voice = ' <li class="for"><span class="ours">[own voice]</span></li>' if evidence.voice is None and evidence.root is None else ""
        return (
            f'<li class="proof" data-e="{anchor}" data-note="{esc(self.note(evidence))}"><p class="from"><a href="{esc(self.goal(evidence))}">{desk.ref(evidence.report)}</a> '
            f'<span class="ours">{esc(desk.says(evidence.report).split(" ", 1)[1])} · {offsets(evidence.words)}</span>{copied}</p>'
            f'<ol class="chain" aria-label="on whose word">{links}{own_voice}{_spoken_for(evidence)}</ol><p class="context"><q>{told}</q></p></li>'
        )

    def note(self, evidence: Evidence) -> str:
        """Write a footnote: the words, the outlet, the headline, the day, and where they stand in which file."""
        return footnote(self.desk.reports[evidence.report], evidence.words)


def _spoken_for(evidence: Evidence) -> str:
    """Name the root where the innermost voice is not it."""
    if evidence.root is None or evidence.voice is None or key(evidence.root) == key(evidence.voice):
        return ""
    return f' <li class="link for"><span class="ours">for</span> <span class="name words">{own(short(evidence.root, _LONGEST))}</span></li>'


def _link(link: Link) -> str:
    ours = link.name.startswith("[") and link.voice is None
    name = esc(link.name) if ours else own(short(link.name, _LONGEST))
    proof = " … ".join(own(short(w.text, _LONGEST)) for w in link.proof if w.text != link.name)
    unnamed = '<span class="unseen"> (not named)</span>' if link.hollow and not ours else ""
    hollow = " hollow" if link.hollow else ""
    quoted = f" <q>{proof}</q>" if proof else ""
    return f'<li class="link {link.kind}{hollow}"><span class="name {"ours" if ours else "words"}">{name}</span>{unnamed}{quoted}</li>'
