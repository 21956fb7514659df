"""Hostile YAML ends in a clear error, in a process that may use little memory and processor time."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytest.importorskip("resource", reason="limits of a process are set the POSIX way")

_SECONDS = 20
_BYTES = 700_000_000  # of address space; the interpreter with the loader's libraries takes 200 MB of it

_PROGRAM = """
import json, resource, sys
from pathlib import Path
seconds, size = int(sys.argv[2]), int(sys.argv[3])
resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
resource.setrlimit(resource.RLIMIT_AS, (size, size))
from quiz.dossier.load import load
from quiz.dossier.problems import DossierProblems
try:
    load(Path(sys.argv[1]))
    print("[]")
except DossierProblems as problems:
    print(json.dumps([[p.line, p.column, p.message] for p in problems.problems]))
"""

DECK = "deck: {id: d, title: D, format: 1, licence: MIT}\n"


def _load_in_little_room(path: Path) -> list[list[Any]]:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(path), str(_SECONDS), str(_BYTES)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"killed or failed ({done.returncode}): {done.stderr[-2000:]}"
    found: list[list[Any]] = json.loads(done.stdout)
    return found


def _alias_bomb() -> str:
    levels = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"]
    levels += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 12)]
    return "".join(levels)


def _chain_of_events(n: int) -> str:
    """Every event after every other: a graph with as many edges as an entry may hold values."""
    ids = [f"e{i}" for i in range(n)]
    entry = (
        "  - {{id: {0}, kind: report, text: 'E {{a}}', answers: {{a: {{type: term, value: x}}}},\n"
        "     ask: {{a: W}}, evidence: [{{at: s#1, says: [v], printed: p}}], when: {{after: [{1}]}}}}\n"
    )
    return (
        DECK + "sources: [{id: s, file: f, label: l, author: v, paragraphs: 1}]\n"
        "voices: [{id: v, kind: author, label: l}]\nstatements:\n"
        + "".join(entry.format(name, ", ".join(ids)) for name in ids)
    )


HOSTILE: dict[str, tuple[Callable[[], str | bytes], str]] = {
    "alias bomb": (_alias_bomb, "anchors are not used here (`&a0`)"),
    "deep nesting, flow lists": (lambda: "a: " + "[" * 10_000, "nested more than 32 deep"),
    "deep nesting, flow lists, closed": (lambda: "[" * 10_000 + "]" * 10_000, "nested more than 32 deep"),
    "deep nesting, flow keys": (lambda: "{a: " * 10_000 + "}" * 10_000, "nested more than 32 deep"),
    "deep nesting, keys as keys": (lambda: "? " * 10_000 + "a", "nested more than 32 deep"),
    "deep nesting, block lists": (lambda: "- " * 10_000 + "a", "nested more than 32 deep"),
    "deep nesting, block keys": (
        lambda: "".join(" " * i + f"k{i}:\n" for i in range(3_900)) + " " * 3_900 + "x",
        "nested more than 32 deep",
    ),
    "deep nesting inside entries": (
        lambda: DECK + "cards:\n" + ("  - {id: x, front: " + "[" * 100 + "]" * 100 + "}\n") * 1000,
        "nested more than 32 deep",
    ),
    "a million keys": (
        lambda: "".join(f"k{i}: 1\n" for i in range(620_000)),
        "more than 1,000,000 values",
    ),
    "a million keys in an entry": (
        lambda: DECK + "cards:\n  - {id: x, " + ", ".join(f"k{i}: 1" for i in range(450_000)) + "}\n",
        "this entry holds more than 20,000 values",
    ),
    "a hundred thousand sections": (
        lambda: "".join(f"k{i}: 1\n" for i in range(100_000)),
        "unknown section `k0`",
    ),
    "a key a million times": (lambda: "a: 1\n" * 1_000_000, "`a` stands twice here"),
    "millions of values": (lambda: "statements: [" + "1," * 3_900_000 + "]", "more than 1,000,000 values"),
    "half a million faulty entries": (
        lambda: DECK + "cards:\n" + "- {z: 1}\n" * 280_000,
        "unknown key `z`",
    ),
    "a million unknown ids": (
        lambda: DECK + "cards:\n" + "- {id: x, front: a, back: b, topic: tt}\n" * 60_000,
        "there is no topic `tt`",
    ),
    "one huge text": (
        lambda: DECK + "cards:\n  - {id: x, back: b, front: '" + "x" * 7_000_000 + "'}\n",
        "`front` is longer than 2000 characters",
    ),
    "one huge key": (lambda: DECK + "cards:\n  - ? " + "x" * 7_000_000 + "\n    : 1\n", "unknown key `xxx"),
    "a huge number": (
        lambda: DECK + "cards:\n  - {id: x, front: a, back: b, importance: " + "9" * 5_000_000 + "}\n",
        "`importance` ",
    ),
    "huge paragraph numbers": (
        lambda: (
            DECK
            + "sources: [{id: s, file: f, label: l, author: v, paragraphs: 99999,\n  map: ["
            + "{par: '1-99999', voice: v}, " * 3_000
            + "]}]\nvoices: [{id: v, kind: author, label: l}]\n"
            "cards: [{id: x, front: a, back: b, evidence: [{at: 's#"
            + "9" * 5000
            + "', says: [v], printed: p}]}]"
        ),
        "`at` ",
    ),
    "a text that never closes": (
        lambda: DECK + "cards:\n" + "  - {id: x, front: 'a, back: b}\n" * 20_001,
        "",
    ),
    "many broken entries": (lambda: DECK + "cards:\n" + "  - {id: x, front: a: b: c\n" * 5_000, "{braces}"),
    "spaces": (lambda: " " * 7_900_000, "no section `deck`"),
    "line ends": (lambda: "\n" * 7_900_000 + "a: [", "in [brackets]"),
    "colons": (lambda: ": " * 3_900_000, ""),
    "question marks": (lambda: "? \n" * 2_000_000, ""),
    "quotation marks": (lambda: "'" * 7_900_000, ""),
    "commas": (lambda: "a: [" + "," * 7_900_000, ""),
    "remarks": (lambda: DECK + "#\n" * 3_900_000 + "x: 1", "unknown section `x`"),
    "events in a knot": (lambda: _chain_of_events(300), "the order runs in a circle"),
    "one million dashes": (lambda: "-" * 7_900_000, ""),
    "block text without end": (lambda: "a: |\n" + " x\n" * 2_600_000 + "b: 1", "unknown section `a`"),
    "UTF-16": (lambda: (DECK * 50_000).encode("utf-16"), "the file is in UTF-16"),
    "Latin-1 at the very end": (lambda: b"# x\n" * 1_900_000 + b"\xe9", "the byte 0xE9 is not UTF-8"),
    "NUL at the very end": (lambda: "# x\n" * 1_900_000 + "\0", "a NUL character"),
    "half a character": (lambda: b"a: \xed\xa0\x80", "the byte 0xED is not UTF-8"),
    "half a character as an escape": (lambda: 'a: "\\ud800"', "an escape stands for no character"),
    "nothing but NUL": (lambda: b"\0" * 7_000_000, "is not text at all"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_ends_in_a_clear_error(name: str, tmp_path: Path) -> None:
    make, message = HOSTILE[name]
    content = make()
    file = tmp_path / "hostile.yaml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    assert file.stat().st_size < 8_000_000, "it shall not be refused for its size alone"
    problems = _load_in_little_room(file)
    assert problems, "it must not pass"
    assert any(message in problem[2] for problem in problems), problems[:5]


def test_a_file_of_a_hundred_megabytes_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "hostile.yaml"
    with file.open("wb") as stream:
        stream.truncate(100_000_000)
    assert _load_in_little_room(file) == [[1, 1, "the file is longer than 8,000,000 bytes"]]


def test_a_folder_of_very_many_long_files_is_refused(tmp_path: Path) -> None:
    for i in range(60):
        with (tmp_path / f"{i}.yaml").open("wb") as stream:
            stream.write(b"# x\n" * 1_900_000 if i == 0 else b"# x\n")
            stream.truncate(7_900_000)
    problems = _load_in_little_room(tmp_path)
    assert [1, 1, "all files together are longer than 400,000,000 bytes"] in problems
