"""Write a web archive of invented news: python bench/made_warc.py OUT.warc.gz [--pages 3000] [--seed N].

Three pages in five are stories of 80 to 200 words; the rest is what a crawl holds besides.  Some affairs are told by 3 to 10 outlets.  The same seed gives
the same bytes (with the same zlib).  The truth goes beside it, to OUT.truth.json: `pages` lists every response in the order of the file, with its address,
what it is (`what`), the story's answers where it is one, `drop`, the reason why it should give no report (`None`: it should), and `damage`, what is wrong
with its record.  A damaged page may be read or refused, but not passed over in silence.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import random
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import made_noise as noise
from made_news import Story, Wanted, stories
from made_pages import OTHER, Page, Site, address, render, site, slug

WANTED = Wanted(copies=0.1, in_affairs=0.15, days=45, least=90, most=170, sizes=(3, 10))
STORIES = 0.6
# What the other pages are, by their weights.
NOISE = {
    "front page": 7, "tag page": 5, "log-in page": 3, "gallery": 4, "other language": 9, "very short": 5, "not found": 6, "redirect": 6, "image": 5, "JSON": 5, "style sheet": 2,
    "same address again": 3, "revisit": 4, "server error": 2, "robots": 1, "soft news": 12,
}  # fmt: skip
DAMAGE = ("chunk cut short", "wrong digest", "length too small", "length too large", "no address", "bomb in the reply", "bomb in the archive")
BOMB = 120 * 2**20
HTML = "text/html"


@dataclass(slots=True)
class Reply:
    """Hold one response as a server gave it, and what is true of it."""

    url: str
    body: bytes
    what: str
    status: str = "200 OK"
    mime: str = HTML
    charset: str | None = None
    extra: tuple[str, ...] = ()
    drop: str | None = None
    damage: str | None = None
    story: Story | None = None
    layout: str | None = None
    facts: dict[str, object] = field(default_factory=dict)


def digest(data: bytes) -> str:
    """Give a digest as archives write it."""
    return f"sha1:{base64.b32encode(hashlib.sha1(data).digest()).decode()}"


def member(data: bytes) -> bytes:
    """Compress one record as a gzip member without a time."""
    packer = zlib.compressobj(6, zlib.DEFLATED, 31)
    return packer.compress(data) + packer.flush()


class Writer:
    """Write records one after the other; ids and times follow from the seed and the number of the record."""

    def __init__(self, path: Path, seed: int, start: datetime) -> None:
        self.path, self.seed, self.time, self.number = path, seed, start, 0
        self.file = path.open("wb")
        self.packed = path.suffix == ".gz"
        self.types: Counter[str] = Counter()

    def write(self, kind: str, fields: dict[str, str], block: bytes, length: int | None = None) -> str:
        """Write a record, with a false `length` if one is given; give its id."""
        made = hashlib.md5(f"{self.seed} {self.number}".encode(), usedforsecurity=False).hexdigest()
        name = f"<urn:uuid:{made[:8]}-{made[8:12]}-4{made[13:16]}-a{made[17:20]}-{made[20:]}>"
        head = {"WARC-Type": kind, "WARC-Record-ID": name, "WARC-Date": f"{self.time:%Y-%m-%dT%H:%M:%SZ}", **fields}
        head.setdefault("WARC-Block-Digest", digest(block))
        head["Content-Length"] = str(len(block) if length is None else length)
        lines = "".join(f"{key}: {value}\r\n" for key, value in head.items())
        data = f"WARC/1.0\r\n{lines}\r\n".encode() + block + b"\r\n\r\n"
        self.file.write(member(data) if self.packed else data)
        self.number += 1
        self.types[kind] += 1
        return name

    def cut(self) -> None:
        """End the file in the midst of its last record, as a crawl that was killed does."""
        size = self.file.tell()
        self.file.truncate(size - min(60, size))


def http(reply: Reply, chance: random.Random) -> tuple[bytes, bytes]:
    """Give the response as sent and its payload as sent, packed or in chunks now and then."""
    body, fields = reply.body, list(reply.extra)
    if reply.damage == "bomb in the reply":
        fields.append("Content-Encoding: gzip")
    elif reply.mime == HTML and not reply.damage and chance.random() < 0.2:
        body = member(body)
        fields.append("Content-Encoding: gzip")
    if reply.damage == "chunk cut short":
        fields.append("Transfer-Encoding: chunked")
        body = f"{len(body):x}\r\n".encode() + body[: len(body) * 2 // 3]
    elif reply.mime == HTML and not reply.damage and chance.random() < 0.15:
        fields.append("Transfer-Encoding: chunked")
        half = max(1, len(body) // 2)
        body = b"".join(f"{len(part):x}\r\n".encode() + part + b"\r\n" for part in (body[:half], body[half:]) if part) + b"0\r\n\r\n"
    else:
        fields.append(f"Content-Length: {len(body)}")
    kind = reply.mime + (f"; charset={reply.charset}" if reply.charset else "")
    return "\r\n".join([f"HTTP/1.1 {reply.status}", "Server: quay/1.4", f"Content-Type: {kind}", *fields]).encode() + b"\r\n\r\n" + body, body


def told(made: Story, chance: random.Random) -> Reply:
    """Lay a story out on the site of its outlet."""
    home = site(made.outlet)
    day = datetime.fromisoformat(made.date).date()
    byline = chance.choice(("Desk", "Correspondent", "Staff and agencies", "Own reporter"))
    page = Page(made.title, tuple(made.text.split("\n\n")), day, byline, tuple(chance.sample(OTHER, 4)))
    return Reply(address(home, made.id, made.title, day), render(home, page), "story", charset=home.charset if home.declares else None, story=made, layout=home.layout)


def laid_out(page: Page, home: Site, what: str, drop: str | None, number: int) -> Reply:
    """Lay out a page that is no story of an event; other languages need a layout that can write them."""
    if page.language != "en":
        home = Site(home.outlet, home.host, "article", "utf-8", home.declares)
    facts = {"language": page.language}
    return Reply(address(home, f"p{number}", page.title, page.day), render(home, page), what, charset=home.charset if home.declares else None, drop=drop, layout=home.layout, facts=facts)


def other(what: str, number: int, home: Site, headlines: list[str], chance: random.Random) -> Reply:
    """Make a page or file of the kinds of noise."""
    day = WANTED.start + timedelta(chance.randrange(WANTED.days))
    base = f"https://{home.host}"
    pages = {"soft news": noise.soft, "other language": noise.foreign, "very short": noise.brief}
    if what in pages:
        return laid_out(pages[what](chance, day), home, what, None if what == "soft news" else what, number)
    lists = {"front page": ("", "Today"), "tag page": (f"tag/{number}", f"Tag: {chance.choice(('truce', 'river', 'council'))}")}
    if what in lists:
        where, title = lists[what]
        return Reply(f"{base}/{where}?p={number}", noise.front(home, chance.sample(headlines, min(len(headlines), 14)), title).encode(), what, drop=what)
    texts = {"log-in page": noise.log_in, "not found": noise.missing, "server error": noise.missing}
    if what in texts:
        status = {"not found": "404 Not Found", "server error": "503 Service Unavailable"}.get(what, "200 OK")
        return Reply(f"{base}/{slug(what)}/{number}", texts[what](home).encode(), what, status, drop=what)
    if what == "gallery":
        return Reply(f"{base}/pictures/{number}", noise.gallery(home, chance).encode(), what, drop=what)
    if what == "redirect":
        return Reply(f"{base}/r/{number}", b"", what, "301 Moved Permanently", extra=(f"Location: {base}/news/{number}",), drop=what)
    files = {"image": ("image/png", noise.picture(chance)), "JSON": ("application/json", noise.data(chance)), "style sheet": ("text/css", b"body{margin:0;color:#111}\n"), "robots": ("text/plain", b"User-agent: *\nDisallow: /private\n")}
    mime, body = files[what]
    return Reply(f"{base}/{slug(what)}/{number}", body, what, mime=mime, drop=what)


def damaged(damage: str, number: int, chance: random.Random) -> Reply:
    """Make a page whose record is damaged in one way."""
    home = Site("The Damaged Mail", "www.damagedmail.example", "article", "utf-8", True)
    page = noise.soft(chance, WANTED.start)
    made = laid_out(page, home, "soft news", "too large" if damage.startswith("bomb") else None, number)
    made.damage = damage
    if damage == "bomb in the archive":
        made.body = made.body + b" " * (BOMB // 2)
    elif damage == "bomb in the reply":
        packer = zlib.compressobj(9, zlib.DEFLATED, 31)
        made.body = packer.compress(made.body) + b"".join(packer.compress(b" " * 2**20) for _ in range(BOMB // 2**20)) + packer.flush()
    return made


def replies(pages: int, seed: int) -> Iterator[Reply]:
    """Make all responses, in the order in which they were crawled."""
    chance = random.Random(f"crawl {seed}")
    made = [told(s, chance) for s in stories(round(pages * STORIES), seed, WANTED)]
    headlines = [r.story.title for r in made if r.story]
    sites = [site(r.story.outlet) for r in made[:200] if r.story] or [site("The Bare Post")]
    kinds = chance.choices(tuple(NOISE), tuple(NOISE.values()), k=max(0, pages - len(made) - len(DAMAGE)))
    again = [k for k in kinds if k in ("same address again", "revisit")]
    others = [other(k, n, chance.choice(sites), headlines, chance) for n, k in enumerate(kinds) if k not in ("same address again", "revisit")]
    crawl = made + others + [damaged(d, n, chance) for n, d in enumerate(DAMAGE)]
    chance.shuffle(crawl)
    yield from crawl
    for what in again if made else ():
        first = chance.choice(made)
        yield Reply(first.url, first.body, what, "200 OK" if what != "revisit" else "304 Not Modified", charset=first.charset, drop=what, layout=first.layout, facts={"again": first.story.id if first.story else None})


def write(path: Path, pages: int, seed: int) -> dict[str, object]:
    """Write the archive and give its truth."""
    chance = random.Random(f"records {seed}")
    start = datetime(2019, 5, 6, 4, 0, tzinfo=UTC)
    writer = Writer(path, seed, start)
    writer.write("warcinfo", {"Content-Type": "application/warc-fields", "WARC-Filename": "made.warc.gz"}, b"software: made_warc\r\nformat: WARC File Format 1.0\r\ndescription: invented pages\r\n")
    truths = []
    for reply in replies(pages, seed):
        writer.time += timedelta(seconds=chance.randint(1, 20))
        truths.append(_truth(reply, _put(writer, reply, chance)))
    writer.write("metadata", {"Content-Type": "application/warc-fields", "WARC-Target-URI": "metadata://end"}, b"state: stopped\r\n" * 40)
    writer.cut()
    writer.file.close()
    return {"seed": seed, "records": dict(sorted(writer.types.items())), "ends": "in the midst of its last record", "affairs": _affairs(truths), "pages": truths}


def _put(writer: Writer, reply: Reply, chance: random.Random) -> int:
    """Write one response, with its request before it and what was noted of it behind it now and then; give its number in the file."""
    target = {"WARC-Target-URI": reply.url}
    if chance.random() < 0.4:
        host, path = reply.url.split("/", 3)[2:]
        writer.write("request", target | {"Content-Type": "application/http; msgtype=request"}, f"GET /{path} HTTP/1.1\r\nHost: {host}\r\nUser-Agent: quay\r\n\r\n".encode())
    block, payload = http(reply, chance)
    fields = ({} if reply.damage == "no address" else target) | {"Content-Type": "application/http; msgtype=response", "WARC-Payload-Digest": digest(payload)}
    if reply.what == "revisit":
        fields["WARC-Profile"] = "http://netpreserve.org/warc/1.0/revisit/identical-payload-digest"
        block = b"HTTP/1.1 304 Not Modified\r\nServer: quay/1.4\r\n\r\n"
    if reply.damage == "wrong digest":
        fields |= {"WARC-Payload-Digest": digest(b"other"), "WARC-Block-Digest": digest(b"another")}
    length = {"length too small": len(block) - 200, "length too large": len(block) + 200}.get(reply.damage or "")
    number = writer.number
    name = writer.write("revisit" if reply.what == "revisit" else "response", fields, block, length)
    if chance.random() < 0.2:
        writer.write("metadata", target | {"Content-Type": "application/warc-fields", "WARC-Refers-To": name}, b"fetchTimeMs: 214\r\n")
    return number


def _truth(reply: Reply, number: int) -> dict[str, object]:
    """Say what is true of a page; `number` is that of its record in the file."""
    truth = {"url": reply.url, "what": reply.what, "drop": reply.drop, "damage": reply.damage, "layout": reply.layout, "charset": reply.charset, "record": number, **reply.facts}
    if reply.story:
        told = asdict(reply.story)
        truth |= {"language": "en", "story": told.pop("id"), **{k: v for k, v in told.items() if k != "text"}, "words": len(reply.story.text.split())}
    return truth


def _affairs(truths: list[dict[str, object]]) -> dict[str, dict[str, object]]:
    """List the affairs by id: what they are and the addresses of their reports, copies apart."""
    found: dict[str, dict[str, object]] = {}
    for page in truths:
        if page.get("affair"):
            affair = found.setdefault(str(page["affair"]), {n: page[n] for n in ("kind", "town", "accused", "accuser")} | {"reports": [], "copies": []})
            affair["copies" if page["copy_of"] else "reports"].append(page["url"])
    return dict(sorted(found.items()))


def main() -> None:
    """Write the archive and its truth, and print what is in them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--pages", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    truth = write(options.out, options.pages, options.seed)
    beside = options.out.with_name(options.out.name.removesuffix(".gz").removesuffix(".warc") + ".truth.json")
    beside.write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{options.out}: {options.out.stat().st_size:,} bytes, records {truth['records']}, {len(truth['affairs'])} affairs")
    print(Counter(p["what"] for p in truth["pages"]), Counter(p["layout"] for p in truth["pages"] if p["what"] == "story"))


if __name__ == "__main__":
    main()
