"""From a question of another program to cards: what each kind of question comes to, whatever file it is from.

An answer is a tuple of its text, its share in percent, and a remark on it.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final

from quiz.dossier.index import fold
from quiz.exchange.incoming import line_of
from quiz.text import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.exchange.incoming import Reading

    Answer = tuple[str, float, str]
    Figure = tuple[str, str, tuple[str, str] | None, float, str]


MOST_ANSWERS: Final = 200
"""No question that a person wrote has more; a pair of one makes wrong options of all the others."""


def too_many(reading: Reading, line: int, answers: Sequence[object]) -> bool:
    """Tell whether a question has more answers than are read, and say so."""
    if len(answers) > MOST_ANSWERS:
        reading.lose(line, f"more than {MOST_ANSWERS} answers")
    return len(answers) > MOST_ANSWERS


def choice(
    reading: Reading, line: int, name: str, stem: str, options: Sequence[Answer], note: str, *, single: bool
) -> None:
    """Make a card of a question to pick from options.

    Where a ``single`` one is picked, each that is wholly right will do; otherwise all that are right in part
    are right together: then the card asks for all of them and has no wrong options.
    """
    if too_many(reading, line, options):
        return
    right = [text for text, share, _ in options if (share >= 100 if single else share > 0)]
    partly = [text for text, share, _ in options if single and 0 < share < 100]
    wrong = [text for text, share, _ in options if share <= 0]
    told = _with_remarks(note, options)
    if not right:
        reading.lose(line, "no option is right")
        return
    if partly:
        reading.change(line, f"{counted(len(partly), 'option')} right in part left out")
    if any(share < 0 for _, share, _ in options):
        reading.change(line, "that wrong options cost marks is not kept")
    if single or len(right) == 1:
        reading.add(
            line, name=name, front=stem, back=right[0], accept=right[1:], distractors=wrong, note=told
        )
        return
    what = f"{len(right)} options are right together: the card asks for them all, without wrong options"
    reading.change(line, what)
    reading.add(line, name=name, front=stem, back="; ".join(map(line_of, right)), note=told)


def short_answer(
    reading: Reading, line: int, name: str, stem: str, answers: Sequence[Answer], note: str
) -> None:
    """Make a card whose answer is typed."""
    if too_many(reading, line, answers):
        return
    right = []
    for text, share, _ in answers:
        if share < 100:
            reading.change(line, f"an answer that is right in part is left out: {line_of(text)[:60]}")
        elif "*" in text.replace("\\*", ""):
            reading.change(line, f"an answer with * for any text is left out: {line_of(text)[:60]}")
        else:
            right.append(text.replace("\\*", "*"))
    if not right:
        reading.lose(line, "no answer is wholly right and without * for any text")
        return
    # The back stands among what is accepted, for a card is typed where anything is.
    reading.add(line, name=name, front=stem, back=right[0], accept=right, note=_with_remarks(note, answers))


def figure(reading: Reading, line: int, name: str, stem: str, figures: Sequence[Figure], note: str) -> None:
    """Make a card whose answer is a figure; how far off is still right goes into the note."""
    if too_many(reading, line, figures):
        return
    for value, room, span, share, remark in figures:
        if share < 100:
            reading.change(line, f"a figure that is right in part is left out: {line_of(value)[:60]}")
            continue
        try:
            low, high = _bounds(value, room, span)
        except InvalidOperation:
            reading.lose(line, f"{line_of(value)[:60]} is no figure: write digits, as in {{#3.5:0.1}}")
            return
        middle = (low + high) / 2 if span else Decimal(value)
        shown = _digits(middle)
        text = "\n".join(one for one in (note, remark) if one)
        if low != high:
            reading.change(line, f"the tolerance is not graded, but told: {_digits(low)} to {_digits(high)}")
            text = "\n".join(one for one in (f"Right from {_digits(low)} to {_digits(high)}.", text) if one)
        if len(figures) > 1 and (others := [one for one in figures if one[3] >= 100][1:]):
            reading.change(line, f"{counted(len(others), 'further right figure')} left out")
        grouped = f"{middle:,f}" if "." not in shown else shown
        accept = [shown, *([grouped] if grouped != shown else [])]
        reading.add(line, name=name, front=stem, back=shown, accept=accept, note=text)
        return
    reading.lose(line, "no figure is right: write one, as in {#3.5:0.1}")


def _bounds(value: str, room: str, span: tuple[str, str] | None) -> tuple[Decimal, Decimal]:
    """Return the least and the most that is right. Raises ``InvalidOperation`` where it is no figure."""
    if span is not None:
        low, high = sorted(map(_finite, span))
    else:
        off = abs(_finite(room or "0"))
        low, high = _finite(value) - off, _finite(value) + off
    return low, high


def _finite(text: str) -> Decimal:
    number = Decimal(text)
    if not number.is_finite() or abs(number.adjusted()) > 30:
        raise InvalidOperation
    return number


def _digits(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def matching(
    reading: Reading, line: int, name: str, stem: str, rows: Sequence[tuple[str, str]], note: str
) -> None:
    """Make a card for each pair; the right sides of the others are its wrong options."""
    if too_many(reading, line, rows):
        return
    rights = [right for _, right in rows if right.strip()]
    pairs = [(left, right) for left, right in rows if left.strip() and right.strip()]
    if not pairs:
        reading.lose(line, "there is no pair to match: write =left -> right")
        return
    if len(pairs) > 1:
        reading.change(line, f"a question to match becomes {len(pairs)} cards, one for each pair")
    for at, (left, right) in enumerate(pairs, 1):
        others: dict[str, str] = {}
        for other in rights:
            if fold(line_of(other)) != fold(line_of(right)):
                others.setdefault(fold(line_of(other)), other)
        front = f"{stem}\n{left}" if stem.strip() else left
        reading.add(
            line, name=f"{name} {at}", front=front, back=right, distractors=others.values(), note=note
        )


def ordering(reading: Reading, line: int, name: str, stem: str, items: Sequence[str], note: str) -> None:
    """Make a card that shows the right order; the learner grades it."""
    if too_many(reading, line, items):
        return
    listed = "\n".join(f"{at}. {line_of(item)}" for at, item in enumerate(items, 1))
    if len(items) < 2:
        reading.lose(line, "there are fewer than two items to put in order")
        return
    reading.change(line, "a question to put in order becomes a card that the learner grades")
    lines = "\n".join(f"– {line_of(item)}" for item in sorted(items))
    reading.add(line, name=name, front=f"{stem}\n{lines}", back=listed, note=note)


def essay(reading: Reading, line: int, name: str, stem: str, model: str) -> None:
    """Make a card that the learner grades, where an essay question says what is expected."""
    if not model.strip():
        reading.lose(line, "a free answer without a model answer; give one as general feedback")
        return
    reading.change(line, "a free answer becomes a card that the learner grades; its back is the feedback")
    reading.add(line, name=name, front=stem, back=model)


def _with_remarks(note: str, answers: Sequence[Answer]) -> str:
    remarks = [f"{line_of(text)}: {line_of(remark)}" for text, _, remark in answers if remark.strip()]
    return "\n".join(one for one in (note.strip(), *remarks) if one)
