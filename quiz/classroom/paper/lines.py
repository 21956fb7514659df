"""Several answers on one line, each after its question's number: ``1b 2c 3- 4 1979 5 bdca``.

Typed answers hold spaces and figures of their own. Where a line can be read in two ways it is refused; a
semicolon after each answer makes it plain.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from quiz.classroom.paper.strip import DASHES, StripError, read, short
from quiz.questions.model import Type

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quiz.classroom.frozen import Answer
    from quiz.questions.model import AnyInstance

LONGEST: Final = 8_000
"""Letters of a line."""
_PIECE: Final = re.compile(r"\s*([0-9]{1,3})(?![0-9])[.):]?(.*)", re.DOTALL)
_MARK: Final = re.compile(r"([0-9]{1,3})[.):]?((?![0-9]).*)", re.DOTALL)
_WIDEST: Final = 60
"""So many words an answer has at most where its end is looked for."""


class Problem(NamedTuple):
    """What cannot be read: at which question (None: the line as a whole), and why."""

    at: int | None
    why: str

    def __str__(self) -> str:
        return self.why if self.at is None else f"{self.at}: {self.why}"


class Line(NamedTuple):
    """A line as read: the answers by question, and what could not be read."""

    answers: dict[int, Answer]
    problems: tuple[Problem, ...] = ()


def read_line(questions: Mapping[int, AnyInstance], text: str) -> Line:
    """Read answers from a line, each after the number of its question as the version has it."""
    if len(text) > LONGEST:
        return Line({}, (Problem(None, f"a line has at most {LONGEST:,} letters"),))
    if ";" in text:
        pieces = [piece for piece in text.split(";") if piece.strip()]
        found = [(_PIECE.fullmatch(piece), piece) for piece in pieces]
    else:
        cut, why = _cut(questions, text.split())
        if why is not None:
            return Line({}, (Problem(None, why),))
        found = [(_PIECE.fullmatch(piece), piece) for piece in cut]
    answers: dict[int, Answer] = {}
    problems: list[Problem] = []
    for match, piece in found:
        if match is None:
            problems.append(Problem(None, f"“{short(piece.strip())}” has no question's number before it"))
            continue
        at = int(match[1])
        if at not in questions:
            problems.append(Problem(at, f"there is no such question: they are 1 to {max(questions)}"))
        elif at in answers:
            problems.append(Problem(at, "stands twice"))
        else:
            try:
                answers[at] = read(questions[at], match[2])
            except StripError as error:
                problems.append(Problem(at, str(error)))
    return Line(answers, tuple(problems))


class _Best(NamedTuple):
    """The best reading of the words from a mark on: answers in it, how many are wrong, how many readings."""

    answers: int
    wrong: int
    ways: int
    next: int | None


def _cut(questions: Mapping[int, AnyInstance], words: list[str]) -> tuple[list[str], str | None]:
    """Cut a line into pieces that each begin with a number: as many as can be, in rising order.

    A number inside a typed answer is taken for the next question's only if that gives more answers, or
    fewer wrong ones. Returns the pieces, or why there are none.
    """
    if not words:
        return [], None
    marks = [at for at, word in enumerate(words) if _is_mark(questions, word, first=at == 0)]
    if not marks or marks[0] != 0:
        return [], f"“{short(words[0])}” is no question's number: begin with one, like 1b 2c 3-"
    best = _best(questions, words, marks)
    if 0 not in best:
        return [], f"“{short(words[0])}” has no answer after it: - stands for none"
    if best[0].ways > 1:
        return [], "this can be read in more than one way: put ; after each answer"
    pieces: list[str] = []
    at: int | None = 0
    while at is not None:
        end = best[at].next
        pieces.append(" ".join(words[at:end]))
        at = end
    return pieces, None


def _best(questions: Mapping[int, AnyInstance], words: list[str], marks: list[int]) -> dict[int, _Best]:
    """Return the best reading from each mark on, found from the last mark backwards."""
    number = {at: int(words[at][: _digits(words[at])]) for at in marks}
    best: dict[int, _Best] = {}
    for place in range(len(marks) - 1, -1, -1):
        here = marks[place]
        choices = []
        for end in (*marks[place + 1 :], None):
            if end is not None and (end - here > _WIDEST or number[end] <= number[here]):
                continue
            rest = _Best(0, 0, 1, None) if end is None else best.get(end)
            wrong = _is_wrong(questions, words[here:end]) if rest is not None else None
            if rest is not None and wrong is not None:
                choices.append(_Best(rest.answers + 1, rest.wrong + wrong, rest.ways, end))
        if choices:
            most = max(choices, key=lambda one: (one.answers, -one.wrong))
            level = [one for one in choices if (one.answers, one.wrong) == (most.answers, most.wrong)]
            best[here] = most._replace(ways=sum(one.ways for one in level))
    return best


def _digits(word: str) -> int:
    return len(word) - len(word.lstrip("0123456789"))


def _is_mark(questions: Mapping[int, AnyInstance], word: str, *, first: bool) -> bool:
    """Tell whether a word may begin an answer: a number alone, or with letters right after it."""
    match = _MARK.fullmatch(word)
    if match is None or (int(match[1]) not in questions and not first):
        return False
    rest = match[2]
    return first or not rest or set(rest) <= DASHES or not isinstance(questions[int(match[1])], Type)


def _is_wrong(questions: Mapping[int, AnyInstance], words: list[str]) -> bool | None:
    """Tell whether a piece cannot be an answer; None where there is nothing in it."""
    match = _PIECE.fullmatch(" ".join(words))
    if match is None or not match[2].strip():
        return None
    if (instance := questions.get(int(match[1]))) is None:
        return True
    try:
        read(instance, match[2])
    except StripError:
        return True
    return False
