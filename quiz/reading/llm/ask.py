"""Asking a language model with patience: so long and no longer, again after what passes, never for ever.

Waits grow as 1, 2, 4, … times the first, each shortened by chance to between half and the whole of it, so
that programs that failed together do not come back together (exponential backoff with jitter).
"""

from __future__ import annotations

import json
import math
import queue
import random
import re
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from quiz.reading.llm.connect import Reply, call, said

if TYPE_CHECKING:
    from collections.abc import Callable

    from quiz.reading.llm.prompts import Prompt

_SLICE = 0.2
"""Seconds between looks for Ctrl-C; some systems do not wake a wait for it."""
_PASSING = frozenset({408, 409, 425, 429, *range(500, 600)})
_HOPELESS = {
    401: "does not accept the key",
    402: "asks for payment",
    403: "does not allow this",
    404: "does not know this model or address",
}
_PASSING_NAME = re.compile(r"Timeout|Connect|RemoteProtocol|ReadError|WriteError|RateLimit|Overloaded")
_PASSING_WORDS = re.compile(
    r"rate.?limit|too many requests|overloaded|timed? ?out|\b(?:429|503|529)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is asked and how long is waited; times in seconds, lengths in characters.

    ``chunk`` is the length of article text in one request, ``facts`` how many facts of an article are
    reworded, ``batch`` how many in one request, ``positions`` how many views are grouped into disputes.
    ``tries`` counts the first; ``answer`` is how long one answer may take; ``first_wait`` and
    ``longest_wait`` bound the wait before another try, also where the provider names one.
    """

    chunk: int = 12_000
    facts: int = 60
    batch: int = 12
    positions: int = 150
    tries: int = 4
    answer: float = 180.0
    first_wait: float = 1.0
    longest_wait: float = 60.0


class FailedError(Exception):
    """This request brought nothing; the next may. The message says why."""


class GivenUpError(FailedError):
    """What usually passes did not, in all tries."""


class HopelessError(Exception):
    """No request will bring anything: a wrong key, an unknown model. The message says why."""


class Asker:
    """Asks one model, with patience. ``retries`` and ``calls`` count what it did."""

    def __init__(
        self,
        model: Any,
        limits: Limits,
        *,
        wait: Callable[[float], None] = time.sleep,
        chance: Callable[[float, float], float] | None = None,
    ) -> None:
        self._model = model
        self._limits = limits
        self._wait = wait
        self._chance = chance or random.Random().uniform  # noqa: S311 - no secret hangs on it
        self.retries = self.calls = 0

    def ask(self, prompt: Prompt) -> Reply:
        """Return an answer. Raises :class:`FailedError`, :class:`GivenUpError`, :class:`HopelessError`."""
        for tried in range(1, self._limits.tries + 1):
            self.calls += 1
            try:
                return _in_time(lambda: call(self._model, prompt), self._limits.answer)
            except Exception as error:  # plugins raise what they like
                if not _passes(error):
                    raise FailedError(said(error)) from error
                if tried == self._limits.tries:
                    raise GivenUpError(f"{_name(error)}, {tried} times") from error
                pause = self._pause(tried, error)
            self.retries += 1
            self._wait(pause)
        raise GivenUpError("it was not tried")

    def _pause(self, tried: int, error: Exception) -> float:
        longest = self._limits.longest_wait
        pause = min(longest, self._limits.first_wait * 2.0 ** (tried - 1))
        pause = self._chance(pause / 2, pause)
        told = _told_wait(error)
        if told is not None and told > longest:
            raise GivenUpError(f"{_name(error)}; the provider asks to wait {told:,.0f} seconds") from error
        return max(pause, told or 0.0)


def _in_time(ask: Callable[[], Reply], seconds: float) -> Reply:
    """Return what a call returns, or raise ``TimeoutError``: a call that hangs is left behind.

    It runs in a thread of its own, so that Ctrl-C and the clock are heard whatever the plugin does.
    """
    box: queue.SimpleQueue[Reply | Exception] = queue.SimpleQueue()

    def run() -> None:
        try:
            box.put(ask())
        except Exception as error:
            box.put(error)
        except BaseException as error:  # a plugin that would end the program
            box.put(RuntimeError(f"it ended with {type(error).__name__}"))

    threading.Thread(target=run, name="quiz-llm", daemon=True).start()
    end = time.monotonic() + seconds
    while True:
        left = end - time.monotonic()
        if left <= 0:
            raise TimeoutError(f"no answer within {seconds:g} seconds")
        try:
            got = box.get(timeout=min(_SLICE, left))
        except queue.Empty:
            continue
        if isinstance(got, Reply):
            return got
        raise got


def _passes(error: Exception) -> bool:
    """Tell whether a fault is of the kind that passes. Raises :class:`HopelessError` if none can help."""
    status = _status(error)
    if type(error).__name__ == "NeedsKeyException":
        raise HopelessError(said(error)) from error
    if status in _HOPELESS:  # its message may hold the key
        raise HopelessError(f"The model's server {_HOPELESS[status]} (HTTP {status})") from error
    if getattr(error, "code", None) == "insufficient_quota":
        raise HopelessError("The account's quota is used up") from error
    if status is not None:
        return status in _PASSING
    if isinstance(error, TimeoutError | ConnectionError | json.JSONDecodeError):
        return True
    if any(_PASSING_NAME.search(one.__name__) for one in type(error).__mro__):
        return True
    return type(error).__name__ == "ModelError" and bool(_PASSING_WORDS.search(str(error)))


def _status(error: Exception) -> int | None:
    for holder in (error, getattr(error, "response", None)):
        status = getattr(holder, "status_code", None)
        if isinstance(status, int):
            return status
    return None


def _name(error: Exception) -> str:
    status = _status(error)
    return f"HTTP {status}" if status is not None else said(error)


def _told_wait(error: Exception) -> float | None:
    """Return the seconds of a ``Retry-After`` header, where the error carries its response."""
    headers = getattr(getattr(error, "response", None), "headers", None) or {}
    try:
        told = float(headers.get("retry-after", ""))
    except (TypeError, ValueError, AttributeError):
        return None
    return told if math.isfinite(told) and told >= 0 else None
