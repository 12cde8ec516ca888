"""Overlapping marks cut into segments: nothing lost, nothing doubled."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rashomon.show.marks import DEEPEST, Mark, cut

ranges = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted).filter(lambda r: r[0] < r[1])
marks = st.lists(st.builds(lambda r, role, n: Mark(*r, role, n), ranges, st.sampled_from(["source", "cue", "content"]), st.integers(1, 5)), max_size=DEEPEST)


@given(marks, ranges)
def test_segments_tile_the_text_and_carry_every_mark_on_it(found, edges):
    start, end = edges
    segments = list(cut(start, end, found))
    assert segments[0].start == start
    assert segments[-1].end == end
    assert all(a.end == b.start for a, b in pairwise(segments))
    for segment in segments:
        for at in range(segment.start, segment.end):
            assert sorted(map(str, segment.marks)) == sorted(str(m) for m in found if m.start <= at < m.end)


@given(marks)
def test_the_widest_mark_comes_first(found):
    for segment in cut(0, 41, found):
        widths = [m.end - m.start for m in segment.marks]
        assert widths == sorted(widths, reverse=True)


def test_of_too_many_the_narrowest_stay():
    (deepest,) = [s for s in cut(0, 100, [Mark(n, 100 - n, "content", n) for n in range(40)]) if s.start == 39]
    assert [m.number for m in deepest.marks] == list(range(40 - DEEPEST, 40))
