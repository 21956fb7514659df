"""docs/example.md is true: its commands and keys, in their order, print and show what the page tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.example.page import keys, steps, told
from tests.example.playing import ROOT, play, ready

PAGE = (ROOT / "docs" / "example.md").read_text(encoding="utf-8")


async def test_what_the_page_tells_is_what_is_printed_and_seen(tmp_path: Path) -> None:
    pytest.importorskip("spacy")
    ready(tmp_path)
    told_of = 0
    async for step, real in play(steps(PAGE), tmp_path):
        assert told(step.kind, step.shown, real), (
            f"docs/example.md:{step.line}: {step.typed.strip() or step.kind}\n{real}\n"
            "`python -m tests.example` puts this into the page."
        )
        told_of += 1
    assert told_of > 30


def test_a_page_is_read_as_steps() -> None:
    page = (
        "```console\n$ cat <<'END'\n$ a\nEND\n$ a\n$ a\n$ quiz lint x\n2 …\n```\n\n"
        "```keys\n/ “a b” Enter  go\nShift-→×2 Ctrl-S A\n```\n"
    )
    first, second, _, third, pressed = steps(page)
    assert (first.typed, first.shown) == ("cat <<'END'\n$ a\nEND\n", "")
    assert page[third.start : third.end] == "2 …\n"
    assert (second.typed, second.line) == ("a\n", 5)
    assert (third.typed, third.shown) == ("quiz lint x\n", "2 …\n")
    assert keys(pressed.typed) == [
        ("slash",),
        ("a", " ", "b"),
        ("enter",),
        ("shift+right",),
        ("shift+right",),
        ("ctrl+s",),
        ("A",),
    ]


@pytest.mark.parametrize(
    ("kind", "shown", "real", "true"),
    [
        ("console", "a\n…\nz\n", "a\nb\nc\nz\n", True),
        ("console", "a\n…\nz\n", "a\nb\nz\nc\n", False),
        ("console", "2 …, done\n", "2 cards, done", True),
        ("console", "2 …, done\n", "3 cards, done", False),
        ("console", "", "an error\n", False),
        ("console", "a (b)\n", "a b\n", False),
        ("screen", "…\n whose Ann  or Bo\n…\n", "head\n whose Ann  or  ▂\n       Bo\n▌ 3 text\n", True),
        ("screen", "…\n whose Ann\n…\n", "head\n whose Bo\n", False),
    ],
)
def test_what_is_told_is_held_against_what_is_real(kind: str, shown: str, real: str, true: bool) -> None:
    assert told(kind, shown, real) is true  # type: ignore[arg-type]
