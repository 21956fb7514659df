"""The formats that decks are exported to, by name; each is loaded when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from quiz.exchange.written import Written
    from quiz.questions.model import AnyInstance


class Format(NamedTuple):
    """A format: its name for people, the usual ending of its files, what it has no place for at all."""

    label: str
    suffix: str
    module: str
    lacks: str | None = None

    def unfit(self, instance: AnyInstance) -> str | None:
        """Return why the format cannot say a question; None where it can."""
        judge: Callable[[AnyInstance], str | None] = import_module(self.module).unfit
        return judge(instance)

    def write(self, title: str, instances: Sequence[AnyInstance], *, seconds: int | None = None) -> Written:
        """Return the questions in this format; ``seconds``, for each question, is for Kahoot."""
        write: Callable[..., Written] = import_module(self.module).write
        return write(title, instances) if seconds is None else write(title, instances, seconds=seconds)


FORMATS: Final = {
    "gift": Format("GIFT", ".gift", "quiz.exchange.gift"),
    "moodle": Format("Moodle XML", ".xml", "quiz.exchange.moodle_xml"),
    "qti": Format("QTI 2.1", ".zip", "quiz.exchange.qti"),
    "kahoot": Format(
        "Kahoot's spreadsheet",
        ".xlsx",
        "quiz.exchange.kahoot",
        "Kahoot's spreadsheet has no place for explanations: they are not in it.",
    ),
}
