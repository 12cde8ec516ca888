"""Make pairs of statements of known relation by editing sentences: what a change does to a statement is known without asking anybody.

Contradiction: a number changed, a "not" put in or taken out, a word turned into its opposite, agent and patient exchanged, the means
changed, the whole denied.  Entailment: a tail or a lead cut off, the attribution moved, quotation marks dropped, a number spelt otherwise.
Neutral: "may" put in, or the next sentence of the same report.  Everything is drawn with one seed.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from features import NUMBER_WORDS

Pair = tuple[str, str, str]  # premise, hypothesis, label
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’')]*\s+(?=[“\"‘'A-Z])")
_DIGITS = re.compile(r"(?<![\d,.$-])\b(?:\d{1,3}(?:,\d{3})+|\d{1,6})\b(?![\d,.%]*\d)")
_SPELT = re.compile(r"\b(" + "|".join(w for w in NUMBER_WORDS if w not in ("zero", "one", "dozen")) + r")\b")
_AUX = re.compile(r"\b(is|are|was|were|will|would|can|could|should|must|had|have|has)\b(?! (?:not|no)\b|n[’']t)")
_NOT = re.compile(r"(?<=\w) not\b|(?<=[a-z])n[’']t\b")
_PAST = re.compile(r"(?<=\w )(attacked|rejected|accepted|supported|criticized|praised|called|asked|warned|threatened|killed|ordered|used|opened|closed|launched|signed|promised|received|offered|agreed|attended|arrived|voted|paid|made|gave|took|told|sent|won|lost)\b")
_BASE = {"made": "make", "gave": "give", "took": "take", "told": "tell", "sent": "send", "won": "win", "lost": "lose", "paid": "pay", "used": "use",
         "closed": "close", "promised": "promise", "received": "receive", "agreed": "agree", "arrived": "arrive", "voted": "vote", "criticized": "criticize",
         "praised": "praise"}  # fmt: skip
_OPPOSITE = {
    a: b
    for one, two in (
        ("before", "after"), ("rose", "fell"), ("increased", "decreased"), ("increase", "decrease"), ("won", "lost"), ("win", "lose"), ("accepted", "rejected"),
        ("support", "oppose"), ("supported", "opposed"), ("supports", "opposes"), ("more", "less"), ("higher", "lower"), ("open", "closed"), ("opened", "closed"),
        ("began", "ended"), ("started", "stopped"), ("peaceful", "violent"), ("guilty", "innocent"), ("legal", "illegal"), ("arrested", "released"),
        ("true", "false"), ("safe", "dangerous"), ("approved", "rejected"), ("first", "last"), ("allowed", "banned"), ("confirmed", "denied"), ("best", "worst"),
        ("strong", "weak"), ("largest", "smallest"), ("success", "failure"), ("men", "women"), ("early", "late"), ("private", "public"), ("easy", "difficult"),
    )
    for a, b in ((one, two), (two, one))
}  # fmt: skip
_TURN = re.compile(r"\b(" + "|".join(_OPPOSITE) + r")\b")
_MEANS = {a: b for row in (("shot", "stabbed"), ("stabbed", "shot"), ("bomb", "knife"), ("guns", "knives"), ("gun", "knife"), ("shooting", "bombing"), ("bombing", "shooting"),
                           ("missile", "car bomb"), ("missiles", "car bombs"), ("shots", "tear gas"), ("rocket", "mine"), ("airstrikes", "mines"), ("email", "telephone"),
                           ("emails", "letters"), ("plane", "train"), ("bus", "plane"), ("car", "boat"), ("phone", "letter"))
          for a, b in [row]}  # fmt: skip
_MEAN = re.compile(r"\b(" + "|".join(_MEANS) + r")\b")
_NAME = r"(?!The|Which|When|While|But|And|In|On|A|After|Before)[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}"
_AGENT = re.compile(rf"\b({_NAME})\b ((?:[a-z]+ ){{0,2}}[a-z]+ed (?:[a-z]+ ){{0,2}})\b({_NAME})\b")
_SAID = re.compile(r"^(?P<what>.{30,}?),? (?P<who>(?:[A-Z]\w+ ){0,3}[A-Z]\w+|he|she|they|officials) (?:said|told reporters|added)(?: on \w+day)?\.?$")
_DENIALS = ("{} denied that {}.", "{} rejected claims that {}.", "It is not true that {1}, {0} said.", "{} said reports that {} were false.")
_SPEAKERS = ("A spokesman", "An official", "The ministry", "A lawyer", "The company", "Witnesses", "The army", "A resident")


def sentences(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield each sentence of 8 to 40 words with the one after it."""
    for path in sorted(folder.glob("*.txt")):
        said = [s.strip() for line in path.read_text("utf-8").split("\n") for s in _SENTENCE.split(line)]
        for one, after in zip(said, [*said[1:], ""], strict=True):
            if 8 <= len(one.split()) <= 40 and one[-1:] in ".”\"" and one[:1].isupper():
                yield one, after


def _once(pattern: re.Pattern[str], text: str, put: Callable[[re.Match[str]], str], draw: random.Random) -> str | None:
    found = list(pattern.finditer(text))
    if not found:
        return None
    at = draw.choice(found)
    return text[: at.start()] + put(at) + text[at.end() :]


def numbered(text: str, draw: random.Random) -> str | None:
    """Change one number, but no year."""

    def put(at: re.Match[str]) -> str:
        value = int(at.group().replace(",", ""))
        new = max(1, round(value * draw.choice((0.4, 0.6, 0.75, 1.3, 1.6, 2.5))))
        return at.group() if 1900 <= value <= 2030 else f"{new + (new == value):,}"

    def spell(at: re.Match[str]) -> str:
        return draw.choice([w for w in NUMBER_WORDS if w not in (at.group(), "zero", "one", "dozen")])

    new = _once(_DIGITS, text, put, draw)
    new = new if new and new != text else _once(_SPELT, text, spell, draw)
    return new if new != text else None


def negated(text: str, draw: random.Random) -> str | None:
    """Take a "not" out, or put one in."""
    if _NOT.search(text):
        return _once(_NOT, text, lambda _: "", draw) if len(_NOT.findall(text)) == 1 else None
    return _once(_AUX, text, lambda m: f"{m.group()} not", draw) or _once(_PAST, text, lambda m: f"did not {_base(m.group())}", draw)


def _base(past: str) -> str:
    return _BASE.get(past, past.removesuffix("ed"))


def opposed(text: str, draw: random.Random) -> str | None:
    return _once(_TURN, text, lambda m: _OPPOSITE[m.group()], draw)


def other_means(text: str, draw: random.Random) -> str | None:
    return _once(_MEAN, text, lambda m: _MEANS[m.group()], draw)


def turned(text: str, draw: random.Random) -> str | None:
    """Exchange the names before and after a deed."""
    return _once(_AGENT, text, lambda m: f"{m[3]} {m[2]}{m[1]}", draw)


def denied(text: str, draw: random.Random) -> str | None:
    first = text.split()[0]
    said = (first.lower() if first in ("The", "A", "An", "He", "She", "It", "They", "In", "This", "There", "We", "But") else first) + text[len(first) :].rstrip(".”\"")
    return draw.choice(_DENIALS).format(draw.choice(_SPEAKERS), said)


def trimmed(text: str, draw: random.Random) -> str | None:
    """Cut off what follows the last comma, or what stands before the first."""
    parts = text.rstrip(".").split(", ")
    whole = [p for p in (", ".join(parts[:-1]), ", ".join(parts[1:])) if len(p.split()) >= 6]
    if len(parts) < 2 or not whole or re.search(r"\b(if|unless|whether|not|denied)\b", text):
        return None
    new = draw.choice(whole)
    return new[0].upper() + new[1:] + "."


def moved(text: str, draw: random.Random) -> str | None:
    """Put the attribution in front, and drop quotation marks."""
    found = _SAID.match(text)
    if not found:
        return None
    what = found["what"].strip("“”\"‘’' ")
    who = found["who"]
    return draw.choice(("{} said that {}.", "According to {}, {}.", "{} said {}.")).format(who, what[0].lower() + what[1:])


def unquoted(text: str, draw: random.Random) -> str | None:
    new = re.sub(r"[“”\"]", "", text)
    new = re.sub(r"\b(very|also|already|recently|just|really|reportedly) ", "", new)
    return new if new != text else None


def supposed(text: str, draw: random.Random) -> str | None:
    """Say that it may be so (what may be does not tell what is)."""
    return _once(re.compile(r"\b(is|are|was|were)\b"), text, lambda m: "may be" if m.group() in ("is", "are") else "may have been", draw)


EDITS: tuple[tuple[str, Callable[[str, random.Random], str | None], str], ...] = (
    ("number", numbered, "contradiction"), ("negation", negated, "contradiction"), ("opposite", opposed, "contradiction"), ("means", other_means, "contradiction"),
    ("turned", turned, "contradiction"), ("denied", denied, "contradiction"), ("trimmed", trimmed, "entailment"), ("moved", moved, "entailment"),
    ("unquoted", unquoted, "entailment"),
)  # fmt: skip


def contrasts(folder: Path, most: int, seed: int) -> list[tuple[str, Pair]]:
    """Draw up to `most` pairs of each edit, with its name; half of the contradictions are of a sentence trimmed as well."""
    draw = random.Random(seed)
    said = list(sentences(folder))
    draw.shuffle(said)
    out: list[tuple[str, Pair]] = []
    for name, edit, label in EDITS:
        made = 0
        draw.shuffle(said)
        for text, _ in said:
            base = (trimmed(text, draw) or text) if label == "contradiction" and draw.random() < 0.5 else text
            new = edit(base, draw)
            if new:
                out.append((name, (text, new, label)))
                made += 1
            if made >= most:
                break
    for text, _ in said:
        if (new := supposed(text, draw)) and sum(n == "may" for n, _ in out) < most:
            out.append(("may", (new, text, "discuss")))
    near = [(one, after) for one, after in said if 8 <= len(after.split()) <= 40]
    out += [("next", (one, after, "neutral")) for one, after in near[: 2 * most]]
    return out
