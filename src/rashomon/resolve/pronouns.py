"""Find whom a pronoun means: the carrier's speaker, a neighbour in the quotation, or the topic of the sentences before."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from rashomon.resolve.crowds import crowd
from rashomon.resolve.names import gender_of, is_human
from rashomon.resolve.phrase import parse
from rashomon.resolve.registry import Who, agree
from rashomon.resolve.scene import REACH, Named, Scene
from rashomon.resolve.view import Line

FIRST = frozenset(["i", "we", "our", "my", "me", "us"])
_GENDER = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}
PLURAL = frozenset(["they", "their", "them"])
RELATIVE = frozenset(["who", "which", "that", "whom"])
_HAD = re.compile(r"\bhad\b", re.IGNORECASE)
_SOMEBODY = re.compile(r"[\W_]*((?:An?|One|Another)\s[^,.;:“”\"]{2,80})")
_WE = frozenset({"we", "our", "us"})
_PAST = re.compile(r"(?:ed|said|told|wrote|found|gave|made|knew|thought|sought|swore|spoke)$|^(?:have|had|did|were|was)\b", re.IGNORECASE)
Fit = Callable[[Who], bool]


def antecedent(pronoun: str, line: Line, scene: Scene) -> Who | None:
    """Give the party that a pronoun source means, or `None` when the text does not say."""
    if pronoun in FIRST:
        return _ours(pronoun, line, scene)
    if pronoun in RELATIVE:
        return _relative(line, scene)
    fit = _fit(pronoun, scene.view.places)
    if fit is None:
        return None
    if line.statement.within is None and not _earlier(line, scene):
        fit = _living(fit)
    who = _carried(line, scene, fit, singular=pronoun in _GENDER)
    if who is None and not (pronoun in PLURAL and scene.carrier(line)):
        who = _person_before(line, scene, fit, pronoun) if pronoun in _GENDER else _before(line, scene, fit)
    if who is None and pronoun in PLURAL:
        who = crowd(line, scene) or _body_before(line, scene)
    if who is not None and pronoun in _GENDER:
        who.gender = who.gender or _GENDER[pronoun]
        if who.kind == "organization":
            who.kind = "person"
    return who


def _person_before(line: Line, scene: Scene, fit: Fit, pronoun: str) -> Who | None:
    """Prefer people to a name of which nothing shows that it is a person's, where the pronoun's own sentence alone holds that name."""
    found = _before(line, scene, fit, _GENDER[pronoun])
    if found is None or found.kind != "organization" or found.lines:
        return found
    number = scene.view.sentence(line.at)
    earlier = scene.between(scene.view.bounds(max(0, number - 2))[0], scene.view.bounds(number)[0])
    if any(n.who is found for n in earlier):
        return found
    return _before(line, scene, lambda w: w.kind != "organization" and fit(w), _GENDER[pronoun]) or found


def _body_before(line: Line, scene: Scene) -> Who | None:
    """`They` of a quotation can be the body that spoke in the sentence before, when the one quoted does not speak for it."""
    carrier = scene.carrier(line)
    if carrier is None:
        return None
    parent, speaker = carrier
    own = {speaker, scene.served(speaker)}
    number = scene.view.sentence(parent.content[0][0] if parent.content else parent.at)
    close = scene.between(scene.view.bounds(number - 1)[0] if number else 0, scene.view.bounds(number)[0])
    told = [n for n in close if n.speaks and n.speaks.statement.within is None and n.who.kind in ("organization", "outlet") and n.who not in own]
    return told[-1].who if told and not scene.carries(told[-1], speaker) else None


def _earlier(line: Line, scene: Scene) -> bool:
    """Say whether the cue is set back in time (`had told`), as the words of the dead are."""
    return line.cue is not None and bool(_HAD.search(scene.view.text, max(0, line.cue[0] - 8), line.cue[1]))


def _living(fit: Fit) -> Fit:
    return lambda w: not w.dead and fit(w)


def _unheard(sentence: str, pronoun: str | None) -> bool:
    """Say whether a sentence opens with one unnamed person (`A doctor at the clinic, …`) whom the pronoun can mean."""
    if not pronoun or not (m := _SOMEBODY.match(sentence)):
        return False
    found = parse(m.group(1))
    return found.kind == "unnamed" and not found.plural and is_human(found.head or "") and agree(gender_of(found.heads), pronoun)


def _someone(who: Who) -> bool:
    """Say whether this is a person: not a report or a recording, which can be unnamed voices too."""
    return who.kind == "person" or (who.kind == "unnamed" and (who.gender is not None or any(map(is_human, who.heads))))


def _fit(pronoun: str, places: frozenset[str]) -> Fit | None:
    if pronoun in _GENDER:
        return lambda w: not w.plural and agree(w.gender, _GENDER[pronoun]) and (_someone(w) or (w.single and w.kind == "organization" and w.name not in places))
    if pronoun in PLURAL:
        return lambda w: w.plural or w.kind == "group"
    if pronoun in ("it", "its"):
        return lambda w: w.kind == "outlet" or (not w.plural and (w.kind == "organization" or (w.kind == "unnamed" and bool(w.heads) and w.gender is None and not any(map(is_human, w.heads)))))
    return None


def _ours(pronoun: str, line: Line, scene: Scene) -> Who | None:
    """`We` is the speaker of the quotation, or whom the speaker serves where it was done elsewhere: `we reported it`."""
    who = _first(line, scene)
    past = line.cue is not None and _PAST.search(scene.view.text[slice(*line.cue)])
    if who is None or who.kind != "person" or pronoun not in _WE or not past:
        return who
    return scene.served(who) or who


def _first(line: Line, scene: Scene) -> Who | None:
    """`I` and `we` are the speaker of the innermost quotation around them."""
    at: Line | None = line
    nearest: Who | None = None
    for _ in range(64):
        at = scene.view.parent(at) if at else None
        if at is None:
            break
        who = scene.who.get(at.statement.id)
        nearest = nearest or who
        if who and at.statement.manner != "indirect" and not _is_first(scene, at):
            return who
    return nearest


def _is_first(scene: Scene, line: Line) -> bool:
    source = line.source
    return bool(source) and scene.view.text[source[0] : source[1]].casefold() in FIRST if source else False


def _relative(line: Line, scene: Scene) -> Who | None:
    """`who` follows the one it means, a comma or bracket between at most."""
    start = scene.view.bounds(scene.view.sentence(line.at))[0]
    close = list(scene.between(start, line.at))
    return close[-1].who if close and _adjoins(scene.view.text[close[-1].at : line.at]) else None


def _adjoins(gap: str) -> bool:
    return gap.count(",") <= 1 and len(gap) < 80


def _carried(line: Line, scene: Scene, fit: Fit, *, singular: bool) -> Who | None:
    """Inside reported speech a pronoun means its speaker; inside a quotation it means somebody else named there."""
    carrier = scene.carrier(line)
    if carrier is None:
        return None
    parent, speaker = carrier
    start = parent.content[0][0] if parent.content else line.at
    inner = [n for n in scene.between(start, line.at) if fit(n.who) and n.who is not speaker and not (n.speaks and _is_first(scene, n.speaks))]
    if _quoted(scene, parent, line):
        return _pick(inner) or (_before(line, scene, lambda w: fit(w) and w is not speaker) if singular else None)
    spoken = [n for n in inner if n.speaks]
    if fit(speaker):
        return spoken[-1].who if spoken else speaker
    return _pick(inner)


def _quoted(scene: Scene, parent: Line, line: Line) -> bool:
    if parent.statement.manner == "direct":
        return True
    if parent.statement.manner == "indirect" or not parent.content:
        return False
    return scene.view.quotation_open(parent.content[0][0], line.at)


def _before(line: Line, scene: Scene, fit: Fit, gender: str | None = None) -> Who | None:
    """Walk back sentence by sentence to one that names somebody who fits; who spoke unnamed and unread between hides who went before."""
    view = scene.view
    number = view.sentence(line.at)
    inside = view.in_quote(line.at)
    spare: Who | None = None
    for back in range(REACH):
        if number - back < 0:
            break
        start, end = view.bounds(number - back)
        found = [n for n in scene.between(start, min(end, line.at)) if fit(n.who)]
        if not inside:
            found = [n for n in found if not view.in_quote(n.at)]
        if who := _pick(n for n in found if not n.owner):
            return who
        spare = spare or _pick(found)
        if back and any(n.speaks for n in scene.between(start, end)) and _unheard(view.text[start:end], gender):
            return None
    return spare


def _pick(found: Iterable[Named]) -> Who | None:
    """Prefer who speaks in a sentence, then its subject, then who is named first."""
    named = list(found)
    top = [n for n in named if n.speaks and n.speaks.statement.within is None]
    if top:
        return top[-1].who
    speaking = [n for n in named if n.speaks]
    if speaking:
        return speaking[0].who
    people = [n for n in named if not n.who.single or n.who.kind == "person"] or named
    opening = [n for n in people if n.subject]
    if opening:
        return opening[0].who
    return people[0].who if people else None
