"""Read what a source phrase says on its face: name, role, whom it speaks for, number.

Only shape, word order and classes of words decide (roles, bodies, press), never who a name belongs to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import NamedTuple

from rashomon.model import VoiceKind
from rashomon.resolve.lexicon import words
from rashomon.resolve.outlets import is_outlet

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[.’'‘\-&][^\W_]+)*[’']?|&")
_HANDLE = re.compile(r"[(\[]\s*@\w+\s*[)\]]")
_ALIAS = re.compile(r"\(\s*((?:[^\W\d_]\.?){2,10})s?\s*\)")
_POSSESSIVE = re.compile(r"[’']s?$")
_PREPOSITIONS = frozenset("of for to in from at on with by against inside within near among between under over".split())
_ARTICLES = frozenset("the a an this that these those his her its their our my your another one some".split())
_JOINING = frozenset("of for and without in on & to the".split())
PRONOUNS = frozenset("he she it they we i you who which that whom those these his her its their our my your him them us me".split())


class Token(NamedTuple):
    """Keep one word of a phrase with its place in it."""

    text: str
    start: int
    end: int

    @property
    def bare(self) -> str:
        return _POSSESSIVE.sub("", self.text)

    @property
    def low(self) -> str:
        return self.bare.casefold().rstrip(".")

    @property
    def cap(self) -> bool:
        tail = re.split(r"[-’']", self.bare)[-1] if self.text[:1].islower() else self.text
        return tail[:1].isupper()

    @property
    def owns(self) -> bool:
        return bool(_POSSESSIVE.search(self.text)) and self.text != self.bare


@dataclass(frozen=True, slots=True)
class Phrase:
    """Say what one source phrase shows; offsets are into the phrase.

    `head` is the common noun that carries an unnamed phrase; `heads` all role nouns that describe the one meant.
    """

    printed: str
    kind: VoiceKind
    name: str | None = None
    head: str | None = None
    heads: frozenset[str] = frozenset()
    role: tuple[int, int] | None = None
    speaks_for: tuple[int, int] | None = None
    alias: str | None = None
    plural: bool = False
    definite: bool = False
    single: bool = False
    gender: str | None = None
    pronoun: str | None = None


def keys(name: str) -> tuple[str, ...]:
    """Split a name into comparable parts: lower case, hyphens and dots parted or dropped.

    >>> keys("Rami Abdel-Rahman")
    ('rami', 'abdel', 'rahman')
    >>> keys("the U.N.")
    ('un',)
    """
    parts = re.split(r"[\s\-‐–]+", name.replace(".", "").casefold())
    cleaned = (re.sub(r"[’'](s)?$", "", p).strip("\"“”‘’'(),") for p in parts)
    return tuple(p for p in cleaned if p and p not in ("the", "a", "an"))


def tokenize(text: str) -> list[Token]:
    """Split a phrase into words, clitic possessives kept on."""
    return [Token(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text)]


def gender_of(found: frozenset[str]) -> str | None:
    """Say the gender that printed titles and nouns show, if they agree.

    >>> gender_of(frozenset({"mrs", "secretary"}))
    'f'
    """
    female, male = bool(found & words("female")), bool(found & words("male"))
    return "f" if female and not male else "m" if male and not female else None


def recase(phrase: str) -> str:
    """Give a phrase in capitals the case that running text would have, as far as word classes tell."""
    known = words("function") | words("roles") | words("bodies") | words("calm") | words("press") | _PREPOSITIONS
    known = known | frozenset("men women people troops soldiers cable dispatch report reports group groups".split())

    def one(m: re.Match[str]) -> str:
        word = m.group()
        low = word.lower()
        if len(low) != len(word):
            return word
        return low if low in known or singular(low) in known else word[0] + low[1:]

    return re.sub(r"[^\W\d_]+", one, phrase)


def singular(word: str) -> str:
    """Take a regular or common plural ending off.

    >>> singular("agencies"), singular("witnesses"), singular("spokesmen")
    ('agency', 'witness', 'spokesman')
    """
    if word.endswith("men") and len(word) > 4:
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


def _role(token: Token) -> bool:
    last = token.low.rsplit("-", 1)[-1]
    return token.low in words("roles") or last in words("roles")


def _body(low: str) -> bool:
    return low in words("bodies") or singular(low) in words("bodies")


def segments(phrase: str) -> list[tuple[int, int]]:
    """Part a phrase into its name and its appositions, also where the commas were lost."""
    cuts = [0]
    for m in re.finditer(r"\s*[,;()\[\]—–]\s*|\s+-\s+", phrase):
        cuts += [m.start(), m.end()]
    for m in re.finditer(r"(?<=\s)(?:a|an|the)\s", phrase):
        before = phrase[: m.start()].split()
        last = before[-1] if before else ""
        if last and last.casefold() not in _PREPOSITIONS | {"and", "or", "&", "all", "both"} and not last.endswith((",", "(", "[")):
            cuts += [m.start() - 1, m.start()]
    cuts.append(len(phrase))
    ordered = sorted(cuts)
    pairs = zip(ordered[::1], ordered[1::1], strict=False)
    return [(a, b) for a, b in pairs if re.search(r"\w", phrase[a:b])]


def _coordinated(phrase: str) -> bool:
    """Say whether the phrase joins two parties, not two words of one name or role."""
    m = re.search(r"\s(?:and|AND)\s", phrase)
    if not m or re.search(r",\s*(?:the|an?|[a-z])", phrase[: m.start()]):
        return False
    left, right = tokenize(phrase[: m.start()]), tokenize(phrase[m.end() :])
    if not left or not right:
        return False
    if right[0].low in _ARTICLES or not right[0].cap:
        parts = {t.low for t in left}
        singular_role = any(_role(t) and singular(t.low) == t.low for t in left[:6])
        return not (singular_role and parts & _PREPOSITIONS and not left[-1].cap) or right[0].low in _ARTICLES
    if right[-1].cap and _body(right[-1].low) and not any(_body(t.low) for t in left):
        return False
    named = any(_body(t.low) for t in left) and any(t.low in _PREPOSITIONS for t in left)
    return not named and not (any(_role(t) for t in left) and any(t.low in _PREPOSITIONS for t in left))


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
        if i == named or other.name and other.kind == "person":
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
        if i and (t.low in _PREPOSITIONS or (not t.cap and t.low.endswith("ing") and i > 1) or t.low in {"that", "who", "which", "and"}):
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
        if t.cap and not (t.low in words("function") and not current) or (particle and (current or t.text[0].isupper())):
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
    return _POSSESSIVE.sub("", " ".join(text.split()))


def _segment(shown: str, a: int, b: int) -> Phrase:
    part = [t._replace(start=t.start + a, end=t.end + a) for t in tokenize(shown[a:b])]
    owner: tuple[int, int] | None = None
    for i, t in enumerate(part[:-1]):
        if t.owns and t.cap:
            owner, rest = (part[0].start if not part[0].low == "the" else part[1].start, t.start + len(t.bare)), part[i + 1 :]
            found = _noun_phrase(shown, rest, part[0].start)
            if found.kind == "organization" and not found.name:
                return replace(found, name=None if found.head in words("calm") else _named(part[1:] if part[0].low == "the" else part, shown), speaks_for=None)
            if found.name and found.kind != "person" and not found.head:
                return replace(found, name=_named(part[1:] if part[0].low == "the" else part, shown))
            return replace(found, speaks_for=found.speaks_for or owner)
        if t.low in _PREPOSITIONS:
            break
    return _noun_phrase(shown, part, part[0].start if part else a)


def _noun_phrase(shown: str, tokens: list[Token], start: int) -> Phrase:
    """Read `[article] [words] noun-or-name [preposition …]`; `start` is where a role would begin."""
    if not tokens:
        return Phrase(shown, "unnamed")
    definite = _definite(tokens)
    body = tokens[1:] if tokens[0].low in _ARTICLES else tokens
    if not body:
        return Phrase(shown, "unnamed", head=tokens[0].low, plural=tokens[0].low in {"those", "these"}, definite=definite)
    if tokens[0].low in _ARTICLES and start == tokens[0].start:
        start = body[0].start
    if whole := _organization(shown, body, definite):
        return whole
    if late := _late_name(shown, body, start):
        return late
    np = _np(body)
    if np[-1].cap and (run := _runs(np)) and run[-1][-1] is np[-1]:
        return _ends_in_name(shown, body, np, start, definite)
    return _common(shown, body, np, start, definite)


def _organization(shown: str, body: list[Token], definite: bool) -> Phrase | None:
    """Read a long proper name such as `Ministry of Works` or `Council for Peace and Order`."""
    end, seen = 0, False
    lead = 0
    while lead < len(body) and not body[lead].cap:
        lead += 1
    for i in range(lead, len(body)):
        t = body[i]
        if t.cap:
            seen, end = seen or _body(t.low), i + 1
        elif not (t.low in _JOINING and i + 1 < len(body) and (body[i + 1].cap or body[i + 1].low in _JOINING) and (seen or _body(body[i + 1].low))):
            break
    run = body[lead:end]
    if not seen or len(run) < 2 or (end < len(body) and not body[end].cap and body[end].low not in _PREPOSITIONS | {"and"} and not is_verbal(body[end].low)):
        return None
    if any(_role(t) and not _body(t.low) for t in run) or _role(body[lead - 1] if lead else run[0]) and lead:
        return None
    last = next((i for i in range(len(run) - 1, -1, -1) if _body(run[i].low)), 0)
    joined = any(t.low in _JOINING for t in run)
    if not joined and last < len(run) - 2 and not definite:
        return None
    return Phrase(shown, "organization", name=_named(run, shown), head=None, definite=definite)


def is_verbal(low: str) -> bool:
    """Say whether a word opens a clause that hangs on a noun: a participle.

    >>> is_verbal("based"), is_verbal("army")
    (True, False)
    """
    return low.endswith(("ing", "ed"))


def _late_name(shown: str, body: list[Token], start: int) -> Phrase | None:
    """Find a person's name behind a role and its preposition: `envoy to the League Mirko Tasse`."""
    role = next((i for i, t in enumerate(body) if _role(t)), None)
    prep = next((i for i, t in enumerate(body) if t.low in _PREPOSITIONS and role is not None and i == role + 1), None)
    if role is None or prep is None:
        return None
    runs = _runs(body[prep + 1 :])
    run = runs[-1] if runs else []
    if not run or run[-1] is not body[-1]:
        return None
    cut = max((i + 1 for i, t in enumerate(run) if _body(t.low) or _acronym(t)), default=None)
    before = body[-len(run) - 1]
    after_low = prep + 1 + len(run) < len(body) and before.low not in _PREPOSITIONS | _ARTICLES | {"and"} and not is_verbal(before.low)
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
    heads = frozenset(t.low for t in body[:prep] if _role(t))
    return Phrase(shown, "person", name=_named(name, shown), heads=heads, role=(start, role_end), single=len(name) == 1,
                  speaks_for=_without_article(shown, body[prep + 1].start, role_end), gender=gender_of(heads))


_PORTFOLIOS = frozenset("state defense defence health interior justice war information labor labour agriculture energy transport culture education finance".split())


def _after(shown: str, body: list[Token], np: list[Token]) -> tuple[int, int] | None:
    """Give the words behind `of`, `from`, `for`: whom the one meant speaks for."""
    rest = body[len(np) :]
    if len(rest) > 1 and rest[0].low in {"of", "for", "from", "with", "at", "to"} and any(t.cap for t in rest[1:4]):
        stop = next((i for i, t in enumerate(rest[1:], 1) if not t.cap and is_verbal(t.low) and "-" not in t.text), len(rest))
        return _without_article(shown, rest[1].start, rest[stop - 1].end)
    return None


def _ends_in_name(shown: str, body: list[Token], np: list[Token], start: int, definite: bool) -> Phrase:
    """Read a noun phrase that ends in capitals: a person, a body, a place, or an office alone."""
    run = _runs(np)[-1]
    low = run[-1].low
    if len(run) == 1 and np[0] is run[0] and (low in words("calm") or singular(low) in words("calm") or singular(low) != low and singular(low) in words("roles")):
        return _common(shown, body, np, start, definite)
    before = np[: len(np) - len(run)]
    last_role = max((i for i, t in enumerate(run) if _role(t)), default=-1)
    speaks = _after(shown, body, np)
    pre = before[-1].low if before else ""
    article = "the " if definite else ""
    if is_outlet(article + _named(run, shown)) or pre and (pre in words("press") or singular(pre) in words("press")) and last_role < 0:
        return Phrase(shown, "outlet", name=_named(run, shown), definite=definite)
    if run[-1].low == "media":
        return Phrase(shown, "outlet", head="media", plural=True, definite=definite)
    if last_role == len(run) - 1:
        heads = frozenset(singular(t.low) for t in run if _role(t))
        return Phrase(shown, "unnamed", head=singular(run[-1].low), heads=heads, definite=definite or body[0].cap, speaks_for=speaks, gender=gender_of(heads))
    if last_role >= 0 and not _body(run[-1].low):
        heads = frozenset(t.low for t in [*before, *run] if _role(t))
        name = run[last_role + 1 :]
        title_only = all(t.low in _COURTESY for t in run[: last_role + 1]) and not before
        return Phrase(shown, "person", name=_named(name, shown), heads=heads, gender=gender_of(heads), single=len(name) == 1, speaks_for=speaks,
                      role=None if title_only else (start, run[last_role].end))
    if _body(run[-1].low) or _body(pre):
        return Phrase(shown, "organization", name=_named(run, shown), definite=definite)
    if _acronym(run[-1]) and len(run) == 1 and not before:
        return Phrase(shown, "organization", name=_named(run, shown), definite=definite)
    if before and not is_verbal(pre) and pre not in words("function"):
        heads = frozenset(t.low for t in before if _role(t)) | {pre}
        return Phrase(shown, "person", name=_named(run, shown), heads=heads, gender=gender_of(heads), single=len(run) == 1, speaks_for=speaks,
                      role=(start, before[-1].end))
    if re.search(r"(?:ians|cans|ists|crats)$", low) or re.search(r"(?:ans|ese|is)$", low) and len(run) == 1:
        return Phrase(shown, "group", head=low, plural=True, definite=definite)
    person = len(run) > 1 and not definite
    return Phrase(shown, "person" if person else "organization", name=_named(run, shown), single=len(run) == 1, definite=definite, speaks_for=speaks)


_COURTESY = frozenset("mr mrs ms miss mx sir lady lord dr prof madame monsieur herr frau don dona señor señora".split())


def _common(shown: str, body: list[Token], np: list[Token], start: int, definite: bool) -> Phrase:
    """Read a noun phrase that ends in a common noun: unnamed people, a body, an outlet named before its noun."""
    low = np[-1].low
    base = singular(low)
    plural = base != low or low in {"people", "police", "media", "men", "women", "others"}
    runs = _runs(np)
    named = runs[-1] if runs and runs[-1][-1] is not np[-1] else []
    if base in words("press") or low in words("press"):
        name = _named(named, shown) if named and base != "media" else None
        return Phrase(shown, "outlet", name=name, head=base, plural=plural, definite=definite)
    if low in {"cable", "dispatch"} and named and is_outlet(_named(named, shown)):
        return Phrase(shown, "outlet", name=_named(named, shown), head=low, definite=definite)
    if base in words("roles") or low in words("calm") or base in words("calm"):
        heads = frozenset({base}) if base in words("roles") else frozenset()
        kind: VoiceKind = "group" if plural and low not in words("calm") else "unnamed"
        return Phrase(shown, kind, head=base, heads=heads, plural=plural, definite=definite, speaks_for=_after(shown, body, np), gender=gender_of(heads))
    if _body(low) and not (plural and _body(base) and base in {"group", "team"}):
        sharp = [t for t in named if _acronym(t)]
        whole = _named(np, shown)
        name = sharp[-1].bare if sharp else whole if named else None
        return Phrase(shown, "organization", name=name, head=base if low != "forces" else low, plural=False, definite=definite)
    return Phrase(shown, "group" if plural else "unnamed", head=base, plural=plural, definite=definite)
