"""Who is let in to ask at all: the names the server answers to, origins, headers, how often.

No web framework checks ``Host`` and ``Origin`` by itself; without that any page open in a student's browser
could talk to the drill (DNS rebinding, cross-site websockets).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

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
}
_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})

MOST_SOCKETS_PER_ADDRESS: Final = 1200
"""A whole school may stand behind one address."""
MOST_SOCKETS_PER_PERSON: Final = 4


class Guards:
    """Decides what is let in. ``hosts`` are names besides the loopback ones; ``port`` is set once known."""

    def __init__(self, hosts: Iterable[str] = ()) -> None:
        self._hosts = _LOOPBACK | {host.casefold() for host in hosts}
        self.port = 0
        self.asking = Throttle(rate=100.0, burst=3000)
        """Requests of an address: a class that reloads all at once comes from one."""
        self.wrong_codes = Throttle(rate=0.5, burst=40)
        """Wrong codes typed from an address, a class of people who mistype behind it."""
        self.wrong_codes_of_all = Throttle(rate=5.0, burst=200)
        """Wrong codes typed by all together: at this rate a code is guessed after years."""
        self.joining = Throttle(rate=20.0, burst=1000)
        self._sockets: dict[str, int] = {}

    def host_is_ours(self, header: str | None) -> bool:
        """Tell whether a ``Host`` header names this server."""
        if not header:
            return False
        split = urlsplit(f"//{header}")
        try:
            port = split.port
        except ValueError:
            return False
        return (split.hostname or "").casefold() in self._hosts and port in {self.port, None}

    def origin_is_ours(self, header: str | None) -> bool:
        """Tell whether an ``Origin`` header names this server; none is none of ours."""
        if not header or header == "null":
            return False
        split = urlsplit(header)
        return split.scheme == "http" and self.host_is_ours(split.netloc)

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
            response = await handler(request)
        except web.HTTPException as error:
            response = _refused(error.status, error.reason)
        if not response.prepared:
            response.headers.update(HEADERS)
        return response

    return guarded


def _refused(status: int, text: str) -> web.Response:
    return web.Response(status=status, text=text, headers=HEADERS)
