"""What a drill's server is started with: one JSON line on its standard input, never on its command line."""

from __future__ import annotations

from typing import Final

import msgspec
from msgspec import Struct

DEFAULT_PORT: Final = 8080
LOOPBACK: Final = "127.0.0.1"


class ServerConfig(Struct, frozen=True, kw_only=True):
    """How to serve a drill.

    ``bind`` is the address listened on; ``port`` 0 takes any free one. ``hosts`` are the names and addresses
    by which the machine may be called, besides the loopback ones. ``code`` is what students type;
    ``host_token`` and ``projector_token`` let in the teacher's terminal and the projector's page. ``name``
    is the drill's title as shown.
    """

    database: str
    drill: str
    code: str
    host_token: str
    projector_token: str
    bind: str = LOOPBACK
    port: int = 0
    hosts: tuple[str, ...] = ()


class Ready(Struct, frozen=True, kw_only=True):
    """What the server says once it listens."""

    port: int


class Failed(Struct, frozen=True, kw_only=True):
    """What the server says where it cannot start."""

    error: str
    remedy: str | None = None


def encode(value: Struct) -> bytes:
    """Return a value as one line of JSON."""
    return msgspec.json.encode(value) + b"\n"
