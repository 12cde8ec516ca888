"""Makes copies of real reports with planted edits, and knows which sentences each took and what was changed in them."""

from __future__ import annotations

import hashlib
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from copies_edits import PLANTERS, lightly_edited
from rashomon.model import Header, Report
from rashomon.text import Original, Span, Text

SENTENCE = re.compile(r"(?<=[.!?])(?<!\b[A-Z]\.)(?<!\bMr\.)(?<!\bSt\.)(?<!\bDr\.)(?<!\bMrs\.)(?<!Sgt\.)(?<!\bLt\.)(?<!\bNo\.)[”\"’]?\s+(?=[A-Z“\"‘])")
OUTLETS = ("The Harbour Post", "Valley Wire", "The Lenn Courier", "Channel Nine Oru", "The Northern Mail")
UNDER = {
    "The Harbour Post": "The Harbour Post is the oldest daily of the valley, printed in four towns and read by two hundred thousand people every morning.",
    "Valley Wire": "Valley Wire brings you news of the valley around the clock; write to our desk if you saw something that we should know about.",
}
APPEAL = "Anyone with information is asked to call the detectives of the district or to leave an anonymous tip with the crime line."
# Words of common sentences from which two reports are one text, and below which nobody can tell.
COPIED, SOME = 30, 1


@dataclass(frozen=True)
class Sentence:
    """Hold one sentence as printed, and which sentence of which story it was."""

    text: str
    story: str
    number: int
    words: int


@dataclass(frozen=True)
class Planted:
    """Name a change made on purpose: its kind, the sentence it was made in, and the report it was taken from."""

    kind: str
    number: int
    source: str


@dataclass
class Story:
    """Hold a report as sentences, with who printed it and what was planted; `group` is the event it tells."""

    id: str
    group: str
    outlet: str
    sentences: list[Sentence]
    planted: list[Planted] = field(default_factory=list)
    made_from: str | None = None
    how: str = "as found"
    damaged: bool = False

    def built(self) -> tuple[Report, list[tuple[int, int]]]:
        """Lay the story out as a report, and give the place of each sentence in it."""
        spans, at, parts = [], 0, []
        for sentence in self.sentences:
            text = damage(sentence.text) if self.damaged else sentence.text
            parts.append(text)
            spans.append((at, at + len(text)))
            at += len(text) + 1
        raw = " ".join(parts)
        digest = hashlib.sha256(raw.encode("utf-8", "replace")).hexdigest()
        original = Original(raw, "utf-8", self.id, digest, "text/plain", digest[:16])
        text = Text.build(original, [[Span(0, len(raw))]])
        return Report(original, text, False, Header(outlet=self.outlet), (original.words(Span(0, len(raw))),), (), "en"), spans

    def owns(self) -> dict[tuple[str, int], int]:
        """Give the words of each sentence it holds, by story and number."""
        return {(s.story, s.number): s.words for s in self.sentences if s.number >= 0}


def damage(text: str) -> str:
    """Lose commas, apostrophes and quotation marks, as crawlers do."""
    return re.sub(r"[,'’‘“”\"]", "", text)


def split(text: str, story: str) -> list[Sentence]:
    """Part a story into sentences; fragments of fewer than four words go with the one before."""
    texts: list[str] = []
    for unit in text.split("\n"):
        for part in SENTENCE.split(" ".join(unit.split())):
            if texts and len(part.split()) < 4:
                texts[-1] = f"{texts[-1]} {part}".strip()
            elif part:
                texts.append(part)
    return [Sentence(t, story, n, len(t.split())) for n, t in enumerate(texts)]


def joined(text: str) -> str:
    """Undo the spaces that tokenised corpora put around marks."""
    text = re.sub(r"``\s*", "“", text)
    text = re.sub(r"\s*''", "”", text)
    return re.sub(r"\s+(['’]\w+\b|n't\b|[,.;:!?)])", r"\1", text)


def load(path: Path) -> Iterator[tuple[str, str, str]]:
    """Yield id, event and text of the stories in a corpus file."""
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        if "reports" in record:
            for n, report in enumerate(record["reports"]):
                yield f"{record['id']}/{n}", record["id"], report["text"]
        elif "text" in record:
            name = str(record.get("id") or record.get("body_id"))
            event = str(record.get("subtopic") or record.get("date") or name)
            yield f"{path.stem}/{name}", f"{path.stem}/{event}", joined(record["text"]) if path.stem.startswith("ecb") else record["text"]


def stories(paths: list[Path], chance: random.Random, count: int) -> list[Story]:
    """Sample stories of 8 to 80 sentences, whole events at a time, the same text once."""
    events: dict[str, list[Story]] = {}
    seen = set()
    for path in paths:
        for name, event, text in load(path):
            sentences = split(text, name)
            if 8 <= len(sentences) <= 80 and (mark := " ".join(text.split())[:400]) not in seen:
                seen.add(mark)
                events.setdefault(event, []).append(Story(name, event, chance.choice(OUTLETS), sentences))
    order = sorted(events)
    chance.shuffle(order)
    found: list[Story] = []
    for event in order:
        if len(found) >= count:
            break
        found += events[event][:6]
    return found[:count]


def dressed(found: list[Story], chance: random.Random) -> None:
    """Give stories what any desk may print: an outlet's closing lines, an appeal, a sentence of a speech that others heard too."""
    by_event: dict[str, list[Story]] = {}
    for story in found:
        by_event.setdefault(story.group, []).append(story)
    for story in found:
        others = [s for s in by_event[story.group] if s is not story]
        heard = [m for s in others for t in s.sentences for m in re.findall(r"“([^“”]{60,160}[.,!?])”", t.text)]
        if heard and chance.random() < 0.3:
            speech = chance.choice(heard).rstrip(".,")
            said = chance.choice(["“{}”, one of those present told this paper.", "As the crowd listened, the words were: “{}.”", "“{},” a voice was heard over the loudspeakers."])
            story.sentences.insert(chance.randrange(2, len(story.sentences)), Sentence(said.format(speech), story.id, -1, 0))
        if chance.random() < 0.3:
            story.sentences.append(Sentence(APPEAL, story.id, -1, 0))
        if story.outlet in UNDER:
            story.sentences.append(Sentence(UNDER[story.outlet], story.id, -1, 0))


def made(base: Story, found: list[Story], chance: random.Random, number: int) -> Story:
    """Make one copy of a story: cut down, edited throughout, or spliced into another report."""
    how = chance.choice(["cut", "edited", "spliced"])
    own = [s for s in base.sentences if s.number >= 0]
    if how == "spliced":
        host = chance.choice([s for s in found if s is not base])
        first = chance.randrange(0, len(own) - 3)
        taken = own[first : first + chance.randint(3, 6)]
        kept = [s for s in host.sentences if s.text not in UNDER.values()]
        at = chance.randrange(1, len(kept))
        sentences = kept[:at] + taken + kept[at:]
    else:
        wanted = max(4, int(len(own) * (chance.uniform(0.25, 0.6) if how == "cut" else chance.uniform(0.6, 1.0))))
        sentences = taken = [own[n] for n in sorted(chance.sample(range(len(own)), min(wanted, len(own))))]
    copy = Story(f"{base.id}#{number}", base.group, chance.choice(OUTLETS), list(sentences), [], base.id, how, chance.random() < 0.25)
    if copy.outlet in UNDER:
        copy.sentences.append(Sentence(UNDER[copy.outlet], copy.id, -1, 0))
    _plant(copy, {id(s) for s in taken}, chance)
    if how == "edited":
        changed = {p.number for p in copy.planted}
        for n, s in enumerate(copy.sentences):
            if n not in changed and chance.random() < 0.4:
                copy.sentences[n] = Sentence(lightly_edited(s.text, chance), s.story, s.number, s.words)
    return copy


def _plant(copy: Story, taken: set[int], chance: random.Random) -> None:
    """Plant up to three edits in the sentences taken, one a sentence; two copies in five stay clean."""
    wanted = chance.choice([0, 0, 1, 2, 3])
    kinds = list(PLANTERS)
    places = [n for n, s in enumerate(copy.sentences) if id(s) in taken]
    chance.shuffle(places)
    for n in places:
        if wanted == 0:
            break
        chance.shuffle(kinds)
        sentence = copy.sentences[n]
        for kind in kinds:
            if copy.damaged and kind in ("quotation_changed", "speaker_changed"):
                continue
            changed = PLANTERS[kind](sentence.text, chance)
            if changed and changed != sentence.text:
                copy.sentences[n] = Sentence(changed, sentence.story, sentence.number, sentence.words)
                copy.planted.append(Planted(kind, n, sentence.story))
                wanted -= 1
                break


def relation(one: dict[tuple[str, int], int], other: dict[tuple[str, int], int]) -> str:
    """Say whether two reports are copies by the sentences they hold: `copies`, `some` (nobody can tell) or `none`."""
    words = sum(one[key] for key in one.keys() & other.keys())
    return "copies" if words >= COPIED else "some" if words >= SOME else "none"
