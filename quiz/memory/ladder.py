"""Which of a card's questions to ask.

A new card is first shown, then asked. Learning and relearning steps ask for recognition; a due review
asks for recall, for a schedule built on recognition lets real recall sink. *Who says* with options is
recognition and typed is recall, so a position that has left its steps is asked typed, and its questions
in both directions take turns with the others. A card that has recognition questions only keeps them, and
is never rated easy.

Everything follows from the card's questions and its repetition: no chance, and the same on every machine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from quiz.memory.model import Memory, Phase

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

STUDY_FORM: Final = "study"

RECOGNITION_FORMS: Final = frozenset({"choice", "true-false", "match"})
"""Forms that are recognised only: a session of these alone is practice.

A set to match is a card of its own without another form: in any other session it is scheduled, and never
rated easy. Who-says and grounds are not among them, for they are recalled too; nor is fact-or-view, which
cannot be recalled. Order, contrast and steelman are recall.
"""


class FormInfo(NamedTuple):
    """One of a card's questions, as far as choosing among them goes. ``form`` is a word of ``Form``."""

    question_id: str
    form: str
    recall: bool


def needs_study_view(memory: Memory) -> bool:
    """Whether the card is to be shown before it is asked."""
    return memory.phase == Phase.NEW


def choose_form(
    available: Sequence[FormInfo],
    memory: Memory,
    repetition: int,
    last: str | None = None,
    allowed: Collection[str] | None = None,
) -> FormInfo | None:
    """Return the question to ask, or None if the card has none that is ``allowed``.

    ``repetition`` is the number of ratings so far; ``last`` the id of the question asked last, which is
    not asked again if another will do; ``allowed`` restricts the session to some forms. For a new card
    the study view is returned if it is among ``available``, whatever is allowed.

    Questions take turns by repetition, from a start that differs from card to card.
    """
    if memory.phase == Phase.NEW:
        for info in available:
            if info.form == STUDY_FORM:
                return info
    asked = [
        info for info in available if info.form != STUDY_FORM and (allowed is None or info.form in allowed)
    ]
    if not asked:
        return None
    recall = [info for info in asked if info.recall]
    recognition = [info for info in asked if not info.recall]
    if memory.phase == Phase.REVIEW:
        pool = recall or recognition
    else:
        # The same recognition question twice within minutes teaches its looks: then rather recall.
        pool = _others(recognition, last) or _others(recall, last) or recognition or recall
    return _turn(pool, repetition, last)


def caps_easy(available: Sequence[FormInfo]) -> bool:
    """Whether the card has recognition questions only, so that an easy counts as good."""
    return not any(info.recall for info in available)


def is_practice_session(allowed: Collection[str] | None) -> bool:
    """Whether a session of these forms alone is practice: logged, and not scheduled."""
    return allowed is not None and all(form in RECOGNITION_FORMS for form in allowed)


def is_practice(
    asked: FormInfo, available: Sequence[FormInfo], memory: Memory, allowed: Collection[str] | None = None
) -> bool:
    """Whether an answer to ``asked`` is practice, because it cannot stand for recall.

    So it is in a practice session, and where a restricted session asks a due card by recognition
    although it has questions that ask for recall.
    """
    if is_practice_session(allowed):
        return True
    return memory.phase == Phase.REVIEW and not asked.recall and not caps_easy(available)


def _others(pool: Sequence[FormInfo], last: str | None) -> list[FormInfo]:
    return [info for info in pool if info.question_id != last]


def _turn(pool: Sequence[FormInfo], repetition: int, last: str | None) -> FormInfo:
    """Take turns: the next in the pool by repetition, and the one after it if that was asked last."""
    order = sorted(pool, key=lambda info: (info.form, info.question_id))
    if len(order) == 1:
        return order[0]
    place = (_start(order[0].question_id) + repetition) % len(order)
    if order[place].question_id == last:
        place = (place + 1) % len(order)
    return order[place]


def _start(question_id: str) -> int:
    from hashlib import blake2b

    digest = blake2b(question_id.encode("utf-8", "surrogatepass"), digest_size=4, person=b"quiz-ladder")
    return int.from_bytes(digest.digest(), "big")
