"""Give words whose speaker the page shows by its layout to that speaker, and take them from whoever else had them.

The forms are read by `signatures`, `turns` and `headlines`; here what they found is set against what the network found.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from rashomon.annotate.edges import Range
from rashomon.annotate.link import Attribution

# How sure a form makes an attribution; each form was tried on reports that were not used to write it.
SCORE = 0.9
# Two readings of the same words may differ by so many code points at either end.
SLACK = 3


@dataclass(frozen=True, slots=True)
class Block:
    """Hold one attribution that a layout shows; `extent` is all of its form, in which nobody else speaks.

    `source` is `None` when the layout names nobody; `cue` is the mark that the annotation of news counts as one.
    """

    content: list[Range]
    extent: Range
    source: Range | None = None
    cue: Range | None = None
    score: float = field(default=SCORE)

    def attribution(self) -> Attribution:
        """Make an attribution of the block."""
        return Attribution([self.cue] if self.cue else [], [self.source] if self.source else [], list(self.content), self.score)


def claim(found: list[Attribution], blocks: list[Block]) -> list[Attribution]:
    """Give the attributions of `blocks`; what `found` says of their words is taken out, in place.

    An attribution whose cue stands in a block loses all its content: nest reads the block's own content again.  Left out
    are blocks whose words a block before has, and those that an attribution reads in the same way.
    """
    kept: list[Block] = []
    for block in sorted(blocks, key=lambda b: b.extent):
        if not kept or block.extent[0] >= kept[-1].extent[1]:
            kept.append(block)
    met = list(_meetings(found, kept))
    known = {id(block) for attribution, block in met if _alike(attribution, block)}
    for attribution, block in met:
        if id(block) not in known:
            _give_up(attribution, block)
    return [block.attribution() for block in kept if id(block) not in known]


def _meetings(found: list[Attribution], blocks: list[Block]) -> Iterator[tuple[Attribution, Block]]:
    """Give each attribution with each block that its words meet; `blocks` are in order and do not overlap."""
    ends = [block.extent[1] for block in blocks]
    for attribution in found:
        low, high = _reach(attribution)
        for block in blocks[bisect_right(ends, low) :]:
            if block.extent[0] >= high:
                break
            yield attribution, block


def _alike(attribution: Attribution, block: Block) -> bool:
    """Tell whether an attribution gives a block's words, and little else, to words outside them in the block."""
    low, high = block.content[0][0], block.content[-1][1]
    if not attribution.content or attribution.content[0][0] > low + SLACK or abs(attribution.content[-1][1] - high) > SLACK:
        return False
    named = [*attribution.source, *attribution.cue]
    return attribution.content[0][0] >= block.extent[0] and all(
        block.extent[0] <= a and b <= block.extent[1] and not (low < b and a < high) for a, b in named
    )


def _reach(attribution: Attribution) -> Range:
    spans = [*attribution.cue, *attribution.source, *attribution.content]
    return min(a for a, _ in spans), max(b for _, b in spans)


def _give_up(attribution: Attribution, block: Block) -> None:
    """Take the words of `block` from an attribution."""
    if any(block.extent[0] <= a < block.extent[1] for a, _ in attribution.cue):
        attribution.content = []
    attribution.content = [span for span in attribution.content if not _meet(span, block.extent)]


def _meet(first: Range, second: Range) -> bool:
    return first[0] < second[1] and second[0] < first[1]
