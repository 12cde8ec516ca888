"""Set the edges of a fragment at word borders, without a dateline, commas at them or a lone bracket."""

from __future__ import annotations

import re

Range = tuple[int, int]
_TRAILING = ",;:–—"
_LEADING = ",;:.!?"
# `MARSK, Tarn (OBNA) - ` and `Marsk (OBNA) — `: where a report was written, at the start of its line.
_DATELINE = re.compile(
    r"(?:[A-Z]{3}[A-Z .’'-]{0,30}(?:,\s[A-Z][\w. ]{1,30})?(?:,\s\w{3,9}\.?\s\d{1,2})?(?:\s?\([A-Z][\w .]{1,20}\))?|[A-Z][\w’'-]*(?:,?\s[A-Z][\w.’'-]*){0,3}(?:,\s\w{3,9}\.?\s\d{1,2})?\s\([A-Z][\w .]{1,20}\))\s?[-–—]{1,2}\s+"
)
_STOP = re.compile(r"[.!?;]\s")


def tidy(text: str, span: Range) -> Range:
    """Widen a cut inside a word to the whole word; drop a dateline, commas at the edges and an unpaired `)`.

    >>> text = "It rained (hard), he said"
    >>> [text[a:b] for a, b in [tidy(text, (4, 17)), tidy(text, (4, 9))]]
    ['rained (hard)', 'rained']
    """
    start, end = span
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    dateline = _DATELINE.match(text, start, end) if not start or text[start - 1] == "\n" else None
    start = dateline.end() if dateline and dateline.end() < end else start
    while start < end - 1 and (text[start] in _LEADING or text[start].isspace()):
        start += 1
    while end - 1 > start and (text[end - 1] in _TRAILING or text[end - 1].isspace() or _lone(text[start:end])):
        end -= 1
    return start, end


# Ends at which no phrase stops: a source or content cut there was cut in the middle.
_DANGLING_SOURCE = re.compile(
    r"(?:,?\s+(?:(?:signed|led|headed|backed|written|run|owned|published)\s+)?(?:by|of|for|from|in|on|at|with|to|as|and|or|the|a|an)(?!\w))+\s*$|"
    r",?\s+(?:who|whose|which)(?:\s+\S+){0,2}$"
)
_DANGLING_CONTENT = re.compile(r"[,;]?\s+(?:but|and|or|while|as|because)$")
# "A | and B said", "The letter | , signed by a clerk, said", "Observers | , who had come from Tarn, said".
_JOINED = re.compile(
    r"(,\s+(?:who|whose|which)\s[^,.;:\n\"“”]{2,80},|\s+(?:and|or)\s+(?:the\s+)?[A-Z][\w’'.-]*(?:\s+[\w’'.-]+){0,3}|,\s+(?:signed|led|headed|backed|written|run|owned|published)\s+by\s+[^,.;:\n\"“”]{2,60},?)\s+"
)
_HAD = re.compile(r"\b(?:has|have|had)\s$", re.IGNORECASE)
_HUNG = re.compile(r"\s(?:for|about|of|on|to|with)\s")
# "Observers, who had come | from Tarn, said".
_GOES_ON = re.compile(r"((?:\s[\w’'-]+){1,8},)\s")
_WHO = re.compile(r",\s+(?:who|whose|which)\s")
# "Mila | Dorn said": one word of a name, or the noun itself, left between; adverbs and verbs that help stay out.
_LEFT = re.compile(
    r"(\s(?!(?:also|then|later|now|once|never|even|still|just|already|soon|too|often|who|that|which|has|have|had|is|are|was|were|will|would|can|could|"
    r"may|might|must|should|does|do|did|and|or|but|as|so|all|both|each|in|on|at|to|of|for|from|by|with|not|today|yesterday|tomorrow|recently|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\w+ly)\s)[^\W\d_][\w’'-]*)\s"
)
_CLOSED = re.compile(r"\s*[,.;]|\s*$")
_THAT = re.compile(r"\bthat\s+$", re.IGNORECASE)
# How far before a content its cue may stand with a "that" between ("told Radio Lake that …").
_NEAR = 90


def tidy_source(text: str, span: Range, cue: Range) -> Range:
    """Widen a cut inside a word, cut a dangling end, take in what stands joined before the cue, and close an apposition.

    An apposition ends with its comma, as PolNeAR's annotators marked it.

    >>> text = "Mila Dorn, the mayor, said it. The letter, signed by a clerk, said so."
    >>> [text[slice(*tidy_source(text, span, cue))] for span, cue in [((0, 20), (22, 26)), ((31, 52), (62, 66)), ((31, 52), (0, 4))]]
    ['Mila Dorn, the mayor,', 'The letter, signed by a clerk,', 'The letter']
    """
    start, end = span
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    start, end = _one_line(text, (start, end), cue)
    stub = _DANGLING_SOURCE.search(text, max(start, end - _NEAR), end)
    if stub and stub.start() > start + 1 and not (stub.group().lstrip(" ,").startswith("wh") and _CLOSED.match(text, end)):
        end = stub.start()
    while end - 1 > start and text[end - 1] in "―–—-":
        end -= 1
    end = start + len(text[start:end].rstrip())
    if text[end - 1] in "'’" and text[end : end + 1] == "s":
        end += 1
    if end < cue[0] <= end + _NEAR and (joined := _joined(text, (start, end), cue[0])):
        end = joined.end(1)
    if text[end - 1] == "," and "," not in text[start : end - 1]:
        end -= 1
    elif "," in text[start : end - 1] and text[end : end + 1] == ",":
        end += 1
    return start, end


def _one_line(text: str, source: Range, cue: Range) -> Range:
    """Keep the line beside the cue: no source runs from a headline or paragraph into the next."""
    start, end = source
    shown = text[start:end].strip("\n")
    if "\n" not in shown:
        return source
    return (start + text[start:end].rindex("\n") + 1, end) if cue[0] >= start else (start, start + text[start:end].index("\n"))


def _joined(text: str, source: Range, cue: int) -> re.Match[str] | None:
    """Match what stands between a source and its cue and belongs to the source."""
    start, end = source
    if _WHO.search(text, start, end):
        return _GOES_ON.fullmatch(text, end, cue)
    return _JOINED.fullmatch(text, end, cue) or _LEFT.fullmatch(text, end, cue)


def tidy_cue(text: str, cue: Range, contents: list[Range]) -> Range:
    """Take in the "had" before a cue and the preposition that hangs a content on it ("had | asked | for | more days").

    A "that" at its end belongs to the content.

    >>> text = "He had asked for more days"
    >>> text[slice(*tidy_cue(text, (7, 12), [(17, 26)]))]
    'had asked for'
    """
    start, end = cue
    if text[start:end].endswith(" that"):
        return start, end - len(" that")
    had = _HAD.search(text, max(0, start - 12), start)
    hung = _HUNG.match(text, end)
    if hung and any(hung.end() == a for a, _ in contents):
        end = hung.end() - 1
    return (had.start() if had else start, end)


def tidy_content(text: str, span: Range, cue: Range) -> Range:
    """Tidy a content, take in the "that" which hangs it on its cue, and leave off a conjunction at its end."""
    start, end = tidy(text, span)
    that = _THAT.search(text, max(cue[1], start - 8), start)
    if that and start - cue[1] < _NEAR and not _STOP.search(text, cue[1], start):
        start = that.start()
    stub = _DANGLING_CONTENT.search(text, max(start, end - 12), end)
    return (start, stub.start()) if stub and stub.start() > start + 2 else (start, end)


def _lone(words: str) -> bool:
    return words[-1] == ")" and words.count(")") > words.count("(")
