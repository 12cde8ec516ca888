"""Turns characters that hide, reorder or command into marks that a person can see."""

from __future__ import annotations

import re

_NAMES = {
    0x061C: "ALM", 0x200B: "ZWSP", 0x200E: "LRM", 0x200F: "RLM", 0x2028: "LS", 0x2029: "PS",
    0x202A: "LRE", 0x202B: "RLE", 0x202C: "PDF", 0x202D: "LRO", 0x202E: "RLO",
    0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI", 0xFEFF: "BOM",
    0x00: "NUL", 0x07: "BEL", 0x08: "BS", 0x09: "TAB", 0x0A: "LF", 0x0D: "CR", 0x1B: "ESC", 0x7F: "DEL",
}  # fmt: skip
# Controls, bidi controls, zero-width spaces and operators, tag characters, lone surrogates.  The joiners
# U+200C and U+200D and the soft hyphen stay: they are spelling, in Persian, in emoji, in set type.
_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f\ud800-\udfff]"
)


def reveal(text: str) -> str:
    """Show every hidden or commanding character of `text` as a mark such as ⟨RLO⟩.

    The result holds no control character, so it is safe on one line of a terminal and can be encoded.
    The bidi controls are those of Unicode Standard Annex 9, the rest is named by its code point.

    >>> reveal("paid \\u202e001\\u202c, \\x1b[2J")
    'paid ⟨RLO⟩001⟨PDF⟩, ⟨ESC⟩[2J'
    """
    return _HIDDEN.sub(lambda m: f"⟨{_NAMES.get(ord(m[0]), f'U+{ord(m[0]):04X}')}⟩", text)
