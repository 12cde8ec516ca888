"""Name the part of a page that an element makes: navigation, caption, comments, …"""

from __future__ import annotations

import re
from collections.abc import Mapping

_ELEMENTS = {
    "nav": "navigation",
    "menu": "navigation",
    "header": "page header",
    "footer": "page footer",
    "aside": "aside",
    "figcaption": "caption",
    "figure": "caption",
    "title": "page title",
    "button": "form",
    "select": "form",
    "textarea": "form",
    "dialog": "notice",
    "address": "byline",
    "article": "",
    "main": "",
}
_UNSEEN = frozenset(("template", "noscript", "svg", "math", "canvas", "audio", "video", "object", "datalist", "map"))
_ROLES = {
    "navigation": "navigation",
    "banner": "page header",
    "contentinfo": "page footer",
    "complementary": "aside",
    "dialog": "notice",
    "alertdialog": "notice",
    "search": "form",
    "main": "",
    "article": "",
}
_HINTS = {
    "comments": r"comments?|disqus|replies|respond",
    "related links": r"related|recommend(?:ed|ations?)?|more|also|popular|trending|teasers?|mostread|read",
    "sharing": r"shar(?:e|ing)|social|follow",
    "promotion": r"newsletters?|subscri(?:be|ption)|signup|promos?|paywall|donate",
    "notice": r"cookies?|consent|gdpr|modal|popup|overlay",
    "advertisement": r"ads?|advert(?:isement|ising)?|sponsor(?:ed)?|outbrain|taboola",
    "byline": r"byline|authors?|bio",
    "caption": r"captions?|credits?|gallery|slideshow",
    "topics": r"tags?|topics?|keywords",
    "navigation": r"nav|navbar|menu|breadcrumbs?|pagination|pager|skip",
    "aside": r"sidebar|rail|widgets?",
    "page footer": r"footer|copyright|colophon",
}
_HINT = re.compile("|".join(f"(?P<{key.replace(' ', '_')}>{words})" for key, words in _HINTS.items()))
_TOKEN = re.compile(r"[A-Za-z][a-z]*|[A-Z]+")
_NO_DISPLAY = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_WHOLE_PAGE = frozenset(("html", "body", "main", "article"))


def place_of(name: str, attributes: Mapping[str, str]) -> str | None:
    """Name the part that a start tag opens: "" for the story's own place, `None` for no sign of one.

    The element and its `role` come before the words in its `class` and `id`.

    >>> place_of("div", {"class": "article-related-links"})
    'related links'
    >>> place_of("p", {}) is None
    True
    """
    if name in _UNSEEN or "hidden" in attributes or _NO_DISPLAY.search(attributes.get("style", "")):
        return "hidden"
    if name in _ELEMENTS:
        return _ELEMENTS[name]
    if (role := attributes.get("role", "").lower()) in _ROLES:
        return _ROLES[role]
    if name in _WHOLE_PAGE:
        return None
    for token in _TOKEN.findall(f"{attributes.get('class', '')} {attributes.get('id', '')}"):
        if found := _HINT.fullmatch(token.lower()):
            return str(found.lastgroup).replace("_", " ")
    return None
