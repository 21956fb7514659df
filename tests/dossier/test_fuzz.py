"""Whatever the bytes: a dossier loads or its problems are told, each with a place in the file."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.dossier.load import load
from quiz.dossier.problems import DossierProblems
from quiz.dossier.schema import Dossier

SOUND = Path(__file__).with_name("sound.yaml").read_text(encoding="utf-8")
_JARGON = re.compile(r"\b(input|str|dict|NoneType|pydantic|validator|instance|ctx|regex|enum|Traceback)\b")


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz") / "fuzz.yaml"


def _loads_or_tells(file: Path, data: bytes) -> Dossier | None:
    file.write_bytes(data)
    try:
        return load(file)
    except DossierProblems as error:
        problems = error.problems
    assert problems
    lines = re.split(rb"\r\n|\r|\n", data)
    for problem in problems:
        assert 1 <= problem.line <= len(lines), problem
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 2, problem
        assert str(problem).isprintable()
        assert problem.remedy, problem
        assert not _JARGON.search(problem.message), problem
    return None


@given(st.binary(max_size=300))
def test_any_bytes(file: Path, data: bytes) -> None:
    assert _loads_or_tells(file, data) is None


_YAMLISH = st.lists(
    st.sampled_from(
        [
            *"-:?,[]{}#&*!|>'\"%@`~\\ \n\t\r",
            "\n",
            "\n  ",
            "- ",
            ": ",
            "id: ",
            "deck:\n",
            "cards:\n",
            "x",
            "null",
        ]
    ),
    max_size=60,
).map("".join)


@given(st.one_of(st.text(max_size=200), _YAMLISH))
def test_any_text(file: Path, text: str) -> None:
    _loads_or_tells(file, text.encode("utf-8", "surrogatepass"))


@given(st.data())
def test_a_sound_dossier_with_a_piece_torn_out_or_put_in(file: Path, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(SOUND)))
    end = data.draw(st.integers(start, min(len(SOUND), start + 60)))
    inserted = data.draw(st.one_of(_YAMLISH.map(lambda text: text[:12]), st.text(max_size=8)))
    _loads_or_tells(file, (SOUND[:start] + inserted + SOUND[end:]).encode("utf-8", "surrogatepass"))


@given(st.data())
def test_a_sound_dossier_with_lines_moved_about(file: Path, data: st.DataObject) -> None:
    lines = SOUND.splitlines(keepends=True)
    for _ in range(data.draw(st.integers(1, 3))):
        line = lines.pop(data.draw(st.integers(0, len(lines) - 1)))
        line = data.draw(st.sampled_from(["", "  ", "    "])) + line.lstrip(
            data.draw(st.sampled_from(["", " "]))
        )
        lines.insert(data.draw(st.integers(0, len(lines))), line)
    _loads_or_tells(file, "".join(lines).encode())


@cache
def _leaves() -> list[tuple[int, int]]:
    """Every value after a key in the sound dossier."""
    return [(m.start(1), m.end(1)) for m in re.finditer(r"[a-z_]: ?([^\s,{}\[\]][^\n,{}\[\]]*)", SOUND)]


_VALUES: list[Any] = [
    "",
    "~",
    "x",
    "''",
    "[]",
    "{}",
    "[a]",
    "{a: b}",
    "-1",
    "0",
    "9" * 400,
    "1e9",
    "true",
    "[[]]",
    "2021-13",
]


@given(st.data())
def test_a_sound_dossier_with_values_of_another_sort(file: Path, data: st.DataObject) -> None:
    leaves = _leaves()
    picked = data.draw(st.lists(st.integers(0, len(leaves) - 1), min_size=1, max_size=4, unique=True))
    text = SOUND
    for number in sorted(picked, reverse=True):
        start, end = leaves[number]
        text = text[:start] + data.draw(st.sampled_from(_VALUES)) + text[end:]
    _loads_or_tells(file, text.encode())
