"""What a command is, where it can be used, and the table in which an app declares its commands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from typing import Generic, TypeVar

from textual.binding import Binding, BindingType


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


ScopeT = TypeVar("ScopeT", bound=StrEnum)


class CommandTable(Mapping[ScopeT, tuple[Command, ...]], Generic[ScopeT]):
    """All commands of an app by scope, in the order of declaration."""

    def __init__(self, commands: Mapping[ScopeT, tuple[Command, ...]]) -> None:
        self._commands = commands

    def __getitem__(self, scope: ScopeT) -> tuple[Command, ...]:
        return self._commands[scope]

    def __iter__(self) -> Iterator[ScopeT]:
        return iter(self._commands)

    def __len__(self) -> int:
        return len(self._commands)

    def bindings(self, scope: ScopeT) -> list[BindingType]:
        """Return the bindings of a scope, for the class that carries its commands out."""
        return [command.binding for command in self[scope]]

    def each(self) -> Iterator[tuple[ScopeT, Command]]:
        """Yield every command with its scope."""
        for scope, commands in self.items():
            for command in commands:
                yield scope, command

    def named(self, command_id: str) -> Command:
        """Return the command of this id; KeyError where there is none."""
        return self._by_id[command_id]

    @cached_property
    def _by_id(self) -> dict[str, Command]:
        return {command.id: command for _, command in self.each()}


PAGE = (
    Command("page.back", "escape,q", "Back", "Back to where you came from.", "back"),
    Command("page.up", "up", "Up", "Scroll up.", "scroll_by(-1)", shown=False),
    Command("page.down", "down", "Down", "Scroll down.", "scroll_by(1)", shown=False),
    Command("page.page-up", "pageup", "Page up", "Scroll a page up.", "page_by(-1)", shown=False),
    Command(
        "page.page-down", "pagedown,space", "Page down", "Scroll a page down.", "page_by(1)", shown=False
    ),
)
"""Reading a page that is longer than the screen, in any app."""
