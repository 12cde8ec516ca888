"""Decode bytes once, by what they declare or show, so that `data.decode(encoding, "replace")` gives the text."""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{1,40})""",
    re.IGNORECASE,
)
# How far a page may declare its encoding (the HTML standard's 1,024 bytes, and room for what pages do).
_DECLARED_WITHIN = 4096
# What the HTML standard reads under a label that names a smaller set.
_WIDER = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
}
_ALLOWED = re.compile(
    r"(?:utf-8|cp(?:125[0-8]|437|850|852|866|874|932|949)|iso8859-\d+|koi8-[rut]|gb18030|big5hkscs|euc_jp|iso2022_jp|mac-(?:roman|cyrillic))\Z"
)
_LABEL = re.compile(r"[\w.:-]{1,40}\Z", re.ASCII)
_SAMPLE = 65_536
# Under these shares of bytes from 192 (letters in most sets) and from 128 to 191 (typographic marks in Windows-1252)
# a text is in Latin letters: Windows-1252, as the web takes it.  A handful is few in the shortest text.
_FEW_LETTERS, _FEW_MARKS = 0.05, 0.1
# Text has next to no control characters; a copy may have caught some.
_MOST_CONTROLS = 0.1
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
# Shares of a text's UTF-16 units that hold a NUL byte: Latin letters make nearly all, spaces alone a tenth.
_FEW_NULS, _MANY_NULS = 0.05, 0.35
_NO_TEXT = "these bytes are no text in any encoding known here"


def decode(data: bytes, *, markup: bool = False, charset: str | None = None) -> tuple[str, str]:
    """Decode `data`; give the text and the Python codec that gives it again.

    Order: byte order mark, UTF-16 without one, UTF-8 where it holds non-ASCII characters, the `charset`
    that came beside the bytes, the one a page declares, UTF-8, Windows-1252 for mostly Latin text, then charset-normalizer.  No newline is
    translated.  Raises `ValueError` for bytes that are no text.

    >>> decode(b"\\xef\\xbb\\xbfYes")
    ('Yes', 'utf-8-sig')
    >>> decode("No.".encode("utf-16-le"))
    ('No.', 'utf-16-le')
    """
    encoding = _choose(data, markup=markup, charset=charset)
    raw = data.decode(encoding, "replace")
    if _share_of_controls(raw) > _MOST_CONTROLS:
        raise ValueError(_NO_TEXT)
    if not raw.isascii():
        try:
            raw.encode("utf-8")
        except UnicodeEncodeError as error:
            raise ValueError(f"decoding as {encoding} gives no valid characters") from error
    return raw, encoding


def _choose(data: bytes, *, markup: bool, charset: str | None) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding
    if wide := _wide(data):
        return wide
    utf8 = _fits(data, "utf-8")
    if utf8 and not data.isascii():
        return "utf-8"  # other encodings hardly ever give valid UTF-8 by chance, whatever the page declares
    for declared in (_known(charset) if charset else None, _declared(data) if markup else None):
        if declared and (declared == "utf-8" or _fits(data, declared)):
            return declared
    return "utf-8" if utf8 or _nearly_utf8(data) else _guess(data)


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _wide(data: bytes) -> str | None:
    """Tell UTF-16 without a mark by its NUL bytes, which stand at even or at odd places alone."""
    sample = data[:_SAMPLE]
    sample = sample[: len(sample) // 2 * 2]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    encoding = "utf-16-le" if even == 0 else "utf-16-be"
    share = max(even, odd) / max(1, len(sample) // 2)
    if (even == 0) == (odd == 0) or even + odd < 2 or share < _FEW_NULS:
        return None
    # Few NULs are the spaces of a script other than Latin, whose other bytes make no text: else they are stray.
    if share < _MANY_NULS and _share_of_controls(sample.decode("latin-1")) <= _MOST_CONTROLS:
        return None
    if _share_of_controls(sample.decode(encoding, "replace")) > _MOST_CONTROLS:
        return None
    text = data.decode(encoding, "replace")
    return encoding if text.count("\ufffd") <= len(text) // 100 + 1 else None


def _share_of_controls(text: str) -> float:
    sample = text[:_SAMPLE]
    return len(_CONTROLS.findall(sample)) / max(1, len(sample))


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_DECLARED_WITHIN])
    if not found:
        return None
    label = (found[1] or found[2]).decode("ascii", "replace").lower()
    if label.startswith("utf-16"):
        return "utf-8"  # a page whose declaration can be read byte by byte is not UTF-16
    return _known(label)


def _known(label: str) -> str | None:
    """Give the codec that is read under a label, if there is one."""
    if not _LABEL.match(label):
        return None
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return None
    name = _WIDER.get(name, name)
    return name if _ALLOWED.match(name) else None


def _nearly_utf8(data: bytes) -> bool:
    """Say whether a few broken bytes stand in what is otherwise UTF-8."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    good = sum(1 for c in text if c > "\x7f") - broken
    return good >= 10 * broken


def _guess(data: bytes) -> str:
    sample = data[:_SAMPLE]
    letters = sum(1 for byte in sample if byte >= 192)
    marks = sum(1 for byte in sample if 128 <= byte < 192)
    few = letters <= _FEW_LETTERS * len(sample) + 2 and marks <= _FEW_MARKS * len(sample) + 4
    if few and _fits(data, "cp1252"):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    if best is None:
        raise ValueError(_NO_TEXT)
    return codecs.lookup(best.encoding).name
