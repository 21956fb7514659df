"""Grading: from an instance and a response to a verdict, for every shape of question.

Typed answers are compared folded (:mod:`quiz.questions.folding`), figures and dates by their value. What the
key refuses is never right and never a near miss, however few letters part it from the answer.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from quiz.dossier.dates import DateError
from quiz.questions.folding import compact, contains, words
from quiz.questions.model import (
    AnswerKey,
    AnyInstance,
    Arrange,
    Assign,
    Checklist,
    Form,
    Judge,
    Pick,
    Reveal,
    Show,
    Type,
)
from quiz.questions.numbers import Figure, is_known_unit, parse_figure, unit_words
from quiz.questions.people import person_keys, with_fewer_titles
from quiz.questions.response import (
    Arranged,
    Assigned,
    GaveUp,
    Judged,
    Picked,
    Recalled,
    Response,
    Seen,
    Ticked,
    Typed,
    Verdict,
)
from quiz.questions.typed_dates import Fit, compare_date, compare_duration
from quiz.questions.wording import capitalised

AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4
_PEOPLE = frozenset({"person", "voice"})
_BOUND = {"at-least": "lower", "more-than": "lower", "at-most": "upper", "less-than": "upper"}
_NEGATIVE = re.compile(r"(?<![\w.,])[-\u2212]\s?\d")
_READ = 2000
"""Of an answer so many characters are looked at."""
_LONGEST = 300
"""Typed answers longer than this are not searched for near misses."""


def grade(instance: AnyInstance, response: Response) -> Verdict:
    """Grade a response. Any text may be typed; a response of another shape than the instance raises.

    Raises :class:`TypeError` where the response cannot belong to the instance (ticks for a typed question).
    """
    if isinstance(response, GaveUp):
        return _wrong(_told(instance))
    match instance, response:
        case Show(), Seen():
            return Verdict(outcome="seen", rating=GOOD, score=1.0, message="Read.")
        case Pick(), Picked(index):
            return _picked(instance, index)
        case Judge(), Judged(value):
            return _judge(instance, value)
        case Type(), Typed(text):
            return grade_typed(text, instance.key, prompt=instance.prompt)
        case Assign(), Assigned(indices):
            marks = tuple(i < len(indices) and indices[i] == row.key for i, row in enumerate(instance.rows))
            done = "paired right" if instance.exclusive else "given to the right one"
            return _partial(marks, done, slip=2 if instance.exclusive else 1)
        case Arrange(), Arranged(order):
            return _arranged(instance.key, order)
        case Checklist(), Ticked(ticks):
            marks = tuple(i < len(ticks) and ticks[i] for i in range(len(instance.items)))
            return _partial(marks, "points made" if instance.form is Form.STEELMAN else "recalled")
        case ((Reveal() | Checklist() | Type() | Assign() | Arrange()), Recalled(rating)):
            rating = min(max(rating, AGAIN), EASY)
            return Verdict(
                outcome="self",
                rating=rating,
                score=0.0 if rating == AGAIN else 1.0,
                message="As you rated it.",
            )
        case _:
            raise TypeError(f"a {type(response).__name__} cannot answer a {type(instance).__name__}")


def _picked(instance: Pick, index: int) -> Verdict:
    if index == instance.key:
        return _right()
    right = instance.options[instance.key]
    if 0 <= index < len(instance.options) and instance.options[index] in instance.same_side:
        return _wrong(_says_same(instance.options[index], right))
    return _wrong(f"Right is: {right}")


def _told(instance: AnyInstance) -> str:
    """Return what to tell a learner who asks to be shown."""
    match instance:
        case Pick():
            return f"Right is: {instance.options[instance.key]}"
        case Judge():
            return "True." if instance.key else instance.correction or "False."
        case Type():
            return f"The answer is {instance.key.display}."
        case _:
            return f"Right is: {instance.explanation.answer}"


def _right(message: str = "Right.") -> Verdict:
    return Verdict(outcome="right", rating=GOOD, score=1.0, message=message)


def _wrong(message: str) -> Verdict:
    return Verdict(outcome="wrong", rating=AGAIN, score=0.0, message=message)


def _judge(instance: Judge, value: bool) -> Verdict:
    if value == instance.key:
        return _right(instance.correction or "Right." if not instance.key else "Right: true.")
    return _wrong("True." if instance.key else instance.correction or "False.")


def _partial(marks: tuple[bool, ...], done: str, *, slip: int = 1) -> Verdict:
    """All right is good, one slip is hard, more is again; of one or two lines, one slip is again or hard.

    ``slip`` is how many lines one slip makes wrong: where each option goes to one line only, two.
    """
    right, count = sum(marks), len(marks)
    score = right / count if count else 0.0
    message = f"{right} of {count} {done}."
    if right == count:
        return Verdict(outcome="right", rating=GOOD, score=1.0, message=message, marks=marks)
    if right >= count - slip and right >= slip:
        return Verdict(outcome="partial", rating=HARD, score=score, message=message, marks=marks)
    outcome = "partial" if right else "wrong"
    return Verdict(outcome=outcome, rating=AGAIN, score=score, message=message, marks=marks)  # type: ignore[arg-type]


def _arranged(key: tuple[int, ...], order: tuple[int, ...]) -> Verdict:
    """All in order is good, two neighbours exchanged are hard, anything else is again.

    The score is the share of pairs that stand in the right order; the marks tell which items stand where
    they belong. What is no order of all the items is wrong.
    """
    marks = tuple(i < len(order) and order[i] == item for i, item in enumerate(key))
    marks = tuple(mark for _, mark in sorted(zip(key, marks, strict=True)))
    if sorted(order) != sorted(key):
        return Verdict(
            outcome="wrong", rating=AGAIN, score=0.0, message="Not all were put in order.", marks=marks
        )
    place = {item: i for i, item in enumerate(key)}
    given = [place[item] for item in order]
    pairs = [(a, b) for i, a in enumerate(given) for b in given[i + 1 :]]
    right = sum(a < b for a, b in pairs)
    score = right / len(pairs) if pairs else 1.0
    if right == len(pairs):
        return Verdict(outcome="right", rating=GOOD, score=1.0, message="All in order.", marks=marks)
    if right == len(pairs) - 1:
        message = "Two neighbours are the wrong way round."
        return Verdict(outcome="partial", rating=HARD, score=score, message=message, marks=marks)
    message = f"In the right order: {right} of {len(pairs)} pairs."
    outcome = "partial" if score > 0.5 else "wrong"
    return Verdict(outcome=outcome, rating=AGAIN, score=score, message=message, marks=marks)  # type: ignore[arg-type]


# ---------------------------------------------------------------- typed answers


def grade_typed(text: str, key: AnswerKey, *, prompt: str = "") -> Verdict:
    """Grade what was typed against a key. ``prompt`` tells whether the question itself names the year."""
    text = text[:_READ]
    if not words(text) and not any(compact(form) == compact(text) for form in _forms(key)):
        return _wrong(f"Nothing was typed. The answer is {key.display}.")
    if key.type in _PEOPLE and (named := _as_named(text, key)) is not None:
        return named
    mine = _keys(text, key.type, key.titles)
    for ally in key.same_side:
        if any(mine & _keys(name, key.type) for name in ally.names):
            return _wrong(_says_same(ally.label, key.display))
    if any(mine & _keys(other, key.type) for other in key.refused):
        return _wrong(_confused(key))
    if any(mine & _keys(right, key.type) for right in _forms(key)):
        return _right()
    if key.value is not None and key.type in {"number", "date", "duration"}:
        try:
            by_value = _by_value(text, key, prompt)
        except (DateError, InvalidOperation):
            by_value = None  # a key in words: `the next spring`
        if by_value is not None:
            return by_value
    return _near(text, mine, key) or _wrong(f"The answer is {key.display}.")


def _as_named(text: str, key: AnswerKey) -> Verdict | None:
    """Grade a name that stands in the key just so, though with titles before it; None where it does not.

    The longest form counts: without its title it may be another's name.
    """
    right = {compact(form) for form in _forms(key)}
    allies = {compact(name): ally.label for ally in key.same_side for name in ally.names}
    refused = {compact(name) for name in key.refused}
    for form in (compact(text), *with_fewer_titles(text, key.titles)):
        if form in right:
            return _right()
        if form in allies:
            return _wrong(_says_same(allies[form], key.display))
        if form in refused:
            return _wrong(_confused(key))
    return None


def _says_same(voice: str, display: str) -> str:
    return f"{capitalised(voice)} holds the same, but this wording is that of {display}."


def _confused(key: AnswerKey) -> str:
    return f"Not to be confused: the answer is {key.display}."


def _forms(key: AnswerKey) -> tuple[str, ...]:
    return (key.display, *key.accepted)


def _keys(text: str, key_type: str, titles: tuple[str, ...] = ()) -> frozenset[str]:
    """Return the folded forms under which a text is compared."""
    if key_type in _PEOPLE:
        return person_keys(text, titles)
    sign = "-" if key_type == "number" and _NEGATIVE.search(text) else ""
    return frozenset({sign + compact(text)})


def _by_value(text: str, key: AnswerKey, prompt: str) -> Verdict | None:
    """Grade by value; None where the text holds no value of that sort."""
    assert key.value is not None
    if key.type == "number":
        figure = parse_figure(text)
        return None if figure is None else _figure(text, figure, key)
    if key.type == "duration":
        fit = compare_duration(text, key.value)
    else:
        year = key.value[:4]
        fit = compare_date(text, key.value, year_given=year.isdigit() and contains(prompt, year))
    return _dated(fit, text, key)


def _dated(fit: Fit, text: str, key: AnswerKey) -> Verdict | None:
    match fit:
        case Fit.RIGHT:
            return _right()
        case Fit.NO_YEAR:
            return _close(text, key, "Day and month are right; the year is missing.")
        case Fit.LESS:
            return _close(text, key, f"Right as far as it goes: the sources say {key.display}.")
        case Fit.MORE:
            return _close(text, key, f"More precise than the sources are: they say {key.display}.")
        case Fit.INSIDE:
            return _close(text, key, f"Within it, but the sources give only {key.display}.")
        case Fit.WRONG:
            return _wrong(f"The answer is {key.display}.")
        case Fit.UNREAD:
            return None


def _figure(text: str, figure: Figure, key: AnswerKey) -> Verdict:
    assert key.value is not None
    wanted, room = Decimal(key.value), Decimal(key.tolerance or 0)
    if not any(abs(value - wanted) <= room for value in figure.values):
        return _wrong(f"The answer is {key.display}.")
    unit = unit_words(" ".join((key.unit or "", *_forms(key))))
    strange = [word for word in figure.rest if word not in unit]
    if not strange and figure.bound not in {None, _BOUND.get(key.bounds)}:
        return _close(text, key, f"The figure is right, not how it is bounded: {key.display}.")
    if not strange:
        return _right()
    if any(is_known_unit(word) for word in strange):
        return _wrong(f"The figure is right, the unit is not: {key.display}.")
    return _close(text, key, f"The figure is right; what it counts is not what was asked: {key.display}.")


def _close(text: str, key: AnswerKey, message: str) -> Verdict:
    from quiz.questions.diff import diff

    return Verdict(
        outcome="wrong", rating=AGAIN, score=0.0, message=message, near=True, diff=diff(text, key.display)
    )


def allowed_slips(length: int) -> int:
    """How many letters may be wrong, missing, too many or swapped in an answer of this many letters."""
    return 0 if length < 4 else 1 if length < 8 else 2 if length < 14 else 3


def _figures(folded: str) -> list[str]:
    """Return the digits, and the marks between them, of a folded text: no slip may lead past them."""
    return [char for char in folded if char.isdigit() or char == "."]


def _holds_refused(text: str, key: AnswerKey) -> bool:
    """Tell whether a word of the text is, or comes nearer to, a word that only refused answers hold."""
    from rapidfuzz.distance import OSA

    right = {word for form in _forms(key) for word in words(form)}
    wrong = {word for form in key.refused for word in words(form)} - right
    for word in set(words(text)) - right:
        for other in wrong:
            distance = OSA.distance(word, other)
            if distance <= allowed_slips(len(other)) and all(
                OSA.distance(word, one) >= distance for one in right
            ):
                return True
    return False


def _near(text: str, mine: frozenset[str], key: AnswerKey) -> Verdict | None:
    """Return the verdict on a miss by a few letters, or None where it is no such thing."""
    if len(text) > _LONGEST:
        return None
    from rapidfuzz.distance import OSA

    if _holds_refused(text, key):
        return None
    typed = mine | {compact(text)}
    figures = _figures(compact(text))
    best: tuple[int, str] | None = None
    for form in _forms(key):
        for right in sorted(_keys(form, key.type)):
            room = allowed_slips(len(right))
            if figures != _figures(right):
                continue
            distance = min(OSA.distance(one, right, score_cutoff=room) for one in typed)
            if distance <= room and (best is None or distance < best[0]):
                best = (distance, form)
    if best is None:
        return None
    for refused in (*key.refused, *(name for ally in key.same_side for name in ally.names)):
        for wrong in _keys(refused, key.type):
            if any(OSA.distance(one, wrong, score_cutoff=best[0]) <= best[0] for one in typed):
                return None
    from quiz.questions.diff import diff

    letters = "a letter or two" if best[0] <= 2 else "a few letters"
    return Verdict(
        outcome="wrong",
        rating=AGAIN,
        score=0.0,
        near=True,
        diff=diff(text, best[1]),
        message=f"Nearly: {letters} off {best[1]}.",
    )
