"""By which addresses phones can reach this machine, and through which interface each leads."""

from __future__ import annotations

import errno
import ipaddress
import re
import socket
from contextlib import closing
from typing import Final, Literal, NamedTuple

_ELSEWHERE: Final = "192.0.2.1"
"""An address of documentation (RFC 5737): nothing is sent there, only a route is looked up."""

_VIRTUAL: Final = re.compile(
    r"^(docker|br-|virbr|veth|vmnet|vboxnet|tun|tap|wg|utun|ppp|tailscale|zt|ham|nordlynx|podman|lxc)"
    r"|vEthernet|VMware|VirtualBox|Hyper-V|WSL|TAP-|WireGuard|OpenVPN|Tailscale|ZeroTier|Loopback|Bluetooth",
    re.IGNORECASE,
)
"""How interfaces of virtual machines, containers and private networks are called."""

ANOTHER_PORT: Final = "Give another by --port, or leave --port out: then any free one is taken."
"""What to do where a port cannot be listened on."""

Kind = Literal["network", "virtual", "unconfigured", "public"]
"""A network that phones may be in; one inside this machine or a VPN; one without addresses given out; the
internet itself."""


def why_not(error: OSError) -> str:
    """Return in plain words why a port cannot be listened on."""
    if error.errno == errno.EADDRINUSE:
        return "another program, perhaps another drill, has it"
    if error.errno == errno.EACCES:
        return "ports below 1024 are for the system"
    return error.strerror or str(error)


class Interface(NamedTuple):
    """An address of this machine. ``leads_out`` marks the one by which it reaches other networks."""

    name: str
    address: str
    prefix: int
    kind: Kind
    leads_out: bool


def interfaces() -> list[Interface]:
    """Return this machine's IPv4 addresses but for the loopback, the most likely for phones first."""
    import ifaddr

    out = _leading_out()
    found = [
        Interface(
            adapter.nice_name, one.ip, one.network_prefix, _kind(adapter.nice_name, one.ip), one.ip == out
        )
        for adapter in ifaddr.get_adapters()
        for one in adapter.ips
        if isinstance(one.ip, str) and not ipaddress.ip_address(one.ip).is_loopback
    ]
    order: list[Kind] = ["network", "virtual", "public", "unconfigured"]
    return sorted(found, key=lambda one: (order.index(one.kind), not one.leads_out, one.name, one.address))


def lan_addresses() -> list[str]:
    """Return the addresses at which phones may find this machine, the most likely first."""
    return [one.address for one in interfaces() if one.kind in {"network", "virtual"}]


def _leading_out() -> str | None:
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as probe:
        try:
            probe.connect((_ELSEWHERE, 9))
        except OSError:
            return None
        return str(probe.getsockname()[0])


def _kind(name: str, address: str) -> Kind:
    parsed = ipaddress.ip_address(address)
    if parsed.is_link_local:
        return "unconfigured"
    if not parsed.is_private:
        return "public"
    return "virtual" if _VIRTUAL.search(name) else "network"
