"""What an export comes to: a file's bytes, how many questions they hold, what was left out and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quiz.questions.model import AnyInstance, Arrange, Assign, Checklist, Judge, Pick, Reveal, Show, Type

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterable, Sequence

SELF_GRADED = "recalled freely, and graded by the learner"
ORDERED = "to put in order"
MATCHED = "to match"
TYPED = "to be typed"
ONE_OPTION = "with only one option"


class LeftOut(NamedTuple):
    """A question that a format cannot say, and why: ``reason`` completes “questions …”."""

    question: str
    form: str
    prompt: str
    reason: str


class Written(NamedTuple):
    """An export. ``data`` is empty where no question could be written."""

    data: bytes
    questions: int
    left_out: tuple[LeftOut, ...]

    def reasons(self) -> Counter[str]:
        """Return how many questions were left out for which reason, in the order they came up."""
        from collections import Counter

        return Counter(one.reason for one in self.left_out)


class Sorted(NamedTuple):
    """Questions told apart: those that a format can say, and the others."""

    said: tuple[AnyInstance, ...]
    left_out: tuple[LeftOut, ...]


def sort_out(instances: Iterable[AnyInstance], unfit: Callable[[AnyInstance], str | None]) -> Sorted:
    """Tell apart what a format can say and what not; ``unfit`` gives the reason, None where it can."""
    said, left = [], []
    for one in instances:
        reason = unfit(one)
        if reason is None:
            said.append(one)
        else:
            left.append(LeftOut(one.question, one.form.value, one.prompt, reason))
    return Sorted(tuple(said), tuple(left))


def unfit_anywhere(instance: AnyInstance) -> str | None:
    """Return why no format of this program can say a question; None where it depends on the format."""
    match instance:
        case Checklist() | Reveal() | Show():
            return SELF_GRADED
        case Pick() if len(set(instance.options)) < 2:
            return ONE_OPTION
        case Assign() if len(instance.rows) < 2 and len(set(_options(instance))) < 2:
            return ONE_OPTION
        case Pick() | Judge() | Type() | Assign() | Arrange():
            return None


def _options(instance: Assign) -> Sequence[str]:
    return [option for row in instance.rows for option in row.options]
