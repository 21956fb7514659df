"""Before class: which addresses there are, who opened the page, and what is told where nobody did."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("aiohttp", reason="the extra `drill` is not installed")

import aiohttp

from quiz.classroom.server import check, firewall, network
from quiz.classroom.server.firewall import Firewall
from quiz.classroom.server.network import Interface
from quiz.cli import drill_check
from quiz.errors import QuizError

WIFI = Interface("wlan0", "192.168.1.20", 24, "network", True)
VPN = Interface("tun0", "10.8.0.2", 24, "virtual", False)


@pytest.mark.parametrize(
    ("name", "address", "kind"),
    [
        ("wlan0", "192.168.1.20", "network"),
        ("Intel(R) Wi-Fi 6 AX201", "10.1.2.3", "network"),
        ("docker0", "172.17.0.1", "virtual"),
        ("utun3", "10.8.0.2", "virtual"),
        ("vEthernet (WSL)", "172.30.0.1", "virtual"),
        ("VirtualBox Host-Only Ethernet Adapter", "192.168.56.1", "virtual"),
        ("en0", "169.254.3.4", "unconfigured"),
        ("eth0", "8.8.4.4", "public"),
    ],
)
def test_networks_are_told_from_what_only_looks_like_one(name: str, address: str, kind: str) -> None:
    assert network._kind(name, address) == kind


def test_whoever_opens_the_page_is_told_of_once_and_this_computer_never(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def visit(own: frozenset[str]) -> list[check.Visit]:
        async with check.checking(0, own) as served, aiohttp.ClientSession() as session:
            for _ in range(2):
                async with session.get(f"http://127.0.0.1:{served.port}/x?<script>") as answer:
                    assert (answer.status, "It works" in await answer.text()) == (200, True)
                    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
            return [served.visits.get_nowait() for _ in range(served.visits.qsize())]

    assert asyncio.run(visit(frozenset())) == []  # nobody but ourselves
    monkeypatch.setattr(check, "_is_loopback", lambda _: False)
    assert asyncio.run(visit(frozenset())) == [check.Visit("127.0.0.1", "127.0.0.1")]
    assert asyncio.run(visit(frozenset({"127.0.0.1"}))) == []


def test_a_port_that_is_taken_is_told_with_a_remedy() -> None:
    async def listen(port: int) -> None:
        async with check.checking(port, frozenset()):
            raise AssertionError

    with socket.socket() as taken:
        taken.bind(("0.0.0.0", 0))
        taken.listen()
        with pytest.raises(QuizError, match="cannot be listened on") as told:
            asyncio.run(listen(taken.getsockname()[1]))
    assert "--port" in str(told.value.remedy)


@pytest.fixture
def told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[bool, str]]:
    """What is printed of a computer with these interfaces, firewall and visits."""

    def tell(
        *found: Interface, wall: Firewall | None = None, visits: tuple[check.Visit, ...] = (), **more: bool
    ) -> tuple[bool, str]:
        monkeypatch.setattr(network, "interfaces", lambda: list(found))
        monkeypatch.setattr(firewall, "firewall", lambda _: wall)

        async def wait(*_: object, **__: object) -> list[check.Visit]:
            return list(visits)

        monkeypatch.setattr(drill_check, "_wait", wait)
        worked = drill_check.check(port=None, seconds=1, as_json=more.get("as_json", False))
        return worked, capsys.readouterr().out

    return tell


def test_a_phone_that_reached_another_address_is_turned_into_the_command(
    told: Callable[..., tuple[bool, str]],
) -> None:
    worked, said = told(WIFI, VPN, visits=(check.Visit("10.8.0.9", "10.8.0.2"),))
    assert worked
    assert "quiz drill DECK --lan --address 10.8.0.2 --port 8080" in said
    worked, said = told(WIFI, visits=(check.Visit("192.168.1.33", "192.168.1.20"),))
    assert "quiz drill DECK --lan --port 8080" in said


def test_where_no_phone_came_every_cause_is_told_with_what_to_do(
    told: Callable[..., tuple[bool, str]],
) -> None:
    worked, said = told(WIFI, VPN, wall=Firewall("ufw", "`sudo ufw allow 8080/tcp` lets phones in."))
    assert not worked
    assert [
        word in said for word in ("same Wi-Fi", "10.8.0.2", "Ufw is on", "client isolation", "hotspot")
    ] == [True] * 5
    worked, said = told()
    assert (worked, "no address in any network" in said, "hotspot" in said) == (False, True, True)
    _, said = told(VPN._replace(leads_out=True))
    assert "through a VPN just now" in said
    _, said = told(WIFI, as_json=True)
    assert json.loads(said)["addresses"][0]["address"] == "192.168.1.20"


def test_a_firewall_is_known_by_what_its_own_settings_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(firewall, "_UFW", tmp_path / "ufw.conf")
    monkeypatch.setattr(firewall, "_said", lambda *_: "not running\n")
    assert firewall.firewall(8080) is None
    (tmp_path / "ufw.conf").write_text("LOGLEVEL=low\nENABLED=yes\n", encoding="utf-8")
    found = firewall.firewall(9000)
    assert found is not None
    assert "9000/tcp" in found.remedy
    for system, words in (("darwin", "Firewall is enabled. (State = 1)"), ("win32", "State     ON")):
        monkeypatch.setattr("sys.platform", system)
        monkeypatch.setattr(firewall, "_said", lambda *_, words=words: words)
        assert firewall.firewall(8080) is not None
