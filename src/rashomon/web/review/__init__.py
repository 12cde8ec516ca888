"""Lets people review a case: the queue, mending, sources, the log; every page is links and forms."""

from rashomon.web.review.routes import routes

__all__ = ["routes"]
