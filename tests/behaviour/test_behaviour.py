"""Each case of the table, read by the real pipeline; those known to fail must go on failing until they are unmarked."""

import pytest
from table import CASES, CHECKS, KNOWN, RELATIONS, Case, faults, show

import rashomon


def _marked(case: Case):
    known = case.get("known_failure")
    marks = [pytest.mark.xfail(strict=True, reason=known)] if known else []
    return pytest.param(case, id=case["name"], marks=marks)


@pytest.mark.parametrize("case", [_marked(case) for case in CASES])
def test_case(case: Case):
    report = rashomon.read_text(case["text"])
    found = faults(case, report)
    assert not found, "\n".join([*found, "read:", show(report)])


def test_the_table_is_well_formed():
    names = [case["name"] for case in CASES]
    assert len(set(names)) == len(names) >= 70
    for case in CASES:
        assert case.keys() <= KNOWN, case["name"]
        assert case.get("statements") or case.get("absent") or case.get("alone"), f"{case['name']}: cannot fail"
        for line in [*case.get("statements", []), *case.get("absent", [])]:
            assert line.keys() <= CHECKS.keys() | set(RELATIONS), (case["name"], line)
            for text in _quoted(line):
                assert text in " ".join(case["text"].split()), (case["name"], text)


def _quoted(line: dict) -> list[str]:
    """Give the words of a line that must stand in its report, so that no typing error makes a failure or hides one."""
    out = [line[key] for key in ("source_has", "cue", "hedge", "said", "channel", "source") if key in line]
    for key in ("has", "lacks"):
        value = line.get(key, [])
        out += [value] if isinstance(value, str) else value
    return out
