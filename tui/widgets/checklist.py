"""Recall freely, then tick what was recalled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static, TextArea

from quiz.questions.model import Ticked
from tui.commands import COMMANDS, Scope
from tui.text import plain, plural, safe
from tui.widgets.options import OptionRow
from tui.widgets.question import Prompt, QuestionWidget

if TYPE_CHECKING:
    from textual.widget import Widget

    from quiz.questions.model import Checklist, Item, Response, Verdict

OPEN, TICKED = "☐", "☑"


class Notes(TextArea):
    """Where one writes what one recalls. Enter reveals; Ctrl+J begins a new line."""

    BINDINGS = [command.binding for command in COMMANDS[Scope.CHECKLIST][:2]]

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            await self.run_action("reveal")
        elif event.key == "ctrl+j":
            event.stop()
            event.prevent_default()
            self.insert("\n")
        elif event.character == "?" and not self.text:
            event.prevent_default()
        else:
            await super()._on_key(event)

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Take every printable key, except a question mark as the first one."""
        if character == "?" and not self.text:
            return False
        return super().check_consume_key(key, character)

    def action_reveal(self) -> None:
        """Pass on to the question."""
        for node in self.ancestors:
            if isinstance(node, ChecklistWidget):
                node.action_reveal()

    def action_leave_field(self) -> None:
        """Give single keys back to the commands."""
        for node in self.ancestors:
            if isinstance(node, ChecklistWidget):
                node.focus()


class ChecklistWidget(QuestionWidget, can_focus=True):
    """A prompt, room for notes, and after the reveal a list to tick."""

    SCOPE = Scope.CHECKLIST
    BINDINGS = [command.binding for command in COMMANDS[Scope.CHECKLIST]]

    marked: reactive[int] = reactive(0)

    def __init__(self, instance: Checklist) -> None:
        super().__init__()
        self.instance = instance
        self.revealed = False
        self._ticks = [False] * len(instance.items)
        self._notes = ""

    def compose(self) -> ComposeResult:
        """The prompt and the notes."""
        yield Prompt(self.instance.prompt)
        yield Static(
            f"Recall {plural(len(self.instance.items), 'point')}: in your head, or in writing. Then press Enter.",
            classes="lead",
            markup=False,
        )
        yield Notes(id="notes", compact=True, soft_wrap=True, show_line_numbers=False, tab_behavior="focus")

    @property
    def home(self) -> Widget:
        """The notes, and the list once it is shown."""
        return self if self.revealed else self.query_one(Notes)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Before the reveal nothing can be ticked; after it nothing is revealed."""
        if action == "leave_field":
            return False
        if action == "reveal":
            return not self.settled and not self.revealed
        if action == "hand_in":
            return not self.settled
        return self.revealed and not self.settled

    async def action_hand_in(self) -> None:
        """Enter: first the reveal, then the ticks."""
        if self.revealed:
            self.respond(Ticked(tuple(self._ticks), self._notes))
        else:
            self.action_reveal()

    def action_reveal(self) -> None:
        """Show the list."""
        if not self.revealed and not self.settled:
            self.revealed = True
            self.run_worker(self._reveal(), group="reveal", exclusive=True)

    async def _reveal(self) -> None:
        self._notes = self.query_one(Notes).text.strip()
        with self.app.batch_update():
            await self.query("#notes, .lead").remove()
            lines: list[Widget] = []
            if self._notes:
                lines.append(
                    Static(
                        Content.assemble(("You wrote  ", "$text-muted"), plain(self._notes)),
                        classes="wrote",
                        markup=False,
                    )
                )
            lines.append(Static("Tick what you recalled.", classes="lead", markup=False))
            lines += [OptionRow(i, OPEN, _said(item)) for i, item in enumerate(self.instance.items)]
            await self.mount_all(lines)
        self.focus()
        self.watch_marked(self.marked)
        self.refresh_bindings()

    def watch_marked(self, marked: int) -> None:
        """Show which line Space would tick."""
        for row in self.query(OptionRow):
            row.mark(row.index == marked)
            if row.index == marked:
                row.scroll_visible(animate=False)

    def action_move(self, step: int) -> None:
        """Go to the line above or below."""
        self.marked = (self.marked + step) % len(self.instance.items)

    def action_tick(self) -> None:
        """Tick the marked line, or take its tick away."""
        self._toggle(self.marked)

    def on_key(self, event: events.Key) -> None:
        """Digits tick their line."""
        if self.revealed and not self.settled and event.character and event.character in "123456789":
            index = int(event.character) - 1
            if index < len(self.instance.items):
                event.stop()
                event.prevent_default()
                self.marked = index
                self._toggle(index)

    @on(OptionRow.Chosen)
    def _clicked(self, message: OptionRow.Chosen) -> None:
        message.stop()
        if self.revealed and not self.settled:
            self.marked = message.row.index
            self._toggle(self.marked)

    def _toggle(self, index: int) -> None:
        self._ticks[index] = not self._ticks[index]
        for row in self.query(OptionRow):
            if row.index == index:
                row.set_key(TICKED if self._ticks[index] else OPEN)
                row.set_class(self._ticks[index], "-ticked")

    async def settle(self, verdict: Verdict, response: Response) -> None:
        """Show the whole list with what was recalled."""
        await super().settle(verdict, response)
        if not self.revealed:
            self.revealed = True
            await self._reveal()
        await self.query(".lead").remove()
        for row in self.query(OptionRow):
            row.judge(right=self._ticks[row.index], given=True)


def _said(item: Item) -> Content:
    said = Content(safe(item.text))
    if item.holder:
        return Content.assemble(plain(item.holder, "$text-secondary bold"), ": ", said)
    return said
