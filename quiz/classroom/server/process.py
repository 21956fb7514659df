"""Starting a drill's server as a process of its own, and seeing it off.

The process is given its configuration on standard input, which stays open as long as somebody hosts: when
the host's program ends, however it does, the server ends by itself.
"""

from __future__ import annotations

import contextlib
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING, Final

import msgspec

from quiz.classroom.server.config import Failed, Ready, ServerConfig, encode
from quiz.errors import QuizError

if TYPE_CHECKING:
    from types import TracebackType

FAREWELL: Final = 5.0
"""Seconds that a server has to write what it holds and to leave."""


class ServerError(QuizError):
    """The server of a drill cannot be started, or has ended by itself."""

    title = "The drill cannot be served"


class ServerProcess:
    """A running server. Use as a context: leaving it ends the server."""

    def __init__(self, config: ServerConfig) -> None:
        self.config = config
        self.port = 0
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it listens. Raises :class:`ServerError` with what it said."""
        # Not a pipe: nobody reads what it says in passing, and a full pipe would stop it.
        self._words_file = tempfile.TemporaryFile()  # noqa: SIM115 - closed when the server is seen off
        process: subprocess.Popen[bytes] = subprocess.Popen(
            [sys.executable, "-P", "-m", "quiz.classroom.server"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._words_file,
            start_new_session=True,  # Ctrl-C in the terminal is for the host, who may want to go on
        )
        self._process = process
        assert process.stdin is not None
        assert process.stdout is not None
        with contextlib.suppress(OSError):  # it ended at once: its words say why
            process.stdin.write(encode(self.config))
            process.stdin.flush()
        line = process.stdout.readline()
        try:
            said = msgspec.json.decode(line, type=dict[str, object])
        except msgspec.DecodeError:
            said = {}
        if isinstance(port := said.get("port"), int):
            self.port = port
            return
        error = self._words(said)
        self.stop()
        raise error

    def _words(self, said: dict[str, object]) -> ServerError:
        if said:
            failed = msgspec.convert(said, Failed)
            return ServerError(failed.error, remedy=failed.remedy)
        self._words_file.seek(0)
        words = self._words_file.read(100_000).decode("utf-8", "replace").strip()
        last = words.splitlines()[-1:] or ["it said nothing"]
        return ServerError(f"The server of the drill ended at once: {last[0]}")

    @property
    def pid(self) -> int:
        """The process's number; 0 while there is none."""
        return self._process.pid if self._process is not None else 0

    def running(self) -> bool:
        """Tell whether it still runs."""
        return self._process is not None and self._process.poll() is None

    def stop(self) -> None:
        """End it, letting it write what it holds; kill it where it does not."""
        process = self._process
        if process is None:
            return
        if process.stdin is not None:
            with contextlib.suppress(OSError):
                process.stdin.close()
        try:
            process.wait(timeout=FAREWELL)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout is not None:
            process.stdout.close()
        self._words_file.close()
        self._process = None

    def __enter__(self) -> ServerProcess:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


__all__ = ["Ready", "ServerConfig", "ServerError", "ServerProcess"]
