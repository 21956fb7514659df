"""Put events in order: carry each to its place, by keys or with the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from quiz.questions.response import Arranged
from tui.commands import Scope, bindings
from tui.text import MUTED, plain, safe
from tui.widgets.options import OptionRow
from tui.widgets.question import Prompt, QuestionWidget

if TYPE_CHECKING:
    from quiz.questions.model import Arrange
    from quiz.questions.response import Response, Verdict

HELD = "↕"
"""Stands before the line that is being carried."""

_HOW = "Carry each line to its place, the earliest on top."
_CARRYING = "Carrying: up and down move it, Space puts it down."


class Place(OptionRow):
    """One place in the order, with the event that stands there now."""

    def __init__(self, index: int, text: str) -> None:
        super().__init__(index, str(index + 1), text, classes="place")

    class Pressed(Message):
        """The mouse button went down here."""

        def __init__(self, row: Place) -> None:
            super().__init__()
            self.row = row

    class Released(Pressed):
        """The mouse button came up here."""

    def on_mouse_down(self) -> None:
        """A line may be dragged from here."""
        self.post_message(self.Pressed(self))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """A line that was dragged is let go here."""
        event.stop()
        self.post_message(self.Released(self))

    def on_click(self, event: events.Click) -> None:
        """Pressing and letting go tell everything."""
        event.stop()

    def show_mark(self, marked: bool, held: bool) -> None:
        """Show that keys move this line, or that it is being carried."""
        self.mark(marked)
        self.set_class(marked and held, "-held")
        if marked and held:
            self.sign = HELD


class ArrangeWidget(QuestionWidget, can_focus=True):
    """A prompt and lines that can be moved."""

    SCOPE = Scope.ARRANGE
    BINDINGS = bindings(Scope.ARRANGE)

    marked: reactive[int] = reactive(0)
    held: reactive[bool] = reactive(False)

    def __init__(self, instance: Arrange) -> None:
        super().__init__()
        self.instance = instance
        self.order = list(range(len(instance.items)))
        """Which item stands in which place."""
        self._pressed: int | None = None
        self._moved = self._warned = False

    def compose(self) -> ComposeResult:
        """The prompt, what to do, and a line for each place."""
        yield Prompt(self.instance.prompt)
        for place, item in enumerate(self.instance.items):
            yield Place(place, item.text)
        yield Static(_HOW, classes="hint -quiet", markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys beyond the last place do nothing."""
        if action == "place":
            number = parameters[0]
            return not self.settled and isinstance(number, int) and number <= len(self.order)
        return super().check_action(action, parameters)

    def on_mount(self) -> None:
        """Mark the first line."""
        self._draw()

    def watch_marked(self) -> None:
        """Show which line is meant."""
        self._draw()

    def watch_held(self, held: bool) -> None:
        """Show whether a line is being carried."""
        self._draw()
        self._say(_CARRYING if held else _HOW)

    def _draw(self) -> None:
        for row in self.query(Place):
            row.show_mark(row.index == self.marked, self.held)
            if row.index == self.marked:
                row.scroll_visible(animate=False)

    def _carry(self, start: int, end: int) -> None:
        """Move the line from one place to another; those between make room."""
        end = min(max(end, 0), len(self.order) - 1)
        if start != end:
            self.order.insert(end, self.order.pop(start))
            self._moved, self._warned = True, False
            for row in self.query(Place):
                row.set_text(self.instance.items[self.order[row.index]].text)
        self.marked = end

    def action_move(self, step: int) -> None:
        """Go to the line above or below; one that is carried goes along."""
        if self.held:
            self._carry(self.marked, self.marked + step)
        else:
            self.marked = (self.marked + step) % len(self.order)

    def action_carry(self, step: int) -> None:
        """Move the marked line up or down by one place."""
        self._carry(self.marked, self.marked + step)

    def action_place(self, number: int) -> None:
        """Move the marked line to the place of this number."""
        self._carry(self.marked, number - 1)
        self.held = False

    def action_take(self) -> None:
        """Take the marked line up, or put it down."""
        self.held = not self.held

    def action_hand_in(self) -> None:
        """Hand in; where nothing was moved, say so first. A line that is carried is put down instead."""
        if self.held:
            self.held = False
        elif not self._moved and not self._warned:
            self._say("Nothing was moved yet. Enter again hands in as it is.")
            self._warned = True
        else:
            self.respond(Arranged(tuple(self.order)))

    def _say(self, words: str) -> None:
        for hint in self.query(".hint").results(Static):
            hint.set_class(words == _HOW, "-quiet")
            hint.update(words)

    # ------------------------------------------------------------ mouse

    @on(Place.Pressed)
    def _down(self, message: Place.Pressed) -> None:
        message.stop()
        if not self.settled:
            self._pressed = message.row.index

    @on(Place.Released)
    def _up(self, message: Place.Released) -> None:
        message.stop()
        start, end = self._pressed, message.row.index
        self._pressed = None
        if self.settled or start is None:
            return
        if start != end:  # dragged
            self.held = False
            self._carry(start, end)
        elif self.held:
            self._carry(self.marked, end)
            self.held = False
        else:
            self.marked = end
            self.held = True

    def let_go(self) -> None:
        """A line let go outside the list stays where it was."""
        self._pressed = None

    # ------------------------------------------------------------ verdict

    async def settle(self, verdict: Verdict, response: Response) -> None:
        """Show the right order with the dates, and where each line had been put."""
        await super().settle(verdict, response)
        self.held = False
        await self.query(".hint").remove()
        put = response.order if isinstance(response, Arranged) else ()
        rows = list(self.query(Place))
        for row, index in zip(rows, self.instance.key, strict=True):
            item = self.instance.items[index]
            said = Content.assemble(plain(item.when, "bold"), ": ", safe(item.text))
            right = row.index < len(put) and put[row.index] == index
            if not right and index in put:
                said = Content.assemble(said, (f"\nput in place {put.index(index) + 1}", MUTED))
            row.set_text(said)
            row.judge(right=right, given=bool(put))
