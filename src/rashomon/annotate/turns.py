"""Read transcripts and interviews (`NAME: words`, `Q: … A: …`), and quotations behind a label (`From X: "…"`)."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from rashomon.annotate import lexicon
from rashomon.annotate.edges import Range
from rashomon.annotate.layout import Block
from rashomon.annotate.quotes import CLOSING, OPENING, STRAIGHT

_LABEL = re.compile(r"[\"“]?(?P<label>[A-Z][\w.'’-]*(?:[ ,]{1,2}[\w.'’&-]+){0,5})(?:\s\([^)\n]{1,30}\))?(?P<colon>:)\s+(?=\S)")
_ASKED = re.compile(r"(?P<label>Q|Question)\s?[:.]\s+(?=\S)", re.IGNORECASE)
_ANSWERED = re.compile(r"(?P<label>A|Answer)\s?[:.]\s+(?=\S)", re.IGNORECASE)
_FROM = re.compile(r"(?:From\s+)?(?P<label>\S[^:\n\"“”]{0,80}?)(?P<colon>:)\s*(?=[\"“«])")
_ASIDE = re.compile(r"[\"“]?[(\[][^)\]\n]{1,60}[)\]][.\"”]*$")
_NAMES = r"[A-Z][\w'’-]+(?:\s(?:[a-z]{2,3}\s)?[A-Z][\w'’-]+)+"
_TALK = re.compile(
    rf"(?:^|(?<=[.!?]\s))(?P<who>(?:[A-Z][a-z]+\s)?(?:[a-z]+\s){{0,4}}{_NAMES})(?:,\s[^.\n]{{1,80}},)?\s(?:spoke|talks|talked|tells|told|answers|answered|explains|explained|sat\sdown|speaks)\s(?:to|with|us|our|the)\b"
    rf"|(?:interview\swith|(?:spoke|talked|sat\sdown|speaks|talks|chatted)\s(?:to|with)|we\sasked|asked|met)\s(?P<whom>(?:the\s)?(?:[a-z]+\s){{0,4}}{_NAMES})",
    re.MULTILINE,
)
# A transcript has at least so many turns; so many lines without a label may stand between two of them.
FEWEST = 3
LONGEST_GAP = 4


@dataclass(frozen=True, slots=True)
class Line:
    """Hold one line of the text, and the label it opens with, if any."""

    start: int
    end: int
    label: Range | None = None
    colon: Range | None = None
    words: int = 0  # where the words behind the label begin


def find(text: str) -> list[Block]:
    """Find the turns of speakers in `text`, one line a paragraph, and quotations that stand behind a label."""
    lines = _lines(text)
    return _interview(text, lines) or _transcript(text, lines) or _labelled(text, lines)


def _lines(text: str) -> list[Range]:
    out, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            out.append((at, at + len(line.rstrip())))
        at += len(line) + 1
    return out


def _interview(text: str, lines: list[Range]) -> list[Block]:
    """Read `Q:` and `A:`; the answers are of whom the lines before name as spoken to, the questions of nobody named."""
    asked = [at for at, line in enumerate(lines) if _ASKED.match(text, *line)]
    answered = [at for at, line in enumerate(lines) if _ANSWERED.match(text, *line)]
    if not asked or not answered or asked[0] > answered[0]:
        return []
    who = _interviewed(text, lines[asked[0]][0])
    if who is None:
        return []
    turns = sorted([*asked, *answered])
    blocks = []
    for at in answered:
        label = _ANSWERED.match(text, *lines[at])
        if label:
            blocks.append(_turn(lines, turns, at, label.end(), who, None))
    return blocks


def _interviewed(text: str, before: int) -> Range | None:
    """Give the words that name the one interviewed, when the lines before the first question name one alone."""
    spans = [m.span("who") if m["who"] else m.span("whom") for m in _TALK.finditer(text, 0, min(before, 5000))]
    names = {text[a:b].split()[-1] for a, b in spans}
    return spans[0] if len(names) == 1 else None


def _turn(lines: list[Range], turns: list[int], at: int, words: int, source: Range, cue: Range | None) -> Block:
    """Make a block of a turn: the words behind the label, and the lines before the next label when there is one near."""
    following = next((turn for turn in turns if turn > at), None)
    last = following - 1 if following is not None and following - at <= LONGEST_GAP + 1 else at
    content = [(words, lines[at][1]), *lines[at + 1 : last + 1]]
    return Block(source=source, cue=cue, content=content, extent=(lines[at][0], lines[last][1]))


def _transcript(text: str, lines: list[Range]) -> list[Block]:
    """Read lines that begin with a speaker's label, where several do and take turns."""
    labelled = {at: m for at, line in enumerate(lines) if (m := _LABEL.match(text, *line)) and _may_label(m["label"])}
    capitals = {at: m for at, m in labelled.items() if m["label"].isupper()}
    kept = next((some for some in (capitals, labelled) if _take_turns(text, lines, some)), {})
    turns = sorted(kept)
    spoken = [_turn(lines, turns, at, kept[at].end(), kept[at].span("label"), kept[at].span("colon")) for at in turns]
    return [_without_asides(text, block) for block in spoken]


def _may_label(label: str) -> bool:
    names = label.split()
    return names[0].casefold() not in lexicon.words("captions") and names[-1].casefold() not in lexicon.words("captions")


def _take_turns(text: str, lines: list[Range], labelled: dict[int, re.Match[str]]) -> bool:
    """Tell a talk from a list: two speakers at least, who speak again or are asked something."""
    labels = [labelled[at]["label"] for at in sorted(labelled)]
    again = [label for label, times in Counter(labels).items() if times > 1]
    asked = any(text[b - 1 : b] == "?" or text[b - 2 : b - 1] == "?" for at in labelled for b in [lines[at][1]])
    talks = sum(len(text[labelled[at].end() : lines[at][1]].split()) >= FEWEST for at in labelled)
    if len(set(labels)) < 2 or talks < 2:
        return False
    if all(label.isupper() for label in labels):
        return asked or (len(again) > 1 and len(labels) > FEWEST)
    return len(labels) >= FEWEST and asked and bool(again) and sum(map(_person, set(labels))) >= 2


def _person(label: str) -> bool:
    """Tell whether a label is a role (`Reporter`) or reads like a name."""
    return lexicon.speaks(label) or all(word[0].isupper() for word in label.split())


def _without_asides(text: str, block: Block) -> Block:
    """Leave out `(CROSSTALK)` between the paragraphs of a turn."""
    kept = [span for span in block.content if not _ASIDE.match(text, *span)]
    return Block(source=block.source, cue=block.cue, content=kept or block.content, extent=block.extent)


def _labelled(text: str, lines: list[Range]) -> list[Block]:
    """Read `From X: "…"` and `X: "…"`, the quotation being all that follows in the paragraph."""
    blocks = []
    for start, end in lines:
        label = _FROM.match(text, start, end)
        if not label or text[end - 1] not in CLOSING + STRAIGHT or _parted(text[label.end() + 1 : end - 1]):
            continue
        named = label["label"]
        if _may_label(named) and (lexicon.speaks(named) or _titled(named)):
            blocks.append(Block(source=label.span("label"), cue=None, content=[(label.end(), end)], extent=(start, end)))
    return blocks


def _titled(label: str) -> bool:
    """Tell whether a label is a title and a name (`Mayor Oda Krell`)."""
    names = label.split()
    at = next((i for i, word in enumerate(names) if lexicon.singular(word.strip(",")) in lexicon.words("speakers")), None)
    return at is not None and len(names) > at + 1 and all(word[0].isupper() for word in names[at + 1 :])


def _parted(words: str) -> bool:
    """Tell whether narration stands between two quotations."""
    return bool(re.search(rf"[{CLOSING}{STRAIGHT}]\s+[^{OPENING}{STRAIGHT}\s]", words))
