"""Who is let in to ask at all: the names the server answers to, origins, headers, how often.

No web framework checks ``Host`` and ``Origin`` by itself; without that any page open in a student's browser
could talk to the drill (DNS rebinding, cross-site websockets).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from quiz.classroom.live.throttle import Throttle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
    "Server": "quiz",
}
_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_NAMED: Final = re.compile(
    r"(?:\[(?P<six>[0-9a-fA-F:.]+)\]|(?P<name>[A-Za-z0-9._-]+))(?::(?P<port>[0-9]{1,5}))?"
)
"""A name or address and a port, and nothing else: what a browser sends as ``Host``."""

MOST_SOCKETS_PER_ADDRESS: Final = 1200
"""A whole school may stand behind one address."""
MOST_SOCKETS_PER_PERSON: Final = 4


class Guards:
    """Decides what is let in. ``hosts`` are names besides the loopback ones; ``port`` is set once known."""

    def __init__(self, hosts: Iterable[str] = ()) -> None:
        self._hosts = _LOOPBACK | {host.casefold() for host in hosts}
        self.port = 0
        self.asking = Throttle(rate=200.0, burst=6000)
        """Requests of an address, a dozen a page: a school that reloads all at once comes from one."""
        self.wrong_codes = Throttle(rate=0.5, burst=40)
        """Wrong codes typed from an address, a class of people who mistype behind it."""
        self.wrong_codes_of_all = Throttle(rate=5.0, burst=200)
        """Wrong codes typed by all together: at this rate a code is guessed after years."""
        self.joining = Throttle(rate=20.0, burst=1000)
        self._sockets: dict[str, int] = {}

    def host_is_ours(self, header: str | None) -> bool:
        """Tell whether a ``Host`` header names this server."""
        named = _NAMED.fullmatch(header or "")
        if named is None:
            return False
        name = (named["six"] or named["name"]).casefold()
        return name in self._hosts and int(named["port"] or 80) == self.port

    def origin_is_ours(self, header: str | None) -> bool:
        """Tell whether an ``Origin`` header names this server; none is none of ours."""
        scheme, _, named = (header or "").partition("://")
        return scheme == "http" and self.host_is_ours(named)

    def take_socket(self, address: str) -> bool:
        """Count a socket of an address; False where it has too many."""
        if self._sockets.get(address, 0) >= MOST_SOCKETS_PER_ADDRESS:
            return False
        self._sockets[address] = self._sockets.get(address, 0) + 1
        return True

    def drop_socket(self, address: str) -> None:
        """A socket of an address is closed."""
        left = self._sockets.get(address, 1) - 1
        if left > 0:
            self._sockets[address] = left
        else:
            self._sockets.pop(address, None)


def middleware(guards: Guards, now: Callable[[], float]) -> Middleware:
    """Return the middleware: names, origins, rates, and headers on every response."""

    @web.middleware
    async def guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
        if not guards.host_is_ours(request.headers.get("Host")):
            return _refused(421, "This server goes by another name.")
        if not guards.asking.allow(request.remote or "", now()):
            return _refused(429, "Too many requests. Wait a moment.")
        if (request.method != "GET" or "Upgrade" in request.headers) and not guards.origin_is_ours(
            request.headers.get("Origin")
        ):
            return _refused(403, "Ask from the drill's own page.")
        try:
            return await handler(request)
        except web.HTTPException as error:
            return _refused(error.status, error.reason)

    return guarded


async def with_headers(_: web.Request, response: web.StreamResponse) -> None:
    """Put the headers on a response, whatever it is: a signal of the application."""
    response.headers.update(HEADERS)


def _refused(status: int, text: str) -> web.Response:
    return web.Response(status=status, text=text)
