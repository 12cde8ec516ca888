"""Say which addresses are fetched: the form of a URL, and which IP addresses are of the public internet.

The ranges are those of IANA's special-purpose address registries (RFC 6890 and what updates it).
"""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import SplitResult, quote, urljoin, urlsplit

PORTS = (80, 443)
LONGEST = 4_000  # characters of an address
# Not forwarded over the internet, or meant for machines rather than readers.  168.63.129.16 is a cloud's own platform.
_NOT_PUBLIC = tuple(
    ipaddress.IPv4Network(net)
    for net in (
        "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 168.63.129.16/32 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 "
        "192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 "
        "224.0.0.0/4 240.0.0.0/4"
    ).split()
)
# Of IPv6 only what is handed out to networks is public.  This leaves out loopback, link-local, private (fd00:ec2::254 too),
# multicast, and what carries an IPv4 address within: mapped, compatible, NAT64; the exceptions below Teredo and 6to4.
_HANDED_OUT = ipaddress.IPv6Network("2000::/3")
_NOT_HANDED_OUT = tuple(ipaddress.IPv6Network(net) for net in "2001::/23 2001:db8::/32 2002::/16 3fff::/20".split())
_HOST = re.compile(r"(?=.{1,253}\Z)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*\.?\Z")
_CREDENTIALS = re.compile(r"(?<=//)[^/?#]*@")
# What may stand in an address as it is; all else is written as %XX.
_KEPT = "%/:?#[]@!$&'()*+,;=-._~"


class Refused(Exception):
    """Say in one plain sentence why an address is not fetched."""


def public(address: str) -> bool:
    """Say whether an IP address is one of the public internet.

    >>> [public(a) for a in ("192.0.43.8", "10.0.0.1", "169.254.169.254", "::ffff:192.0.43.8", "fd00:ec2::254", "2620:0:2d0:200::8")]
    [True, False, False, False, False, True]
    """
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv4Address):
        return not any(found in net for net in _NOT_PUBLIC)
    return found.scope_id is None and found in _HANDED_OUT and not any(found in net for net in _NOT_HANDED_OUT)


def named(url: str) -> str:
    """Give an address as it may be shown and kept: without credentials and without what follows `#`.

    >>> named("https://ilda:secret@ford.example/mill?page=2#top")
    'https://ford.example/mill?page=2'
    """
    bare = _CREDENTIALS.sub("", url.partition("#")[0], count=1)
    return bare if len(bare) <= LONGEST else bare[:LONGEST] + "…"


def split(url: str) -> SplitResult:
    """Take an address apart after checking its form; give it with its host in lower-case ASCII and no fragment."""
    if len(url) > LONGEST:
        raise Refused(f"the address is longer than {LONGEST:,} characters")
    if any(c <= " " or c in "\\\x7f" or "\ud800" <= c <= "\udfff" for c in url):
        raise Refused("the address holds characters that none may hold")
    try:
        parts = urlsplit(url)
        port, host = parts.port, parts.hostname or ""
        literal = parts.netloc.rpartition("@")[2].startswith("[")
        host = host if literal else host.encode("idna").decode("ascii").lower()
    except ValueError as error:
        raise Refused("the address is not a proper one") from error
    if parts.scheme not in ("http", "https"):
        raise Refused("only http and https addresses are fetched")
    if "@" in parts.netloc:
        raise Refused("an address with a user name or password is not fetched")
    if not (literal or _HOST.match(host)):
        raise Refused("the address names no proper server")
    if port not in (None, *PORTS):
        raise Refused(f"port {port} is not fetched from, only {PORTS[0]} and {PORTS[1]}")
    netloc = (f"[{host}]" if literal else host) + (f":{port}" if port else "")
    return SplitResult(parts.scheme, netloc, quote(parts.path or "/", _KEPT), quote(parts.query, _KEPT), "")


def follow(site: SplitResult, location: str) -> str:
    """Give the address that a redirect leads to; from https never to http."""
    # `http.client` reads headers as Latin-1; servers write UTF-8.
    goal = urljoin(site.geturl(), quote(location.encode("latin-1", "replace"), _KEPT))
    if site.scheme == "https" and not goal.lower().startswith("https:"):
        raise Refused("it redirects from https to an address that is not https")
    return goal
