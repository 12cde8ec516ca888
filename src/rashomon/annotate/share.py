"""Give a cue without a source the subject it shares with the cue before it.

"The minister denied it, saying …" and "The council said … and warned …" print one subject for two cues;
the network was trained on annotations in which each word serves one attribution, so the second comes
out without a source.
"""

from __future__ import annotations

import re

from rashomon.annotate.link import Attribution
from rashomon.annotate.sentences import same
from rashomon.annotate.subjects import set_right

_COORDINATED = re.compile(
    r"(?:\b(?:and|but|or|then|yet|also|even|still|later|subsequently|repeatedly|again|further|however)|,)"
    r"(?:\s+(?:\w+ly|also|even|then|later|again|further|has|have|had|did|does))*\s*$",
    re.IGNORECASE,
)
_NOT_FINITE = re.compile(r"^(?:to|is|are|was|were|be|been|being|it|reported|alleged|suspected)\b|ly$", re.IGNORECASE)
_PARTICIPLE = re.compile(r"^(?:(?:also|even|then|again|further|\w+ly)\s+)?\w+ing\b", re.IGNORECASE)


def share_subjects(text: str, attributions: list[Attribution]) -> None:
    """Lend sources within one sentence, in order; changes `attributions` in place.

    Only from an attribution whose own subject stands before its cue, to a participle ("saying") or a
    coordinated verb ("and warned").  Subjects are set right first.
    """
    set_right(text, attributions)
    ordered = sorted(attributions, key=lambda a: a.cue[0])
    for at, needy in enumerate(ordered):
        if needy.source or not _may_share(text, needy):
            continue
        for lender in reversed(ordered[max(0, at - 4) : at]):
            if lender.source and _same_sentence(text, lender, needy):
                needy.source = list(lender.source)
                break


def _may_share(text: str, needy: Attribution) -> bool:
    start, end = needy.cue[0]
    cue = text[start:end]
    if _NOT_FINITE.search(cue):
        return False
    return bool(_PARTICIPLE.match(cue) or _COORDINATED.search(text[max(0, start - 60) : start]))


def _same_sentence(text: str, lender: Attribution, needy: Attribution) -> bool:
    return lender.source[0][0] < lender.cue[0][0] < needy.cue[0][0] and same(text, lender.cue[0][1] - 1, needy.cue[0][0])
