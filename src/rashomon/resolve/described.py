"""Say whom a name or a short description means: the one known by it, or the one of those heard whom it fits."""

from __future__ import annotations

import re

from rashomon.resolve.lexicon import classes, groups, words
from rashomon.resolve.names import Phrase, keys, singular, tokenize
from rashomon.resolve.registry import Registry, Who, noun
from rashomon.resolve.scene import Scene
from rashomon.resolve.view import Line

_SAME = re.compile(r"\s*the same\b", re.IGNORECASE)
# Nouns that can be said again of a body of any name, and those in a name that say it is another sort of body.
_ANY_GROUP = frozenset({"group", "organization", "organisation", "movement", "party"})
_ANY_BODY = _ANY_GROUP | {"company", "firm", "charity"}
_ANOTHER = frozenset({"ministry", "army", "government", "police", "parliament", "court", "council", "embassy", "department", "presidency", "navy", "committee", "commission"})
# How many of those heard last a general noun may mean.
NEAR_BODIES = 4
HEARD_BODIES = 12
_WHOSE = re.compile(r"(?:his|her|its|their|our|my|your)\s", re.IGNORECASE)
# Where somebody is seen or heard tells no one apart from whoever was brought in as seen there.
_SEEN_IN = re.compile(r"\s(?:in|on) the (?:video|recording|footage|clip|tape|film|audio|photo|picture|message|screen|phone)\b", re.IGNORECASE)


def is_known_body(registry: Registry, phrase: Phrase) -> bool:
    """Say whether a name that looks like a person's is introduced elsewhere as a body's (`the group Ansar Tal`)."""
    return not phrase.heads and keys(phrase.name or "") in registry.bodies


def note(who: Who, phrase: Phrase) -> Who:
    who.heads |= phrase.heads
    who.sure = who.sure or bool(phrase.heads)
    who.role = who.role or phrase.role
    who.speaks_for = who.speaks_for or phrase.speaks_for
    who.gender = who.gender or phrase.gender
    return who


def named(registry: Registry, phrase: Phrase) -> Who:
    """Find or enter the one that a name means; a single word can be a surname, a body or a place."""
    if phrase.kind in ("person", "organization") and not phrase.heads and (printed_as := registry.printed_outlet(phrase)):
        return printed_as
    if phrase.kind == "outlet":
        outlet = registry.add_outlet(phrase)
        outlet.heads |= {phrase.head} if phrase.head else set()
        return outlet
    if phrase.single and not phrase.printed.casefold().startswith("the ") and (who := registry.person(phrase)):
        return note(who, phrase)
    if phrase.kind == "person" and not is_known_body(registry, phrase):
        return note(registry.add_person(phrase), phrase)
    return registry.add_body(phrase)


def printed(phrase: Phrase) -> str:
    return " ".join(phrase.printed.split()).strip(" ,;:") or phrase.printed


def fresh(phrase: Phrase) -> Who:
    return Who(printed(phrase), phrase.kind, heads=set(phrase.heads | ({phrase.head} if phrase.head else set())), role=None,
               speaks_for=phrase.speaks_for, gender=phrase.gender, plural=phrase.plural)


def described(line: Line, phrase: Phrase, scene: Scene) -> Who | None:
    """Find whom `the minister`, `the official`, `the agency` points back at, when only one fits."""
    head = phrase.head or ""
    seen = dict.fromkeys(n.who for n in scene.recent(line.at))
    if head == "agency":
        return _ourselves(phrase, scene) or next((w for w in list(seen)[:3] if not w.plural and ("agency" in w.keys or (w.kind == "outlet" and same_sort(head, w)))), None)
    if head in {"media", "press", "report"}:
        return None
    if phrase.kind == "outlet" or head in {"service", "cable"}:
        return next((w for w in seen if w.kind == "outlet" and same_sort(head, w)), None)
    if phrase.kind == "organization" and head in _ANY_BODY:
        return next((w for w in list(seen)[:2] if w.kind == "organization" and not w.plural and (head in w.keys or not (_ANOTHER & set(w.keys) if head in _ANY_GROUP else words("bodies") & set(w.keys)))), None)
    modifiers = _modifiers(phrase)
    before, after = scene.titled(noun(head), line.at)
    fits = [w for w in dict.fromkeys([*seen, *before]) if _answers(w, phrase, modifiers, scene)]
    if not fits and modifiers:
        fits = [w for w in after if _answers(w, phrase, modifiers, scene)]
    if len(fits) > 1:
        fits = [w for w in fits if not _WHOSE.match(w.name)] or fits
    if len(fits) > 1:
        if _SAME.match(phrase.printed):
            return next((w for w in seen if w in fits), None)
        near = [w for w in fits if w in list(seen)[:2]]
        return near[0] if len(near) == 1 else None
    if fits:
        return fits[0]
    return None if modifiers else _of_a_sort(head, phrase, list(seen), scene)


def _of_a_sort(head: str, phrase: Phrase, seen: list[Who], scene: Scene) -> Who | None:
    """Find the one heard of whom a general noun can be said: a bishop for `the prelate`, the Lake Monitoring Group for `the monitors`."""
    if phrase.plural:
        bodies = [w for w in seen[:HEARD_BODIES] if w.kind in ("organization", "outlet")] + scene.registry.stemmed(head)
        fits = [w for w in dict.fromkeys(bodies) if len(head) > 5 and noun(head) in words("roles") and any(key[:6] == head[:6] for key in w.keys)]
    else:
        wanted = groups("sorts").get(noun(head), frozenset())
        fits = [w for w in seen[:NEAR_BODIES] if wanted & w.heads and not w.plural]
    return fits[0] if len(fits) == 1 else None


def _ourselves(phrase: Phrase, scene: Scene) -> Who | None:
    """`The Agency`, in capitals in a report of an agency's own, is that agency."""
    outlet = scene.view.report.header.outlet
    if outlet and "Agency" in phrase.printed and "agency" in keys(outlet):
        return scene.registry.add_outlet(Phrase(outlet, "outlet", name=outlet))
    return None


def same_sort(head: str, who: Who) -> bool:
    """Say whether `the newspaper`, `the channel`, `the agency` can be this outlet; one of unknown sort may be any wire."""
    asked = classes("media").get(head)
    shown = {classes("media").get(word) for word in (*who.heads, *who.keys)} - {None}
    return asked is None or asked in shown or (not shown and asked == "wire")


def _modifiers(phrase: Phrase) -> list[str]:
    found = [t.low for t in tokenize(_SEEN_IN.sub("", phrase.printed))]
    head = next((i for i, low in enumerate(found) if singular(low) == phrase.head), len(found))
    return [low for low in found[:head] if low not in {"the", "this", "that", "these", "those", "same"}] + found[head + 1 :]


def _answers(who: Who, phrase: Phrase, modifiers: list[str], scene: Scene) -> bool:
    if phrase.head not in who.heads or who.plural != phrase.plural:
        return False
    told = who.name if who.kind != "person" else scene.view.text[who.role[0] : who.role[1]] if who.role else ""
    known = [t.low for t in tokenize(told)]
    return all(any(k[:4] == m[:4] for k in known) for m in modifiers)
