"""``quiz drill --check``: whether phones reach this computer, and what to do where they do not."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.classroom.server.check import Visit
    from quiz.classroom.server.firewall import Firewall
    from quiz.classroom.server.network import Interface

PORT = 8080
"""The port that is tried where none is given: the one a drill then is served on, too."""

_KINDS = {
    "network": "a network that phones can be in",
    "virtual": "inside this computer, or a VPN",
    "unconfigured": "no address was given out here: not connected yet",
    "public": "an address on the internet",
}


def check(*, port: int | None, seconds: float, as_json: bool) -> bool:
    """Find out whether phones reach this computer, and tell; True where one did, or nobody was waited for.

    Raises ``QuizError`` where the port cannot be listened on.
    """
    from quiz.classroom.server.firewall import firewall
    from quiz.classroom.server.network import interfaces

    found = interfaces()
    wall = firewall(port or PORT)
    usable = [one for one in found if one.kind in {"network", "virtual"}]
    visits: list[Visit] = []
    if not as_json:
        _tell_addresses(found)
    if usable:
        try:
            visits = asyncio.run(_wait(port or PORT, usable, seconds, quiet=as_json))
        except KeyboardInterrupt:
            click.echo("Stopped.", err=True)
    if as_json:
        import json

        click.echo(
            json.dumps(
                {
                    "addresses": [one._asdict() for one in found],
                    "port": port or PORT,
                    "firewall": None if wall is None else wall._asdict(),
                    "reached": [one._asdict() for one in visits],
                },
                ensure_ascii=False,
            )
        )
    else:
        _tell_outcome(usable, visits, wall, port)
    return bool(visits)


def _tell_addresses(found: Sequence[Interface]) -> None:
    from quiz.text import printable

    click.echo("This computer's addresses:" if found else "This computer has no address in any network.")
    for one in found:
        out = ", leads outside" if one.leads_out else ""
        click.echo(f"  {one.address:<15}  {printable(one.name)}: {_KINDS[one.kind]}{out}")
    if any(one.leads_out and one.kind == "virtual" for one in found):
        click.echo("All goes through a VPN just now: phones may not reach this computer while it is on.")


async def _wait(port: int, usable: Sequence[Interface], seconds: float, *, quiet: bool) -> list[Visit]:
    """Serve the page until a phone opens it or the time is over; return who has."""
    from quiz.classroom.server.check import checking

    async with checking(port, frozenset(one.address for one in usable)) as served:
        address = f"http://{usable[0].address}:{served.port}/"
        click.echo(
            f"\nOpen this on a phone that is in the same network as this computer:\n\n  {address}\n",
            err=quiet,
        )
        if not quiet:
            _draw(address)
            for other in usable[1:]:
                click.echo(f"Or, if that does not open: http://{other.address}:{served.port}/")
        click.echo(f"Waiting {seconds:.0f} seconds. Ctrl-C ends.", err=True)
        try:
            async with asyncio.timeout(seconds):
                return [await served.visits.get()]
        except TimeoutError:
            return []


def _draw(address: str) -> None:
    import sys

    if sys.stdout.isatty():
        import segno

        segno.make(address, error="l").terminal(compact=True, border=2)


def _tell_outcome(
    usable: Sequence[Interface], visits: Sequence[Visit], wall: Firewall | None, port: int | None
) -> None:
    from quiz.text import printable

    click.echo()
    if visits:
        one = visits[0]
        click.echo(f"It works: {printable(one.device)} reached this computer at {one.address}.")
        way = "" if one.address == usable[0].address else f" --address {one.address}"
        click.echo(f"Hold the drill with: quiz drill DECK --lan{way} --port {port or PORT}")
        return
    if not usable:
        click.echo("Connect it to the network the phones are in, or to a phone's hotspot; then check again.")
        return
    click.echo("No phone has reached this computer. In this order:")
    steps = [
        "Look at the phone: is it in the same Wi-Fi as this computer, with mobile data and any VPN off?",
    ]
    if len(usable) > 1:
        others = " or ".join(one.address for one in usable[1:])
        steps.append(
            f"This computer is in several networks: try {others} on the phone; if one opens, hold the drill "
            "with --address and it."
        )
    if wall is not None:
        steps.append(f"{wall.name[0].upper()}{wall.name[1:]} is on. {wall.remedy}")
    else:
        steps.append(
            f"If a firewall or virus scanner runs here, let it accept connections to port {port or PORT}."
        )
    steps.append(
        "If the phone still waits in vain, the Wi-Fi keeps its devices apart (“client isolation”, usual for "
        "guests): use another Wi-Fi, ask who runs it to allow it, or share a phone's or this computer's own "
        "hotspot and let everybody join that. A class of thirty needs next to no data: nothing comes from "
        "the internet."
    )
    for number, step in enumerate(steps, 1):
        click.echo(f"{number}. {step}")
    click.echo("Without a network: quiz drill DECK --hot-seat NAMES, or quiz paper DECK.")
