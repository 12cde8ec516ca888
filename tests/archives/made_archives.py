"""Build archives byte by byte, good and hostile ones; the places in them do not exist."""

import gzip
import subprocess
import sys
from pathlib import Path

import pytest

from rashomon import archives
from rashomon.archives import Caps, Entry, Refused

STORY = "<html><title>Ferry halted at Oru</title><p>The harbour master of Oru said the ferry was halted on Monday ({}).</p></html>"


def page(name="1", **options):
    """Give the block of a response that holds a small page."""
    return answer(STORY.format(name).encode(), **options)


def answer(body, status="200 OK", media_type="text/html; charset=utf-8", more=b""):
    """Give the block of a response: an HTTP head and a body."""
    head = f"HTTP/1.1 {status}\r\n".encode() + (f"Content-Type: {media_type}\r\n".encode() if media_type else b"")
    return head + more + b"\r\n" + body


def record(block, uri="http://ford.example/1", *, kind="response", media_type="application/http; msgtype=response", length=None, more=b"", end=b"\r\n\r\n"):
    """Give one WARC record; `length` is what it tells of itself."""
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2034-03-12T09:00:00Z\r\n".encode()
    if uri is not None:
        head += b"WARC-Target-URI: " + uri.encode() + b"\r\n"
    told = len(block) if length is None else length
    return head + f"Content-Type: {media_type}\r\n".encode() + more + f"Content-Length: {told}\r\n\r\n".encode() + block + end


def numbered(count):
    """Give records of pages that differ."""
    return [record(page(str(n)), f"http://ford.example/{n}") for n in range(count)]


def packed(records):
    """Pack records as archives are: a gzip member each."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)


def written(folder, data, name="crawl.warc"):
    """Write an archive and give its path."""
    path = folder / name
    path.write_bytes(data)
    return str(path)


def read(path, size=10**9, caps=None, columns=None):
    """Read an archive, cut into parts of `size`."""
    found = []
    for part in archives.parts(path, size, columns):
        if isinstance(part, Exception):
            raise part
        held = list(archives.entries(part, caps or Caps(), columns))
        assert len(held) <= part.count
        found += held
    return found


def told(found):
    """Say in short what was read: addresses of entries, reasons of the rest."""
    return [one.path.rsplit("/", 1)[-1] if isinstance(one, Entry) else one.reason for one in found]


def broken(found):
    """Give the reasons of what is broken."""
    return [one.reason for one in found if isinstance(one, Refused) and one.broken]


def peak(code, *arguments):
    """Run code in a fresh Python and give what it prints last: by how many MB `mb()`, the most memory it ever held, grew."""
    # Not by `getrusage`: its figure begins with that of the process which starts this one.
    if not Path("/proc/self/status").exists():
        pytest.skip("no /proc to measure memory by")
    frame = "import sys\ndef mb(): return next(int(line.split()[1]) // 1024 for line in open('/proc/self/status') if line.startswith('VmHWM'))\n"
    done = subprocess.run([sys.executable, "-c", frame + code, *arguments], capture_output=True, text=True, check=True)
    return int(done.stdout.split()[-1])
