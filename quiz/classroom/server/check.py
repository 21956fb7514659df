"""Before class: can a phone reach this computer? A page that says yes is served, and who opens it is told.

It knows no drill and holds nothing; whatever name it is asked by, it answers with the same few words.
"""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
from html import escape
from typing import TYPE_CHECKING, Final, NamedTuple

from aiohttp import web

from quiz.classroom.server.guards import HEADERS
from quiz.classroom.server.network import ANOTHER_PORT, why_not
from quiz.errors import QuizError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

_PAGE: Final = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>It works</title></head>
<body><h1>It works.</h1>
<p>This phone reaches the teacher’s computer at {address}. You can close this page.</p>
</body></html>
"""


class Visit(NamedTuple):
    """A device that opened the page: its address, and at which of this machine's addresses it did."""

    device: str
    address: str


class Check:
    """The page being served. ``visits`` gets every device that opens it, this machine left out."""

    def __init__(self, own: frozenset[str]) -> None:
        self.port = 0
        self.visits: asyncio.Queue[Visit] = asyncio.Queue(maxsize=100)
        self._own = own
        self._seen: set[Visit] = set()

    async def answer(self, request: web.Request) -> web.Response:
        """Say that it works."""
        name = request.transport.get_extra_info("sockname") if request.transport is not None else None
        address = str(name[0]) if name else ""
        visit = Visit(request.remote or "", address)
        outside = visit.device not in self._own and not _is_loopback(visit.device)
        if outside and visit not in self._seen and not self.visits.full():
            self._seen.add(visit)
            self.visits.put_nowait(visit)
        return web.Response(
            text=_PAGE.format(address=escape(address)), content_type="text/html", headers=HEADERS
        )


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return True


@contextlib.asynccontextmanager
async def checking(port: int, own: frozenset[str]) -> AsyncIterator[Check]:
    """Serve the page at every address of this machine. Raises ``QuizError`` where the port is taken."""
    check = Check(own)
    app = web.Application(client_max_size=1024)
    app.router.add_get("/{rest:.*}", check.answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "0.0.0.0", port)  # noqa: S104 - to be found by phones is what it is for
        try:
            await site.start()
        except OSError as error:
            raise QuizError(
                f"Port {port} cannot be listened on: {why_not(error)}.",
                remedy=ANOTHER_PORT,
            ) from error
        check.port = runner.addresses[0][1]
        yield check
    finally:
        await runner.cleanup()
