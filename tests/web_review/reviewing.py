"""Makes cases to review, and looks into their pages."""

import re
from contextlib import contextmanager
from importlib.resources import files

import letting_in

EMOJI = """\
Outlet: Ford Post
Date: 12 March 2034
Title: Ferry \U0001f6a2 shelled at Oru, harbour master says

At least 12 deckhands were killed \U0001f525\U0001f525 when gunmen fired at the ferry, the Harbour Watch said on Monday.

"We saw men \U0001f469\u200d\U0001f469\u200d\U0001f467 on the bank," captain Ilda Maros told the Ford News Agency. She denied that her crew was armed. \u202eThe northern council rejected the account.
"""
HOSTILE = """\
Outlet: Ford "><img src=x onerror=alert(1)> Post
Date: 12 March 2034
Title: Mill </title><script>alert("t")</script> burned at Oru, "warden' onmouseover='x says

At least 12 <b onclick=alert(1)>deckhands</b> were killed when the mill burned, the "><script>alert(2)</script> Harbour Watch said on Monday.

"We saw <iframe src=//evil.example></iframe> men on the {{ 7*7 }} bank," captain Ilda <svg/onload=alert(3)> Maros told the Ford News Agency.
"""


def files_of(*beginnings):
    """Read some of the example's files."""
    entries = sorted(files("rashomon.web").joinpath("border").iterdir(), key=lambda entry: entry.name)
    return letting_in.read_all((e.name, e.read_bytes()) for e in entries if e.name.startswith(beginnings))


@contextmanager
def client_of(reports, path, **options):
    """Give a browser that was let in to an app over a new case with these reports."""
    app = letting_in.served(path, "Own", reports)
    try:
        yield letting_in.client_of(app, **options)
    finally:
        app.state.held.close()


def entries(client):
    """Give the log, private words included."""
    return client.get("/api/entries?private=true").json()["entries"]


def hidden(page, name):
    """Give the value of a hidden field of a page."""
    return re.search(rf'<input type="hidden" name="{name}" value="([^"]*)"', page)[1]


def records(client):
    """Give the records of all reports, as they were read."""
    return [client.get(f"/api/reports/{r['id']}").json() for r in client.get("/api/reports").json()["reports"]]
