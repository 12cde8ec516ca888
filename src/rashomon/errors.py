"""The errors `rashomon` raises.

    RashomonError            anything the library reports on purpose; exit code 1
    ├── UsageError           the call itself is off (an option, a missing path); exit code 2
    ├── ReadError            one input could not be read; names the path and the reason
    │   ├── TooLarge         over a cap on size, nesting or time
    │   └── Unsupported      a format not read yet
    ├── SpanError            offsets that do not fit the text they claim to address
    ├── RecordError          a record that is not of the form read here, or not true to its input
    ├── CaseError            a case file that can't be opened, read or written
    │   └── NoCase           a file that is no case at all
    └── CorpusError          a corpus's folder that can't be read or written as asked
"""


class RashomonError(Exception):
    """Report a fault that the caller can act on; `exit_code` is what a command ends with."""

    exit_code = 1


class UsageError(RashomonError):
    """Report a call that cannot be carried out as written."""

    exit_code = 2


class ReadError(RashomonError):
    """Report an input that could not be read.

    `path` is the input as the user named it, `reason` one plain sentence without it.
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class TooLarge(ReadError):
    """Report an input over a cap on size, nesting or time."""


class Unsupported(ReadError):
    """Report an input in a format that is not read."""


class SpanError(RashomonError):
    """Report offsets outside the text, or empty, or in the wrong order."""


class RecordError(RashomonError):
    """Report a record that can't be read back: of another form or version, or of other words than its input holds."""


class CaseError(RashomonError):
    """Report a case file that can't be opened, read or written, or something asked of it that it doesn't hold."""


class NoCase(CaseError):
    """Report a file that is no case at all."""


class CorpusError(RashomonError):
    """Report a corpus's folder that can't be read or written, or that was made in another way than is asked for now."""
