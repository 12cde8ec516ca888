"""Bring together the phrases that tell one incident, and keep apart those that tell several."""

from __future__ import annotations

from rashomon.incidents.gathered import Group, Told
from rashomon.incidents.lexicon import classes
from rashomon.incidents.page import Page, Range
from rashomon.incidents.phrase import Phrase
from rashomon.incidents.roles import patient
from rashomon.incidents.ties import Tie
from rashomon.incidents.weighing import is_coarse, score
from rashomon.incidents.when import Times
from rashomon.incidents.where import Places

# An incident is looked for among this many told last, besides the report's first: time stays linear in the text.
WINDOW = 12
# A place is named beside a phrase when it begins so many characters behind it.
BESIDE = 16


def tell_each(page: Page, phrases: list[Phrase], hosted: dict[int, int], background: list[bool], times: Times, places: Places) -> list[Told]:
    """Collect what each phrase's own words say: its moment, its place, its victim, whether it is background."""
    taken: dict[int, set[tuple[int, int]]] = {}
    for i, phrase in enumerate(phrases):
        taken.setdefault(phrase.sentence, set()).add((phrase.clause, hosted.get(i, i)))
    return [
        Told(
            i,
            phrase,
            None if _died_later(page, phrase) else times.beside(phrase, {clause for clause, root in taken[phrase.sentence] if root != hosted.get(i, i)}),
            place := places.beside(phrase),
            background[hosted.get(i, i)],
            _victim(page, patient(page, phrase)) if phrase.entry.family in ("kill", "slay", "kidnap", "detain") else None,
            i in hosted,
            _since(page, phrase, times) if phrase.harm and i not in hosted and not background[i] else None,
            place is not None and phrase.start <= place.mention.start <= phrase.end + BESIDE,
        )
        for i, phrase in enumerate(phrases)
    ]


def _died_later(page: Page, phrase: Phrase) -> bool:
    """Say whether someone died of what was done before (`died in hospital on Wednesday`): the day is the death's alone."""
    behind = [page.word(k) for k in range(phrase.last, phrase.last + 4)]
    return phrase.entry.family == "die" and (bool({"hospital", "wounds", "injuries", "clinic"} & set(behind)) or behind[:3] == ["in", "the", "night"])


def is_background(page: Page, phrase: Phrase, times: Times) -> bool:
    """Say whether a phrase tells of years and not of a day: a war, or what was done since it began."""
    if phrase.entry.family == "war":
        return True
    start, end = page.sentence_words(phrase.sentence)
    low = page.sentence_low(phrase.sentence)
    if classes("small")["superlative"] & set(low) or any(not is_coarse(m) and m.expression.opens is None and m.expression.kind != "event" for m in times.within(*page.clause_words(phrase.clause))):
        return False
    wars = classes("small")["wars"]
    if not phrase.harm and phrase.entry.form in ("noun", "nouns"):
        return False
    since = "since" in low and any(w in wars or w in ("then", "began", "erupted", "started") or (w[:2] in ("19", "20") and len(w) == 4) for w in low)
    span = any(w in wars for w in low) and phrase.harm and ("has" in low or "have" in low or any(w[:2] in ("19", "20") and len(w) == 4 for w in low))
    years = any(m.expression.opens == "since" and m.expression.kind in ("year", "month") for m in times.within(start, end))
    if phrase.harm and not span and (_after_war(page, phrase) or _goes_on(page, phrase)):
        return True
    return span or ((since or years) and (phrase.harm or "have" in low or "has" in low))


def _since(page: Page, phrase: Phrase, times: Times) -> str | None:
    """Give the day from which a toll is counted (`the death toll since Tuesday`)."""
    for moment in times.within(*page.sentence_words(phrase.sentence)):
        if moment.expression.opens == "since" and not is_coarse(moment):
            return moment.resolved.start or page.text[moment.expression.start : moment.expression.end].lower()
    return None


def _after_war(page: Page, phrase: Phrase) -> bool:
    """Say whether a toll in the present perfect stands behind a sentence on a war (`… a civil war.  Thousands have died`)."""
    if phrase.sentence == 0 or not {"has", "have"} & {page.word(k) for k in range(page.at(phrase.start), phrase.last)}:
        return False
    before = {page.word(k) for k in range(*page.sentence_words(phrase.sentence - 1))}
    return bool(before & classes("small")["wars"]) and bool(before & {"since", "began", "erupted", "started"})


def _goes_on(page: Page, phrase: Phrase) -> bool:
    """Say whether a toll is told as one that goes on (`a turmoil that continues to claim lives`)."""
    before = [page.word(k) for k in range(phrase.first - 3, phrase.first)]
    return phrase.entry.form == "base" and before[-1:] == ["to"] and bool({"continue", "continues"} & set(before))


def _victim(page: Page, words: Range | None) -> str | None:
    """Give the last word of a victim who is one (`a captured pilot`: pilot), `None` for several or nobody named."""
    if words is None:
        return None
    small = classes("small")
    before_of = next((k for k in range(words[0], words[1]) if page.word(k) == "of"), words[1])
    head = page.word(before_of - 1)
    many = (head.endswith("s") and not head.endswith("ss")) or head in ("people", "men", "women", "children", "police", "militants")
    counted = any(page.word(k) in small["count"] - {"a", "an", "one", "the"} or page.word(k)[:1].isdigit() for k in range(words[0], before_of))
    return None if many or counted or not head else head


def gather(told: list[Told], hosted: dict[int, int], tied: list[Tie], families: dict[str, frozenset[str]]) -> list[Group]:
    """Put each phrase to the incident it tells, in reading order; a phrase that fits none begins one."""
    barred = _barred(tied, hosted)
    groups: list[Group] = []
    of: dict[int, Group] = {}
    latest: tuple[int, Group] | None = None
    for each in _in_order(told, tied):
        if each.number in hosted:
            continue
        apart_from = {id(of[k]) for k in barred.get(each.number, ()) if k in of}
        group = _best(each, groups, apart_from, latest, families)
        if group is None:
            if each.phrase.hedged or each.phrase.entry.family == "generic" or (each.background and not each.phrase.harm and each.phrase.entry.family != "war"):
                continue
            groups.append(group := Group(background=each.background, first=not groups))
        group.add(each)
        latest = each.phrase.sentence, group
        of[each.number] = group
    _add_hosted(told, hosted, of)
    return groups


def _best(each: Told, groups: list[Group], apart_from: set[int], latest: tuple[int, Group] | None, families: dict[str, frozenset[str]]) -> Group | None:
    """Choose the group that a phrase fits best, the earlier of two alike, among the first and the last `WINDOW`."""
    near = groups if each.phrase.title else [*groups[:1], *groups[max(1, len(groups) - WINDOW) :]]
    best: tuple[float, Group] | None = None
    for rank, group in enumerate(near):
        weight = 0.0 if id(group) in apart_from else score(each, group, families)
        if weight > 0:
            weight += _salience(each, group, rank, latest)
            if weight > 0 and (best is None or weight > best[0]):
                best = weight, group
    return best[1] if best else None


def _salience(each: Told, group: Group, rank: int, latest: tuple[int, Group] | None) -> float:
    """Favour, for words that leave it open, the report's first incident, and more so the one told last."""
    if each.phrase.title:
        return 0.5 if rank == 0 else 0.0
    if not each.phrase.harm:
        return 0.0
    last = latest is not None and latest[1] is group
    return (0.3 if rank == 0 else 0.0) + (0.8 if last and latest and latest[0] == each.phrase.sentence else 0.4 if last else 0.0)


def _in_order(told: list[Told], tied: list[Tie]) -> list[Told]:
    """Put a known event (`the strikes`) before the one that came after it, and the title, which sums up, behind the story."""
    out = list(told)
    for tie in tied:
        if tie.later < tie.earlier and told[tie.earlier].phrase.definite and tie.earlier - tie.later == 1:
            i = tie.later
            out[i], out[i + 1] = told[i + 1], told[i]
    return [t for t in out if not t.phrase.title] + [t for t in out if t.phrase.title]


def _add_hosted(told: list[Told], hosted: dict[int, int], of: dict[int, Group]) -> None:
    for number, host in hosted.items():
        if host in of:
            of[number] = of[host]
            of[host].add(told[number])
    for group in {id(g): g for g in of.values()}.values():
        group.told.sort(key=lambda t: t.number)


def _barred(tied: list[Tie], hosted: dict[int, int]) -> dict[int, list[int]]:
    """List for each phrase the others of its sentence that it can't be one with."""
    out: dict[int, list[int]] = {}
    for tie in tied:
        a, b = hosted.get(tie.later, tie.later), hosted.get(tie.earlier, tie.earlier)
        out.setdefault(a, []).append(b)
        out.setdefault(b, []).append(a)
    return out
