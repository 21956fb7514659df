"""Attacks by somebody who is not in the drill, over real sockets.

What the classroom's security stands on, and what attacks it: ``outside`` is this file, ``inside``
test_attacks_inside.py, ``paced`` test_attacks_paced.py, ``fuzz`` test_fuzz.py, ``disk`` test_full_disk.py,
``names`` tests/classroom/test_hostile_names.py, ``browser`` tests/classroom/browser/.

====================================================================== =====================================
What is so                                                             The attack
====================================================================== =====================================
a join code of at least 6, of an unambiguous alphabet, by ``secrets``  outside: codes_and_tokens
guessing it is slowed down, with room for a class behind one address   outside: guessing
nobody is told it without having it                                    outside: nothing_tells_the_code
a 256-bit host token for every privileged view, never derivable        outside: tokens; inside: only_the_host
``Host`` and ``Origin`` are checked: rebinding, cross-site requests    outside: other_names, other_origins
messages and bodies of at most 4 KiB, also unpacked                    outside: bodies; inside: long_messages
sockets and messages for each address and person limited               outside: slow, many; inside: floods
players are known by token, not by name                                inside: names_let_nobody_in
tokens stand in no address, log, command line or database              outside: secrets_are_kept_nowhere
a CSP without inline script; ``textContent`` only                      outside: headers, pages; browser
names are normalised, unique when folded, without control and bidi     names
being sent away bans the token                                         inside: sent_away
CSV and XLSX cells that begin a formula are neutralised                names
only loopback is listened on until the teacher says ``--lan``          outside: loopback
only the pages are served, whatever path is asked for                  outside: paths
correctness never leaves the server before the close                   inside: nothing_right_is_sent
at one's own pace, whoever has answered is told, and nobody else       paced
wrong phase, wrong question, late, unknown option, other's answer      inside: answers_that_cannot_be
the first answer stands; the server's clock alone counts               inside: first_answer, times
acknowledged only when it is durable                                   disk
any message at all: no error, and the drill goes on                    fuzz
====================================================================== =====================================
"""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import json
import re
import subprocess
import sys
from collections.abc import AsyncIterator
from importlib.resources import files
from pathlib import Path

import pytest

pytest.importorskip("aiohttp", reason="the extra `drill` is not installed")

import aiohttp

from quiz.classroom.live import codes
from quiz.classroom.server import app as application
from quiz.classroom.server.hosting import Hosting
from quiz.questions.document import BuiltDeck
from quiz.store import drills
from quiz.store.api import Store
from tests.classroom.server.attacking import CODE, HOST, WALL, Served, raw, served


@pytest.fixture
async def drill(store: Store, path: Path, barley: BuiltDeck) -> AsyncIterator[Served]:
    async with served(store, path, barley) as running:
        yield running


def test_codes_and_tokens_come_of_enough_chance() -> None:
    made = {codes.new_code() for _ in range(500)}
    assert len(made) == 500
    assert all(len(one) >= 6 and set(one) <= set(codes.ALPHABET) for one in made)
    assert not set("ILO01") & set(codes.ALPHABET)
    tokens = {codes.new_token() for _ in range(500)}
    assert len(tokens) == 500
    assert all(len(one) == 43 for one in tokens), "32 bytes in base64"


OTHER_NAMES = [
    "evil.example", "evil.example:{port}", "127.0.0.1:1", "127.0.0.1", "localhost.evil.example:{port}", "",
    "[", "[::1", "127.0.0.1:x", "a@127.0.0.1:{port}", "127.0.0.1:{port}/x", "127.0.0.1:{port}#evil.example",
    "127.0.0.1:{port}, evil.example", "127.0.0.2:{port}", "0.0.0.0:{port}", "127.0.0.1:{port}\xa0",
]  # fmt: skip


async def test_other_names_than_ours_are_not_answered_to(drill: Served) -> None:
    for name in OTHER_NAMES:
        host = name.format(port=drill.port)
        for path in ("/", "/student.js", "/ws", "/nowhere"):
            got = await raw(
                drill.port,
                f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode("latin-1"),
            )
            assert got.split()[1] in {b"421", b"400"}, "a name that its owner has let point here"
            assert b"<html" not in got


async def test_without_a_name_or_with_two_there_is_no_answer(drill: Served) -> None:
    for version in (b"1.0", b"1.1"):
        got = await raw(drill.port, b"GET / HTTP/%s\r\nConnection: close\r\n\r\n" % version)
        assert got.split()[1] in {b"421", b"400"}
    two = f"GET / HTTP/1.1\r\nHost: evil.example\r\nHost: 127.0.0.1:{drill.port}\r\nConnection: close\r\n\r\n"
    assert b" 200 " not in (await raw(drill.port, two.encode())).split(b"\r\n")[0]
    for ours in (f"127.0.0.1:{drill.port}", f"LOCALHOST:{drill.port}", f"[::1]:{drill.port}"):
        got = await raw(drill.port, f"GET / HTTP/1.1\r\nHost: {ours}\r\nConnection: close\r\n\r\n".encode())
        assert b" 200 " in got.split(b"\r\n")[0]


OTHER_ORIGINS = [
    None, "null", "http://evil.example", "https://127.0.0.1:{port}", "http://127.0.0.1:{other}",
    "http://127.0.0.1", "http://evil.example:{port}", "http://127.0.0.1:{port}.evil.example",
    "http://127.0.0.1:{port}@evil.example", "file://", "http://[",
]  # fmt: skip


async def test_pages_of_other_origins_can_neither_join_nor_open_a_line(drill: Served) -> None:
    for origin in OTHER_ORIGINS:
        said = None if origin is None else origin.format(port=drill.port, other=drill.port + 1)
        headers = {} if said is None else {"Origin": said}
        async with aiohttp.ClientSession(headers=headers) as session:
            for kind in ("application/json", "text/plain"):  # the latter needs no leave of a browser's
                body = json.dumps({"code": CODE, "name": "Eve"})
                async with session.post(
                    f"{drill.base}/api/join", data=body, headers={"Content-Type": kind}
                ) as got:
                    assert got.status == 403
                    assert "Access-Control-Allow-Origin" not in got.headers
            async with session.options(f"{drill.base}/api/join") as got:
                assert got.status == 403
            for way in ("/ws", "/ws/host", "/ws/projector"):
                with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                    await session.ws_connect(drill.base + way)
                assert refused.value.status == 403
        assert drill.service.hall.people.present() == []


async def test_every_answer_has_the_headers_that_keep_a_browser_from_harm(drill: Served) -> None:
    for path in ("/", "/projector", "/student.js", "/student.css", "/nowhere", "/ws"):
        async with drill.session.get(drill.base + path) as got:
            policy = got.headers["Content-Security-Policy"]
            assert "default-src 'none'" in policy
            assert "unsafe" not in policy
            assert {
                "script-src 'self'",
                "frame-ancestors 'none'",
                "base-uri 'none'",
                "form-action 'none'",
            } <= {part.strip() for part in policy.split(";")}
            assert got.headers["X-Content-Type-Options"] == "nosniff"
            assert got.headers["Referrer-Policy"] == "no-referrer"
            assert got.headers["Cache-Control"] == "no-store"
            assert got.headers["Server"] == "quiz", "nobody needs to know what it is made of"
            assert "Set-Cookie" not in got.headers
    async with drill.line(HOST, "/ws/host") as line:
        assert line.socket._response.headers["Server"] == "quiz"


def test_the_pages_set_text_only_and_ask_nobody_else() -> None:
    page = files("quiz.classroom.server").joinpath("page")
    for one in page.iterdir():
        text = one.read_text("utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|Function\(", text), (
            one
        )
        assert not re.search(r"https?://|//cdn", text), one
        if one.name.endswith(".html"):
            assert not re.search(r"<script(?![^>]*src=)|<style|\son\w+=|\sstyle=", text), one


PATHS = [
    "/../../etc/passwd", "/..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/guards.py", "//etc/passwd",
    "/student.js/..", "/page/student.js", "/student.html", "/projector.html", "/student.js%00",
    "/..\\guards.py", "/qr.svg",
    "/api/join", "/api", "/ws/host/x", "http://127.0.0.1:{port}/../guards.py", "/?x=" + "y" * 4000,
]  # fmt: skip


async def test_paths_lead_to_the_pages_and_nowhere_else(drill: Served) -> None:
    for path in PATHS:
        request = f"GET {path.format(port=drill.port)} HTTP/1.1\r\nHost: 127.0.0.1:{drill.port}\r\n"
        status = int((await raw(drill.port, f"{request}Connection: close\r\n\r\n".encode())).split()[1])
        assert status == (200 if path.startswith("/?") else 405 if path == "/api/join" else 404)


async def test_pages_can_only_be_read(drill: Served) -> None:
    for method in ("POST", "PUT", "DELETE", "TRACE", "PATCH", "CONNECT", "X"):
        async with drill.session.request(method, f"{drill.base}/student.js") as got:
            assert got.status in {400, 404, 405}


async def test_bodies_that_are_long_broken_or_something_else_let_nobody_in(drill: Served) -> None:
    url = f"{drill.base}/api/join"
    too_long = json.dumps({"code": CODE, "name": "A" * 5000}).encode()
    for data, status in [
        (too_long, 413),
        (b"", 400),
        (b"[" * 4000, 400),
        (b"\xff\xfe", 400),
        (b"null", 400),
        (b'{"code":1,"name":"A"}', 400),
        (b'{"code":"ABCDEF","name":"A","host":true}', 400),
        (b'{"code":"ABCDEF","name":"\\ud800"}', 400),
    ]:
        async with drill.session.post(url, data=data) as got:
            assert got.status == status, data[:40]
    bomb = gzip.compress(b" " * 3_000_000)
    async with drill.session.post(url, data=bomb, headers={"Content-Encoding": "gzip"}) as got:
        assert got.status in {400, 413}
    assert drill.service.hall.people.present() == []


async def test_guessing_the_code_is_slowed_down_and_a_class_that_mistypes_is_not(drill: Served) -> None:
    answers = [(await drill.try_to_join(code=f"AAAA{one:02}", name="Eve"))[0] for one in range(60)]
    assert answers[:40] == [403] * 40, "so many of a class may mistype"
    assert set(answers[45:]) == {429}
    assert (await drill.try_to_join(code=CODE, name="Eve"))[0] == 429, "the right one too"
    drill.service.now = lambda now=drill.service.now: now() + 10  # type: ignore[misc]
    after = [(await drill.try_to_join(code=f"BBBB{one:02}", name="Eve"))[0] for one in range(8)]
    assert after.count(403) == 5, "one in two seconds: 887 million codes take fifty years"


async def test_nothing_tells_the_code_to_who_does_not_have_it(drill: Served) -> None:
    for path in ("/", "/projector", "/student.js", "/projector.js", "/qr.svg", "/nowhere"):
        async with drill.session.get(drill.base + path) as got:
            assert CODE not in await got.text()
    token = await drill.join("Ada")
    async with drill.line(token) as line:
        await line.wait("you")
        assert CODE not in json.dumps(line.heard), (
            "not even to who is in: they may have been let in by a friend"
        )
    async with drill.line(WALL, "/ws/projector") as wall:
        assert (await wall.wait("qr"))["src"].startswith("data:image/svg+xml")


@pytest.mark.parametrize(
    "piece",
    [b"", b"G", b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A: b\r\n",
     b"POST /api/join HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nOrigin: http://127.0.0.1:%d\r\n"
     b"Content-Length: 400\r\n\r\n{",
     b"GET / HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\nGET / HT"],
)  # fmt: skip
async def test_slow_talkers_are_sent_off(
    store: Store, path: Path, barley: BuiltDeck, monkeypatch: pytest.MonkeyPatch, piece: bytes
) -> None:
    monkeypatch.setattr(application, "PATIENCE", 0.2)
    async with served(store, path, barley, idle=0.2) as drill:
        reader, writer = await asyncio.open_connection("127.0.0.1", drill.port)
        writer.write(piece.replace(b"%d", b"%d" % drill.port))
        begun = asyncio.get_running_loop().time()
        with contextlib.suppress(ConnectionError):
            while not reader.at_eof() and asyncio.get_running_loop().time() - begun < 2.5:
                writer.write(b"x")  # a letter at a time
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(reader.read(9999), 0.05)
        assert asyncio.get_running_loop().time() - begun < 2.5
        writer.close()
        with contextlib.suppress(ConnectionError):
            await writer.wait_closed()
        assert await drill.join("Ada"), "and everybody else is served"


async def test_who_opens_a_line_and_says_nothing_is_sent_off(
    drill: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(application, "PATIENCE", 0.1)
    async with drill.session.ws_connect(f"{drill.base}/ws") as socket:
        assert (await socket.receive_json(timeout=2))["is"] == "unknown"
        assert (await socket.receive(timeout=2)).type is aiohttp.WSMsgType.CLOSE


async def test_too_many_connections_of_one_address_are_closed_and_others_come_in(
    store: Store, path: Path, barley: BuiltDeck
) -> None:
    async with served(store, path, barley, bind="0.0.0.0", most_per_address=5) as drill:
        opened = [await asyncio.open_connection("127.0.0.1", drill.port) for _ in range(8)]
        await asyncio.sleep(0.1)
        shut = 0
        for reader, _ in opened:
            try:
                async with asyncio.timeout(0.05):
                    shut += await reader.read(1) == b""
            except ConnectionError:
                shut += 1
            except TimeoutError:
                pass
        assert shut == 3
        request = f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{drill.port}\r\nConnection: close\r\n\r\n"
        reader, writer = await asyncio.open_connection("127.0.0.1", drill.port, local_addr=("127.0.0.9", 0))
        writer.write(request.encode())
        assert b" 200 " in await reader.readline()
        for _, one in [*opened, (reader, writer)]:
            one.close()


async def test_only_loopback_is_listened_on_until_the_teacher_says_otherwise(
    drill: Served, store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ConnectionRefusedError):
        await raw(drill.port, b"", at="127.0.0.2")  # another address of this machine's
    monkeypatch.setattr("quiz.classroom.server.hosting.lan_addresses", lambda: ["192.168.7.7"])
    kept = drills.drill(store.database)
    assert Hosting(kept, path).config.bind == "127.0.0.1"
    assert Hosting(kept, path).config.hosts == ()
    lan = Hosting(kept, path, lan=True)
    assert (lan.config.bind, lan.config.hosts) == ("0.0.0.0", ("192.168.7.7",))
    assert lan.config.host_token != lan.config.projector_token
    assert lan.config.host_token not in lan.projector_address + lan.join_address + lan.address


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
async def test_secrets_are_kept_in_no_command_line_environment_log_or_database(
    store: Store, path: Path, barley: BuiltDeck
) -> None:
    async with served(store, path, barley) as there:
        token = await there.join("Ada")
    hosting = Hosting(drills.drill(store.database), path)
    hosting.start()
    process = hosting._server._process
    assert isinstance(process, subprocess.Popen)
    try:
        about = Path(f"/proc/{process.pid}")
        seen = (about / "cmdline").read_bytes() + (about / "environ").read_bytes()
        hosting._server._words_file.seek(0)
        seen += hosting._server._words_file.read()
    finally:
        hosting.stop()
    kept = b"".join(one.read_bytes() for one in path.parent.iterdir() if one.is_file())
    config = hosting.config
    for secret in (config.host_token, config.projector_token, config.code):
        assert secret.encode() not in seen + kept
    assert token.encode() not in kept, "only its hash is kept"
