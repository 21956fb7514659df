"""Serve one drill: ``python -m quiz.classroom.server``, its configuration as one line on standard input.

Says on standard output, as one line of JSON, on which port it listens or why it cannot. It ends when the
drill does, and when its standard input is closed: nobody is left to host it then, and the drill can be gone
on with from what is kept.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
import threading
from typing import TYPE_CHECKING

import msgspec

from quiz.classroom.server.config import LOOPBACK, Failed, Ready, ServerConfig, encode
from quiz.classroom.server.network import ANOTHER_PORT, why_not
from quiz.errors import QuizError

if TYPE_CHECKING:
    from quiz.classroom.server.service import Service


def main() -> int:
    """Read the configuration and serve; return the exit code."""
    try:
        config = msgspec.json.decode(sys.stdin.buffer.readline(), type=ServerConfig)
    except msgspec.DecodeError as error:
        _say(Failed(error=f"The configuration cannot be read: {error}"))
        return 2
    try:
        asyncio.run(_serve(config))
    except QuizError as error:
        _say(Failed(error=error.message, remedy=error.remedy))
        return 1
    except OSError as error:
        _say(
            Failed(error=f"Port {config.port} cannot be listened on: {why_not(error)}.", remedy=ANOTHER_PORT)
        )
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def _say(value: Ready | Failed) -> None:
    sys.stdout.buffer.write(encode(value))
    sys.stdout.buffer.flush()


async def _serve(config: ServerConfig) -> None:
    from quiz.classroom.server.serving import serving

    async with serving(config) as (service, port):
        await service.served_at(port, lan=config.bind != LOOPBACK)
        left_alone = asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            with contextlib.suppress(NotImplementedError):  # Windows: there the end of input tells
                asyncio.get_running_loop().add_signal_handler(number, left_alone.set)
        _say(Ready(port=port))
        await _until_over(service, left_alone)


async def _until_over(service: Service, left_alone: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    # A daemon: nothing can wake a thread that reads, and it must not keep the process.
    threading.Thread(target=_wait_for_end_of_input, args=(loop, left_alone), daemon=True).start()
    run = asyncio.create_task(service.run())
    alone = asyncio.create_task(left_alone.wait())
    await asyncio.wait({run, alone}, return_when=asyncio.FIRST_COMPLETED)
    if service.over.is_set():  # everybody may look at their summary until the host leaves
        await alone
    for task in (run, alone):
        task.cancel()


def _wait_for_end_of_input(loop: asyncio.AbstractEventLoop, left_alone: asyncio.Event) -> None:
    # Not through `sys.stdin`: a thread that waits there holds its lock, and Python breaks off at the end.
    with contextlib.suppress(OSError, ValueError):
        while os.read(sys.stdin.fileno(), 1024):
            pass
    with contextlib.suppress(RuntimeError):
        loop.call_soon_threadsafe(left_alone.set)


if __name__ == "__main__":
    raise SystemExit(main())
