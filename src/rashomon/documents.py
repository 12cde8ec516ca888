"""Take the text out of PDF and Word documents, within bounds: what the library gives is the input, and a note says how it was got."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Literal

from rashomon.errors import ReadError, TooLarge, Unsupported, UsageError

if TYPE_CHECKING:
    from pypdf import PdfReader

Kind = Literal["PDF", "DOCX"]
_INSTALL = "{} is not installed; {} files need it: pip install pypdf python-docx"
_PDF = b"%PDF-"
# Readers take a PDF whose head stands a little further down, as mail programs leave it.
_PDF_WITHIN = 1_024
_ZIP = b"PK\x03\x04"
_BODY = b"word/document.xml"
_SURROGATE = re.compile("[\ud800-\udfff]")
MAX_PAGES = 2_000
# Bytes that one stream of a PDF unpacks to, the operators in it, those that draw all pages, and the forms drawn on a page:
# far more than pages of text have.
_STREAM, _OPERATORS, _ALL_OPERATORS, _FORMS = 20_000_000, 500_000, 1_500_000, 1_000
_OUTPUTS = (
    "maximum_declared_stream_length",
    "array_based_stream_maximum_output_length",
    "lzw_maximum_output_length",
    "run_length_maximum_output_length",
    "zlib_maximum_output_length",
    "brotli_maximum_output_length",
)
# Members of a DOCX, the bytes that one of them unpacks to, and all of them.
_MEMBERS, _MEMBER, _UNPACKED = 5_000, 16_000_000, 60_000_000
_NO_TEXT = "holds no text, as scans don't; it must go through text recognition (OCR) first"
_TOO_MUCH = "it unpacks to more than pages of text do"
_PASSWORD = "is encrypted and opens only with a password"


@dataclass(frozen=True, slots=True)
class Document:
    """Hold the text of a document, and a note that says how it was got."""

    text: str
    note: str


def kind_of(data: bytes, path: str) -> Kind | None:
    """Tell a PDF or DOCX by its first bytes, with the help of its name where those leave it open.

    >>> kind_of(b"%PDF-1.7", "-"), kind_of(b"It rained.", "rain.txt")
    ('PDF', None)
    """
    name = path.lower()
    if data.startswith(_PDF) or (name.endswith(".pdf") and _PDF in data[:_PDF_WITHIN]):
        return "PDF"
    if data.startswith(_ZIP) and (name.endswith(".docx") or _BODY in data):
        return "DOCX"
    return None


def text_of(kind: Kind, data: bytes, path: str, most: int) -> Document:
    """Give the text of a document: pages parted by a blank line; paragraphs by one, a table's rows by line ends, cells by tabs.

    Raises `TooLarge` for more than `most` bytes of text, `MAX_PAGES` pages, or what unpacks to far more than text; `Unsupported` for what
    is encrypted or holds no text; `ReadError` for what is broken; `UsageError` when the library is missing.
    """
    library, pieces = ("pypdf", _pages) if kind == "PDF" else ("python-docx", _blocks)
    out: list[str] = []
    size, holes = 0, 0
    for piece in _told(pieces, data, path, kind, library):
        size += len(piece)
        if size > most:
            raise TooLarge(path, f"its text is longer than the cap of {most:,} bytes")
        holes += not piece
        out.append(piece)
    text = _SURROGATE.sub("\ufffd", "\n\n".join(piece for piece in out if piece))
    if not text.strip():
        raise Unsupported(path, _NO_TEXT)
    if len(text.encode()) > most:
        raise TooLarge(path, f"its text is longer than the cap of {most:,} bytes")
    note = f"text taken from a {kind} with {library} {version(library)}; the file's SHA-256 is {sha256(data).hexdigest()}"
    if kind == "PDF" and holes:
        note += f"; {holes} of its {len(out)} pages hold no text that can be taken"
    return Document(text, note)


def _told(pieces: Callable[[bytes, str], Iterator[str]], data: bytes, path: str, kind: Kind, library: str) -> Iterator[str]:
    """Give the pieces of a document's text; every fault of the library's is a `ReadError`, for it may meet anything in a file."""
    try:
        yield from pieces(data, path)
    except (ReadError, UsageError):
        raise
    except ImportError as error:
        raise UsageError(_INSTALL.format(library, kind)) from error
    except MemoryError as error:
        raise TooLarge(path, "too large for this machine's memory") from error
    except Exception as error:
        reason = " ".join(str(error).split())[:200]
        raise ReadError(path, f"a {kind} that can't be read ({type(error).__name__}{': ' * bool(reason)}{reason})") from error


def _pages(data: bytes, path: str) -> Iterator[str]:
    """Give the text of each page of a PDF, stripped; nothing for one without."""
    import logging

    from pypdf import PdfReader, apply_configuration
    from pypdf.errors import LimitReachedError

    # What the library finds odd in a file is no news for the user's terminal.
    log = logging.getLogger("pypdf")
    if not log.handlers:
        log.addHandler(logging.NullHandler())
    limits: dict[str, Any] = dict.fromkeys(_OUTPUTS, _STREAM)
    # Nothing is run beside: pictures are not looked into.
    with apply_configuration(stream_parsing_work_maximum_count=_OPERATORS, jbig2dec_binary=None, **limits):
        try:
            reader = PdfReader(io.BytesIO(data))
            _unlock(reader, path)
            if len(reader.pages) > MAX_PAGES:
                raise TooLarge(path, f"more than {MAX_PAGES:,} pages")
            work = _Work(path)
            for page in reader.pages:
                work.forms = 0
                yield page.extract_text(visitor_operand_before=work.step).strip()
        except LimitReachedError as error:
            raise TooLarge(path, _TOO_MUCH) from error


class _Work:
    """Count what a PDF draws, over all its pages and the forms on them, which it may draw again and again."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.operators = self.forms = 0

    def step(self, operator: bytes, *_: object) -> None:
        """Count one operator.  Raises `TooLarge` when there are too many."""
        self.operators += 1
        self.forms += operator == b"Do"
        if self.operators > _ALL_OPERATORS or self.forms > _FORMS:
            raise TooLarge(self.path, _TOO_MUCH)


def _unlock(reader: PdfReader, path: str) -> None:
    """Open what is encrypted without a password, as readers do; raise `Unsupported` for the rest."""
    from pypdf.errors import DependencyError

    if reader.is_encrypted:
        try:
            opened = reader.decrypt("")
        except (DependencyError, NotImplementedError) as error:
            raise Unsupported(path, "is encrypted in a way that is not read") from error
        if not opened:
            raise Unsupported(path, _PASSWORD)


def _blocks(data: bytes, path: str) -> Iterator[str]:
    """Give the paragraphs of a DOCX, its tables as one block each, then its footnotes and endnotes; headers and comments are left out."""
    from docx import Document as open_docx
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import parse_xml

    _check_members(data, path)
    part = open_docx(io.BytesIO(data)).part
    yield from _written(part.element.body)
    for kind in (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES):
        for link in part.rels.values():
            if link.reltype == kind and not link.is_external:
                yield from _written(parse_xml(link.target_part.blob))


def _check_members(data: bytes, path: str) -> None:
    """Refuse a package that says it unpacks to more than a document does; the zip reader gives no more of a member than it says."""
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members = package.infolist()
    if any(member.flag_bits & 1 for member in members):
        raise Unsupported(path, _PASSWORD)
    sizes = [member.file_size for member in members]
    if len(sizes) > _MEMBERS or max(sizes, default=0) > _MEMBER or sum(sizes) > _UNPACKED:
        raise TooLarge(path, "it unpacks to more than a document does")


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
# Words that were deleted or moved away while changes were tracked; and what stands in for a drawing, which says the same twice.
_GONE = {f"{_W}del", f"{_W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}


def _written(root: Any) -> Iterator[str]:  # noqa: ANN401 (elements of lxml have no types)
    """Give what is written below an element: each paragraph, and each table as one block, a line for each row.

    Words in text boxes stand behind the paragraph that holds the box.
    """
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element.tag == f"{_W}tbl":
            yield _table(element)
        elif element.tag == f"{_W}p":
            text, inner = _paragraph(element)
            if text:
                yield text
            waiting.extend(reversed(inner))
        elif element.tag not in _GONE:
            waiting.extend(reversed(list(element)))


def _table(table: Any) -> str:  # noqa: ANN401
    """Give a table, row by row; a table within a cell is written in that cell."""
    rows = []
    for row in table.iterchildren(f"{_W}tr"):
        cells = (" ".join(" ".join(_written(cell)).split()) for cell in row.iterchildren(f"{_W}tc"))
        rows.append("\t".join(cells).strip())
    return "\n".join(row for row in rows if row)


def _paragraph(paragraph: Any) -> tuple[str, list[Any]]:  # noqa: ANN401
    """Give a paragraph's own words and the paragraphs and tables that stand in it, in text boxes."""
    out: list[str] = []
    inner: list[Any] = []
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag in (f"{_W}p", f"{_W}tbl"):
            inner.append(element)
        elif element.tag == f"{_W}t":
            out.append(element.text or "")
        elif element.tag in _MARKS:
            out.append(_MARKS[element.tag])
        elif element.tag not in _GONE:
            waiting.extend(reversed(element))
    return "".join(out).strip(), inner
