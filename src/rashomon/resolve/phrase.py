"""Read one source phrase into who is named, in which role, for whom: by shape, order and classes of words."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from rashomon.model import VoiceKind
from rashomon.resolve.lexicon import words
from rashomon.resolve.names import (
    ARTICLES,
    JOINING,
    POSSESSIVE,
    PREPOSITIONS,
    PRONOUNS,
    Phrase,
    Token,
    gender_of,
    is_body,
    is_role,
    is_verbal,
    recase,
    segments,
    singular,
    tokenize,
)
from rashomon.resolve.outlets import is_outlet

_HANDLE = re.compile(r"[(\[]\s*@\w+\s*[)\]]")
_ALIAS = re.compile(r"\(\s*((?:[^\W\d_]\.?){2,10})s?\s*\)")


def _coordinated(phrase: str) -> bool:
    """Say whether the phrase joins two parties, not two words of one name or role."""
    m = re.search(r"\s(?:and|AND)\s", phrase)
    if not m or re.search(r",\s*(?:the|an?|[a-z])", phrase[: m.start()]):
        return False
    left, right = tokenize(phrase[: m.start()]), tokenize(phrase[m.end() :])
    if not left or not right:
        return False
    if right[0].low in words("press") and right[-1].cap:
        return False
    if right[0].low in ARTICLES or not right[0].cap:
        parts = {t.low for t in left}
        singular_role = any(is_role(t) and singular(t.low) == t.low for t in left[:6])
        return not (singular_role and parts & PREPOSITIONS and not left[-1].cap) or right[0].low in ARTICLES
    if right[-1].cap and is_body(right[-1].low) and not any(is_body(t.low) for t in left):
        return False
    named = any(is_body(t.low) for t in left) and any(t.low in PREPOSITIONS for t in left)
    return not named and not (any(is_role(t) for t in left) and any(t.low in PREPOSITIONS for t in left))


@lru_cache(maxsize=1 << 12)
def parse(phrase: str, *, capitals: bool = False) -> Phrase:
    """Read one source phrase; `capitals` says that the report is printed in capitals throughout.

    >>> p = parse("Veldonia's envoy to the Lake League Mirko Tasse")
    >>> p.name, p.kind, p.printed[slice(*p.role)]
    ('Mirko Tasse', 'person', "Veldonia's envoy to the Lake League")
    >>> parse("the Orvan ministry of health").kind
    'organization'
    """
    shown = recase(phrase) if capitals else phrase
    low = re.sub(r"\W+", " ", shown).strip().casefold()
    if low in PRONOUNS:
        return Phrase(phrase, "unnamed", pronoun=low)
    alias = _ALIAS.search(phrase)
    blank = lambda m: " " * len(m.group())  # noqa: E731
    shown = _ALIAS.sub(blank, _HANDLE.sub(blank, shown))
    shown = re.sub(r"\b(?:him|her|it|them)sel(?:f|ves)\b", blank, shown)
    shown = re.sub(r"[’']s?\s*$", blank, shown)
    if _coordinated(shown):
        return replace(_plain(phrase, shown, "group"), plural=True)
    pieces = segments(re.sub(r"\b(?:who|which|whose)\b.*$", blank, shown, flags=re.DOTALL) if not low.startswith(("who", "those")) else shown)
    read = [_segment(shown, a, b) for a, b in pieces] or [_plain(phrase, shown, "unnamed")]
    found = _join(read, pieces, shown)
    name = found.name.upper() if capitals and found.name else found.name
    return replace(found, printed=phrase, name=name, alias=alias.group(1).replace(".", "") if alias else None)


def _join(read: list[Phrase], pieces: list[tuple[int, int]], shown: str) -> Phrase:
    """Put a name and its appositions together: one named part, the others say who that is."""
    named = next((i for i, p in enumerate(read) if p.name and p.kind == "person"), None)
    if named is None:
        named = next((i for i, p in enumerate(read) if p.name), None)
    if named is None:
        return read[0]
    if named > 0 and read[0].plural and not read[0].heads:
        return read[0]
    main = read[named]
    for i, other in enumerate(read):
        if i == named or (other.name and other.kind == "person"):
            continue
        heads = main.heads | other.heads | ({other.head} if other.head else frozenset())
        main = replace(main, heads=heads, speaks_for=main.speaks_for or other.speaks_for, gender=main.gender or other.gender)
        if main.role is None and other.head:
            main = replace(main, role=_without_article(shown, *pieces[i]))
    if main.kind == "organization" and main.single and any(h in words("roles") for h in main.heads):
        main = replace(main, kind="person")
    return main


def _without_article(text: str, a: int, b: int) -> tuple[int, int] | None:
    part = text[a:b]
    lead = re.match(r"\s*(?:(?:the|an?)\s+)?", part, re.IGNORECASE)
    start, end = a + (lead.end() if lead else 0), a + len(part.rstrip(" .,;:"))
    return (start, end) if end > start else None


def _plain(phrase: str, shown: str, kind: VoiceKind) -> Phrase:
    tokens = tokenize(shown)
    head = _head(tokens)
    return Phrase(phrase, kind, head=head[0] if head else None, plural=bool(head and head[1]), definite=_definite(tokens))


def _definite(tokens: list[Token]) -> bool:
    return bool(tokens) and tokens[0].low in {"the", "this", "that", "these", "those"}


def _np(tokens: list[Token]) -> list[Token]:
    """Keep the words of the first noun phrase: up to a preposition, a participle phrase or a verb."""
    for i, t in enumerate(tokens):
        if i and (t.low in PREPOSITIONS or (not t.cap and t.low.endswith("ing") and i > 1) or t.low in {"that", "who", "which", "and"}):
            return tokens[:i]
    return tokens


def _head(tokens: list[Token]) -> tuple[str, bool] | None:
    np = _np(tokens)
    if not np:
        return None
    low = np[-1].low
    base = singular(low)
    return base, base != low or low in {"people", "police", "media", "men", "women", "others", "those"}


def _runs(tokens: list[Token]) -> list[list[Token]]:
    """Group neighbouring capitalised words; an acronym, a possessive or a function word ends a run."""
    out: list[list[Token]] = []
    current: list[Token] = []
    for i, t in enumerate(tokens):
        particle = t.low in words("particles") and t.low != "of" and i + 1 < len(tokens) and (tokens[i + 1].cap)
        if (t.cap and not (t.low in words("function") and not current and i + 1 < len(tokens))) or (particle and (current or t.text[0].isupper())):
            current.append(t)
            if t.owns:
                out.append(current)
                current = []
        elif current:
            out.append(current)
            current = []
    if current:
        out.append(current)
    return out


def _acronym(t: Token) -> bool:
    return len(t.bare.replace(".", "")) > 1 and t.bare.replace(".", "").isupper()


def _named(tokens: list[Token], shown: str) -> str:
    text = shown[tokens[0].start : tokens[-1].end]
    return POSSESSIVE.sub("", " ".join(text.split()))


def _segment(shown: str, a: int, b: int) -> Phrase:
    part = [t._replace(start=t.start + a, end=t.end + a) for t in tokenize(shown[a:b])]
    owner: tuple[int, int] | None = None
    for i, t in enumerate(part[:-1]):
        if t.owns and t.cap:
            owner, rest = (part[0].start if part[0].low != "the" else part[1].start, t.start + len(t.bare)), part[i + 1 :]
            found = _noun_phrase(shown, rest, part[0].start)
            if found.kind == "organization" and not found.name:
                return replace(found, name=None if found.head in words("calm") else _named(part[1:] if part[0].low == "the" else part, shown), speaks_for=None)
            if found.name and found.kind != "person" and not found.head:
                return replace(found, name=_named(part[1:] if part[0].low == "the" else part, shown))
            return replace(found, speaks_for=found.speaks_for or owner)
        if t.low in PREPOSITIONS:
            break
    return _noun_phrase(shown, part, part[0].start if part else a)


def _noun_phrase(shown: str, tokens: list[Token], start: int) -> Phrase:
    """Read `[article] [words] noun-or-name [preposition …]`; `start` is where a role would begin."""
    if not tokens:
        return Phrase(shown, "unnamed")
    definite = _definite(tokens)
    body = tokens[1:] if tokens[0].low in ARTICLES else tokens
    if not body:
        return Phrase(shown, "unnamed", head=tokens[0].low, plural=tokens[0].low in {"those", "these"}, definite=definite)
    if tokens[0].low in ARTICLES and start == tokens[0].start:
        start = body[0].start
    if outlet := _broadcaster(shown, body, definite):
        return outlet
    if whole := _organization(shown, body, definite):
        return whole
    if late := _late_name(shown, body, start):
        return late
    np = _np(body)
    if np[-1].cap and (run := _runs(np)) and run[-1][-1] is np[-1]:
        return _ends_in_name(shown, body, np, start, definite)
    return _common(shown, body, np, start, definite)


_ORIGIN = re.compile(r"(?:an|ian|ish|ese|ch|ic|i)$")


def _broadcaster(shown: str, body: list[Token], definite: bool) -> Phrase | None:
    """Read an outlet named right behind its noun: `radio and television broadcaster Lake One`."""
    last = max((i for i, t in enumerate(body) if not t.cap), default=-1)
    if last < 0 or last == len(body) - 1 or body[last].low not in words("press"):
        return None
    return Phrase(shown, "outlet", name=_named(body[last + 1 :], shown), definite=definite)


def _organization(shown: str, body: list[Token], definite: bool) -> Phrase | None:
    """Read a long proper name such as `Ministry of Works` or `Council for Peace and Order`."""
    end, seen = 0, False
    lead = 0
    while lead < len(body) and not body[lead].cap:
        lead += 1
    for i in range(lead, len(body)):
        t = body[i]
        if t.cap:
            seen, end = seen or is_body(t.low), i + 1
        elif not (t.low in JOINING and i + 1 < len(body) and (body[i + 1].cap or body[i + 1].low in JOINING) and (seen or is_body(body[i + 1].low))):
            break
    if any(t.low in PREPOSITIONS or is_role(t) for t in body[:lead]):
        return None
    run = body[lead:end]
    if not seen or len(run) < 2 or (end < len(body) and not body[end].cap and body[end].low not in PREPOSITIONS | {"and"} and not is_verbal(body[end].low)):
        return None
    if any(is_role(t) and not is_body(t.low) for t in run):
        return None
    last = next((i for i in range(len(run) - 1, -1, -1) if is_body(run[i].low)), 0)
    joined = any(t.low in JOINING for t in run)
    if not joined and last < len(run) - 2 and not definite:
        return None
    return Phrase(shown, "organization", name=_named(run, shown), head=None, definite=definite)


def _late_name(shown: str, body: list[Token], start: int) -> Phrase | None:
    """Find a person's name behind a role and its preposition: `envoy to the League Mirko Tasse`."""
    role = next((i for i, t in enumerate(body) if is_role(t)), None)
    prep = next((i for i, t in enumerate(body) if t.low in PREPOSITIONS and role is not None and i == role + 1), None)
    if role is None or prep is None:
        return None
    runs = _runs(body[prep + 1 :])
    run = runs[-1] if runs else []
    if not run or run[-1] is not body[-1]:
        return None
    cut = max((i + 1 for i, t in enumerate(run) if is_body(t.low) or _acronym(t)), default=None)
    before = body[-len(run) - 1]
    after_low = prep + 1 + len(run) < len(body) and before.low not in PREPOSITIONS | ARTICLES | {"and"} and not is_verbal(before.low)
    if cut is None:
        cut = 0 if after_low else len(run) - 2 if len(run) > 2 and run[0].low not in words("particles") else None
        if cut is None and body[prep].low == "of" and len(run) == 2 and run[0].low in _PORTFOLIOS:
            cut = 1
    if cut is None or cut >= len(run) or (cut == 0 and not after_low):
        return None
    name = run[cut:]
    if name[0].low in words("particles") and len(name) == 1:
        return None
    role_end = (run[cut - 1] if cut else body[len(body) - len(run) - 1]).end
    heads = frozenset(t.low for t in body[:prep] if is_role(t))
    return Phrase(shown, "person", name=_named(name, shown), heads=heads, role=(start, role_end), single=len(name) == 1,
                  speaks_for=_without_article(shown, body[prep + 1].start, role_end) if body[prep].low in _FOR else None, gender=gender_of(heads))


_PORTFOLIOS = frozenset(["state", "defense", "defence", "health", "interior", "justice", "war", "information", "labor", "labour", "agriculture", "energy", "transport", "culture", "education", "finance"])


# Behind these stands whom one speaks for; `envoy to X` does not speak for X.
_FOR = frozenset({"of", "for", "from", "with", "at"})


def _party(shown: str, before: list[Token]) -> tuple[int, int] | None:
    """Give the named party in front of a role noun (`Lake League chief`); an adjective of origin names none."""
    runs = _runs([t for t in before if not is_role(t)])
    run = runs[0] if runs else []
    if not run or (len(run) == 1 and not _acronym(run[0]) and _ORIGIN.search(run[0].low)):
        return None
    return (run[0].start, run[-1].start + len(run[-1].bare))


def _after(shown: str, body: list[Token], np: list[Token]) -> tuple[int, int] | None:
    """Give the words behind `of`, `from`, `for`: whom the one meant speaks for."""
    rest = body[len(np) :]
    if len(rest) > 1 and rest[0].low in _FOR and any(t.cap for t in rest[1:4]):
        stop = next((i for i, t in enumerate(rest[1:], 1) if not t.cap and is_verbal(t.low) and "-" not in t.text), len(rest))
        return _without_article(shown, rest[1].start, rest[stop - 1].end)
    return None


def _ends_in_name(shown: str, body: list[Token], np: list[Token], start: int, definite: bool) -> Phrase:
    """Read a noun phrase that ends in capitals: a person, a body, a place, or an office alone."""
    run = _runs(np)[-1]
    low = run[-1].low
    if len(run) == 1 and np[0] is run[0] and (low in words("calm") or singular(low) in words("calm") or (singular(low) != low and singular(low) in words("roles"))):
        return _common(shown, body, np, start, definite)
    before = np[: len(np) - len(run)]
    last_role = max((i for i, t in enumerate(run) if is_role(t)), default=-1)
    ahead = [*before, *(run[:last_role] if last_role > 0 and (_acronym(run[0]) or is_body(run[last_role - 1].low)) else [])]
    speaks = _after(shown, body, np) or (_party(shown, ahead) if last_role >= 0 or (before and is_role(before[-1])) else None)
    pre = before[-1].low if before else ""
    article = "the " if definite else ""
    if is_outlet(article + _named(run, shown)) or (pre and (pre in words("press") or singular(pre) in words("press")) and last_role < 0):
        return Phrase(shown, "outlet", name=_named(run, shown), definite=definite)
    if run[-1].low == "media":
        return Phrase(shown, "outlet", head="media", plural=True, definite=definite)
    if last_role == len(run) - 1:
        heads = frozenset(singular(t.low) for t in run if is_role(t))
        return Phrase(shown, "unnamed", head=singular(run[-1].low), heads=heads, definite=definite or body[0].cap, speaks_for=speaks, gender=gender_of(heads))
    if last_role >= 0 and not is_body(run[-1].low):
        heads = frozenset(t.low for t in [*before, *run] if is_role(t))
        name = run[last_role + 1 :]
        title_only = all(t.low in _COURTESY for t in run[: last_role + 1]) and not before
        return Phrase(shown, "person", name=_named(name, shown), heads=heads, gender=gender_of(heads), single=len(name) == 1, speaks_for=speaks,
                      role=None if title_only else (start, run[last_role].end))
    if is_body(run[-1].low) or is_body(pre):
        return Phrase(shown, "organization", name=_named(run, shown), definite=definite)
    if _acronym(run[-1]) and len(run) == 1 and not before:
        return Phrase(shown, "organization", name=_named(run, shown), definite=definite)
    if before and not is_verbal(pre) and pre not in words("function"):
        heads = frozenset(t.low for t in before if is_role(t)) | {pre}
        return Phrase(shown, "person", name=_named(run, shown), heads=heads, gender=gender_of(heads), single=len(run) == 1, speaks_for=speaks,
                      role=(start, before[-1].end))
    if re.search(r"(?:ians|cans|ists|crats)$", low) or (re.search(r"(?:ans|ese|is)$", low) and len(run) == 1):
        return Phrase(shown, "group", head=low, plural=True, definite=definite)
    person = len(run) > 1 and not definite
    return Phrase(shown, "person" if person else "organization", name=_named(run, shown), single=len(run) == 1, definite=definite, speaks_for=speaks)


_COURTESY = frozenset(["mr", "mrs", "ms", "miss", "mx", "sir", "lady", "lord", "dr", "prof", "madame", "monsieur", "herr", "frau", "don", "dona", "señor", "señora"])


def _common(shown: str, body: list[Token], np: list[Token], start: int, definite: bool) -> Phrase:
    """Read a noun phrase that ends in a common noun: unnamed people, a body, an outlet named before its noun."""
    low = np[-1].low
    base = singular(low)
    plural = base != low or low in {"people", "police", "media", "men", "women", "others"}
    runs = _runs(np)
    named = runs[-1] if runs and runs[-1][-1] is not np[-1] else []
    if base in words("press") or low in words("press"):
        origin = len(named) == 1 and not _acronym(named[0]) and _ORIGIN.search(named[0].low)
        name = _named(np if origin else named, shown) if named and base != "media" else None
        return Phrase(shown, "outlet", name=name, head=base, plural=plural, definite=definite)
    if low in {"cable", "dispatch"} and named and is_outlet(_named(named, shown)):
        return Phrase(shown, "outlet", name=_named(named, shown), head=low, definite=definite)
    if base in words("roles") or low in words("calm") or base in words("calm"):
        heads = frozenset({base}) if base in words("roles") else frozenset()
        kind: VoiceKind = "group" if plural and low not in words("calm") else "unnamed"
        return Phrase(shown, kind, head=base, heads=heads, plural=plural, definite=definite, speaks_for=_after(shown, body, np) or _party(shown, np[:-1]), gender=gender_of(heads))
    if is_body(low) and not (plural and is_body(base) and base in {"group", "team"}):
        sharp = [t for t in named if _acronym(t)]
        whole = _named(np, shown)
        name = sharp[-1].bare if sharp else whole if named else None
        return Phrase(shown, "organization", name=name, head=base if low != "forces" else low, plural=False, definite=definite)
    return Phrase(shown, "group" if plural else "unnamed", head=base, plural=plural, definite=definite)
