"""From a question to exactly what one learner sees at one repetition.

Nothing is drawn at random: wording, options and their order follow from a hash of (question, learner,
repetition), the same on every machine, and never the same twice running where there is any choice.
"""

from __future__ import annotations

from hashlib import blake2b
from itertools import combinations
from typing import TypedDict

from msgspec.structs import replace

from quiz.questions.model import (
    AnswerKey,
    AnyInstance,
    AnyQuestion,
    Arrange,
    ArrangeQuestion,
    Assign,
    AssignQuestion,
    Card,
    Checklist,
    ChecklistQuestion,
    Explanation,
    Form,
    Judge,
    JudgeQuestion,
    Pick,
    PickQuestion,
    Question,
    Reveal,
    RevealQuestion,
    Row,
    Show,
    Type,
    TypeQuestion,
)

DISTRACTORS = 3
"""How many wrong options are shown where the pool holds as many; three good ones are enough."""

_HALF_TRUE = tuple(tuple(i in two for i in range(4)) for two in combinations(range(4), 2))
"""Every way for two of four showings to be true."""


class _Dice:
    """Numbers that follow from a text, as many as are wanted."""

    def __init__(self, *parts: str | int) -> None:
        self._seed = "\x1f".join(str(part) for part in parts).encode("utf-8", "surrogatepass")
        self._block = 0
        self._left = b""

    def below(self, limit: int) -> int:
        """Return a number from 0 up to, not including, ``limit``."""
        if len(self._left) < 4:
            digest = blake2b(self._seed, digest_size=64, salt=self._block.to_bytes(8, "big")).digest()
            self._left = digest
            self._block += 1
        number = int.from_bytes(self._left[:4], "big")
        self._left = self._left[4:]
        return number % limit

    def shuffled(self, count: int) -> list[int]:
        """Return the numbers 0 … count-1 in some order."""
        order = list(range(count))
        for last in range(count - 1, 0, -1):
            other = self.below(last + 1)
            order[last], order[other] = order[other], order[last]
        return order


class _Shown(TypedDict):
    """What instances of every shape have in common."""

    question: str
    card: str
    form: Form
    recall: bool
    prompt: str
    explanation: Explanation


def realise(question: AnyQuestion, card: Card, learner_id: str, repetition: int) -> AnyInstance:
    """Return the question as this learner sees it at this repetition (counted from 0)."""
    shown: _Shown = {
        "question": question.id,
        "card": card.id,
        "form": question.form,
        "recall": question.recall,
        "prompt": _wording(question, learner_id, repetition),
        "explanation": _explained(question, card),
    }
    match question:
        case PickQuestion():
            options = _options(question, learner_id, repetition)
            return Pick(
                **shown,
                options=options,
                key=options.index(question.key),
                same_side=question.same_side,
            )
        case JudgeQuestion():
            text, key, correction = _judged(question, card, learner_id, repetition)
            return Judge(**shown, text=text, key=key, correction=correction)
        case TypeQuestion():
            return Type(**shown, key=question.key)
        case AssignQuestion():
            rows = _rows(question, learner_id, repetition)
            return Assign(**shown, rows=rows, exclusive=question.exclusive)
        case ArrangeQuestion():
            order = _mixed_up(question, learner_id, repetition)
            places = tuple(order.index(i) for i in range(len(order)))
            return Arrange(**shown, items=tuple(question.items[i] for i in order), key=places)
        case ChecklistQuestion():
            return Checklist(**shown, items=question.items)
        case RevealQuestion():
            return Reveal(**shown, back=question.back)


def _explained(question: AnyQuestion, card: Card) -> Explanation:
    """Return the card's explanation, its answer being this question's where it asks for something else."""
    said = card.explanation
    match question:
        case PickQuestion(key=answer) | TypeQuestion(key=AnswerKey(display=answer)):
            return said if answer.casefold() in said.answer.casefold() else replace(said, answer=answer)
        case _:
            return said


def show_view(card: Card) -> Show:
    """Return a card's first showing: nothing is asked."""
    return Show(
        question=f"{card.id}?study",
        card=card.id,
        form=Form.STUDY,
        recall=False,
        prompt=card.explanation.text,
        explanation=card.explanation,
    )


def _wording(question: Question, learner_id: str, repetition: int) -> str:
    """Go round the wordings, each learner from a place of their own."""
    count = len(question.prompts)
    if count == 1:
        return question.prompts[0]
    return question.prompts[(_Dice(question.id, learner_id, "wording").below(count) + repetition) % count]


# ---------------------------------------------------------------- options


def _options(question: PickQuestion, learner_id: str, repetition: int) -> tuple[str, ...]:
    dice = _Dice(question.id, learner_id, repetition, "options")
    chosen = _chosen(question, dice, learner_id, repetition)
    if question.ordered:
        shown = {question.key, *(question.pool[i] for i in chosen)}
        return tuple(option for option in question.ordered if option in shown)
    options = [question.key, *(question.pool[i] for i in chosen)]
    order = dice.shuffled(len(options))
    # An even order follows an odd one: whatever was drawn, two showings running differ.
    if _is_odd(order) != bool(repetition % 2):
        one = dice.below(len(order))
        other = (one + 1 + dice.below(len(order) - 1)) % len(order)
        order[one], order[other] = order[other], order[one]
    # Odd and even orders are those of the options sorted, not of the draw, so that they can be compared.
    ranked = sorted(options)
    return tuple(ranked[i] for i in order)


def _chosen(question: PickQuestion, dice: _Dice, learner_id: str, repetition: int) -> list[int]:
    """Draw the distractors: places in the pool. Two draws running differ where there is any choice."""
    size = len(question.pool)
    if size <= DISTRACTORS:
        return list(range(size))
    fixed = list(range(min(question.always, DISTRACTORS - 1)))
    if question.ordered:
        spread = _spread(question, fixed, dice, learner_id, repetition)
        if spread is not None:
            return spread
    free = range(len(fixed), size)
    # One distractor sits out, another is sure to be shown and sits out next time.
    start = _Dice(question.id, learner_id, "start").below(len(free)) + repetition
    out, sure = free[start % len(free)], free[(start + 1) % len(free)]
    rest = [i for i in free if i not in (out, sure)]
    return [*fixed, sure, *(rest[i] for i in dice.shuffled(len(rest)))][:DISTRACTORS]


def _spread(
    question: PickQuestion, fixed: list[int], dice: _Dice, learner_id: str, repetition: int
) -> list[int] | None:
    """Draw so that the key takes every place there is in turn, each learner from a place of their own.

    None where the pool leaves it but one place.
    """
    place = {option: i for i, option in enumerate(question.ordered)}
    free = [i for i in dice.shuffled(len(question.pool)) if i not in fixed]
    low = [i for i in (*fixed, *free) if place[question.pool[i]] < place[question.key]]
    high = [i for i in (*fixed, *free) if place[question.pool[i]] > place[question.key]]
    least = sum(i in low for i in fixed)
    most = DISTRACTORS - (len(fixed) - least)
    below = [n for n in range(least, most + 1) if n <= len(low) and DISTRACTORS - n <= len(high)]
    if len(below) < 2:
        return None
    start = _Dice(question.id, learner_id, "place").below(len(below))
    count = below[(start + repetition) % len(below)]
    return [*low[:count], *high[: DISTRACTORS - count]]


def _is_odd(order: list[int]) -> bool:
    """Tell whether a permutation takes an odd number of swaps."""
    swaps, seen = 0, [False] * len(order)
    for start in range(len(order)):
        length, at = 0, start
        while not seen[at]:
            seen[at] = True
            at = order[at]
            length += 1
        swaps += max(length - 1, 0)
    return swaps % 2 == 1


# ---------------------------------------------------------------- true or false, rows


def _judged(
    question: JudgeQuestion, card: Card, learner_id: str, repetition: int
) -> tuple[str, bool, str | None]:
    """True in two of every four showings, in an order of each learner's own."""
    block, place = divmod(repetition, 4)
    ways = _HALF_TRUE[_Dice(question.id, learner_id, block, "truth").below(len(_HALF_TRUE))]
    if ways[place] or not question.false_versions:
        return question.true_text, True, None
    start = _Dice(question.id, learner_id, "false").below(len(question.false_versions))
    version = question.false_versions[(start + repetition) % len(question.false_versions)]
    return version.text, False, f"Right: {card.explanation.answer}, not {version.wrong}."


def _rows(question: AssignQuestion, learner_id: str, repetition: int) -> tuple[Row, ...]:
    if not question.shuffle_options:
        return question.rows
    dice = _Dice(question.id, learner_id, repetition, "rows")
    rows = [question.rows[i] for i in dice.shuffled(len(question.rows))]
    orders: dict[tuple[str, ...], list[int]] = {}
    shown = []
    for row in rows:
        order = orders.setdefault(row.options, dice.shuffled(len(row.options)))
        shown.append(
            Row(label=row.label, options=tuple(row.options[i] for i in order), key=order.index(row.key))
        )
    return tuple(shown)


# ---------------------------------------------------------------- order


def _mixed_up(question: ArrangeQuestion, learner_id: str, repetition: int) -> list[int]:
    """Return an order that is neither right nor one slip from it, and not the one before.

    Even orders follow odd ones, so that two showings running differ; turning three items round leaves an
    order as even or odd as it is.
    """
    dice = _Dice(question.id, learner_id, repetition, "order")
    order = dice.shuffled(len(question.items))
    if len(order) < 2:
        return order
    if _is_odd(order) != bool(repetition % 2):
        order[0], order[1] = order[1], order[0]
    turned = 0
    while len(order) > 2 and _nearly_solved(order) and turned < len(order):
        at = turned % (len(order) - 2)
        order[at], order[at + 1], order[at + 2] = order[at + 1], order[at + 2], order[at]
        turned += 1
    return order


def _nearly_solved(order: list[int]) -> bool:
    """Tell whether at most one pair of items stands the wrong way round."""
    wrong = sum(order[i] > later for i in range(len(order)) for later in order[i + 1 :])
    return wrong < 2
