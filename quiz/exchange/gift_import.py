"""From GIFT to cards. What Moodle's importer accepts is accepted; the rest is told, line by line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from quiz.exchange.gift_reading import Block, Part, blocks, parts, plain, shown
from quiz.exchange.incoming import BLANK, Incoming, Reading, line_of, truth
from quiz.exchange.making import choice, essay, figure, matching, short_answer, too_many

if TYPE_CHECKING:
    from quiz.exchange.markup import Plain

_TRUE: Final = frozenset({"T", "TRUE"})
_FALSE: Final = frozenset({"F", "FALSE"})
_CATEGORY: Final = re.compile(r"\s*\$CATEGORY:([^\n]*)")
_TITLE: Final = re.compile(r"\s*::(.*?)::", re.DOTALL)
_RANGE: Final = re.compile(r"(-?[\d.]+)\s*\.\.\s*(-?[\d.]+)")


class _Question(NamedTuple):
    line: int
    name: str
    stem: str
    format: str
    note: str


def read(text: str) -> Incoming:
    """Return the cards of a GIFT file, its text already decoded."""
    reading = Reading()
    for block in blocks(text):
        _read_block(block, reading)
    return reading.done()


def _read_block(block: Block, reading: Reading) -> None:
    text, line = block.text, block.line
    while found := _CATEGORY.match(text):
        reading.topic = category(plain(found[1]))
        line += found[0].count("\n") + 1
        text = text[found.end() + 1 :]
    if not text.strip():
        return
    reading.questions += 1
    titled = _TITLE.match(text)
    body = titled.end() if titled else 0
    start, end = text.find("{", body), text.find("}", body)
    if start < 0 and end < 0:
        reading.lose(line, "a text without a question; put the answers in { } if it is one")
        return
    if start < 0 or end < start or "{" in text[start + 1 : end]:
        reading.lose(line, "the braces do not match: put the answers between { and }; write \\{ for a brace")
        return
    after = text[end + 1 :]
    if "{" in after or "}" in after:
        reading.lose(line, "a second pair of braces: a question has one; write \\{ for a brace in the text")
        return
    blank = f"{BLANK}{after.rstrip()}" if after.strip() else ""
    said, kind = shown(f"{text[body:start]}{blank}")
    answers, general = _cut(text[start + 1 : end])
    note, _ = shown(general, kind)
    _tell_media(reading, line, said, note)
    name = block.id or (plain(titled[1]) if titled else "") or line_of(said.text)
    one = _Question(line, name, said.text, kind, note.text)
    _answered(one, answers, line + text.count("\n", 0, start), reading)


def _cut(answers: str) -> tuple[str, str]:
    """Part the answers from the explanation behind the last ``####``."""
    at = answers.rfind("####")
    return (answers, "") if at < 0 else (answers[:at], answers[at + 4 :])


def _answered(one: _Question, answers: str, line: int, reading: Reading) -> None:
    given = answers.strip()
    truth_of = given.split("#")[0].strip()
    if not given:
        essay(reading, one.line, one.name, one.stem, one.note)
    elif truth_of in _TRUE | _FALSE:
        remarks = [shown(text, one.format)[0].text for text in given.split("#")[1:]]
        right, wrong = ("True", "False") if truth_of in _TRUE else ("False", "True")
        reading.add(
            one.line,
            name=one.name,
            front=truth(one.stem),
            back=right,
            distractors=[wrong],
            note="\n".join(text for text in (one.note, *remarks) if text),
        )
    elif given.startswith("#"):
        _figures(one, given[1:], line + answers[: answers.find("#")].count("\n"), reading)
    else:
        _worded(one, parts(answers, line), reading)


def _worded(one: _Question, found: list[Part], reading: Reading) -> None:
    if too_many(reading, one.line, found):
        return
    if any(part.sign == "~" for part in found):
        options = [_option(part, one, reading) for part in found]
        single = any(part.sign == "=" for part in found)
        choice(reading, one.line, one.name, one.stem, options, one.note, single=single)
    elif any("->" in part.text for part in found):
        rows = []
        for part in found:
            left, arrow, right = part.text.partition("->")
            if not arrow:
                reading.change(part.line, "an answer without `->` in a question to match is left out")
                continue
            rows.append((shown(left, one.format)[0].text, plain(right)))
        matching(reading, one.line, one.name, one.stem, rows, one.note)
    else:
        options = [_option(part, one, reading) for part in found]
        short_answer(reading, one.line, one.name, one.stem, options, one.note)


def _option(part: Part, one: _Question, reading: Reading) -> tuple[str, float, str]:
    """Return an answer's text, its share from 0 to 100, and the remark on it."""
    text, _ = shown(part.text, one.format)
    remark, _ = shown(part.feedback, one.format)
    _tell_media(reading, part.line, text, remark)
    weight = part.weight if part.weight is not None else (100.0 if part.sign == "=" else 0.0)
    return text.text, weight, remark.text


def _figures(one: _Question, answers: str, line: int, reading: Reading) -> None:
    found = []
    for part in parts(answers, line):
        if part.sign == "~":
            continue
        text = plain(part.text)
        span = _RANGE.fullmatch(text)
        value, _, room = text.partition(":")
        remark, _ = shown(part.feedback, one.format)
        share = part.weight if part.weight is not None else 100.0
        low_high = (span[1], span[2]) if span else None
        found.append((value.strip(), room.strip(), low_high, share, remark.text))
    figure(reading, one.line, one.name, one.stem, found, one.note)


def _tell_media(reading: Reading, line: int, *texts: Plain) -> None:
    if any(text.media for text in texts):
        reading.change(line, "a picture, recording or formula is left out")


def category(path: str) -> str | None:
    """Return the last name of a category's path; None for the top and for a context alone."""
    names = [line_of(name.replace("\x00", "/")) for name in path.replace("//", "\x00").split("/")]
    names = [name for name in names if name and name != "top" and not re.fullmatch(r"\$\w+\$", name)]
    return names[-1] if names else None
