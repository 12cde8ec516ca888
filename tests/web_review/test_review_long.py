"""Long stories with many marks are drawn in time that grows as their length."""

import time

import rashomon
from rashomon.show.marks import Mark
from rashomon.web.review import story


def drawn_in(paragraphs):
    report = rashomon.read_text("\n\n".join(f"Die Mühle {n} brannte in der Nacht, und {n} Menschen verließen sie." for n in range(paragraphs)))
    assert report.statements is None  # (another language: nothing but its units is needed here)
    marks = [Mark(start, end, "content", 0) for start, end in report.text.units for _ in range(3)]
    begun = time.perf_counter()
    units = story.draw(report, marks)
    assert len(units) == len(report.text.units)
    assert all(unit.count("data-at") == 1 for unit in units)
    return time.perf_counter() - begun


def test_many_paragraphs_with_many_marks():
    few = drawn_in(150)
    assert drawn_in(1_500) < 60 * max(few, 0.01)
