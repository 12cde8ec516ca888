"""Count how often each sign of damage fires on the reports of some folders.

    python bench/condition.py FOLDER...

Prints, a line a folder, the number of reports and the share that shows each damage.  Run it on copies known to
be fine (few should show any) and on copies known to be damaged.
"""

from __future__ import annotations

import sys
from collections import Counter

from rashomon.clean import clean
from rashomon.errors import ReadError
from rashomon.inputs import expand, read_input


def main(folders: list[str]) -> None:
    for folder in folders:
        seen: Counter[str] = Counter()
        reports = 0
        for path in expand([folder]):
            if not isinstance(path, str):
                continue
            try:
                report = clean(read_input(path))
            except ReadError as error:
                print(error, file=sys.stderr)
                continue
            reports += 1
            seen.update(report.condition)
        shares = ", ".join(f"{name} {count / reports:.1%}" for name, count in seen.most_common())
        print(f"{folder}: {reports} reports; {shares or 'no damage'}")


if __name__ == "__main__":
    main(sys.argv[1:])
