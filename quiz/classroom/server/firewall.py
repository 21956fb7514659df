"""Whether this machine's own firewall is on, of the usual ones, and how phones are let through it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final, NamedTuple

PATIENCE: Final = 4.0
"""Seconds that a firewall's own program has to answer."""

_UFW: Final = Path("/etc/ufw/ufw.conf")
_MAC: Final = "/usr/libexec/ApplicationFirewall/socketfilterfw"


class Firewall(NamedTuple):
    """A firewall that is on, and what lets phones reach a port through it."""

    name: str
    remedy: str


def firewall(port: int) -> Firewall | None:
    """Return the firewall that is on; None where none is, or none that is known here."""
    if sys.platform == "win32":
        if "ON" in _said("netsh", "advfirewall", "show", "currentprofile", "state").upper().split():
            return Firewall(
                "Windows Defender Firewall",
                "When Windows asks whether Python may use the network, allow it for the kind of network you "
                "are in. Where it does not ask: Settings, Firewall, “Allow an app through firewall”, Python, "
                "both private and public.",
            )
        return None
    if sys.platform == "darwin":
        if "enabled" in _said(_MAC, "--getglobalstate").casefold():
            return Firewall(
                "the macOS firewall",
                "System Settings, Network, Firewall, Options: allow incoming connections for Python, and "
                "turn “Block all incoming connections” off.",
            )
        return None
    if _ufw_is_on():
        return Firewall(
            "ufw", f"`sudo ufw allow {port}/tcp` lets phones in; `sudo ufw delete allow {port}/tcp` ends it."
        )
    if _said("firewall-cmd", "--state").strip() == "running":
        return Firewall(
            "firewalld", f"`sudo firewall-cmd --add-port={port}/tcp` lets phones in until the next restart."
        )
    return None


def _ufw_is_on() -> bool:
    try:
        lines = _UFW.read_text(encoding="utf-8", errors="replace").casefold().splitlines()
    except OSError:
        return False
    return "enabled=yes" in (line.replace(" ", "") for line in lines)


def _said(*command: str) -> str:
    """Return what a program prints; nothing where it is not there or does not answer."""
    try:
        done = subprocess.run(  # noqa: S603 - one of the few named above
            command, capture_output=True, text=True, errors="replace", timeout=PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout + done.stderr
