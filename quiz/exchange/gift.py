"""Moodle's GIFT: a text file of questions. What it means is said by Moodle's ``question/format/gift``.

Every text is marked ``[plain]`` once, at the question, so that no platform reads it as HTML or Markdown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from quiz.exchange.said import as_pick, clean, explained, line, numeric, pairs, spellings, stem, title
from quiz.exchange.written import ORDERED, Written, sort_out, unfit_anywhere
from quiz.questions.model import AnyInstance, Arrange, Assign, Judge, Pick, Type

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ARROW: Final = "with `->` in an answer, which GIFT takes for a pair"
_ESCAPED: Final = str.maketrans({char: f"\\{char}" for char in "\\~=#{}:"} | {"\n": "\\n"})
_LONGEST_ID: Final = 100
"""Moodle keeps no longer id number."""


def unfit(instance: AnyInstance) -> str | None:
    """Return why GIFT cannot say a question; None where it can."""
    match instance:
        case Arrange():
            return ORDERED
        case Type() if numeric(instance.key) is None and any("->" in one for one in spellings(instance.key)):
            return ARROW
        case Assign() if len(instance.rows) > 1 and any("->" in left for left, _ in pairs(instance).rows):
            return ARROW
        case _:
            return unfit_anywhere(instance)


def write(title_of_deck: str, instances: Sequence[AnyInstance]) -> Written:
    """Return the questions as a GIFT file in UTF-8, in a category of the deck's title."""
    said, left_out = sort_out(instances, unfit)
    if not said:
        return Written(b"", 0, left_out)
    category = line(title_of_deck).replace("/", "//")
    parts = [f"$CATEGORY: {category}\n", *("\n".join(_question(one)) for one in said)]
    return Written("\n".join(parts).encode(), len(said), left_out)


def escaped(text: str) -> str:
    """Return a text in which nothing has a meaning in GIFT."""
    return clean(text).translate(_ESCAPED)


def _marked(text: str) -> str:
    """Return a text escaped; what would be read as a format or a weight is marked as plain."""
    plain = escaped(text)
    return f"[plain]{plain}" if plain.startswith(("[", "%")) else plain


def _answer(text: str) -> str:
    return _marked(line(text))


def _question(instance: AnyInstance) -> Iterator[str]:
    marks = [f"[tag:{instance.form.value}]"]
    if len(instance.question) <= _LONGEST_ID and "]" not in instance.question:
        marks.insert(0, f"[id:{line(instance.question)}]")
    yield f"// {' '.join(marks)}"
    yield f"::{escaped(title(instance))}:: [plain]{escaped(stem(instance))} {{{_opening(instance)}"
    yield from (f"\t{one}" for one in _answers(instance))
    yield f"\t####{_marked(explained(instance))}"
    yield "}\n"


def _opening(instance: AnyInstance) -> str:
    """Return what stands behind the brace in the same line."""
    match instance:
        case Judge():
            return "TRUE" if instance.key else "FALSE"
        case Type() if numeric(instance.key) is not None:
            return "#"
        case _:
            return ""


def _answers(instance: AnyInstance) -> Iterator[str]:
    match instance:
        case Pick():
            for place, option in enumerate(instance.options):
                yield f"{'=' if place == instance.key else '~'}{_answer(option)}"
        case Type():
            figure = numeric(instance.key)
            if figure is not None:
                yield f"={figure.value}:{figure.tolerance}"
                return
            for text in spellings(instance.key):
                # Moodle reads an asterisk in a right answer as “anything”.
                yield f"={_answer(text.replace('*', chr(92) + '*'))}"
        case Assign() if len(instance.rows) == 1:
            yield from _answers(as_pick(instance))
        case Assign():
            rows, spare = pairs(instance)
            for left, right in rows:
                yield f"={_answer(left)} -> {escaped(right)}"
            for option in spare:
                yield f"= -> {escaped(option)}"
        case _:
            return
