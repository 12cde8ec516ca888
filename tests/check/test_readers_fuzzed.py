"""Readers meet random and mutated bytes for a while: each gives a lawful record or a clear error, within a bound of time.

`RASHOMON_FUZZ` sets the seconds for each test (default 45), `RASHOMON_SEED` the seed, which a failure names.
"""

import json
import os
import random
import time
from pathlib import Path

import pytest

from laws import assert_lawful
from rashomon.clean import clean
from rashomon.errors import RashomonError
from rashomon.inputs import read_bytes
from rashomon.pipeline import read_report
from rashomon.show.records import dumps

SECONDS = float(os.environ.get("RASHOMON_FUZZ") or 45)
SEED = int(os.environ.get("RASHOMON_SEED") or random.SystemRandom().randrange(10**9))
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
TEXTS = [path.read_bytes() for path in sorted(EXAMPLES.rglob("*.txt"))]
PAGES = [path.read_bytes() for path in sorted(EXAMPLES.rglob("*.html"))]
# Pieces that mean something to a reader: marks of layout, markup, dates, speech, encodings.
PIECES = [
    piece.encode()
    for piece in (
        "<p> </p> <div> </div> <b> <h1> </h1> <br> <script> </script> <style> <!-- --> <![CDATA[ ]]> <table><tr><td> <svg> <template> <iframe> <title> <base href=x> "
        '<a href="x"> <meta charset=utf-16> <meta charset=x> <?xml version="1.0" encoding="koi8-r"?> <!DOCTYPE html> &amp; &nbsp; &#xD800; &#0; &lt; &notin '
        "“ ” ‘ ’ « » „ \" ' ( ) [ ] — – - : ; , . ... ? ! % $ * _ # | said told denied according to that not no one killed wounded dozens 16 1,6 "
        "twelve on Monday yesterday 12 March 2019 03/02/2011 Outlet: Date: Title: URL: (AP) Reuters @x RT http://x.example/ \ufeff \u202e \u200d \u00ad e\u0301 "
        "NАТО ١٦ １６ 🚢 \U000e0041"
    ).split(" ")
] + [b"\n", b"\r\n", b"\r", b"\n\n", b"\t", b"\0", b"\xff\xfe", b"\xfe\xff", b"\xc3", b"\xed\xa0\x80", b"\x1b$B", b"\x80", b"\x0c", b" " * 50, b"<" * 30, b'"' * 30]
# A record takes well under a second for these sizes on one slow core; a crowded machine is given room.
SLOW = 30.0


def mutated(chance, seeds, longest):
    """Give bytes made of `seeds` by cutting, doubling, splicing, swapping and dropping pieces in."""
    data = bytearray(chance.choice(seeds)[: chance.randrange(1, longest)])
    for _ in range(chance.randrange(1, 12)):
        at, size = chance.randrange(len(data) + 1), chance.randrange(1, 200)
        match chance.randrange(7):
            case 0:
                data[at:at] = chance.choice(PIECES) * chance.choice((1, 1, 1, 2, 40))
            case 1:
                del data[at : at + size]
            case 2:
                data[at:at] = data[at : at + size] * chance.choice((1, 2, 20))
            case 3:
                other = chance.choice(seeds)
                start = chance.randrange(len(other))
                data[at : at + size] = other[start : start + size]
            case 4:
                data[at : at + 3] = chance.randbytes(3)
            case 5 if data:
                data[min(at, len(data) - 1)] ^= 1 << chance.randrange(8)
            case _:
                data[at:at] = b"".join(chance.choice(PIECES) for _ in range(8))
    return bytes(data[: 2 * longest])


def noise(chance, longest):
    """Give bytes that are random, or random pieces."""
    if chance.random() < 0.5:
        return chance.randbytes(chance.randrange(longest))
    return b"".join(chance.choice(PIECES) for _ in range(chance.randrange(longest // 10)))


def hunt(tmp_path, make, read, name):
    """Read what `make` gives until the time is over; keep what fails in a file and name it with the seed."""
    chance = random.Random(SEED)
    end, count, read_whole = time.monotonic() + SECONDS, 0, 0
    while time.monotonic() < end:
        data, count = make(chance), count + 1
        began = time.process_time()
        try:
            try:
                report = read(read_bytes(data, name))
                line = dumps(report)
            except RashomonError as error:
                assert "\n" not in str(error)  # noqa: PT017 (a clear error is a fine answer)
            else:
                line.encode("utf-8")
                assert_lawful(json.loads(line), data)
                read_whole += 1
            took = time.process_time() - began
            assert took < SLOW, f"{len(data)} bytes took {took:.1f} s"
        except BaseException as error:
            kept = tmp_path / f"failing-{name}"
            kept.write_bytes(data)
            error.add_note(f"input {count} under RASHOMON_SEED={SEED}, kept in {kept}")
            raise
    print(f"{name}: {count} inputs, {read_whole} read, seed {SEED}")  # noqa: T201
    assert count >= 5
    assert read_whole >= 1


@pytest.mark.timeout(SECONDS + 120)
@pytest.mark.parametrize(("name", "seeds"), [("x.txt", TEXTS), ("x.html", PAGES)])
def test_mutated_reports_are_cleaned(tmp_path, name, seeds):
    hunt(tmp_path, lambda chance: mutated(chance, seeds, 20_000), clean, name)


@pytest.mark.timeout(SECONDS + 120)
@pytest.mark.parametrize("name", ["x.txt", "x.html", "x"])
def test_noise_is_cleaned(tmp_path, name):
    hunt(tmp_path, lambda chance: noise(chance, 5_000), clean, name)


@pytest.mark.timeout(SECONDS + 120)
@pytest.mark.parametrize(("name", "seeds"), [("x.txt", TEXTS), ("x.html", PAGES)])
def test_mutated_reports_are_read_whole(tmp_path, name, seeds):
    hunt(tmp_path, lambda chance: mutated(chance, seeds, 3_000), read_report, name)
