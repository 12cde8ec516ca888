"""Write what the log of a case holds as plain words."""

from __future__ import annotations

from rashomon.case import Entry


def plainly(value: object) -> str:
    """Write a value of JSON for people.

    >>> plainly({"report": "ab12", "statement": "s1"}), plainly(None), plainly([1, True])
    ('report ab12, statement s1', 'nothing', '1, yes')
    """
    # Not called again for what lies inside: a value from a stranger may be nested as deep as Python can read.
    out, waiting = [], [value]
    while waiting:
        held = waiting.pop()
        if isinstance(held, dict):
            waiting += [part for name, inner in reversed(held.items()) for part in (inner, _Name(f"{name} "))]
        elif isinstance(held, list):
            waiting += reversed(held)
        else:
            out.append(_single(held))
    return "".join(text if isinstance(text, _Name) else f"{text}, " for text in out).removesuffix(", ") or "nothing"


class _Name(str):
    """Mark the name of a value, which the value follows."""

    __slots__ = ()


def _single(value: object) -> str:
    if value is None or isinstance(value, bool):
        return {None: "nothing", True: "yes", False: "no"}[value]
    return value if isinstance(value, str) else str(value)


def words_of(entry: Entry) -> tuple[str, str, str]:
    """Give subject, decision and guess of an entry as words, or the digest of what is left out."""
    decision = entry.decision
    if isinstance(decision, dict):
        # Where the items stand that a decision names is for finding them again, not for reading.
        decision = {name: value for name, value in decision.items() if name != "named"}
    pairs = ((entry.subject, entry.hidden_subject), (decision, entry.hidden), (entry.guess, entry.hidden_guess))
    subject, said, guess = (f"[left out; SHA-256 {hidden[:12]}]" if hidden else plainly(value) for value, hidden in pairs)
    return subject, said, guess
