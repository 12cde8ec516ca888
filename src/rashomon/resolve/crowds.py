"""Find people spoken of as many, who were not heard so far, for `they` to mean: the nearest such phrase before it."""

from __future__ import annotations

from rashomon.resolve.lexicon import words
from rashomon.resolve.names import ARTICLES, Token, singular, tokenize
from rashomon.resolve.registry import Who
from rashomon.resolve.scene import Scene
from rashomon.resolve.view import Line

_PEOPLE = frozenset({"people", "men", "women", "children", "police", "troops", "families", "parents", "members", "sides", "girls", "boys", "others", "crowds"})
_ONE_OF_MANY = frozenset({"mob", "crowd", "crew", "gang", "family", "couple", "pair"})
_COUNTS = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several", "many", "some", "most", "both", "other", "dozens", "hundreds", "thousands",
                     "eleven", "twelve", "fifteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "thousand"})
_WHOSE = frozenset({"his", "her", "its", "their", "our", "my", "your"})
_BEHIND = frozenset({"of", "in", "from", "at"})
# A phrase this long before its noun, in words, is taken whole.
LONGEST = 4
# How far before its end a sentence is read, in code points.
FAR = 1500


def crowd(line: Line, scene: Scene) -> Who | None:
    """Give the people that `they` before a cue can mean: of its own sentence the last named, else of the sentence before the first."""
    view = scene.view
    number = view.sentence(line.at)
    parent = view.parent(line)
    quoted = parent is not None and parent.statement.manner != "indirect"
    first = parent.content[0][0] if quoted and parent and parent.content else 0
    start, _ = view.bounds(number)
    if here := _crowds(view.text, max(start, first), line.at):
        return _known(here[-1], scene)
    a, b = view.bounds(number - 1) if number else (0, 0)
    if parent is not None and not quoted and line.at > start + 2:
        return None
    before = [r for r in _crowds(view.text, a, b) if r[0] >= first and (quoted or not view.in_quote(r[0]))]
    return _known(before[0], scene) if before else None


def _known(found: tuple[int, int], scene: Scene) -> Who:
    """Give the one made for the same words before, or make one."""
    if found not in scene.crowds:
        a, b = found
        shown = " ".join(scene.view.text[a:b].split())
        scene.crowds[found] = Who(shown, "group", plural=True)
    return scene.crowds[found]


def _crowds(text: str, start: int, end: int) -> list[tuple[int, int]]:
    start = max(start, end - FAR)
    shown = text[start:end]
    found = tokenize(shown)
    out = []
    for i, token in enumerate(found):
        compound = i + 1 < len(found) and _is_many(found[i + 1]) and token.end + 1 == found[i + 1].start
        if _is_many(token) and not token.owns and not compound:
            low, high = _opening(found, i), _closing(found, i, shown)
            if low.low not in _WHOSE:
                out.append((start + low.start, start + high.end))
    return out


def _is_many(token: Token) -> bool:
    if token.cap and token.start:
        return False
    low = token.low
    return low in _PEOPLE or low in _ONE_OF_MANY or (singular(low) != low and (singular(low) in words("roles") or low.endswith(("men", "women", "ists"))))


def _opening(found: list[Token], i: int) -> Token:
    at = i
    while at and i - at < LONGEST:
        before = found[at - 1]
        if before.end + 1 != found[at].start:
            break
        if before.low in ARTICLES:
            return before
        if before.low in words("function") and before.low not in _COUNTS | words("roles"):
            break
        at -= 1
        if before.low in _COUNTS or before.text.isdigit():
            break
    return found[at]


def _closing(found: list[Token], i: int, shown: str) -> Token:
    """Take in where they are from: `officers from the city of Tarn`."""
    at = i
    while at + 2 < len(found) and found[at + 1].low in _BEHIND and shown[found[at].end : found[at + 1].start] == " ":
        to = at + 2
        while to < len(found) - 1 and not found[to].cap and to - at < LONGEST + 2 and found[to].low in {"the", "city", "town", "village", "province", "region", "district", "of"}:
            to += 1
        if not found[to].cap:
            break
        while to < len(found) - 1 and found[to + 1].cap and found[to].end + 1 == found[to + 1].start:
            to += 1
        at = to
    return found[at]
