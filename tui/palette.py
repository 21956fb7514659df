"""The command palette's entries: every command that makes sense where one is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, ClassVar, Protocol, cast

from textual.actions import parse
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.dom import DOMNode

from tui.commands import COMMANDS, Command


class Keyed(Protocol):
    """An app that knows how its keys are shown."""

    def key_of(self, command_id: str) -> str:
        """The first key of a command."""


class QuizCommands(Provider):
    """Commands of the screen, of the widgets on it, and of the app."""

    TABLE: ClassVar[Mapping[Any, tuple[Command, ...]]] = COMMANDS

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for node, command in self._available():
            yield DiscoveryHit(
                command.label, partial(self.app.run_action, command.action, node), help=self._help(command)
            )

    async def search(self, query: str) -> Hits:
        """Those whose name or description matches."""
        matcher = self.matcher(query)
        for node, command in self._available():
            by_label = matcher.match(command.label)
            score = max(by_label, matcher.match(command.tooltip) * 0.7)
            if score > 0:
                shown = matcher.highlight(command.label) if by_label > 0 else command.label
                run = partial(self.app.run_action, command.action, node)
                yield Hit(score, shown, run, text=command.label, help=self._help(command))

    def _help(self, command: Command) -> str:
        key = cast("Keyed", self.app).key_of(command.id)
        return f"{command.tooltip}  [{key}]".replace("[", "\\[")

    def _available(self) -> Iterator[tuple[DOMNode, Command]]:
        nodes: list[DOMNode] = [
            node for node in self.screen.walk_children() if node.display and self._commands(node)
        ]
        seen = set()
        found: list[tuple[DOMNode, Command]] = []
        for node in [*nodes, self.screen, self.app]:
            for command in self._commands(node):
                words = (command.label, command.tooltip)
                if words not in seen and self._enabled(node, command):
                    seen.add(words)
                    found.append((node, command))
        yield from sorted(found, key=lambda entry: not entry[1].shown)

    def _enabled(self, node: DOMNode, command: Command) -> bool:
        if command.action == "command_palette":
            return False
        target, name, parameters = parse(command.action)
        owner = self.app if target == "app" else node
        return bool(owner.check_action(name, parameters))

    def _commands(self, node: DOMNode) -> tuple[Command, ...]:
        scope = getattr(node, "SCOPE", None)
        return self.TABLE.get(scope, ()) if isinstance(scope, str) else ()
