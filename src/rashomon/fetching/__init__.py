"""Fetch one page from the web: only when a user names its address, only from public addresses, within bounds.

A name is looked up once and every address it has must be public; the connection goes to one of those and no second look-up
follows, so that a name bound anew in between (DNS rebinding) leads nowhere else.  Each redirect is checked the same way.  No
cookies, no credentials, no proxies; THREATS.md lists the rules.
"""

from rashomon.fetching.addresses import named, public
from rashomon.fetching.asking import Fetched, fetch
from rashomon.fetching.wire import Net

__all__ = ["Fetched", "Net", "fetch", "named", "public"]
