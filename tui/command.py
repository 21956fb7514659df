"""What a command is, and where it can be used."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from textual.binding import Binding


class Scope(StrEnum):
    """Where a command can be used; the value is its heading in the help."""

    APP = "Everywhere"
    HOME = "Home"
    STUDY = "Studying"
    PICK = "Picking an answer"
    JUDGE = "True or false"
    TYPE = "Typing an answer"
    ASSIGN = "Giving each line its answer"
    ARRANGE = "Putting in order"
    NOTES = "Recalling"
    CHECKLIST = "Ticking what was recalled"
    REVEAL = "Grading yourself"
    SUMMARY = "Summary"
    DISPUTES = "Disputes"
    LIST = "Lists and pages"
    SETTINGS = "Settings"
    KEYS = "Keys"


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do.

    ``keys`` are separated by commas, the one shown first. ``label`` is what the footer says, ``tooltip`` the
    sentence for palette, help and mouse. Commands of one ``group`` share one label in the footer.
    ``shown`` puts the command in the footer.
    """

    id: str
    keys: str
    label: str
    tooltip: str
    action: str
    shown: bool = True
    group: str | None = None
    priority: bool = False

    @property
    def binding(self) -> Binding:
        """The binding that carries out the command."""
        return Binding(
            self.keys,
            self.action,
            self.label,
            show=self.shown,
            priority=self.priority,
            tooltip=self.tooltip,
            id=self.id,
            group=_group(self.group) if self.group else None,
        )


@cache
def _group(label: str) -> Binding.Group:
    return Binding.Group(label, compact=True)


def numbered(
    scope: str, word: str, action: str, count: int, group: str, says: str = "Answer with"
) -> tuple[Command, ...]:
    """Return commands for the keys 1 to ``count``, each for what has its number."""
    return tuple(
        Command(
            f"{scope}.{n}",
            str(n),
            f"{word} {n}",
            f"{says} {word.lower()} {n}.",
            f"{action}({n})",
            group=group,
        )
        for n in range(1, count + 1)
    )
