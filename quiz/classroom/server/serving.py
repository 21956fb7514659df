"""A drill on the network: the application, its door, and the port it listens on."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from typing import TYPE_CHECKING, Final

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError

from quiz.classroom.server.app import make_app
from quiz.classroom.server.door import IDLE, MOST_PER_ADDRESS, Door, room
from quiz.classroom.server.guards import Guards
from quiz.classroom.server.opening import open_service

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from quiz.classroom.server.config import ServerConfig
    from quiz.classroom.server.service import Service

LINGER: Final = 2.0
"""Seconds in which the rest of a body that is not wanted may still come, and the last say goodbye."""


class _OurErrors(logging.Filter):
    """Lets only errors of our own into the log: what others send that is no HTTP would fill the disk."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Tell whether to keep a record."""
        return not (record.exc_info and isinstance(record.exc_info[1], HttpProcessingError))


_log = logging.getLogger(__name__)
_log.addFilter(_OurErrors())


@contextlib.asynccontextmanager
async def serving(
    config: ServerConfig, *, idle: float = IDLE, most_per_address: int = MOST_PER_ADDRESS
) -> AsyncIterator[tuple[Service, int]]:
    """Serve a drill while the context lasts; yield its service and the port listened on.

    What the drill holds is written at the end. Raises ``QuizError`` where it cannot be held, and ``OSError``
    where the port cannot be listened on.
    """
    service, writer = open_service(config)
    try:
        guards = Guards(config.hosts)
        app = make_app(service, guards, host_token=config.host_token, projector_token=config.projector_token)
        runner = web.AppRunner(
            app,
            access_log=None,
            logger=_log,
            handle_signals=False,
            shutdown_timeout=LINGER,
            keepalive_timeout=idle,
            lingering_time=min(idle, LINGER),
        )
        await runner.setup()
        inside, most = runner.server, room()
        assert inside is not None
        listening = await asyncio.get_running_loop().create_server(
            lambda: Door(inside, most, most_per_address), config.bind, config.port
        )
        try:
            guards.port = listening.sockets[0].getsockname()[1]
            called = config.hosts[0] if config.hosts else config.bind
            service.address = f"http://{called}:{guards.port}/"
            yield service, guards.port
        finally:
            listening.close()
            await service.hang_up()
            await runner.cleanup()
    finally:
        await asyncio.to_thread(writer.close, over=service.over.is_set())
