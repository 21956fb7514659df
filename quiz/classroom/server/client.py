"""The host's side of the wire: what the teacher's terminal tells the server, and what it hears."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import Struct

from quiz.classroom.live import messages
from quiz.classroom.live.states import HostState, State

if TYPE_CHECKING:
    from collections.abc import Callable

    import aiohttp

RETRY: Final = 0.5
_PING: Final = 20.0


class Trouble(Struct, frozen=True, tag_field="is", tag="trouble"):
    """What the host asked for could not be done; ``say`` says why."""

    say: str
    remedy: str | None = None


class Pong(Struct, frozen=True, tag_field="is", tag="pong"):
    """A sign of life."""


class Unknown(Struct, frozen=True, tag_field="is", tag="unknown"):
    """The server does not know this host."""

    say: str


class Lost(Struct, frozen=True, tag_field="is", tag="lost"):
    """The server cannot be reached at this moment; it is tried again."""


Heard = State | HostState | Trouble | Pong | Unknown | Lost
_HEARD: Final[msgspec.json.Decoder[Heard]] = msgspec.json.Decoder(Heard)


class HostClient:
    """Keeps a line to the server, coming back when it breaks; tells ``on_heard`` everything it hears."""

    def __init__(self, port: int, token: str, on_heard: Callable[[Heard], None]) -> None:
        self._base = f"http://127.0.0.1:{port}"
        self._token = token
        self._on_heard = on_heard
        self._out: asyncio.Queue[messages.FromHost] = asyncio.Queue()

    def say(self, message: messages.FromHost) -> None:
        """Have a command sent, as soon as there is a line."""
        self._out.put_nowait(message)

    async def run(self) -> None:
        """Talk until cancelled, or until the server says that it does not know this host."""
        import aiohttp

        async with aiohttp.ClientSession(headers={"Origin": self._base}) as session:
            while True:
                with contextlib.suppress(aiohttp.ClientError, OSError, TimeoutError):
                    async with session.ws_connect(f"{self._base}/ws/host", heartbeat=_PING) as socket:
                        hello = messages.Hello(self._token)
                        await socket.send_str(msgspec.json.encode(hello).decode())
                        if not await self._talk(socket):
                            return
                self._on_heard(Lost())
                await asyncio.sleep(RETRY)

    async def _talk(self, socket: aiohttp.ClientWebSocketResponse) -> bool:
        sending = asyncio.create_task(self._send(socket))
        try:
            async for message in socket:
                heard = _HEARD.decode(message.data)
                self._on_heard(heard)
                if isinstance(heard, Unknown):
                    return False
        finally:
            sending.cancel()
        return True

    async def _send(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        while True:
            message = await self._out.get()
            await socket.send_str(msgspec.json.encode(message).decode())
