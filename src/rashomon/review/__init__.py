"""Let people mend what machines read: decisions beside guesses, both kept, and the view that follows from them."""

from rashomon.review.comparing import reviewed
from rashomon.review.deciding import ACTIONS, alias, decide, undo
from rashomon.review.following import corrected, standing
from rashomon.review.queue import Due, due
from rashomon.review.subjects import Found, find, point_subject, subject

__all__ = [
    "ACTIONS",
    "Due",
    "Found",
    "alias",
    "corrected",
    "decide",
    "due",
    "find",
    "point_subject",
    "reviewed",
    "standing",
    "subject",
    "undo",
]
