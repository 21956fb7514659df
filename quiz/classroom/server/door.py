"""The door: how many connections stand open, before anybody has asked anything.

Whoever connects and says nothing, or says it a letter at a time, is sent off by aiohttp's own timer
(``IDLE``); here they are counted, so that one machine cannot take all the room.
"""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from aiohttp import web

IDLE: Final = 15.0
"""Seconds in which a connection must have made a whole request, and in which it may make another."""
MOST_PER_ADDRESS: Final = 2000
"""Connections of one address: the websockets of a school behind it, and pages being loaded."""
_FILES: Final = 8192
_OTHER_FILES: Final = 100
"""Open files besides connections: the database, standard streams, the program's own."""


def room() -> int:
    """Return how many connections this process can hold, having asked the system for as many as it gives."""
    try:
        import resource
    except ImportError:  # Windows: no such limit
        return _FILES
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = min(_FILES, hard) if hard != resource.RLIM_INFINITY else _FILES
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with contextlib.suppress(OSError, ValueError):  # some systems promise more than they give
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
            soft = wanted
    have = wanted if soft == resource.RLIM_INFINITY else soft
    return max(have - _OTHER_FILES, _OTHER_FILES)


class Door(asyncio.Protocol):
    """A new connection: handed on to the web server where there is room for it, else closed."""

    def __init__(self, server: web.Server, most: int, most_per_address: int = MOST_PER_ADDRESS) -> None:
        self._server = server
        self._most = most
        self._most_per_address = most_per_address

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Let the connection in, or close it."""
        stream = cast("asyncio.Transport", transport)
        inside = self._server.connections
        address = _address(stream.get_extra_info("peername"))
        if (
            len(inside) >= self._most
            or sum(_address(one.peername) == address for one in inside) >= self._most_per_address
        ):
            stream.abort()
            return
        handler = self._server()
        stream.set_protocol(handler)
        handler.connection_made(stream)


def _address(peer: object) -> object:
    return peer[0] if isinstance(peer, tuple) and peer else None
