"""The files of the built-in deck, torn, flipped and mixed: each loads or its problems are told."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.dossier.load import SECTIONS, load
from quiz.dossier.problems import DossierProblems

from .test_fuzz import SOUND, _loads_or_tells

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


@cache
def _real() -> list[bytes]:
    """The beginnings of the built-in deck's files, cut at an entry so that each is tried in a moment."""
    found: list[bytes] = []
    folders: list[Traversable] = [files("decks").joinpath("soleimani")]
    while folders:
        for entry in sorted(folders.pop().iterdir(), key=lambda each: each.name):
            if entry.is_dir():
                folders.append(entry)
            elif entry.name.endswith(".yaml"):
                data = entry.read_bytes()
                found.append(data[: data.find(b"\n  - ", 9_000) + 1] or data)
    return found


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz") / "fuzz.yaml"


_INSERTED = st.binary(max_size=6) | st.sampled_from(
    [
        b"\x00",
        b"\xff",
        b"\xc3",
        b"\xe2\x80\xa8",
        b"\t",
        b"'",
        b'"',
        b"{",
        b"}",
        b"[",
        b"]",
        b": ",
        b"- ",
        b"&a ",
        b"*a",
        b"!!x ",
    ]
)


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    data = bytearray(draw(st.sampled_from(_real())))
    for _ in range(draw(st.integers(1, 6))):
        place = draw(st.integers(0, max(0, len(data) - 1)))
        match draw(st.sampled_from(["flip", "insert", "delete", "double", "swap"])):
            case "flip":
                data[place] ^= 1 << draw(st.integers(0, 7))
            case "insert":
                data[place:place] = draw(_INSERTED)
            case "delete":
                del data[place : place + draw(st.integers(1, 40))]
            case "double":
                data[place:place] = data[place : place + draw(st.integers(1, 200))]
            case "swap":
                other = draw(st.integers(0, len(data) - 1))
                data[place], data[other] = data[other], data[place]
        if not data:
            break
    return bytes(data)


def test_there_are_files_to_mutate() -> None:
    assert len(_real()) > 10


@given(mutated())
@settings(max_examples=120)
def test_a_real_file_with_bytes_changed(file: Path, data: bytes) -> None:
    _loads_or_tells(file, data)


_NAMES = st.sampled_from(
    ["quizzes", "set", "statement", "Statements", "deck2", "x", "_", "läufe", "1", "null"]
)
_BODIES = st.sampled_from(
    [
        "",
        "\n",
        " []\n",
        " {}\n",
        " 1\n",
        " text\n",
        "\n  - {id: a, members: [b, c]}\n",
        "\n  a:\n    b: [1, {c: d}]\n",
        "\n  - - - a\n",
        " !!python/object:os.system x\n",
        " &a [*a]\n",
    ]
)


@given(st.data())
@settings(max_examples=120)
def test_a_section_that_there_is_not_is_told_and_the_others_are_read(file: Path, data: st.DataObject) -> None:
    """Told at its place, once; nothing that refers to other sections is missed on its account."""
    name, body = data.draw(_NAMES), data.draw(_BODIES)
    lines = SOUND.splitlines(keepends=True)
    heads = [number for number, line in enumerate(lines) if line.split(":")[0] in SECTIONS]
    at = data.draw(st.sampled_from([*heads, len(lines)]))
    text = "".join([*lines[:at], f"{name}:{body or chr(10)}", *lines[at:]])
    assert _loads_or_tells(file, text.encode()) is None
    with pytest.raises(DossierProblems) as caught:
        load(file)
    told = [problem for problem in caught.value.problems if "section" in problem.message]
    assert len(told) == 1 or "*a" in body or "!!" in body
    if told:
        assert told[0].line == at + 1
        assert told[0].remedy
    if "!!" not in body and "*a" not in body:
        assert len(caught.value.problems) == 1
