"""Find the names that stand in the reading text, outside sources too."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rashomon.resolve.lexicon import words
from rashomon.resolve.names import POSSESSIVE, Phrase, is_body, segments, singular
from rashomon.resolve.phrase import describes, parse
from rashomon.resolve.view import View

_NAME_WORD = r"(?:(?:[A-Z]\.){1,4}|(?:Gen|Lt|Col|Maj|Capt|Sgt|Sen|Rep|Gov|Dr|Mr|Mrs|Ms|Prof|Rev|Msgr|St|Adm|Brig|Cmdr)\.|(?!(?:The|An?|But|And|He|She|It|They|We|In|On|At|For|As|This|That|When|After)\b)(?:al-|el-|d[’'])?[A-ZÀ-ÞŠŽČĆĐŁŚŻĞİŞ][\w’'\-]*)"
_RUN = re.compile(rf"{_NAME_WORD}(?:[ ](?:(?:al|el|bin|ibn|abu|de|da|del|della|di|dos|van|von|der|den|la|le|of|for|and|&)[ ](?:the[ ])?){{0,2}}{_NAME_WORD})*")
# An acronym ends a name or stands alone: `envoy to NATO Mira Tol`, and copies that lost their commas.
_PART = re.compile(r"(?:[A-Z]{2,}|(?:[A-Z]\.){2,})(?![\w’'-])|(?:(?!\b(?:[A-Z]{2,}|(?:[A-Z]\.){2,})(?![\w’'-])).)+")
_WHERE = re.compile(r"\b(?:in|at|near|across|outside|into|around|inside|within)\s(?:the\s)?$", re.IGNORECASE)
_STATE = re.compile(r"(?:[A-Z]\.){2}$")
_VERB = re.compile(r"(?:,[^,.]{1,80},)?\s(?:has|had|is|was|were|will|would|could|did|does|also|then|said|told|took|made|went|came|met|gave|[a-z]{2,}(?:ed|[^s]s))\b")
_DIED = re.compile(
    r"(?:,[^,.;]{1,60},)?\s(?:who\s|had\s|has\s|later\s){0,2}(?:died\b|(?:is|was|were|been)\s(?:(?:found|declared|pronounced|confirmed|shot)\s)?(?:dead|killed|murdered|assassinated|executed|massacred|slain|buried|fatally\s\w+)\b)"
)
_DEAD = re.compile(r"\b(?:killed|murdered|assassinated|(?:death|killing|murder|body|funeral|burial|corpse|assassination) of)\s(?:(?!by\b|in\b|for\b)[a-z][\w-]*\s){0,3}$")
_OBJECT = re.compile(r"\b(?:of|with|by|to|for|from|against|about|at|in|on|and|over|than)\s(?:the\s)?$", re.IGNORECASE)
_ROLE_BEFORE = re.compile(r"([^\W\d_][\w\-]*)\s$")
_ALIAS_AFTER = re.compile(r"\s?[(\[]((?:[A-Z]\.?){2,8})[)\]]")
_APPOSITION = re.compile(r",\s((?:the|a|an)\s[^,.;:“”\"]{3,90})[,.]")


# What states and companies are to one another as well as people.
_OF_STATES = frozenset({"member", "partner", "neighbor", "neighbour", "rival", "opponent", "supporter", "critic", "host", "guest", "owner", "founder", "victim"})
# A longer run of capitals, in code points, is no name.
LONGEST = 150
# A unit longer than this, in code points, is no headline.
HEADLINE = 200


@dataclass(frozen=True, slots=True)
class Mention:
    """Place one name in the reading text.

    `subject`: it opens its sentence; `inner`: a source holds it; `owner`: it only owns something (`Tol's house`);
    `placed`: it is where something happens; `plain`: a plural with no capital but the one that opens its sentence; `dead`: the words beside it say so.
    """

    start: int
    end: int
    phrase: Phrase
    subject: bool
    inner: bool = False
    owner: bool = False
    placed: bool = False
    plain: bool = False
    dead: bool = False


def find_mentions(view: View) -> list[Mention]:
    """List the names of a report as read, people with title, role or two words, and bodies; none in all capitals."""
    if view.capitals:
        return []
    out = []
    sources = sorted(line.source for line in view.lines if line.source)
    headlines = _headlines(view)
    for start, end in _names(view.text):
        i = bisect_left(sources, (start + 1, 0)) - 1
        inner = i >= 0 and sources[i][0] <= start and end <= sources[i][1]
        h = bisect_left(headlines, (start + 1, 0)) - 1
        if not 0 < end - start <= LONGEST or (h >= 0 and start < headlines[h][1]):
            continue
        if (found := _mention(view, start, end)) and not (inner and found.phrase.kind == "person" and not found.phrase.heads):
            out.append(replace(found, inner=inner))
    return out


def _names(text: str) -> Iterator[tuple[int, int]]:
    for run in _RUN.finditer(text):
        for part in _PART.finditer(text, *run.span()):
            start, end = _trim(text, part.start(), part.end())
            yield start, start + len(text[start:end].rstrip())


def _headlines(view: View) -> list[tuple[int, int]]:
    """Find the units set in headline capitals, where a capital shows no name."""
    out = []
    for a, b in view.report.text.units:
        long = re.findall(r"\b[^\W\d_]{4,}", view.text[a:b])
        if len(long) > 2 and b - a < HEADLINE and sum(w[0].isupper() for w in long) > 0.6 * len(long):
            out.append((a, b))
    return out


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Drop function words that a sentence opens with (`But Tasse`)."""
    while m := re.match(r"([\w’'\-]+\.?)\s+", text[start:end]):
        if m.group(1).casefold() not in words("function") or (m.group(1).isupper() and len(m.group(1)) > 1):
            break
        start += m.end()
    if text[start:end].casefold() in words("function") or text[start:end].casefold() in words("time"):
        return end, end
    return start, end


def _mention(view: View, start: int, end: int) -> Mention | None:
    text = view.text
    lost = view.lost_owner(text[text.rfind(" ", start, end) + 1 if " " in text[start:end] else start : end])
    shown = text[start : end - lost]
    sentence = view.bounds(view.sentence(start))[0]
    article = text[max(0, start - 4) : start].casefold() == "the "
    phrase = parse(("the " if article else "") + shown)
    before = _ROLE_BEFORE.search(text, max(0, start - 40), start)
    if phrase.name and phrase.kind != "person" and before and before.group(1) in words("roles") and not (before.group(1) in _OF_STATES and phrase.single):
        phrase = replace(phrase, kind="person", heads=frozenset({before.group(1)}))
    elif phrase.name and before and before.group(1) in words("roles"):
        phrase = replace(phrase, heads=phrase.heads | {before.group(1)})
    if phrase.kind == "person" and not phrase.heads and (shown in view.places or (before and is_body(before.group(1)))):
        phrase = replace(phrase, kind="organization")
    if alias := _ALIAS_AFTER.match(text, end):
        phrase = replace(phrase, alias=alias.group(1).replace(".", ""))
    if phrase.role:
        shift = start - (4 if article else 0)
        phrase = replace(phrase, role=(phrase.role[0] + shift, phrase.role[1] + shift))
    if phrase.kind == "person" and (said := _APPOSITION.match(text, end)):
        phrase = _described(phrase, said)
    phrase = replace(phrase, speaks_for=None)
    opening = text[sentence:start].strip("\"“‘' \n—–-(").casefold()
    owner = lost or bool(POSSESSIVE.search(shown))
    plain = not opening and " " not in shown and singular(shown.casefold()) != shown.casefold() and not view.named_inside(shown)
    acts = (not phrase.single and opening in ("", "the", "but", "and")) or (bool(_VERB.match(text, end)) and not _OBJECT.search(text, max(0, start - 12), start))
    return Mention(start, end, phrase, not owner and acts, owner=owner, placed=bool(_WHERE.search(text, max(0, start - 12), start)) or bool(_STATE.match(shown) and text[start - 2 : start] == ", "), plain=plain, dead=_is_dead(text, start, end))


def _is_dead(text: str, start: int, end: int) -> bool:
    return bool(_DIED.match(text, end) or _DEAD.search(text, max(0, start - 60), start))


def _described(phrase: Phrase, said: re.Match[str]) -> Phrase:
    other = parse(said.group(1)[: (segments(said.group(1)) or [(0, 0)])[0][1]])
    if other.name or not other.head or not describes(other):
        return phrase
    if other.head in words("bodies") and not phrase.heads:
        return replace(phrase, kind="organization")
    start = said.start(1) + (4 if said.group(1).startswith("the ") else 2 if said.group(1).startswith("a ") else 3)
    return replace(phrase, heads=phrase.heads | other.heads | {other.head}, role=phrase.role or (start, said.end(1)), gender=phrase.gender or other.gender)
