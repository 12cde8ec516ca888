"""Read one noun phrase, no comma in it: the name in it, the office, whom the office serves, what kind of party it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TypedDict, Unpack

from rashomon.model import VoiceKind
from rashomon.resolve.lexicon import phrases, words
from rashomon.resolve.names import (
    ARTICLES,
    JOINING,
    POSSESSIVE,
    PREPOSITIONS,
    WEEKDAYS,
    Phrase,
    Token,
    gender_of,
    is_body,
    is_role,
    is_verbal,
    singular,
)
from rashomon.resolve.outlets import is_outlet

MANY = frozenset({"people", "police", "media", "men", "women", "others"})


def without_article(text: str, a: int, b: int) -> tuple[int, int] | None:
    part = text[a:b]
    lead = re.match(r"\s*(?:(?:the|an?)\s+)?", part, re.IGNORECASE)
    start, end = a + (lead.end() if lead else 0), a + len(part.rstrip(" .,;:"))
    return (start, end) if end > start else None


def is_definite(tokens: list[Token]) -> bool:
    return bool(tokens) and tokens[0].low in {"the", "this", "that", "these", "those"}


def first_phrase(tokens: list[Token]) -> list[Token]:
    """Keep the words of the first noun phrase: up to a preposition, a participle phrase or a verb."""
    for i, t in enumerate(tokens):
        if i and not t.cap and is_verbal(t.low) and _noun(tokens[i - 1].low) and (i + 1 == len(tokens) or tokens[i + 1].cap or tokens[i + 1].low in PREPOSITIONS):
            return tokens[:i]
        if i and not t.cap and (t.low in PREPOSITIONS or (t.low.endswith("ing") and i > 1) or t.low in {"that", "who", "which", "and"}):
            return tokens[:i]
    return tokens


def _noun(low: str) -> bool:
    return any(form in words(name) for name in ("roles", "bodies", "press", "calm") for form in (low, singular(low)))


def runs(tokens: list[Token]) -> list[list[Token]]:
    """Group neighbouring capitalised words; an acronym, a possessive or a function word ends a run."""
    out: list[list[Token]] = []
    current: list[Token] = []
    for i, t in enumerate(tokens):
        particle = t.low in words("particles") and t.low != "of" and i + 1 < len(tokens) and (tokens[i + 1].cap)
        if (t.cap and t.low not in WEEKDAYS and not (t.low in words("function") and not current and i + 1 < len(tokens))) or (particle and (current or t.text[0].isupper())):
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


def named(tokens: list[Token], shown: str) -> str:
    text = shown[tokens[0].start : tokens[-1].end]
    return POSSESSIVE.sub("", " ".join(text.split()))


def noun_phrase(shown: str, tokens: list[Token], start: int) -> Phrase:
    """Read `[article] [words] noun-or-name [preposition …]`; `start` is where a role would begin."""
    if not tokens:
        return Phrase(shown, "unnamed")
    definite = is_definite(tokens)
    article = tokens[0].low in ARTICLES and shown[tokens[0].end : tokens[0].end + 1] != "."
    body = tokens[1:] if article else tokens
    if not body:
        return Phrase(shown, "unnamed", head=tokens[0].low, plural=tokens[0].low in {"those", "these"}, definite=definite)
    if article and start == tokens[0].start:
        start = body[0].start
    if outlet := _broadcaster(shown, body, definite):
        return outlet
    if whole := _joined(shown, body, definite) or _organization(shown, body, definite):
        return whole
    if late := _late_name(shown, body, start):
        return late
    np = first_phrase(body)
    frame = _Frame(shown, body, np, start, definite, article and tokens[0].low in {"a", "an", "one", "another"})
    return _ends_in_name(frame) if frame.run else _common(frame)


_ORIGIN = re.compile(r"(?:an|ian|ish|ese|ch|ic|i)$")


def _broadcaster(shown: str, body: list[Token], definite: bool) -> Phrase | None:
    """Read an outlet named right behind its noun: `radio and television broadcaster Lake One`."""
    last = max((i for i, t in enumerate(body) if not t.cap), default=-1)
    if last < 0 or last == len(body) - 1 or body[last].low not in words("press") or body[-1].low in WEEKDAYS:
        return None
    if any(t.low in PREPOSITIONS or is_verbal(t.low) for t in body[:last]):
        return None
    return Phrase(shown, "outlet", name=named(body[last + 1 :], shown), definite=definite)


def _joined(shown: str, body: list[Token], definite: bool) -> Phrase | None:
    """Read a name of capitals joined by its own sign: `Brandt & Sons`, `Shipowners & Exporters`."""
    signs = [i for i, t in enumerate(body) if t.text == "&"]
    if not signs or not 0 < signs[0] <= signs[-1] < len(body) - 1 or not all(t.cap or t.text == "&" for t in body):
        return None
    return Phrase(shown, "organization", name=named(body, shown), definite=definite)


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
    # A role word names a remit behind a joining word (`Ministry of Justice`), else an office of the body.
    if any(is_role(t) and not is_body(t.low) and not (i and run[i - 1].low in JOINING) for i, t in enumerate(run)):
        return None
    last = next((i for i in range(len(run) - 1, -1, -1) if is_body(run[i].low)), 0)
    joined = any(t.low in JOINING for t in run)
    if not joined and last < len(run) - 2 and not definite:
        return None
    return Phrase(shown, "organization", name=named(run, shown), head=None, definite=definite)


def _late_name(shown: str, body: list[Token], start: int) -> Phrase | None:
    """Find a person's name behind a role and its preposition: `envoy to the League Mirko Tasse`."""
    role = next((i for i, t in enumerate(body) if is_role(t)), None)
    prep = next((i for i, t in enumerate(body) if t.low in PREPOSITIONS and role is not None and i == role + 1), None)
    if role is None or prep is None:
        return None
    found = runs(body[prep + 1 :])
    run = found[-1] if found else []
    if not run or run[-1] is not body[-1]:
        return None
    cut = max((i + 1 for i, t in enumerate(run) if is_body(t.low) or _acronym(t)), default=None)
    before = body[-len(run) - 1]
    if (is_body(before.low) or before.low in words("press")) and len(run[0].bare) > 1:
        return None
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
    return Phrase(shown, "person", name=named(name, shown), heads=heads, role=(start, role_end), single=len(name) == 1,
                  speaks_for=without_article(shown, body[prep + 1].start, role_end) if body[prep].low in _FOR else None, gender=gender_of(heads))


_PORTFOLIOS = frozenset(["state", "defense", "defence", "health", "interior", "justice", "war", "information", "labor", "labour", "agriculture", "energy", "transport", "culture", "education", "finance"])


# Behind these stands whom one speaks for; `envoy to X` does not speak for X.
_FOR = frozenset({"of", "for", "from", "with", "at"})


def _party(before: list[Token]) -> tuple[int, int] | None:
    """Give the named party in front of a role noun (`Lake League chief`); an adjective of origin names none."""
    found = runs([t for t in before if not is_role(t)])
    run = found[0] if found else []
    if not run:
        return None
    if is_verbal(run[0].low) or run[0].low in words("function"):
        return None
    # A remit before the office (`Interior minister`) is nobody to speak for; a party before the remit is.
    while run and run[-1].low in _PORTFOLIOS | {"foreign", "prime", "first", "deputy", "vice", "affairs"} and not run[-1].owns:
        run = run[:-1]
    if not run or (len(run) == 1 and not _acronym(run[0]) and _ORIGIN.search(run[0].low)):
        return None
    end = run[-1].start + len(run[-1].bare)
    for t in before[before.index(run[-1]) + 1 :]:
        if not is_body(t.low):
            break
        end = t.end
    return (run[0].start, end)


def _after(f: _Frame) -> tuple[int, int] | None:
    """Give the words behind `of`, `from`, `for`: whom the one meant speaks for."""
    rest = f.body[len(f.np) :]
    if len(rest) > 1 and rest[0].low in _FOR and rest[1].low not in _PORTFOLIOS and any(t.cap for t in rest[1:4]):
        stop = next((i for i, t in enumerate(rest[1:], 1) if not t.cap and is_verbal(t.low) and "-" not in t.text), len(rest))
        return without_article(f.shown, rest[1].start, rest[stop - 1].end)
    return None


@dataclass(frozen=True, slots=True)
class _Frame:
    """Hold a noun phrase being read: its words without article, the part before any preposition, where a role would begin."""

    shown: str
    body: list[Token]
    np: list[Token]
    start: int
    definite: bool
    indefinite: bool = False

    @property
    def run(self) -> list[Token]:
        """The capitalised words that end the phrase, if any do."""
        found = runs(self.np)
        return found[-1] if found and found[-1][-1] is self.np[-1] else []

    @property
    def before(self) -> list[Token]:
        return self.np[: len(self.np) - len(self.run)]

    def text(self, tokens: list[Token]) -> str:
        return named(tokens, self.shown)

    def phrase(self, kind: VoiceKind, **more: Unpack[_More]) -> Phrase:
        return replace(Phrase(self.shown, kind, definite=self.definite), **more)


class _More(TypedDict, total=False):
    name: str | None
    head: str | None
    heads: frozenset[str]
    role: tuple[int, int] | None
    speaks_for: tuple[int, int] | None
    plural: bool
    definite: bool
    single: bool
    gender: str | None


def _ends_in_name(f: _Frame) -> Phrase:
    """Read a noun phrase that ends in capitals: a common noun that opens a sentence, an outlet, a person, a body or a place."""
    if _opens_sentence(f) or all(t.low in words("press") | words("documents") for t in f.run):
        return _common(f)
    return _outlet(f) or _titled(f) or _described(f) or _bare(f)


def _opens_sentence(f: _Frame) -> bool:
    low = f.run[-1].low
    known = low in words("calm") or singular(low) in words("calm") or (singular(low) != low and singular(low) in words("roles"))
    return len(f.run) == 1 and f.np[0] is f.run[0] and known


def _last_role(f: _Frame) -> int:
    return max((i for i, t in enumerate(f.run) if is_role(t)), default=-1)


def _outlet(f: _Frame) -> Phrase | None:
    name, pre = f.text(f.run), f.before[-1].low if f.before else ""
    article = "the " if f.definite else ""
    if is_outlet(article + name) or ({pre, singular(pre)} & words("press") and _last_role(f) < 0):
        known = (len(f.run) == 1 and f.run[0].low in words("mastheads")) or (article + name).casefold() in phrases("outlets")
        printed = ("The " if f.definite and known else "") + name
        return f.phrase("outlet", name=printed)
    return f.phrase("outlet", head="media", plural=True) if f.run[-1].low == "media" else None


def _speaks_for(f: _Frame, roles_to: int) -> tuple[int, int] | None:
    run = f.run
    last = run[roles_to] if roles_to >= 0 else f.before[-1] if f.before else None
    if last is not None and singular(last.low) in words("relations"):
        return None
    sharp = roles_to > 0 and (_acronym(run[0]) or is_body(run[roles_to - 1].low))
    ahead = [*f.before, *(run[:roles_to] if sharp else [])]
    return _after(f) or (_party(ahead) if roles_to >= 0 or (f.before and is_role(f.before[-1])) else None)


def _titled(f: _Frame) -> Phrase | None:
    """Read an office in capitals, with a name behind it or alone."""
    run, last = f.run, _last_role(f)
    if last < 0:
        return None
    speaks = _speaks_for(f, last)
    if last == len(run) - 1:
        heads = frozenset(singular(t.low) for t in run if is_role(t))
        return f.phrase("unnamed", head=singular(run[-1].low), heads=heads, definite=f.definite or f.body[0].cap, speaks_for=speaks, gender=gender_of(heads))
    if is_body(run[-1].low):
        return None
    heads = frozenset(t.low for t in [*f.before, *run] if is_role(t))
    courtesy = all(t.low in _COURTESY for t in run[: last + 1]) and not f.before
    end = run[last].end + (f.shown[run[last].end : run[last].end + 1] == ".")
    role = None if courtesy else (f.start, end)
    name = run[last + 1 :]
    return f.phrase("person", name=f.text(name), heads=heads, gender=gender_of(heads), single=len(name) == 1, speaks_for=speaks, role=role)


def _described(f: _Frame) -> Phrase | None:
    """Read a name behind small words: `activist …`, `the militia …`."""
    run, pre = f.run, f.before[-1].low if f.before else ""
    if is_body(run[-1].low) or is_body(pre):
        return f.phrase("organization", name=f.text(run))
    if not pre or f.before[-1].cap or is_verbal(pre) or (pre in words("function") and not is_role(f.before[-1])):
        return None
    heads = frozenset(t.low for t in f.before if is_role(t)) | {pre}
    role = (f.start, f.before[-1].end)
    return f.phrase("person", name=f.text(run), heads=heads, gender=gender_of(heads), single=len(run) == 1, speaks_for=_speaks_for(f, -1), role=role)


def _bare(f: _Frame) -> Phrase:
    """Read capitals alone: two words are a person unless an article stands before; one word stays open."""
    run, low = f.run, f.run[-1].low
    if _acronym(run[-1]) and len(run) == 1 and not f.before:
        return f.phrase("organization", name=f.text(run))
    if f.indefinite and len(run) == 1:
        return f.phrase("unnamed", head=low, speaks_for=_after(f))
    if singular(low) != low and singular(low) in words("roles") and len(run) > 1:
        return f.phrase("group", head=singular(low), plural=True, speaks_for=_after(f))
    if re.search(r"(?:ians|cans|ists|crats)$", low) or (re.search(r"(?:ans|ese|is)$", low) and len(run) == 1):
        return f.phrase("group", head=low, plural=True)
    kind: VoiceKind = "person" if len(run) > 1 and not f.definite else "organization"
    return f.phrase(kind, name=f.text(run), single=len(run) == 1, speaks_for=_speaks_for(f, -1))


_COURTESY = frozenset(["mr", "mrs", "ms", "miss", "mx", "sir", "dame", "lady", "lord", "dr", "prof", "madame", "monsieur", "herr", "frau", "don", "dona", "señor", "señora"])


def _common(f: _Frame) -> Phrase:
    """Read a noun phrase that ends in a common noun: an outlet, a body, unnamed people."""
    low = f.np[-1].low
    base = singular(low)
    plural = base != low or low in MANY
    found = runs(f.np)
    inner = found[-1] if found and found[-1][-1] is not f.np[-1] else []
    of = len(f.body) > len(f.np) and f.body[len(f.np)].low == "of"
    if base in {"group", "team", "number", "handful"} and of:
        return f.phrase("group", head=base, plural=True)
    if base == "agency" and not inner:
        return f.phrase("organization", head=base, plural=plural)
    if {base, low} & words("press"):
        return f.phrase("outlet", name=_press_name(f, inner, base), head=base, plural=plural)
    if low in {"cable", "dispatch"} and inner and is_outlet(f.text(inner)):
        return f.phrase("outlet", name=f.text(inner), head=low)
    if base == "report" and plural and not f.definite and len(f.body) == len(f.np):
        return f.phrase("outlet", head=base, plural=True)
    if base in words("roles") or {low, base} & words("calm"):
        heads = frozenset({base} & words("roles"))
        kind: VoiceKind = "group" if plural and low not in words("calm") else "unnamed"
        speaks = None if base in words("relations") else _after(f) or _party(f.np[:-1])
        return f.phrase(kind, head=base, heads=heads, plural=plural, speaks_for=speaks, gender=gender_of(heads))
    if is_body(low) and not (plural and base in {"group", "team"}):
        sharp = next((t.bare for t in reversed(inner) if _acronym(t)), None)
        return f.phrase("organization", name=sharp or (f.text(f.np) if inner else None), head=low if low == "forces" else base)
    return f.phrase("group" if plural and base not in words("things") else "unnamed", head=base, plural=plural)


# Words for a sort of outlet; a sentence that opens with one gives it a capital.
_SORTS = frozenset(["state", "local", "public", "national", "independent", "private", "foreign", "official", "regional", "community"])


def _press_name(f: _Frame, inner: list[Token], base: str) -> str | None:
    """`ORNA news agency` is ORNA, but `Veldish television` and `Tarn TV` need both words."""
    if base == "media" or (len(inner) == 1 and inner[0].low in _SORTS):
        return None
    origin = len(inner) == 1 and not _acronym(inner[0]) and bool(_ORIGIN.search(inner[0].low))
    if len(f.np) > 1 and (f.np[-1].cap or origin):
        return f.text(f.np)
    return f.text(inner) if inner else None
