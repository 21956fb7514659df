"""Holding a drill from this machine: its server started, watched over, and where everybody finds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from quiz.classroom.live.codes import new_code, new_token
from quiz.classroom.options import decode_options
from quiz.classroom.server.config import LOOPBACK, ServerConfig
from quiz.classroom.server.network import lan_addresses
from quiz.classroom.server.process import ServerError, ServerProcess
from quiz.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from quiz.store.drills import Drill


class Hosting:
    """A drill's server and how to reach it. ``start`` it, ``stop`` it; ``revive`` it when it has died."""

    def __init__(
        self,
        drill: Drill,
        database: Path,
        *,
        lan: bool = False,
        address: str | None = None,
        port: int = 0,
        code: str | None = None,
    ) -> None:
        """Prepare to serve, on the port and in the network the drill had before where it is gone on with.

        ``address`` is the one of this machine's that students are told, in place of the likeliest. Raises
        :class:`UsageError` where a network is asked for and there is none, or not that address.
        """
        before = decode_options(drill.options)
        wanted, lan = lan, lan or before.lan
        addresses = lan_addresses() if lan else []
        lan = wanted or bool(addresses)  # gone on with where there is no network, it is for this computer
        if lan and not addresses:
            raise UsageError(
                "This computer is in no local network that phones could be in.",
                remedy="Connect to the school's network or share your phone's, then try again; "
                "`quiz drill --check` tells more.",
            )
        if address is not None:
            if address not in addresses:
                raise UsageError(
                    f"{address} is no address of this computer in a local network.",
                    remedy="`quiz drill --check` lists them; --address goes with --lan.",
                )
            addresses = [address, *(one for one in addresses if one != address)]
        self.drill = drill
        self.lan = lan
        self._any_port = not port
        self._server = ServerProcess(
            ServerConfig(
                database=str(database),
                drill=drill.id,
                code=code or new_code(),
                host_token=new_token(),
                projector_token=new_token(),
                bind="0.0.0.0" if lan else LOOPBACK,  # noqa: S104 - only when the teacher says so
                port=port or before.port or 0,
                hosts=tuple(addresses),
            )
        )

    @property
    def config(self) -> ServerConfig:
        """How the drill is served."""
        return self._server.config

    def start(self) -> None:
        """Start the server. Raises ``ServerError``."""
        try:
            self._server.start()
        except ServerError:
            if not (self._any_port and self.config.port):
                raise
            # Another program has the port of last time: phones must be told the new address.
            self._server = ServerProcess(replace(self.config, port=0))
            self._server.start()

    def stop(self) -> None:
        """End the server; what it holds is written."""
        self._server.stop()

    def running(self) -> bool:
        """Tell whether the server runs."""
        return self._server.running()

    def revive(self) -> None:
        """Start a server that has died again, on the same port and with the same code and tokens."""
        port = self._server.port
        self._server.stop()
        self._server = ServerProcess(replace(self._server.config, port=port))
        self._server.start()

    @property
    def port(self) -> int:
        """The port listened on."""
        return self._server.port

    @property
    def address(self) -> str:
        """Where students go."""
        host = self.config.hosts[0] if self.config.hosts else "127.0.0.1"
        return f"http://{host}:{self.port}/"

    @property
    def join_address(self) -> str:
        """Where the QR code leads: the code is in it, so that only a name is left to type."""
        return f"{self.address}#{self.config.code}"

    @property
    def projector_address(self) -> str:
        """The projector's own link, which is secret: it shows what is right before some have looked."""
        return f"http://127.0.0.1:{self.port}/projector#{self.config.projector_token}"
