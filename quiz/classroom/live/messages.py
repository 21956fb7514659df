"""What goes over the wire: JSON, small, checked before anything looks at it.

From a phone or the host comes an object with ``do``, to them goes one with ``is``. A message that is larger
than ``LARGEST`` bytes, is no JSON, or has a field of another type is refused whole.
"""

from __future__ import annotations

from typing import Final, TypeVar

import msgspec
from msgspec import Struct

from quiz.classroom.frozen import Answer

LARGEST: Final = 4096
"""Bytes of a message from a participant, or to join."""


class BadMessageError(ValueError):
    """What came in is no message; the text may be shown to whoever sent it."""


# ---------------------------------------------------------------- from a participant


class Join(Struct, frozen=True, forbid_unknown_fields=True):
    """To take part: the drill's code, a nickname, and where wanted a team and one's own code of the class.

    ``own_study`` is with one's own code alone: whether the answers count in one's own studying. ``attempt``
    is a secret that the page makes up: the same again is the same person, whose answer was lost on its way.
    """

    code: str
    name: str
    team: str | None = None
    member: str | None = None
    own_study: bool = False
    attempt: str | None = None


class Hello(Struct, frozen=True, tag_field="do", tag="hello", forbid_unknown_fields=True):
    """The first message of a connection: who it is."""

    token: str


class Give(Struct, frozen=True, tag_field="do", tag="answer", forbid_unknown_fields=True):
    """An answer to the question with this number."""

    question: int
    answer: Answer


class GoOn(Struct, frozen=True, tag_field="do", tag="next", forbid_unknown_fields=True):
    """At one's own pace: show me the next question after this one."""

    question: int


class Ping(Struct, frozen=True, tag_field="do", tag="ping", forbid_unknown_fields=True):
    """A sign of life, to be answered."""


FromParticipant = Hello | Give | GoOn | Ping

# ---------------------------------------------------------------- to a participant


def refused(number: int, why: str, say: str) -> bytes:
    """Return what tells a page that what it asked for about a question was refused, and why."""
    return msgspec.json.encode({"is": "refused", "question": number, "why": why, "say": say})


# ---------------------------------------------------------------- from the host


class Open(Struct, frozen=True, tag_field="do", tag="open", forbid_unknown_fields=True):
    """Show the next question."""


class Close(Struct, frozen=True, tag_field="do", tag="close", forbid_unknown_fields=True):
    """Take no more answers and show what is right."""


class Skip(Struct, frozen=True, tag_field="do", tag="skip", forbid_unknown_fields=True):
    """Close the question without counting it."""


class Pause(Struct, frozen=True, tag_field="do", tag="pause", forbid_unknown_fields=True):
    """Stop the clock."""


class Resume(Struct, frozen=True, tag_field="do", tag="resume", forbid_unknown_fields=True):
    """Let the clock run on."""


class Extend(Struct, frozen=True, tag_field="do", tag="extend", forbid_unknown_fields=True):
    """Give so many seconds more."""

    seconds: int


class EndsAt(Struct, frozen=True, tag_field="do", tag="ends-at", forbid_unknown_fields=True):
    """At one's own pace: let the drill end at this time (microseconds since 1970 UTC)."""

    until: int


class Kick(Struct, frozen=True, tag_field="do", tag="kick", forbid_unknown_fields=True):
    """Send a participant (by id) away for good."""

    participant: str


class Leaderboard(Struct, frozen=True, tag_field="do", tag="leaderboard", forbid_unknown_fields=True):
    """Show the leaderboard to all, or hide it."""

    shown: bool


class End(Struct, frozen=True, tag_field="do", tag="end", forbid_unknown_fields=True):
    """End the drill."""


FromHost = Hello | Open | Close | Skip | Pause | Resume | Extend | EndsAt | Kick | Leaderboard | End | Ping

# ---------------------------------------------------------------- reading and writing

_JOIN: Final = msgspec.json.Decoder(Join)
_PARTICIPANT: Final[msgspec.json.Decoder[FromParticipant]] = msgspec.json.Decoder(FromParticipant)
_HOST: Final[msgspec.json.Decoder[FromHost]] = msgspec.json.Decoder(FromHost)


def read_join(data: str | bytes) -> Join:
    """Read a request to join. Raises :class:`BadMessageError`."""
    return _read(_JOIN, data)


def read_participant(data: str | bytes) -> FromParticipant:
    """Read a participant's message. Raises :class:`BadMessageError`."""
    return _read(_PARTICIPANT, data)


def read_host(data: str | bytes) -> FromHost:
    """Read the host's message. Raises :class:`BadMessageError`."""
    return _read(_HOST, data)


_T = TypeVar("_T")


def _read(decoder: msgspec.json.Decoder[_T], data: str | bytes) -> _T:
    if len(data) > LARGEST:
        raise BadMessageError("That is too long.")
    try:
        return decoder.decode(data)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise BadMessageError("That could not be read.") from error
