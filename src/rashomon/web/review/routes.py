"""Lists the addresses of the review."""

from __future__ import annotations

from starlette.routing import BaseRoute, Route

from rashomon.web.review import acting, desk, fixing, log, missing, queue, together, views


def routes() -> list[BaseRoute]:
    """List the pages of the review; the one named "queue" stands in the navigation."""
    return [
        Route("/queue", queue.queue, name="queue", methods=["GET"]),
        Route("/queue", queue.decide, name="queue_decide", methods=["POST"]),
        Route("/fix/{report}/{layer}/{id}", fixing.fix, name="fix", methods=["GET"]),
        Route("/fix/{report}/{layer}/{id}", fixing.decide, name="fix_decide", methods=["POST"]),
        Route("/missed/{report}", missing.missed, name="missed", methods=["GET"]),
        Route("/missed/{report}", missing.decide, name="missed_decide", methods=["POST"]),
        Route("/together", together.together, name="together", methods=["GET"]),
        Route("/together", together.decide, name="together_decide", methods=["POST"]),
        Route("/desk", desk.desk, name="desk", methods=["GET"]),
        Route("/desk", desk.decide, name="desk_decide", methods=["POST"]),
        Route("/log", log.log, name="log"),
        Route("/undo", acting.undo, name="undo", methods=["POST"]),
        Route("/who", acting.who_page, name="who", methods=["GET"]),
        Route("/who", acting.set_who, name="set_who", methods=["POST"]),
        Route("/reviewed", views.sheet, name="reviewed"),
        Route("/reviewed/{report}", views.report, name="reviewed_report"),
    ]
