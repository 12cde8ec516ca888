"""Give every statement its voice: names first, then short descriptions and pronouns in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rashomon.model import Voice
from rashomon.resolve.credits import acronyms, printed_outlets
from rashomon.resolve.described import described, fresh, is_known_body, named, note
from rashomon.resolve.documents import issuer
from rashomon.resolve.lexicon import words
from rashomon.resolve.mentions import Mention, find_mentions
from rashomon.resolve.names import Phrase, keys, tokenize
from rashomon.resolve.phrase import parse
from rashomon.resolve.pronouns import RELATIVE, antecedent
from rashomon.resolve.registry import Registry, Who, stem
from rashomon.resolve.scene import Scene
from rashomon.resolve.view import Line, View

# A source longer than this, in code points, is read for its opening alone.
LONGEST = 600


@dataclass(slots=True)
class Cast:
    """Hold who speaks in each statement, everyone known in order of first appearance, and names credited as outlets."""

    by_statement: dict[str, Who]
    registry: Registry
    order: dict[Who, None]
    outlets_heard: list[tuple[int, Who]]
    credited: frozenset[str] = frozenset()

    def enter(self, who: Who) -> Who:
        """List a voice that had no statement so far."""
        self.order.setdefault(who)
        return who


def find_voices(view: View) -> Cast:
    """Resolve the sources of a report's statements, in time linear in the text but for look-backs of fixed reach."""
    phrases = {line.statement.id: _phrase(view, line) for line in view.lines}
    mentions = find_mentions(view)
    registry = Registry()
    _enter_names(registry, [p for p in phrases.values() if p] + [m.phrase for m in mentions])
    for name, short in acronyms(view):
        registry.add_body(Phrase(name, "organization", name=name, alias=short))
    outlet = view.report.header.outlet
    for name in ([outlet] if outlet else []) + sorted(printed_outlets(view)):
        registry.add_outlet(Phrase(name, "outlet", name=name))
    people = [who for p in phrases.values() if p and p.kind == "person" and (who := registry.person(p))]
    for who in people:
        who.sure = True
    owners = [_owner(registry, m) for m in mentions]
    _bury(mentions, owners, [registry.person(p) for p in phrases.values() if p and p.name])
    scene = Scene(view, mentions, owners, registry)
    repeated: dict[str, Who] = {}
    for line in _carriers_first(view):
        phrase = phrases[line.statement.id]
        if phrase is None:
            if who := _continued(line, scene):
                scene.hear(line, who)
            continue
        who = _resolve(line, phrase, scene, registry, repeated)
        if who is not None:
            scene.hear(line, who)
            _call(who, phrase)
    outlets = [(n.at, n.who) for n in scene.heard if n.who.kind == "outlet"]
    return Cast(scene.who, registry, dict.fromkeys(n.who for n in scene.heard), outlets)


def _bury(mentions: list[Mention], owners: list[Who | None], sources: list[Who | None]) -> None:
    """Mark whom the report tells dead, unless it prints what they said under their name."""
    speaking = set(sources)
    for mention, who in zip(mentions, owners, strict=True):
        if who is not None and mention.dead and who not in speaking:
            who.dead = True


def _carriers_first(view: View) -> Iterator[Line]:
    """Give the lines as read, each after the lines that carry it: the `I` in a quotation needs its speaker."""
    done: set[str] = set()
    for line in view.lines:
        chain: list[Line] = []
        at: Line | None = line
        while at is not None and at.statement.id not in done:
            done.add(at.statement.id)
            chain.append(at)
            at = view.parent(at)
        yield from reversed(chain)


def _phrase(view: View, line: Line) -> Phrase | None:
    if line.source is None:
        return None
    a, b = line.source
    shown = view.text[a : min(b, a + LONGEST)]
    found = parse(shown, capitals=view.capitals)
    if found.single and not view.capitals and view.common(found.name or ""):
        found = parse(shown[:1].lower() + shown[1:])
    if found.kind == "group" and found.head and view.text[a:b].casefold() == found.head and view.text[a:b] in view.surnames:
        found = Phrase(shown, "organization", name=shown, single=True)
    if found.kind == "person" and not found.heads and (found.name or "") in (view.places | view.bodylike):
        found = replace(found, kind="organization")
    if found.speaks_for == (0, len(first := shown.split(" ")[0])) and not first.isupper() and view.common(first):
        found = replace(found, speaks_for=None)
    if (found.kind == "person" or found.single) and found.name and view.lost_owner(found.name.rsplit(" ", 1)[-1]):
        found = replace(found, name=found.name[:-1])
    found = replace(found, printed=view.text[a:b])
    return replace(found, role=_shift(found.role, a), speaks_for=_shift(found.speaks_for, a))


def _call(who: Who, phrase: Phrase) -> None:
    """Call a voice by the fullest name printed where it speaks, unless that is one word alone."""
    name = stem(keys(phrase.name or ""))
    if len(name) > 1 and who.kind != "outlet" and (not who.printed or len(name) > len(keys(who.printed))):
        who.name = who.printed = phrase.name or ""


def _continued(line: Line, scene: Scene) -> Who | None:
    """A quotation with neither source nor cue goes on in the voice that spoke in the sentence or two before it."""
    if line.cue is not None or line.statement.within is not None or line.statement.manner != "direct":
        return None
    before = next((n for n in scene.recent(line.at) if n.speaks and n.speaks.statement.within is None), None)
    if before is None or scene.view.sentence(line.at) - scene.view.sentence(before.at) > 2:
        return None
    return before.who if before.who.kind in ("person", "unnamed") and not before.who.plural else None


def _shift(part: tuple[int, int] | None, by: int) -> tuple[int, int] | None:
    return (part[0] + by, part[1] + by) if part else None


def _enter_names(registry: Registry, phrases: list[Phrase]) -> None:
    """Enter the longest names first, so that a surname finds its full name wherever that stands."""
    bodies = [p for p in phrases if p.kind == "organization" and p.name and (not p.single or p.alias)]
    for p in sorted(bodies, key=lambda p: -len(tokenize(p.name or ""))):
        registry.add_body(p)
    people = [p for p in phrases if p.kind == "person" and p.name and not p.single and not is_known_body(registry, p)]
    for p in sorted(people, key=lambda p: -len(tokenize(p.name or ""))):
        note(registry.add_person(p), p)
    for p in phrases:
        if p.kind == "outlet" and p.name:
            registry.add_outlet(p)


def _owner(registry: Registry, mention: Mention) -> Who | None:
    """Say who a name in the text means; titles alone and unknown single words stay out."""
    phrase = mention.phrase
    if not phrase.name:
        return None
    unknown = phrase.single and phrase.kind == "organization" and not registry.person(phrase)
    if unknown and (not mention.subject or mention.placed or phrase.definite or mention.plain):
        return None
    return named(registry, phrase)


def _resolve(line: Line, phrase: Phrase, scene: Scene, registry: Registry, repeated: dict[str, Who]) -> Who | None:
    if phrase.pronoun:
        who = antecedent(phrase.pronoun, line, scene)
        return who or _unresolved(line, phrase, scene, registry)
    if who := issuer(line, phrase, scene):
        return who
    if phrase.name:
        return _misspelt(phrase, scene, registry) or named(registry, phrase)
    printed = " ".join(phrase.printed.casefold().split())
    if phrase.definite:
        who = repeated.get(printed) or described(line, phrase, scene)
        if who is None:
            who = fresh(phrase)
        repeated[printed] = who
        return who
    return fresh(phrase)


def _misspelt(phrase: Phrase, scene: Scene, registry: Registry) -> Who | None:
    """A name printed once or twice, no place by its use, can be a slip for somebody's surname."""
    name = phrase.name or ""
    if not phrase.single or phrase.heads or name in scene.view.places or scene.view.counts[name.casefold()] > 2:
        return None
    return registry.misspelt(phrase)


def _unresolved(line: Line, phrase: Phrase, scene: Scene, registry: Registry) -> Who | None:
    """Call a voice by what stands before `who`, else by the pronoun itself; `we` outside speech is the outlet."""
    if phrase.pronoun in RELATIVE:
        text = scene.view.text[scene.view.bounds(scene.view.sentence(line.at))[0] : line.at].rstrip(" ,")
        if tail := _tail(text):
            found = replace(parse(tail, capitals=scene.view.capitals), printed=tail, role=None, speaks_for=None)
            known = registry.person(found) if found.kind == "person" else registry.body(found) if found.kind == "organization" else None
            return known or fresh(found)
    outlet = scene.view.report.header.outlet
    if phrase.pronoun in ("we", "our", "us") and line.statement.within is None:
        return registry.add_outlet(Phrase(outlet, "outlet", name=outlet)) if outlet else None
    return Who(phrase.printed.strip() or phrase.printed, "unnamed", plural=phrase.pronoun in {"they", "their", "we", "our"})


def _tail(text: str) -> str:
    """Give the noun phrase that a stretch of text ends with: back to its article or to a small word."""
    found = tokenize(text[-120:])
    cut = len(found)
    for i in range(len(found) - 1, max(-1, len(found) - 7), -1):
        if found[i].low in words("function"):
            cut = i if found[i].low in {"the", "a", "an", "those", "some", "many", "several"} else i + 1
            break
        cut = i
    return text[-120:][found[cut].start :] if cut < len(found) else ""


def make_voices(cast: Cast, view: View) -> tuple[dict[Who, str], tuple[Voice, ...]]:
    """Number the voices and pin what is known of each; the map goes from who to the voice's id."""
    ids = {who: f"v{i}" for i, who in enumerate(cast.order, 1)}
    text = view.report.text
    out = []
    for who in cast.order:
        spoken = (view.by_id[s].statement.source for s in who.lines)
        mentions = tuple(dict.fromkeys(w for w in spoken if w))
        role = text.words(*who.role) if who.role else None
        speaks = text.words(*who.speaks_for) if who.speaks_for else None
        out.append(Voice(ids[who], who.name, who.kind, role, speaks, mentions))
    return ids, tuple(out)
