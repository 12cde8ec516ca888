"""Take the screenshots that the README shows, of the app over the border set: python docs/screens.py [CHROMIUM].

Makes a case of `examples/border` in a folder of its own, serves it on this computer, and lets headless Chromium draw each screen.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from rashomon.case import Case
from rashomon.filing import add
from rashomon.inputs import expand
from rashomon.web.serving import serve

DOCS = Path(__file__).parent
# Each picture: the address, and the window in pixels.
SCREENS = {"sheet": ("sheet", (1400, 1900)), "app-report": ("report/{first}", (1400, 1000)), "app-review": ("queue", (1400, 900))}
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


def draw(browser: str, address: str, size: tuple[int, int], picture: Path) -> None:
    """Let the browser draw one address into a file."""
    with tempfile.TemporaryDirectory() as profile:
        run = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={profile}"]
        run += [f"--window-size={size[0]},{size[1]}", f"--screenshot={picture}", address]
        subprocess.run(run, check=True, capture_output=True, timeout=120)


def main() -> None:
    """Make the case, serve it, draw every screen."""
    browser = sys.argv[1] if len(sys.argv) > 1 else next(filter(None, map(shutil.which, CHROMIUM)), None)
    if browser is None:
        sys.exit("no Chromium found; name one: python docs/screens.py PATH")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Tull river.rashomon"
        with Case.make(path, "Clash at the Tull river") as case:
            for item in add(case, expand([str(DOCS.parent / "examples" / "border")])):
                print(item.path)  # noqa: T201
            case.comparison()
            first = case.filed()[0].id
        addresses: list[str] = []
        ready = threading.Event()

        def told(address: str) -> None:
            addresses.append(address)
            ready.set()

        threading.Thread(target=serve, args=(path,), kwargs={"told": told}, daemon=True).start()
        ready.wait(60)
        base, _, key = addresses[0].partition("sheet?token=")
        for name, (screen, size) in SCREENS.items():
            draw(browser, f"{base}{screen.format(first=first)}?token={key}", size, DOCS / f"{name}.png")


if __name__ == "__main__":
    main()
