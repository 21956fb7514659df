"""A real program in a real pseudo-terminal, and what its screen shows."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import time
import warnings
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Self

import pexpect  # type: ignore[import-untyped]
import pyte

_CHECKOUT = Path(__file__).resolve().parents[1]
"""Where ``quiz`` and ``benchmarks`` are imported from."""

_NOT_DRAWN = re.compile(
    r"\x1b\[[>=]?\d*(?:;\d*)*[cq]|\x1b\[\?[\d;]*\$p|\x1b\[[<>=?]\d*u|\x1b\[\?2026[hl]|\x1bP.*?\x1b\\",
    re.DOTALL,
)
"""Questions a program asks its terminal, and marks: nothing to show, and pyte would misread some."""

_FRAME, _FRAME_END = "\x1b[?2026h", "\x1b[?2026l"
"""Between these stands one picture, which a terminal shows whole (synchronised output, DEC mode 2026)."""

_ASKS_FOR_FRAMES, _HAS_FRAMES = "\x1b[?2026$p", "\x1b[?2026;2$y"

_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_].*?(?:\x07|\x1b\\)|[^\[\]PX^_])", re.DOTALL)
"""A whole control sequence (ECMA-48)."""


def _whole(text: str) -> int:
    """Return how much of what a program wrote can be drawn: no unfinished picture or control sequence."""
    frame = text.rfind(_FRAME)
    if frame > text.rfind(_FRAME_END):
        return frame
    escape = text.rfind("\x1b")
    if escape != -1 and not _SEQUENCE.match(text, escape):
        return escape
    return len(text)


class Terminal:
    """A program run in a pseudo-terminal of ``columns`` × ``rows``; its screen is kept by pyte.

    Programs that mark their pictures (Textual does) are shown whole pictures only, as in a modern terminal.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        env: Mapping[str, str],
        columns: int = 80,
        rows: int = 24,
        cwd: str | None = None,
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self.screen)
        self._waiting = ""
        with warnings.catch_warnings():
            # From Python 3.12 on a fork beside threads is warned of; this child only starts the program.
            warnings.simplefilter("ignore", DeprecationWarning)
            self._child = pexpect.spawn(
                command[0],
                list(command[1:]),
                env={**env, "TERM": "xterm-256color"},
                dimensions=(rows, columns),
                encoding="utf-8",
                codec_errors="replace",
                cwd=cwd,
                timeout=30,
            )
        self._child.delaybeforesend = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.kill()

    @property
    def pid(self) -> int:
        """The program's process id."""
        return int(self._child.pid)

    @property
    def text(self) -> str:
        """What the screen shows now."""
        return "\n".join(self.screen.display)

    @property
    def running(self) -> bool:
        """Whether the program still runs."""
        return bool(self._child.isalive())

    def pump(self, seconds: float = 0.02) -> bool:
        """Take in what the program wrote, waiting at most ``seconds``; False at the end of its output."""
        try:
            data = self._child.read_nonblocking(65536, timeout=seconds)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            self._draw(self._waiting)
            self._waiting = ""
            return False
        if _ASKS_FOR_FRAMES in self._waiting + data:
            self.send(_HAS_FRAMES)
        self._waiting += data
        end = _whole(self._waiting)
        self._draw(self._waiting[:end])
        self._waiting = self._waiting[end:]
        return True

    def _draw(self, text: str) -> None:
        self._stream.feed(_NOT_DRAWN.sub("", text))

    def wait_for(self, shown: str | Callable[[str], bool], timeout: float = 30) -> str:
        """Pump until the screen shows something; return the screen.

        Raises :class:`TimeoutError` with the screen where it does not come in time.
        """
        seen = (lambda text: shown in text) if isinstance(shown, str) else shown
        end = time.monotonic() + timeout
        while not seen(self.text):
            if time.monotonic() > end or not self.pump():
                raise TimeoutError(f"the screen never showed {shown!r}; it shows:\n{self.text}")
        return self.text

    def send(self, keys: str) -> None:
        """Type."""
        self._child.send(keys)

    def crash(self) -> None:
        """Kill the program as a power cut would, with SIGKILL; then take in all that it had written."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        self.drain()

    def drain(self, timeout: float = 5) -> None:
        """Take in what is left of the output of a program that has ended."""
        end = time.monotonic() + timeout
        while self.pump() and time.monotonic() < end:
            pass

    def kill(self) -> None:
        """End the program, however it stands, and give up its terminal."""
        self._child.close(force=True)

    def wait(self, timeout: float = 10) -> int | None:
        """Wait for the program to end; return its exit status (None: ended by a signal)."""
        end = time.monotonic() + timeout
        while self._child.isalive() and time.monotonic() < end:
            self.pump()
        self._child.close(force=True)
        status = self._child.exitstatus
        return None if status is None else int(status)


def clean_env(home: str) -> dict[str, str]:
    """Make an environment with an empty home and none of this machine's settings for the program."""
    kept = {key: os.environ[key] for key in ("PATH", "LANG", "LC_ALL", "TZ") if key in os.environ}
    return {
        **kept,
        "HOME": home,
        "XDG_DATA_HOME": f"{home}/data",
        "XDG_STATE_HOME": f"{home}/state",
        "COLORTERM": "truecolor",
        "PYTHONPATH": os.pathsep.join([str(_CHECKOUT), *filter(None, [os.environ.get("PYTHONPATH")])]),
    }
