"""By which addresses phones can reach this machine."""

from __future__ import annotations

import ipaddress
import socket
from contextlib import closing
from typing import Final

_ELSEWHERE: Final = ("192.0.2.1", "2001:db8::1")
"""Addresses of documentation (RFC 5737, RFC 3849): nothing is sent there, only a route is looked up."""


def lan_addresses() -> list[str]:
    """Return this machine's addresses in its local networks, the one that leads outside first."""
    found: list[str] = []
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as probe:
        try:
            probe.connect((_ELSEWHERE[0], 9))
            found.append(probe.getsockname()[0])
        except OSError:
            pass
    try:
        known = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
    except OSError:
        known = []
    found += [str(entry[4][0]) for entry in known]
    return [one for one in dict.fromkeys(found) if _is_local(one)]


def _is_local(address: str) -> bool:
    parsed = ipaddress.ip_address(address)
    return parsed.is_private and not parsed.is_loopback and not parsed.is_link_local
