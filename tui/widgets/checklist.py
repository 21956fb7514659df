"""Recall freely, then tick what was recalled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static, TextArea

from quiz.questions.model import Form
from quiz.questions.response import Ticked
from tui.commands import Scope, bindings
from tui.text import MUTED, plain, plural, safe
from tui.widgets.options import OptionRow
from tui.widgets.question import SHOW_ME, Prompt, QuestionWidget

if TYPE_CHECKING:
    from textual.widget import Widget

    from quiz.questions.model import Checklist, Item
    from quiz.questions.response import Response, Verdict

OPEN, TICKED = "☐", "☑"

NUMBERED = 9
"""So many lines have a number for a key; the others are gone to by arrows."""


class Notes(TextArea):
    """Where one writes what one recalls. Enter reveals the list; Ctrl+J begins a new line."""

    SCOPE = Scope.NOTES
    BINDINGS = bindings(Scope.NOTES)

    class Left(Message):
        """The field was left."""

    class Finished(Message):
        """Show me the list."""

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Take every printable key, except a question mark as the first one."""
        if character == SHOW_ME and not self.text:
            return False
        return super().check_consume_key(key, character)

    def on_key(self, event: events.Key) -> None:
        """Leave to the commands what is theirs."""
        if event.key == "enter" or (event.character == SHOW_ME and not self.text):
            event.prevent_default()

    def action_reveal(self) -> None:
        """Show the list."""
        self.post_message(self.Finished())

    def action_new_line(self) -> None:
        """Begin a new line."""
        self.insert("\n")

    def action_leave_field(self) -> None:
        """Give single keys back to the commands."""
        self.post_message(self.Left())


class TickList(VerticalGroup, can_focus=True):
    """The lines to tick."""

    SCOPE = Scope.CHECKLIST
    BINDINGS = bindings(Scope.CHECKLIST)

    marked: reactive[int] = reactive(0)

    class HandedIn(Message):
        """The ticks are set."""

        def __init__(self, ticks: tuple[bool, ...]) -> None:
            super().__init__()
            self.ticks = ticks

    def __init__(self, items: tuple[Item, ...]) -> None:
        super().__init__()
        self._items = items
        self.ticks = [False] * len(items)
        self.closed = False

    def compose(self) -> ComposeResult:
        """One line per item."""
        for index, item in enumerate(self._items):
            yield OptionRow(index, self._sign(index), _said(item))

    def _sign(self, index: int) -> str:
        """The line's number, which is its key, and its box."""
        number = str(index + 1) if index < NUMBERED else " "
        return f"{number} {TICKED if self.ticks[index] else OPEN}"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Once handed in, nothing changes; numbers beyond the last line do nothing."""
        if action == "tick_line":
            number = parameters[0]
            return not self.closed and isinstance(number, int) and number <= len(self._items)
        return not self.closed

    def watch_marked(self, marked: int) -> None:
        """Show which line would be ticked."""
        for row in self.query(OptionRow):
            row.mark(row.index == marked)
            if row.index == marked:
                row.scroll_visible(animate=False)

    def action_move(self, step: int) -> None:
        """Go to the line above or below."""
        self.marked = (self.marked + step) % len(self._items)

    def action_tick(self) -> None:
        """Tick the marked line, or take its tick away."""
        self._toggle(self.marked)

    def action_hand_in(self) -> None:
        """Hand in the ticks."""
        self.post_message(self.HandedIn(tuple(self.ticks)))

    def action_tick_line(self, number: int) -> None:
        """Tick the line of this number, or take its tick away."""
        self.marked = number - 1
        self._toggle(self.marked)

    @on(OptionRow.Chosen)
    def _clicked(self, message: OptionRow.Chosen) -> None:
        message.stop()
        if not self.closed:
            self.marked = message.row.index
            self._toggle(self.marked)

    def _toggle(self, index: int) -> None:
        self.ticks[index] = not self.ticks[index]
        for row in self.query(OptionRow):
            if row.index == index:
                row.set_key(self._sign(index))
                row.set_class(self.ticks[index], "-ticked")

    def close(self) -> None:
        """Show which were recalled and take no more keys."""
        self.closed = True
        self.can_focus = False
        for row in self.query(OptionRow):
            row.judge(right=self.ticks[row.index], given=True)


class ChecklistWidget(QuestionWidget, can_focus=True):
    """A prompt, room for notes, and after the reveal a list to tick."""

    SCOPE = Scope.NOTES
    BINDINGS = bindings(Scope.NOTES)

    def __init__(self, instance: Checklist) -> None:
        super().__init__()
        self.instance = instance
        self.revealed = False
        self._argued = instance.form is Form.STEELMAN
        self._notes = ""

    def compose(self) -> ComposeResult:
        """The prompt and the notes."""
        points = plural(len(self.instance.items), "point")
        ask = f"Argue with {points} or more" if self._argued else f"Recall {points}"
        yield Prompt(self.instance.prompt)
        yield Static(f"{ask}: in your head, or in writing. Then press Enter.", classes="lead", markup=False)
        yield Notes(id="notes", compact=True, soft_wrap=True, show_line_numbers=False, tab_behavior="focus")

    @property
    def home(self) -> Widget:
        """The notes, and the list once it is shown."""
        return next(iter(self.query(TickList)), None) or self.query_one(Notes)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Outside the notes one can only reveal, once."""
        return action == "reveal" and not self.settled and not self.revealed

    @on(Notes.Left)
    def _left(self) -> None:
        self.focus()

    @on(Notes.Finished)
    def action_reveal(self) -> None:
        """Show the list."""
        if not self.revealed and not self.settled:
            self.run_worker(self._reveal(), group="reveal", exclusive=True)

    @property
    def _hint(self) -> str:
        last = min(len(self.instance.items), NUMBERED)
        keys = f"1 to {last}" if last > 1 else "1"
        what = "the points that you made" if self._argued else "what you recalled"
        return f"Tick {what}: {keys}, or arrows and Space. Then Enter."

    async def _reveal(self) -> None:
        self.revealed = True
        self._notes = self.query_one(Notes).text.strip()
        ticks = TickList(self.instance.items)
        with self.app.batch_update():
            await self.query("#notes, .lead").remove()
            lines: list[Widget] = []
            if self._notes:
                wrote = Content.assemble(("You wrote  ", MUTED), plain(self._notes))
                lines.append(Static(wrote, classes="wrote", markup=False))
            await self.mount_all([*lines, Static(self._hint, classes="lead", markup=False), ticks])
        ticks.focus()
        self.refresh_bindings()

    @on(TickList.HandedIn)
    def _handed_in(self, message: TickList.HandedIn) -> None:
        message.stop()
        self.respond(Ticked(message.ticks, self._notes))

    async def settle(self, verdict: Verdict, response: Response) -> None:
        """Show the whole list with what was recalled."""
        await super().settle(verdict, response)
        if not self.revealed:
            await self._reveal()
        await self.query(".lead").remove()
        self.query_one(TickList).close()


def _said(item: Item) -> Content:
    said = Content(safe(item.text))
    if item.holder:
        return Content.assemble(plain(item.holder, "$text-secondary bold"), ": ", said)
    return said
