"""The web application: pages, joining, and three kinds of websocket."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from importlib.resources import files
from typing import TYPE_CHECKING, Final

import msgspec
from aiohttp import WSMsgType, web

from quiz.classroom.live import messages
from quiz.classroom.live.codes import same_code, same_token, token_hash
from quiz.classroom.live.hall import WrongCodeError
from quiz.classroom.live.messages import BadMessageError
from quiz.classroom.server.guards import MOST_SOCKETS_PER_PERSON, Guards, middleware, with_headers
from quiz.classroom.server.lines import Line
from quiz.errors import QuizError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from quiz.classroom.server.service import Service

PATIENCE: Final = 10.0
"""Seconds in which a new websocket must say who it is."""
HEARTBEAT: Final = 25.0
"""Seconds between signs of life: less than the idle time after which home routers forget a connection."""

_PAGES: Final = {
    "/": ("student.html", "text/html"),
    "/student.css": ("student.css", "text/css"),
    **{
        f"/{name}.js": (f"{name}.js", "text/javascript")
        for name in ("tools", "line", "join", "controls", "results", "paced", "student")
    },
    "/projector": ("projector.html", "text/html"),
    "/projector.css": ("projector.css", "text/css"),
    "/projector.js": ("projector.js", "text/javascript"),
}
_log = logging.getLogger(__name__)
_GONE: Final = msgspec.json.encode({"is": "gone", "say": "You are not in this drill any more."})
_WHO: Final = msgspec.json.encode({"is": "unknown", "say": "Join again, please."})


def make_app(service: Service, guards: Guards, *, host_token: str, projector_token: str) -> web.Application:
    """Return the application of one drill. The tokens let in the host's terminal and the projector."""
    app = web.Application(middlewares=[middleware(guards, service.now)], client_max_size=messages.LARGEST)
    app.on_response_prepare.append(with_headers)
    routes = Routes(service, guards, token_hash(host_token), token_hash(projector_token))
    for path, (name, kind) in _PAGES.items():
        app.router.add_get(path, _page(name, kind))
    app.router.add_post("/api/join", routes.join)
    app.router.add_get("/ws", routes.student)
    app.router.add_get("/ws/host", routes.host)
    app.router.add_get("/ws/projector", routes.projector)
    return app


def _page(name: str, kind: str) -> Callable[[web.Request], Awaitable[web.Response]]:
    body = files("quiz.classroom.server").joinpath("page", name).read_bytes()

    async def page(_: web.Request) -> web.Response:
        return web.Response(body=body, content_type=kind, charset="utf-8")

    return page


class Routes:
    """What answers requests."""

    def __init__(self, service: Service, guards: Guards, host_hash: str, projector_hash: str) -> None:
        self._service = service
        self._guards = guards
        self._host_hash = host_hash
        self._projector_hash = projector_hash

    # ------------------------------------------------------------ joining

    async def join(self, request: web.Request) -> web.Response:
        """Let somebody in who knows the code."""
        now, address = self._service.now(), request.remote or ""
        guards = self._guards
        if not (guards.wrong_codes.may(address, now) and guards.wrong_codes_of_all.may("", now)):
            return _trouble(429, "Too many wrong codes. Wait a minute.", "code")
        if not guards.joining.allow(address, now):
            return _trouble(429, "Too many are joining at once. Try again.", "name")
        try:
            async with asyncio.timeout(PATIENCE):
                data = await request.read()
            join = messages.read_join(data)
        except TimeoutError:
            return _trouble(408, "That took too long. Try again.", "name")
        except BadMessageError as error:
            return _trouble(400, str(error), "name")
        if not same_code(join.code, self._service.code):
            guards.wrong_codes.allow(address, now)
            guards.wrong_codes_of_all.allow("", now)
            return _trouble(403, "That is not the code of this drill.", "code")
        try:
            person, token = await self._service.join(join)
        except WrongCodeError as error:
            guards.wrong_codes.allow(address, now)
            guards.wrong_codes_of_all.allow("", now)
            return _trouble(403, str(error), "name")
        except QuizError as error:
            return _trouble(409, str(error), "name")
        except Exception:  # whatever kept it from the disk, the page is told in words
            _log.exception("somebody who joined could not be kept")
            return _trouble(503, "The teacher’s computer could not save that. Try again.", "name")
        said = {"token": token, "name": person.kept.name, "team": person.kept.team}
        return web.Response(body=msgspec.json.encode(said), content_type="application/json")

    # ------------------------------------------------------------ websockets

    async def student(self, request: web.Request) -> web.StreamResponse:
        """A participant's page."""
        async with self._open(request) as (socket, hello):
            person = self._service.hall.people.by_token(hello.token) if hello is not None else None
            if person is None:
                await _leave(socket, _WHO, 4001)
                return socket
            if not person.here:
                await _leave(socket, _GONE, 4003)
                return socket
            line = Line(socket, person.id)
            line.start()
            oldest = self._service.add_student(line, person, MOST_SOCKETS_PER_PERSON)
            if oldest is not None:
                await oldest.stop(code=4002)
            try:
                async for data in self._incoming(socket, line):
                    message = messages.read_participant(data)
                    if isinstance(message, messages.Give):
                        await self._service.answer(person, line, message)
                    elif isinstance(message, messages.GoOn):
                        await self._service.go_on(person, line, message.question)
                    elif isinstance(message, messages.Ping):
                        line.say(b'{"is":"pong"}')
            except BadMessageError as error:
                await line.stop(code=1008, message=str(error).encode())
            finally:
                self._service.drop_student(line, person)
                await line.stop()
            return socket

    async def host(self, request: web.Request) -> web.StreamResponse:
        """The teacher's terminal."""
        async with self._open(request) as (socket, hello):
            if hello is None or not same_token(hello.token, self._host_hash):
                await _leave(socket, _WHO, 4001)
                return socket
            line = Line(socket)
            line.start()
            self._service.add_screen(line, host=True)
            try:
                async for data in self._incoming(socket, line):
                    message = messages.read_host(data)
                    if isinstance(message, messages.Ping):
                        line.say(b'{"is":"pong"}')
                        continue
                    try:
                        await self._service.command(message)
                    except QuizError as error:
                        said = {"is": "trouble", "say": error.message, "remedy": error.remedy}
                        line.say(msgspec.json.encode(said))
            except BadMessageError as error:
                await line.stop(code=1008, message=str(error).encode())
            finally:
                self._service.drop_screen(line)
                await line.stop()
            return socket

    async def projector(self, request: web.Request) -> web.StreamResponse:
        """The projector's page: it is told, and says nothing."""
        async with self._open(request) as (socket, hello):
            if hello is None or not same_token(hello.token, self._projector_hash):
                await _leave(socket, _WHO, 4001)
                return socket
            line = Line(socket)
            line.start()
            self._service.add_screen(line, host=False)
            line.say(msgspec.json.encode({"is": "qr", "src": self._qr()}))
            try:
                async for data in self._incoming(socket, line):
                    if isinstance(messages.read_participant(data), messages.Ping):
                        line.say(b'{"is":"pong"}')
            except BadMessageError as error:
                await line.stop(code=1008, message=str(error).encode())
            finally:
                self._service.drop_screen(line)
                await line.stop()
            return socket

    def _qr(self) -> str:
        """Return the way to join as a QR code, as a picture in a URL: whoever sees it can join."""
        import segno

        address = f"{self._service.address or ''}#{self._service.code}"
        return segno.make(address, error="m").svg_data_uri(scale=8)

    @contextlib.asynccontextmanager
    async def _open(
        self, request: web.Request
    ) -> AsyncIterator[tuple[web.WebSocketResponse, messages.Hello | None]]:
        """Open a websocket and hear who it is: None where it does not say so in time."""
        address = request.remote or ""
        if not self._guards.take_socket(address):
            raise web.HTTPTooManyRequests(reason="Too many connections.")
        try:
            socket = web.WebSocketResponse(max_msg_size=messages.LARGEST, heartbeat=HEARTBEAT)
            await socket.prepare(request)
            yield socket, await _hello(socket)
        finally:
            self._guards.drop_socket(address)

    async def _incoming(self, socket: web.WebSocketResponse, line: Line) -> AsyncIterator[str]:
        """Yield what comes in. Raises :class:`BadMessageError` for bytes, and for too much at once."""
        async for message in socket:
            if message.type is not WSMsgType.TEXT:
                raise BadMessageError("Only text is understood.")
            if not line.messages.allow("", self._service.now()):
                raise BadMessageError("Too many messages.")
            yield message.data


async def _hello(socket: web.WebSocketResponse) -> messages.Hello | None:
    try:
        async with asyncio.timeout(PATIENCE):
            message = await socket.receive()
        if message.type is not WSMsgType.TEXT:
            return None
        said = messages.read_participant(message.data)
    except (TimeoutError, BadMessageError):
        return None
    return said if isinstance(said, messages.Hello) else None


async def _leave(socket: web.WebSocketResponse, said: bytes, code: int) -> None:
    with contextlib.suppress(ConnectionError, RuntimeError):
        await socket.send_str(said.decode())
        await socket.close(code=code)


def _trouble(status: int, text: str, field: str) -> web.Response:
    body = msgspec.json.encode({"error": text, "field": field})
    return web.Response(status=status, body=body, content_type="application/json")
