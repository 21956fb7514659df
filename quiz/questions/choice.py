"""Choice: pick the answer among three or four options."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from quiz.dossier.schema import Answer, SlotType, Statement
from quiz.questions.distractors import Distractor
from quiz.questions.folding import fold
from quiz.questions.leads import asked
from quiz.questions.material import Material
from quiz.questions.model import Form, PickQuestion
from quiz.questions.slots import option, said
from quiz.questions.typed_dates import read_date, read_duration
from quiz.questions.values import in_order as values_in_order
from quiz.questions.values import read


def build(
    card: str, statement: Statement, slot: str, pool: Sequence[Distractor], material: Material
) -> PickQuestion | None:
    """Return the question, or None where there are too few good distractors."""
    if not pool:
        return None
    answer = statement.answers[slot]
    key = option(answer, said(answer, material))
    options = tuple(option(answer, wrong.value) for wrong in pool)
    return PickQuestion(
        id=f"{card}?{Form.CHOICE}",
        card=card,
        form=Form.CHOICE,
        recall=False,
        prompts=asked(statement, slot, material),
        key=key,
        pool=options,
        always=sum(wrong.alike for wrong in pool),
        ordered=in_order(answer, [said(answer, material), *(wrong.value for wrong in pool)]),
    )


def in_order(answer: Answer, values: Sequence[str]) -> tuple[str, ...]:
    """Return figures, dates and spans as options in the order of their values; nothing where one has none.

    Terms that are such values in words (fifth, November, two weeks) are put in order, too.
    """
    if answer.type is SlotType.TERM:
        by_value = {read(value): option(answer, value) for value in values}
        order = values_in_order(list(by_value)) if len(by_value) == len(values) else None
        return tuple(by_value[value] for value in order or ())
    ranks: list[tuple[object, str]] = []
    for value in values:
        rank = _rank(answer.type, value)
        if rank is None:
            return ()
        ranks.append((rank, option(answer, value)))
    return tuple(text for _, text in sorted(ranks, key=lambda pair: pair[0]))  # type: ignore[arg-type, return-value]


def _rank(slot_type: SlotType, value: str) -> tuple[float, ...] | None:
    if slot_type is SlotType.NUMBER:
        try:
            return (float(Decimal(value.replace(",", ""))),)
        except InvalidOperation:
            return None
    if slot_type is SlotType.DATE:
        read = read_date(fold(value).removeprefix("about ").removeprefix("possibly "))
        if len(read) != 1 or (read[0].year is None and read[0].month is None):
            return None
        month = read[0].month or 0
        season = {21: 3.5, 22: 6.5, 23: 9.5, 24: 12.5}.get(month)
        return (float((read[0].year or "").ljust(4, "0")), season or float(month), float(read[0].day or 0))
    if slot_type is SlotType.DURATION:
        span = read_duration(value)
        return (span.total_seconds,) if span else None
    return None
