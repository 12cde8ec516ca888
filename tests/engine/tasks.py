"""Work that the tests of engines give out; processes import it by name."""

import os
import time


def double(number: int) -> tuple[int, int]:
    """Give twice a number, and which process did it."""
    time.sleep(0.02)
    return 2 * number, os.getpid()


def die_on_three(number: int) -> int:
    """End the process at 3."""
    if number == 3:
        os.kill(os.getpid(), 9)
    return number


def raise_on_three(number: int) -> int:
    """Raise at 3."""
    if number == 3:
        raise ValueError("three is too many")
    return number


class Counting:
    """Count the items that one process has had; starts at 0 when it is unpickled."""

    def __init__(self) -> None:
        self.seen = 0

    def __call__(self, number: int) -> tuple[int, int, int]:
        self.seen += 1
        return number, os.getpid(), self.seen
