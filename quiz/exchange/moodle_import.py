"""From Moodle XML to cards. What no card can say is told, with the line of its question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from quiz.exchange.gift_import import category
from quiz.exchange.incoming import Incoming, Reading, UnreadableError, line_of, truth
from quiz.exchange.making import choice, essay, figure, matching, ordering, short_answer
from quiz.exchange.markup import Plain, html_text, looks_like_html
from quiz.exchange.xmltree import Node, parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from quiz.exchange.making import Answer

_FORMATS: Final = {"html": True, "markdown": False, "plain_text": False}
"""Whether a format is HTML; ``moodle_auto_format``, and none, may be."""


def read(data: bytes, name: str) -> Incoming:
    """Return the cards of a Moodle XML file; ``name`` is what the file is called in messages.

    Raises :class:`UnreadableError` where it is no such file.
    """
    root = parse(data, name)
    if root.tag != "quiz":
        raise UnreadableError(
            f"{name}:{root.line}: the file begins with <{root.tag[:40]}>, not with <quiz>.",
            remedy="Export it from Moodle's question bank as “Moodle XML format”.",
        )
    reading = Reading()
    for question in root.each("question"):
        kind = question.marks.get("type", "")
        if kind == "category":
            named = question.first("category")
            reading.topic = category(_said(named, reading).text if named else "")
            continue
        reading.questions += 1
        make = _KINDS.get(kind)
        if make is None:
            reading.lose(question.line, f"a question of the type {line_of(kind)[:40] or 'none'}")
        else:
            make(question, reading)
    return reading.done()


def _said(node: Node | None, reading: Reading) -> Plain:
    """Return what the ``text`` in an element shows, in the format that the element names."""
    if node is None:
        return Plain("")
    text = node.value("text")
    is_html = _FORMATS.get(node.marks.get("format", ""))
    shown = html_text(text) if is_html or (is_html is None and looks_like_html(text)) else Plain(text)
    if shown.media or node.first("file") is not None or "@@PLUGINFILE@@" in text:
        reading.change(node.line, "a picture, recording or formula is left out")
    return shown


def _begun(question: Node, reading: Reading) -> tuple[int, str, str, str]:
    """Return line, name, stem and explanation of a question."""
    stem = _said(question.first("questiontext"), reading).text
    note = _said(question.first("generalfeedback"), reading).text
    named = question.first("name")
    name = question.value("idnumber") or (named.value("text") if named else "") or line_of(stem)
    return question.line, name, stem, note


def _answers(question: Node, reading: Reading) -> list[Answer]:
    found = []
    for answer in question.each("answer"):
        remark = _said(answer.first("feedback"), reading).text
        found.append((_said(answer, reading).text, _share(answer), remark))
    return found


def _share(answer: Node) -> float:
    try:
        share = float(answer.marks.get("fraction", "0"))
    except ValueError:
        return 0.0
    return share if -1e9 < share < 1e9 else 0.0


def _multichoice(question: Node, reading: Reading) -> None:
    line, name, stem, note = _begun(question, reading)
    single = question.value("single") in {"", "true", "1"}
    choice(reading, line, name, stem, _answers(question, reading), note, single=single)


def _truefalse(question: Node, reading: Reading) -> None:
    line, name, stem, note = _begun(question, reading)
    answers = _answers(question, reading)
    right = [line_of(text).lower() for text, share, _ in answers if share >= 100]
    if len(right) != 1 or right[0] not in {"true", "false"}:
        reading.lose(line, "neither true nor false is marked as right")
        return
    remarks = [remark for _, _, remark in answers if remark.strip()]
    reading.add(
        line,
        name=name,
        front=truth(stem),
        back=right[0].capitalize(),
        distractors=["False" if right[0] == "true" else "True"],
        note="\n".join(one for one in (note, *remarks) if one),
    )


def _shortanswer(question: Node, reading: Reading) -> None:
    line, name, stem, note = _begun(question, reading)
    if question.value("usecase") == "1":
        reading.change(line, "capital letters do not count in typed answers")
    short_answer(reading, line, name, stem, _answers(question, reading), note)


def _numerical(question: Node, reading: Reading) -> None:
    line, name, stem, note = _begun(question, reading)
    units = question.first("units")
    if units is not None and any(True for _ in units.each("unit")):
        reading.change(line, "the units of the answer are not kept")
    figures = [
        (answer.value("text"), answer.value("tolerance"), None, _share(answer), remark)
        for answer, (_, _, remark) in zip(question.each("answer"), _answers(question, reading), strict=True)
        if answer.value("text") != "*"
    ]
    figure(reading, line, name, stem, figures, note)


def _matching(question: Node, reading: Reading) -> None:
    line, name, stem, note = _begun(question, reading)
    rows = [
        (_said(row, reading).text, _said(row.first("answer"), reading).text)
        for row in question.each("subquestion")
    ]
    matching(reading, line, name, stem, rows, note)


def _ordering(question: Node, reading: Reading) -> None:
    line, name, stem, note = _begun(question, reading)
    answers = sorted(_answers(question, reading), key=lambda one: one[1])
    ordering(reading, line, name, stem, [text for text, _, _ in answers], note)


def _essay(question: Node, reading: Reading) -> None:
    line, name, stem, note = _begun(question, reading)
    essay(reading, line, name, stem, _said(question.first("graderinfo"), reading).text.strip() or note)


_KINDS: Final[dict[str, Callable[[Node, Reading], None]]] = {
    "multichoice": _multichoice,
    "truefalse": _truefalse,
    "shortanswer": _shortanswer,
    "numerical": _numerical,
    "matching": _matching,
    "ordering": _ordering,
    "essay": _essay,
}
