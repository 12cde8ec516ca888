"""Make clean pages of prose, whole or with their paragraph breaks changed or lost, as examples in which all is story."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import numpy as np
from pages import Page


def load(folder: Path, count: int, seed: int) -> list[Page]:
    names = sorted(folder.glob("*.txt"))
    random = np.random.default_rng(seed)
    chosen = random.choice(len(names), size=min(count, len(names)), replace=False)
    return [page(names[i], FORMS[n % len(FORMS)]) for n, i in enumerate(sorted(chosen.tolist()))]


FORMS = ("\n\n", "\n", " ", "", "wrap\n\n", "\n\n", "\n", " ", "upper\n\n", "upper wrap\n\n", "short\n\n", "upper ")


def page(path: Path, form: str) -> Page:
    paragraphs = [p for p in re.split(r"\n\s*\n", path.read_text(encoding="utf8").strip()) if p.strip()]
    separator = re.sub(r"[a-z]+ ?(?!$)|[a-z]", "", form)
    if "short" in form:
        paragraphs = paragraphs[1:4]
    if separator in ("", " "):
        paragraphs = paragraphs[1:]
    if "wrap" in form:
        width = 60 + len(path.stem) % 20
        paragraphs = ["\n".join(textwrap.wrap(p, width)) for p in paragraphs]
    text, starts = "", []
    for paragraph in paragraphs:
        text += separator if text and (separator or text[-1] in ".!?”\"") else " " if text else ""
        starts.append(len(text))
        text += paragraph
    if "upper" in form and len(text.upper()) == len(text):
        text = text.upper()
    edge = np.zeros(len(text), dtype=np.int8)
    edge[starts] = 1
    return Page(path.stem, path.stem.split("_")[0] + path.stem[-6:], "clean", "en", text, np.ones(len(text), dtype=bool), edge)
