"""Keep doubtful sentences where a text is nearly all story: there, losing words is worse than keeping some too many."""

from __future__ import annotations

import numpy as np

from rashomon.clean.tokens import SPACE, Bools, Tokens
from rashomon.clean.units import BLOCK, Units, spread

LITTLE = 0.2  # the share of dropped tokens up to which a text counts as nearly clean; by trials by host
_SENTENCE, _LONG = 8, 20  # tokens in a sentence that is ended, and in one that is not
_SMALL, _FURNITURE = 0.2, 0.08  # least share of function words in a sentence, most of words of page furniture
_KINDS = ("legal", "browser", "advert", "share", "comment", "bio", "caption")


def spare(t: Tokens, u: Units, keep: Bools) -> Bools:
    """Give `keep` with the sentences of a nearly clean text put back, those of notices and captions aside."""
    size = u.last - u.first
    out = int(size[~keep].sum())
    if not 0 < out <= LITTLE * int(size.sum()):
        return keep
    end, back = u.last - 1, np.maximum(u.last - 2, u.first)
    ended = (size >= _LONG) | t.of("terminal")[end] | (t.of("closing")[end] & t.of("terminal")[back])
    furniture = np.sum([spread(t.of(kind), u.first) for kind in _KINDS], axis=0) / size
    sentence = (size >= _SENTENCE) & ended & (spread(t.of("function"), u.first) / size > _SMALL)
    spared = keep | (sentence & (furniture < _FURNITURE))
    return _from_the_start(t, u, spared)


def _from_the_start(t: Tokens, u: Units, keep: Bools) -> Bools:
    """Put back the first words of a kept sentence when nothing but a space and a weak guess parted them from it."""
    weak = (u.edge[1:] < BLOCK) & (t.gap[u.first[1:]] == SPACE) & ~t.of("terminal")[u.last[:-1] - 1]
    out = keep.copy()
    out[:-1] |= keep[1:] & weak & (u.last - u.first < _LONG)[:-1]
    return out
