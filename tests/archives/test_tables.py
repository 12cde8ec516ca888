"""Parquet: named columns, row by row, in any cut, with memory that does not grow with the table."""

import datetime
import random

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from made_archives import peak, read, told, written

from rashomon import archives
from rashomon.archives import Caps, Columns, Entry, tables
from rashomon.errors import ReadError, UsageError


def table(folder, columns, name="a.parquet", **options):
    path = str(folder / name)
    pq.write_table(pa.table(columns), path, **options)
    return path


TEXTS = [f"The mayor of Oru said no ({number})." for number in range(10)]


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.binary(), pa.large_binary(), pa.dictionary(pa.int32(), pa.string())])
def test_text_may_be_kept_in_any_kind_of_column(tmp_path, kind):
    values = [text.encode() if kind in (pa.binary(), pa.large_binary()) else text for text in TEXTS]
    found = read(table(tmp_path, {"id": list(range(10)), "text": pa.array(values, kind)}))
    assert [entry.data.decode() for entry in found] == TEXTS
    assert {(entry.media_type, entry.charset) for entry in found} == {("text/plain", None if isinstance(values[0], bytes) else "utf-8")}


@pytest.mark.parametrize("size", [1, 3, 7, 100])
def test_any_cut_gives_the_same(tmp_path, size):
    texts = [None if n % 5 == 3 else f"It rained ({n})." * (n + 1) for n in range(100)]
    path = table(tmp_path, {"text": texts, "paper": ["Ford Post"] * 100}, row_group_size=40)
    columns = Columns(outlet="paper")
    whole = read(path, columns=columns)
    assert told(whole).count("no text in this record") == 20
    assert [one.address.rsplit("#", 1)[1] for one in whole] == list(map(str, range(100)))
    assert {one.outlet for one in whole if isinstance(one, Entry)} == {"Ford Post"}
    assert read(path, size, columns=columns) == whole


@pytest.mark.parametrize(
    ("values", "day"),
    [
        (pa.array([datetime.date(2034, 3, 12)]), "2034-03-12"),
        (pa.array([datetime.date(2034, 3, 12)], pa.date64()), "2034-03-12"),
        (pa.array([datetime.datetime(2034, 3, 12, 23, 59)], pa.timestamp("ns")), "2034-03-12"),
        (pa.array([datetime.datetime(1931, 3, 12, 23, 59)], pa.timestamp("s")), "1931-03-12"),
        (pa.array([datetime.datetime(2034, 3, 12, 23, 59)], pa.timestamp("ms", "UTC")), "2034-03-12"),
        (pa.array([2**62], pa.timestamp("ms")), None),
        (pa.array(["2034-03-12 10:00"]), "2034-03-12"),
        (pa.array(["12 March 2034"]), None),
        (pa.array([20340312]), None),
        (pa.array([None], pa.date32()), None),
        (pa.array([None], pa.null()), None),
    ],
)
def test_a_day_is_taken_where_it_is_one(tmp_path, values, day):
    (entry,) = read(table(tmp_path, {"text": TEXTS[:1], "day": values}), columns=Columns(date="day"))
    assert entry.date == day


def test_a_missing_or_unfit_column_is_an_error_that_says_so(tmp_path):
    path = table(tmp_path, {"id": [1], "body": ["x"]})
    with pytest.raises(ReadError, match="has no column 'text'; its columns are: 'id', 'body'"):
        read(path)
    with pytest.raises(ReadError, match="column 'id' holds no text but int64"):
        read(path, columns=Columns(text="id"))
    with pytest.raises(ReadError, match="holds no row"):
        read(table(tmp_path, {"text": pa.array([], pa.string())}))


def test_what_is_no_table_says_so(tmp_path):
    for data in (b"", b"It rained.", b"PAR1" + b"\0" * 100 + b"PAR1"):
        with pytest.raises(ReadError, match="no Parquet file that can be read"):
            read(written(tmp_path, data, "x.parquet"))


def test_a_table_is_known_by_what_is_in_it(tmp_path):
    assert isinstance(read(table(tmp_path, {"text": TEXTS}, name="export.data"))[0], Entry)


def test_bytes_that_are_no_utf8_are_decoded_later(tmp_path):
    text = pa.array([b"Caf\xe9 shut.", "Café open.".encode()], pa.binary()).view(pa.string())
    first, second = read(table(tmp_path, {"text": text}))
    assert (first.data, first.charset) == (b"Caf\xe9 shut.", None)
    assert (second.data, second.charset) == ("Café open.".encode(), "utf-8")


def test_damage_costs_the_rows_behind_it_in_its_group(tmp_path):
    path = table(tmp_path, {"text": [f"It rained ({n})." * 50 for n in range(300)]}, row_group_size=100, compression="zstd", use_dictionary=False)
    chunk = pq.ParquetFile(path).metadata.row_group(1).column(0)
    end = chunk.data_page_offset + chunk.total_compressed_size
    data = bytearray((tmp_path / "a.parquet").read_bytes())
    data[end - 60 : end - 40] = b"\0" * 20
    (tmp_path / "a.parquet").write_bytes(data)
    found = read(path)
    assert [one.reason for one in found[100:200]] == ["the table is damaged here"] * 100
    assert all(isinstance(one, Entry) for one in found[:100] + found[200:])
    assert read(path, 37) == found


def test_what_is_too_large_is_told(tmp_path):
    path = table(tmp_path, {"text": ["x" * 101, "x" * 100]})
    assert told(read(path, caps=Caps(max_bytes=100)))[0] == "larger than the cap"


CODE = """
from rashomon import archives
import pyarrow.parquet
list(archives.entries(next(archives.parts(sys.argv[1], 10))))
before = mb()
for path in sys.argv[2:]:
    count = sum(1 for part in archives.parts(path, 2_000) for _ in archives.entries(part))
    assert count == (100 if "words" in path else 8_000)
print(mb() - before)
"""


def test_memory_does_not_grow_with_the_table(tmp_path):
    small = table(tmp_path, {"text": TEXTS}, "small.parquet")
    # Words that hardly pack, so that it shows when a whole column is held.
    chance = random.Random(1)
    known = ["".join(chance.choices("abcdefgh", k=8)) for _ in range(5_000)]
    texts = [" ".join(chance.choices(known, k=500)) for _ in range(8_000)]
    many = table(tmp_path, {"text": texts}, "many.parquet", use_dictionary=False)
    words = table(tmp_path, {"text": pa.array(["x" * 2_000_000] * 100).dictionary_encode()}, "words.parquet", compression="none")
    assert sum(map(len, texts)) > 35_000_000
    assert peak(CODE, small, many, words) < 58


def test_a_table_made_to_fill_memory_is_not_unpacked(tmp_path):
    bomb = table(tmp_path, {"text": ["\0" * 110_000_000, "x"]}, "bomb.parquet", compression="zstd", use_dictionary=False)
    assert told(read(bomb)) == ["packed so tightly that no text can be in it"] * 2


def test_without_the_library_the_error_says_what_to_install(tmp_path, monkeypatch):
    path = table(tmp_path, {"text": TEXTS})
    monkeypatch.setattr(tables, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match=r"pip install 'rashomon\[corpus\]'"):
        list(archives.parts(path, 10))
