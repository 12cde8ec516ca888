"""Decide whether two reports share text that one of them, or a third, wrote: how many words, whose, and how ordinary.

Two reporters who hear one speech print the same sentences of it; names, ages, addresses and charges come in the same words
from any desk.  So a word counts in full only in the report's own voice; a name, a number or a small word counts part of one, a quoted one
less still, and one of an appeal, a notice of rights or an outlet's closing lines not at all; what is repeated counts once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.copies.lexicon import FUNCTION
from rashomon.copies.runs import Run, share
from rashomon.copies.words import Page

# Words that count, in one passage or in all together, which make two reports copies; chosen on the development data.
PASSAGE, ALL = 16.0, 22.0
# The fewest equal words of a passage that is counted, of one that is shown, and the share of its length they must be.
COUNTED, SHOWN, DENSE = 11, 8, 0.6
# What a name or number counts, a small word that any sentence may hold, and any word of a sentence on charges.
FACT, SMALL, CHARGED = 0.5, 0.6, 0.25
# The share of 5-word shingles from which a text that many reports hold is one they all printed.
WIRE = 0.3
# A quoted word counts little, more in a run of many: few desks cut one speech at the same places.
QUOTED, LONG_QUOTED, LONG = 0.25, 0.5, 20
# What quoted words can count at the most, so that quotations alone make no copy.
SPOKEN = 12.0
# A sentence of these says who to call or who holds the rights, not what happened.
_STOCK = re.compile(
    r"\b(?:anyone|anybody|people|those|persons?|witnesses) (?:with|who \w+|having) (?:any |more |further )?(?:information|details?|tips?)\b|\bcrime ?stoppers\b|"
    r"\b(?:asked|urged|encouraged) to (?:please )?(?:call|contact)\b|\ball rights reserved\b|\bcopyright\b|\b(?:rewritten|redistributed)\b|"
    r"\bsubscribe|\bnewsletter|\bfollow (?:us|him|her|me|\w+ \w+) on\b|\b(?:facebook|twitter|instagram) (?:page|at)\b|\bclick here\b|\b(?:uses?|our|of|accept) cookies\b|\bcookie (?:policy|settings)\b|"
    r"\bcontributed to this report\b|\bdownload (?:the|our)\b|\bsign up\b|\bcomments? (?:below|policy|section)\b|\bread or share this\b|\b(?:ad|pop-?up) block|\btrouble viewing\b|\bjavascript\b",
    re.IGNORECASE,
)


# What somebody is charged with is printed as the charge sheet has it: its words are facts.
_CHARGE = re.compile(r"\b(?:charged with|charges? of|counts? of|convicted of|indicted|pleaded (?:not )?guilty|sentenced|in prison|felon\w*|first-degree|second-degree)\b", re.IGNORECASE)


def copied(one: Page, other: Page, chains: Sequence[Sequence[Run]]) -> bool:
    """Tell whether the passages two reports share make them copies, of each other or of a third text.

    Words that many reports of the set hold count only where the reports are alike as a whole: a wire text, not a formula.
    """
    if enough(one, other, chains, widespread=False):
        return True
    return enough(one, other, chains, widespread=True) and share(one.story, other.story) >= WIRE


def enough(one: Page, other: Page, chains: Sequence[Sequence[Run]], *, widespread: bool) -> bool:
    """Tell whether enough words count, with or without those that many reports of the set hold."""
    weights: dict[tuple[str, ...], tuple[float, float]] = {}
    for chain in chains:
        if matched(chain) >= COUNTED and not _closing_lines(one, other, chain):
            words = tuple(one.keys[chain[0].one : chain[-1].one + chain[-1].length])
            if words not in weights:
                weights[words] = _weight(one, other, chain, widespread=widespread)
    best = max((own + min(spoken, SPOKEN) for own, spoken in weights.values()), default=0.0)
    own, spoken = (sum(weight[n] for weight in weights.values()) for n in (0, 1))
    return best >= PASSAGE or own + min(spoken, SPOKEN) >= ALL


def matched(chain: Sequence[Run]) -> int:
    """Count the equal words of a passage."""
    return sum(run.length for run in chain)


def shown(chain: Sequence[Run]) -> bool:
    """Tell whether a passage is worth showing: enough equal words, and more of them than others."""
    last = chain[-1]
    return matched(chain) >= max(SHOWN, DENSE * (last.one + last.length - chain[0].one))


def _weight(one: Page, other: Page, chain: Sequence[Run], *, widespread: bool) -> tuple[float, float]:
    """Add up what the equal words of a passage count: those in the reports' own voice, and those quoted."""
    own = spoken = 0.0
    for run in chain:
        places = [(run.one + n, run.other + n) for n in range(run.length)]
        quoted = [bool(one.quoted[a] or other.quoted[b]) for a, b in places]
        each = LONG_QUOTED if sum(quoted) >= LONG else QUOTED
        for (a, b), said in zip(places, quoted, strict=True):
            if (one.widespread[a] and not widespread) or stock(one, one.sentence_of[a]) or stock(other, other.sentence_of[b]):
                continue
            if said:
                spoken += each
            else:
                own += _worth(one, other, a, b)
    return own, spoken


def _worth(one: Page, other: Page, a: int, b: int) -> float:
    """Say what one equal word in the reports' own voice counts."""
    if charge(one, one.sentence_of[a]):
        return CHARGED
    if fact(one, a) and fact(other, b):
        return FACT
    return SMALL if one.keys[a] in FUNCTION else 1.0


def fact(page: Page, number: int) -> bool:
    """Tell whether a word is a number, or printed with a capital."""
    return not page.text[page.starts[number]].islower()


def stock(page: Page, sentence: int) -> bool:
    """Tell whether a sentence is an appeal for witnesses, a notice of rights or an invitation to readers."""
    return _holds(page, sentence, "stock", _STOCK)


def charge(page: Page, sentence: int) -> bool:
    """Tell whether a sentence says what somebody is charged with or was sentenced to."""
    return _holds(page, sentence, "charge", _CHARGE)


def _holds(page: Page, sentence: int, name: str, pattern: re.Pattern[str]) -> bool:
    known: dict[int, bool] = page.__dict__.setdefault(name, {})
    if sentence not in known:
        first, last = page.sentences[sentence]
        known[sentence] = bool(pattern.search(page.text[page.starts[first] : page.ends[last - 1]]))
    return known[sentence]


def _closing_lines(one: Page, other: Page, chain: Sequence[Run]) -> bool:
    """Tell whether a passage ends two reports of one outlet: what it prints under everything."""
    last = chain[-1]
    outlet = one.report.header.outlet
    return (
        outlet is not None
        and outlet == other.report.header.outlet
        and last.one + last.length == len(one)
        and last.other + last.length == len(other)
    )
