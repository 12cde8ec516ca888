"""Lays stories out as web pages of invented sites: eight layouts, from tidy to broken, with all that stands around a story."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from html import escape

MONTHS = "January February March April May June July August September October November December".split()
SECTIONS = "Home World Region Economy Sport Weather Opinion Culture Obituaries Jobs Archive Video".split()
COOKIES = (
    "We use cookies to improve your experience. By clicking Accept you agree to our use of cookies.",
    "This website stores cookies on your device. Manage settings or accept all.",
    "Your privacy matters to us. We and our 214 partners store and access information on your device.",
)
OTHER = (
    "Ten ways to cook lentils", "Ferry timetable changes from Monday", "Barley price climbs for third day", "Quiz: how well do you know the coast?", "Opera house to reopen in spring", "Cup final moved to Sunday",
    "Why the old mill still turns", "Rain expected until the weekend", "Museum asks for help with old photographs", "Readers’ letters", "The best walks along the canal", "Tax office extends opening hours",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Site:
    """Name the site of an outlet, and how it lays out and encodes its pages."""

    outlet: str
    host: str
    layout: str
    charset: str
    declares: bool  # whether the HTTP header names the charset


@dataclass(frozen=True, slots=True)
class Page:
    """Hold what is to be laid out: a story and what a page says of it."""

    title: str
    paragraphs: tuple[str, ...]
    day: date
    byline: str
    others: tuple[str, ...]
    language: str = "en"


def slug(text: str) -> str:
    """Make words fit for an address."""
    return re.sub("[^a-z0-9]+", "-", text.lower()).strip("-")[:60]


def site(outlet: str) -> Site:
    """Give the site of an outlet: always the same for the same name."""
    chance = random.Random(f"site {outlet}")
    layout = chance.choice(tuple(LAYOUTS))
    charset = {"tables": "windows-1252", "breaks": chance.choice(("windows-1252", "utf-8")), "frameset": "utf-16"}.get(layout, "utf-8")
    return Site(outlet, f"www.{slug(outlet).replace('-', '')}.example", layout, charset, chance.random() < 0.6)


def address(home: Site, name: str, title: str, day: date) -> str:
    """Give the address of a story: some name its day, some do not."""
    if home.layout in ("article", "blog"):
        return f"https://{home.host}/{day:%Y/%m/%d}/{slug(title)}-{name}.html"
    if home.layout in ("tables", "frameset"):
        return f"http://{home.host}/story.asp?id={name}"
    return f"https://{home.host}/news/{slug(title)}-{name}"


def render(home: Site, page: Page) -> bytes:
    """Lay a page out and encode it."""
    text = LAYOUTS[home.layout](home, page)
    if home.charset == "utf-16":
        return b"\xff\xfe" + text.encode("utf-16-le")
    return text.encode(home.charset, "xmlcharrefreplace")


def _long(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _menu(home: Site) -> list[str]:
    chance = random.Random(f"menu {home.host}")
    return chance.sample(SECTIONS, 7)


def _links(titles: tuple[str, ...], form: str) -> str:
    return "\n".join(form.format(f"/news/{slug(t)}", escape(t)) for t in titles)


def _article(home: Site, page: Page) -> str:
    data = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": page.title, "datePublished": f"{page.day.isoformat()}T08:30:00+00:00",
        "author": {"@type": "Person", "name": page.byline}, "publisher": {"@type": "Organization", "name": home.outlet},
    }  # fmt: skip
    menu = "".join(f'<li><a href="/{m.lower()}">{m}</a></li>' for m in _menu(home))
    body = "\n".join(f"<p>{escape(p, quote=False)}</p>" for p in page.paragraphs)
    return f"""<!DOCTYPE html>
<html lang="{page.language}">
<head>
<meta charset="utf-8">
<title>{escape(page.title)} | {escape(home.outlet)}</title>
<meta property="og:site_name" content="{escape(home.outlet)}">
<meta property="article:published_time" content="{page.day.isoformat()}T08:30:00+00:00">
<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>
<script>window.dataLayer=window.dataLayer||[];function gtag(){{dataLayer.push(arguments);}}</script>
</head>
<body>
<div id="cookie-banner" role="dialog"><p>{COOKIES[len(home.host) % 3]}</p><button>Accept</button> <button>Settings</button></div>
<header><a href="/">{escape(home.outlet)}</a><nav><ul>{menu}</ul></nav></header>
<main><article>
<h1>{escape(page.title, quote=False)}</h1>
<p class="byline">By <a rel="author" href="/staff">{escape(page.byline)}</a></p>
<time datetime="{page.day.isoformat()}">{_long(page.day)}</time>
{body}
</article>
<aside class="related"><h2>Related</h2><ul>
{_links(page.others, '<li><a href="{0}">{1}</a></li>')}
</ul></aside></main>
<footer><p>© {page.day.year} {escape(home.outlet)}. All rights reserved. <a href="/privacy">Privacy</a> <a href="/terms">Terms of use</a></p></footer>
</body></html>
"""


def _tables(home: Site, page: Page) -> str:
    menu = "<BR>".join(f'<A HREF="/{m.lower()}.asp"><FONT SIZE=2>{m}</FONT></A>' for m in _menu(home))
    body = "\n<P>".join(escape(p) for p in page.paragraphs)
    return f"""<HTML><HEAD><TITLE>{escape(home.outlet)} - {escape(page.title)}</TITLE>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=windows-1252"></HEAD>
<BODY BGCOLOR=#FFFFFF TEXT=#000000><CENTER><FONT SIZE=6><B>{escape(home.outlet)}</B></FONT></CENTER>
<TABLE WIDTH=760 BORDER=0 CELLPADDING=4><TR><TD VALIGN=top WIDTH=140 BGCOLOR=#EEEEEE>{menu}
<TD VALIGN=top>
<FONT SIZE=5><B>{escape(page.title)}</B></FONT><BR>
<FONT SIZE=2 COLOR=#666666>{_long(page.day)}</FONT>
<P>{body}
<P><A HREF="javascript:print()">Print this page</A> | <A HREF="mailto:desk@{home.host[4:]}">Write to the editor</A>
<TD VALIGN=top WIDTH=160><FONT SIZE=2><B>Most read</B><BR>
{_links(page.others, '<A HREF="{0}">{1}</A><BR>')}
</FONT></TABLE>
<CENTER><FONT SIZE=1>Copyright {page.day.year} {escape(home.outlet)}. Best viewed at 800 x 600.</FONT></CENTER></BODY></HTML>
"""


def _breaks(home: Site, page: Page) -> str:
    menu = " | ".join(f'<a href="/{m.lower()}">{m}</a>' for m in _menu(home))
    body = "<br><br>\n".join(escape(p, quote=False) for p in page.paragraphs)
    return f"""<html><head><meta http-equiv="content-type" content="text/html; charset={home.charset}"><title>{escape(page.title)}</title>
<meta name="date" content="{page.day.isoformat()}"></head><body>
<div class="top">{escape(home.outlet)}</div><div class="menu">{menu}</div>
<div class="headline">{escape(page.title, quote=False)}</div>
<div class="stamp">Published: {page.day:%d.%m.%Y}, 08:30</div>
<div class="text">{body}<br><br></div>
<div class="share"><a href="#">Tweet</a> <a href="#">Share</a> <a href="#">E-mail</a></div>
<div class="more">Read also:<br>{_links(page.others, '<a href="{0}">{1}</a><br>')}</div>
<div class="foot">{escape(home.outlet)} - news service. Reproduction only with a link to the source.</div></body></html>
"""


def _frameset(home: Site, page: Page) -> str:
    body = "\n".join(f"<p>{escape(p, quote=False)}</p>" for p in page.paragraphs)
    return f"""<?xml version="1.0" encoding="utf-16"?>
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{escape(page.title)}</title></head><body>
<ul>{"".join(f"<li>{m}</li>" for m in _menu(home))}</ul>
<h2>{escape(page.title, quote=False)}</h2>
<p><small>{_long(page.day)} / {escape(home.outlet)}</small></p>
{body}
<hr /><p><small>All texts {escape(home.outlet)}</small></p></body></html>
"""


def _blog(home: Site, page: Page) -> str:
    body = "\n".join(f"<p>{escape(p, quote=False)}</p>" for p in page.paragraphs)
    remarks = ("Thank you for this.", "Nobody ever answers for it.", "My cousin lives there, he says it was worse.", "First!", "When will the road open?")
    comments = "".join(f'<li class="comment"><cite>reader{n}</cite> says: <p>{remarks[(n + len(page.title)) % 5]}</p></li>' for n in range(3))
    return f"""<!DOCTYPE html><html lang="{page.language}"><head><meta charset="UTF-8"><title>{escape(page.title)} – {escape(home.outlet)}</title>
<meta property="og:title" content="{escape(page.title)}"><meta property="og:site_name" content="{escape(home.outlet)}">
<link rel="stylesheet" href="/wp-content/themes/quay/style.css"></head><body class="single">
<div id="page"><div id="masthead"><span class="site-title"><a href="/">{escape(home.outlet)}</a></span><div class="menu">{"".join(f'<a href="/category/{m.lower()}">{m}</a> ' for m in _menu(home))}</div></div>
<div id="content"><div class="post type-post"><h1 class="entry-title">{escape(page.title, quote=False)}</h1>
<div class="entry-meta">Posted on <span class="date">{MONTHS[page.day.month - 1]} {page.day.day}, {page.day.year}</span> by <span class="author">{escape(page.byline)}</span></div>
<div class="entry-content">
{body}
<div class="sharedaddy"><h3>Share this:</h3><ul><li>Facebook</li><li>Print</li><li>More</li></ul></div>
</div><div class="tags">Tags: <a href="/tag/region">region</a>, <a href="/tag/truce">truce</a></div></div>
<div id="comments"><h2>3 thoughts on “{escape(page.title, quote=False)}”</h2><ol>{comments}</ol><form><label>Leave a reply</label><textarea></textarea></form></div></div>
<div id="secondary"><h3>Recent posts</h3><ul>{_links(page.others, '<li><a href="{0}">{1}</a></li>')}</ul><h3>Archives</h3><select><option>March 2019</option><option>April 2019</option></select></div>
<div id="colophon">Proudly powered by a quay and two ropes</div></div></body></html>
"""


def _blocks(home: Site, page: Page) -> str:
    parts = []
    for n, p in enumerate(page.paragraphs):
        parts.append(f'<div class="c-text" data-i="{n}"><p>{escape(p, quote=False)}</p></div>')
        if n == 1:
            parts.append('<div class="ad" aria-hidden="true"><span>Advertisement</span></div>')
        if n == 2 and page.others:
            parts.append(f'<div class="c-inline"><span>Read more:</span> <a href="/x">{escape(page.others[0])}</a></div>')
    return f"""<!doctype html><html lang="{page.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{escape(page.title)}</title><meta name="pubdate" content="{page.day.isoformat()}"><meta name="application-name" content="{escape(home.outlet)}">
<style>.c-text{{margin:0 0 1em}}.ad{{background:#eee}}</style></head><body>
<div class="bar"><button aria-label="Open menu">Menu</button><a href="/">{escape(home.outlet)}</a><a href="/login">Log in</a><a href="/subscribe">Subscribe</a></div>
<div class="c-head"><h1>{escape(page.title, quote=False)}</h1><div class="c-meta"><span>{escape(page.byline)}</span> <span><time datetime="{page.day.isoformat()}T06:12:00Z">{page.day:%d %b %Y}</time></span> <span>3 min read</span></div></div>
<div class="c-body">
{chr(10).join(parts)}
</div>
<div class="newsletter"><h3>Get the morning letter</h3><p>The news of the day in your inbox, free of charge.</p><input type="email" placeholder="Your e-mail"><button>Sign up</button></div>
<section><h2>More stories</h2>{_links(page.others, '<div class="card"><a href="{0}"><h3>{1}</h3></a></div>')}</section>
<footer>{"".join(f'<a href="/{m.lower()}">{m}</a>' for m in _menu(home))}<p>© {escape(home.outlet)}</p></footer>
<script>!function(){{var a=document.querySelectorAll("p");for(var i=0;i<a.length&&i<99;i++)a[i].dataset.n=i}}();</script></body></html>
"""


def _messy(home: Site, page: Page) -> str:
    body = "\n<p>".join(escape(p, quote=False).replace(" - ", " &ndash; ") for p in page.paragraphs)
    return f"""<html><title>{escape(page.title)} :: {escape(home.outlet)}</title>
<body onload=init()><div class=wrap><div class=nav><ul>{"".join(f"<li><a href=/{m.lower()}>{m}" for m in _menu(home))}</ul>
<div class=main><h1>{escape(page.title, quote=False)}<h4>{_long(page.day)}&nbsp;&nbsp;by {escape(page.byline)}</h4>
<script>document.write('<img src="/count.gif?' + Math.random() + '">')</script>
<p>{body}
</div></span><b>
<!-- end of text --><div class=box>Partners &amp; friends<ul>{_links(page.others, "<li><a href={0}>{1}")}</ul>
<noscript>Please switch on JavaScript to see all of this page.</noscript><p class=f>&copy; {escape(home.outlet)}
"""


def _bare(home: Site, page: Page) -> str:
    body = "".join(f"<p>{escape(p)}</p>" for p in page.paragraphs)
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="publisher" content="{escape(home.outlet)}"><meta property="article:published_time" content="{page.day.isoformat()}"><title>{escape(page.title)}</title></head><body><h1>{escape(page.title)}</h1>{body}</body></html>'


LAYOUTS: dict[str, Callable[[Site, Page], str]] = {
    "article": _article, "tables": _tables, "breaks": _breaks, "frameset": _frameset, "blog": _blog, "blocks": _blocks, "messy": _messy, "bare": _bare,
}  # fmt: skip
