"""Find the matters on which reports and voices agree, differ, contradict or are silent."""

from rashomon.points.weighing import weigh

__all__ = ["weigh"]
