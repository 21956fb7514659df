"""GIFT as written, read again by npm's ``gift-pegjs``."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from quiz.exchange.gift import ARROW, escaped, write
from quiz.exchange.written import ORDERED, SELF_GRADED
from quiz.questions.model import AnyInstance, Assign, Judge, Pick, Type
from tests.exchange.samples import NASTY, all_shapes, arrange, assign, judge, number, pick, typed

READER = Path(__file__).with_name("read_gift.cjs")
_MARKS = {f"&&{ord(char):03d};": char for char in "\\:#={}~"} | {"&&010": "\n"}


def read(data: bytes) -> list[dict[str, Any]]:
    """Questions as gift-pegjs reads them; skipped where Node or the package is missing."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node is not installed: https://nodejs.org")
    done = subprocess.run([node, str(READER)], input=data, capture_output=True, check=False)
    if b"Cannot find module 'gift-pegjs'" in done.stderr:
        pytest.skip("npm install --prefix tests/exchange --no-save gift-pegjs@1.0.2")
    assert done.returncode == 0, done.stderr.decode()
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return [one for one in found if one["type"] != "Category"]


def plain(text: str) -> str:
    """Right sides of pairs keep the parser's marks for escaped characters."""
    for mark, char in _MARKS.items():
        text = text.replace(mark, char)
    return text


def test_a_file_of_every_shape_reads_so() -> None:
    written = write("A deck: of/all", all_shapes())
    assert written.data.decode() == Path(__file__).with_name("shapes.gift").read_text(encoding="utf-8")
    assert written.questions == 5
    assert [(one.form, one.reason) for one in written.left_out] == [
        ("order", ORDERED),
        ("positions", SELF_GRADED),
        ("basic", SELF_GRADED),
    ]


def test_another_parser_reads_the_whole_deck_as_it_was(questions: tuple[AnyInstance, ...]) -> None:
    written = write("Barley", questions)
    left = {one.question for one in written.left_out}
    said = [one for one in questions if one.question not in left]
    found = read(written.data)
    assert [one["id"] for one in found] == [one.question for one in said]
    for one, again in zip(said, found, strict=True):
        assert again["stem"]["format"] == "plain"
        assert " ".join(one.prompt.split()) in " ".join(again["stem"]["text"].split())
        assert one.explanation.standing in again["globalFeedback"]["text"]
        match one:
            case Pick():
                assert [choice["text"]["text"] for choice in again["choices"]] == list(one.options)
                assert [choice["isCorrect"] for choice in again["choices"]].index(True) == one.key
            case Judge():
                assert again["isTrue"] is one.key
            case Assign():
                pairs = {p["subquestion"]["text"]: plain(p["subanswer"]) for p in again["matchPairs"]}
                assert all(pairs[row.label] == row.options[row.key] for row in one.rows)
            case Type() if again["type"] == "Numerical":
                assert str(again["choices"][0]["text"]["number"]) == one.key.value
            case Type():
                assert again["choices"][0]["text"]["text"] == " ".join(one.key.display.split())


def test_text_is_only_text() -> None:
    no_arrow = NASTY.replace("->", "")
    hostile = (
        pick(NASTY, (NASTY, "// b", "%25%c", "[html]d", "TRUE")),
        judge(NASTY + "\n\n// {=x}"),
        typed(no_arrow, (no_arrow, "%30%z", "[plain]w", "#5")),
        assign((no_arrow, "b"), (NASTY, "%50%", "[html]")),
    )
    found = read(write(NASTY, hostile).data)
    assert Counter(one["type"] for one in found) == {"MC": 1, "TF": 1, "Short": 1, "Matching": 1}
    one, true, short, match = found
    assert one["stem"]["text"] == NASTY
    assert [choice["text"]["text"] for choice in one["choices"]] == [
        NASTY,
        "// b",
        "%25%c",
        "[html]d",
        "TRUE",
    ]
    assert true["stem"]["text"].endswith(NASTY + "\n\n// {=x}")
    assert [choice["text"]["text"] for choice in short["choices"]][1:] == ["%30%z", "[plain]w", "#5"]
    assert [plain(pair["subanswer"]) for pair in match["matchPairs"]] == [NASTY, "%50%", "[html]"]


def test_what_would_be_taken_for_a_pair_is_left_out_and_told() -> None:
    asked = (typed("q", ("a -> b",)), assign(("a -> b", "c")), pick("q -> ?", ("a -> b", "c"), 0))
    written = write("d", asked)
    assert [one.reason for one in written.left_out] == [ARROW, ARROW]
    assert written.questions == 1


def test_an_asterisk_in_a_right_answer_is_no_wildcard() -> None:
    assert b"\n\t=M\\\\*A\\\\*S\\\\*H\n" in write("d", [typed("q", ("M*A*S*H",))]).data


def test_nothing_to_say_is_no_file() -> None:
    written = write("d", [arrange()])
    assert (written.data, written.questions, len(written.left_out)) == (b"", 0, 1)


def test_control_characters_are_dropped_and_lines_kept() -> None:
    assert escaped("a\x1b[31m\x00b\nc\u202ed") == "a[31mb\\ncd"
    assert b"=0.5\\:" not in write("d", [number("0.5", None)]).data
    assert b"\t=0.5:0\n" in write("d", [number("0.5", None)]).data
