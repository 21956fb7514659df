"""What is left to say below a question that has been answered, so that each thing stands there once.

A settled question shows what is right: the option, the blank filled in, the ticked list. That much of its
explanation need not be said again. Evidence, voices and what others hold always stay: where their words stand
on the screen already, it is told which these are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from quiz.questions.folding import words
from quiz.questions.model import (
    AnyInstance,
    Arrange,
    Assign,
    Checklist,
    Explanation,
    Form,
    Instance,
    Judge,
    OtherVoice,
    Pick,
    Reveal,
    Type,
)
from quiz.questions.wording import BLANK

_SENTENCE = re.compile(r"(?<=[.?!])[”’\"]?\s+(?=[^\sa-z])")
_QUOTED = re.compile(r"“(.+)”\W*$", re.DOTALL)
_TOLD_BY_FORM = frozenset({Form.DISCREPANCY, Form.CONTRAST, Form.STEELMAN})
"""Forms whose explanation has a text that puts the question and its items in other words."""
_WITHOUT_HOLDER = frozenset({Form.WHO_SAYS, Form.FACT_OR_VIEW, Form.TRUE_FALSE})
"""Forms that show a sentence without those who say it, whom prompt or answer name."""
_CREDIT = 3
"""So many words credit a sentence to its holder beside the name: ``, as she tells``."""


class Filled(NamedTuple):
    """A prompt with its blank filled in: the text, and what was filled in."""

    text: str
    blank: str


class Left(NamedTuple):
    """What is left to say: the explanation without what is shown, whether the answer is still to be named.

    ``filled`` is what to show for the prompt, ``marked`` the option that is marked as right.
    """

    explanation: Explanation
    answer: bool
    filled: Filled | None
    marked: str


def left_to_say(shown: AnyInstance) -> Left:
    """Return what the settled question does not show."""
    said = shown.explanation
    filled = _filled(shown)
    screen = [words(text) for text in _on_screen(shown, filled)]
    text = "" if shown.form in _TOLD_BY_FORM else _untold(said.text, screen, said, shown.form)
    left = replace(
        said,
        text=text,
        standing="" if _stands(said.standing, [*screen, words(text)]) else said.standing,
        others=tuple(_other(one, shown, screen) for one in said.others),
        notes=tuple(note for note in said.notes if not _stands(note.partition(": ")[2] or note, screen)),
    )
    in_text = bool(filled) or (bool(text) and _stands(said.answer, [words(text)]))
    names = isinstance(shown, Pick | Assign | Arrange | Checklist) or (isinstance(shown, Judge) and not text)
    answer = not (names or (isinstance(shown, Judge) and in_text))
    return Left(left, answer, filled, shown.options[shown.key] if isinstance(shown, Pick) else "")


def _on_screen(shown: Instance, filled: Filled | None) -> Iterator[str]:
    """Yield the texts that the settled question shows to be right."""
    yield filled.text if filled else shown.prompt
    match shown:
        case Pick():
            yield shown.options[shown.key]
        case Judge():
            if shown.key:
                yield shown.text
        case Assign():
            for row in shown.rows:
                yield row.label
                yield row.options[row.key]
        case Arrange():
            yield from (item.text for item in shown.items)
        case Checklist():
            for item in shown.items:
                yield f"{item.holder}: {item.text}" if item.holder else item.text
                yield item.text.removeprefix("The reason given: ")
        case Type():
            yield shown.explanation.answer  # the verdict names it
        case Reveal():
            yield shown.back
        case _:
            return


def _filled(shown: Instance) -> Filled | None:
    """Return the prompt with its blank filled from the sentence, where the two agree otherwise."""
    quoted = _QUOTED.search(shown.prompt)
    sentence = quoted[1] if quoted else shown.prompt
    before, blank, after = sentence.partition(BLANK)
    text = shown.explanation.text
    if not blank or BLANK in after:
        return None
    if len(text) <= len(before) + len(after) or not (text.startswith(before) and text.endswith(after)):
        return None
    part = text[len(before) : len(text) - len(after)]
    return Filled(shown.prompt.replace(BLANK, part, 1), part)


def _untold(text: str, screen: list[tuple[str, ...]], said: Explanation, form: Form) -> str:
    """Return what of a text is left to say: all of it, or only the question that is answered, or nothing."""
    left = [
        one
        for one in _SENTENCE.split(text)
        if not (
            _stands(one, screen)
            or _is_told_of_holder(one, screen, said)
            or (form in _WITHOUT_HOLDER and _is_credited(one, screen, said))
        )
    ]
    return " ".join(left) if all(one.endswith("?") for one in left) else text


def _is_told_of_holder(sentence: str, screen: list[tuple[str, ...]], said: Explanation) -> bool:
    """Tell whether ``Ada, as reported by …: The lawn is green.`` is told, its holder by the standing."""
    holder, colon, claim = sentence.partition(": ")
    return bool(colon) and _stands(holder, [*screen, words(said.standing)]) and _stands(claim, screen)


def _is_credited(sentence: str, screen: list[tuple[str, ...]], said: Explanation) -> bool:
    """Tell whether a sentence says no more than the screen does, but for whose it is."""
    known = {word for shown in screen for word in shown} | set(words(said.standing))
    known |= set(words(f"{said.holder or ''} {said.answer}")) if said.holder else set()
    return sum(word not in known for word in words(sentence)) <= _CREDIT


def _stands(text: str, screen: list[tuple[str, ...]]) -> bool:
    """Tell whether a text, folded, stands in one of those on the screen."""
    wanted = f" {' '.join(words(text))} "
    return bool(wanted.strip()) and any(wanted in f" {' '.join(shown)} " for shown in screen)


def _other(other: OtherVoice, shown: Instance, screen: list[tuple[str, ...]]) -> OtherVoice:
    """Return what another voice says, in short where the screen has it: as an option, or in a list."""
    if isinstance(shown, Pick):
        mine = words(other.says)
        number = next((n for n, text in enumerate(shown.options, 1) if words(text) == mine), None)
        return other if number is None else replace(other, says=f"option {number}")
    if isinstance(shown, Checklist) and other.stance:
        told = [part for part in other.says.split("The reason given: ") if part.strip()]
        if all(_stands(part, screen) for part in told):
            return replace(other, says=other.stance, stance=None)
    return other
