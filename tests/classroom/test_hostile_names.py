"""Names that attack whoever shows them, from the wire to the terminal, the report, its CSV and its page."""

from __future__ import annotations

import csv
import io
import unicodedata
from html.parser import HTMLParser
from pathlib import Path

import pytest

pytest.importorskip("aiohttp", reason="the extra `drill` is not installed")

from quiz.classroom.live import names, states
from quiz.classroom.report import html, load, screen, tables
from quiz.classroom.server.hosting import Hosting
from quiz.errors import UsageError
from quiz.questions.document import BuiltDeck
from quiz.store import drills
from quiz.store.api import Store
from tests.classroom.server.attacking import CODE, choice, served
from tui.drill import words

HOSTILE = {
    "<img src=x onerror=a()>": "<img src=x onerror=a()>",
    "</td><script>a()": "</td><script>a()",
    '" onclick="a()': '" onclick="a()',
    "\u202eEve\u2066 gnp.exe": "Eve gnp.exe",
    "\x1b[2J\x1b]0;root\x07Ida": "[2J]0;rootIda",
    "\x9b31mJo\x90\x00": "31mJo",
    "K\u200bi\ufeffm\u2060": "Kim",
    "[@click=app.quit]Lu[/]": "[@click=app.quit]Lu[/]",
    "=1+1": "=1+1",
    "＝HYPERLINK(A1)": "=HYPERLINK(A1)",
    "+1-1": "+1-1",
    "@SUM(A1)": "@SUM(A1)",
    "\t-2+3\r\n": "-2+3",
    "Z" + "\u0301" * 200 + "algo": "\u0179\u0301\u0301algo",
    "שלום עולם": "שלום עולם",
    "👩\u200d🏫": "👩\u200d🏫",
}
"""What is typed, and the name it becomes."""

SHOWING_NOTHING = [
    "",
    " ",
    "\u200b",
    "\u202e\u202c",
    "\x1b\x07",
    "\u3164",
    "\u115f\u1160",
    "\u2800",
    "\ufe0f",
]


def test_names_that_show_nothing_or_are_long_are_none() -> None:
    for name in [*SHOWING_NOTHING, "x" * 25, "\U0001d159", "\ue000"]:
        with pytest.raises(UsageError):
            names.cleaned(name)
    assert len(names.cleaned("x" + "\u0301" * 390)) == 3, (
        "marks in excess are dropped, and no name is long by them"
    )


def test_names_that_look_alike_by_what_is_not_seen_are_one() -> None:
    for name in ("A\u200dda", "Ada\ufe0f", "A\u034fda", "Ａda", "ADA", "A d a", "Ada\U000e0101", "Ad\u3164a"):
        assert names.folded(names.cleaned(name)) == names.folded("Ada"), ascii(name)


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


def _harmless(text: str) -> bool:
    """Tell whether a terminal and a line of text take this for text."""
    bad = {"Cc", "Cs", "Co", "Zl", "Zp"}
    return not any(
        unicodedata.category(char) in bad
        or unicodedata.bidirectional(char) in {"RLO", "LRO", "RLE", "LRE", "RLI"}
        for char in text.replace("\n", "")
    )


async def test_hostile_names_are_text_wherever_they_are_shown(
    store: Store, path: Path, barley: BuiltDeck
) -> None:
    async with served(store, path, barley) as drill, drill.host() as host:
        for typed, kept in HOSTILE.items():
            status, said = await drill.try_to_join(code=CODE, name=typed)
            assert (status, said.get("name")) == (200, kept), (
                ascii(typed),
                said,
            )
        hall = drill.service.hall
        state = states.state_for_all(hall, "Class 7b", 0.0)
        hosting = Hosting(drills.drill(store.database, drill.drill), path)
        lobby = words.lobby(state, hosting, tuple(HOSTILE.values()))
        token = await drill.join("=cmd|' /C calc'!A0")
        async with drill.line(token) as line:
            await host.say(do="open")
            await line.say(do="answer", question=1, answer=choice(await line.wait("state", phase="asking")))
            await line.wait("taken")
            waiting = words.waiting_for(states.desk(hall))
            await host.say(do="end")
            await line.wait("state", phase="ended")
        board = words.board("Points", states.state_for_all(hall, "Class 7b", 0.0).places)
    for shown in (lobby, waiting, board):
        assert _harmless(shown.plain), shown.plain
        assert not [one for one in shown.spans if "@click" in str(one.style)], "no name is markup"
    assert "[@click=app.quit]Lu[/]" in lobby.plain

    found = load.report(store, drill.drill)
    assert _harmless("\n".join(screen.lines(found)))
    rows = list(csv.reader(io.StringIO(tables.as_csv(found))))
    assert len(rows) == len(HOSTILE) + 2
    for row in rows:
        assert row[0][0] not in "=+-@\t\r＝＋－＠", "a spreadsheet takes it for a formula"
        assert _harmless(row[0])
    page = _Tags()
    page.feed(html.render(found))
    assert not page.tags & {"img", "script", "iframe", "object", "form", "a", "link"}
    assert not [one for one in page.attributes if one.startswith("on")]
