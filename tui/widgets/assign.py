"""Give each line one of its options: who gives which value, who holds which post."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import HorizontalGroup, VerticalGroup
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from quiz.questions.response import Assigned
from tui.commands import Scope, bindings
from tui.text import MUTED, plain, plural, safe
from tui.widgets.options import MARKED, RIGHT, WRONG, OptionRow
from tui.widgets.question import Prompt, QuestionWidget

if TYPE_CHECKING:
    from quiz.questions.model import Assign, Row
    from quiz.questions.response import Response, Verdict


USED = " · taken"
"""Stands after an option that another line has."""


LONG = 60
"""A label of more characters than these has its value below it, not beside it."""


class RowView(VerticalGroup):
    """One line with what it was given; the current one shows its options below."""

    given: reactive[int | None] = reactive(None)
    current: reactive[bool] = reactive(False)
    used: reactive[frozenset[int]] = reactive(frozenset())
    """Options that other lines have, where each goes to one line only."""

    class Touched(Message):
        """The line itself was clicked."""

        def __init__(self, row: RowView) -> None:
            super().__init__()
            self.row = row

    def __init__(self, index: int, row: Row) -> None:
        super().__init__(classes="row -long" if len(row.label) > LONG else "row")
        self.index = index
        self.row = row

    def compose(self) -> ComposeResult:
        """The line, then its options."""
        with HorizontalGroup(classes="row--head"):
            yield Static("", classes="row--sign", markup=False)
            yield Static("", classes="row--label", markup=False)
            yield Static("", classes="row--value", markup=False)
        with VerticalGroup(classes="row--options"):
            for index, option in enumerate(self.row.options):
                yield OptionRow(index, str(index + 1), option)

    def on_mount(self) -> None:
        """Draw the line as it is at first."""
        self._draw()

    def watch_given(self) -> None:
        """Show what the line was given."""
        self._draw()

    def watch_used(self) -> None:
        """Show which options are taken."""
        self._draw()

    def watch_current(self, current: bool) -> None:
        """Unfold the options of the current line."""
        self.set_class(current, "-current")
        self._draw()

    def _draw(self) -> None:
        for row in self.query(OptionRow):
            row.mark(row.index == self.given)
            taken = row.index in self.used
            row.set_class(taken, "-other")
            said = Content(safe(self.row.options[row.index]))
            row.set_text(Content.assemble(said, (USED, MUTED)) if taken else said)
        sign = MARKED if self.current else " "
        value = safe(self.row.options[self.given]) if self.given is not None else "…"
        style = "$text-accent bold" if self.given is not None else MUTED
        self._head(sign, Content.assemble((value, style)))

    def _head(self, sign: str, value: Content) -> None:
        label = plain(self.row.label, "bold" if self.current else "")
        for name, content in (("sign", Content(sign)), ("label", label), ("value", value)):
            for part in self.query(f".row--{name}").results(Static):
                part.update(content)

    def judge(self) -> None:
        """Show what was right for this line."""
        right = self.given == self.row.key
        self.set_class(True, "-judged")
        answer = plain(self.row.options[self.row.key], "bold $text-success")
        if not right and self.given is not None:
            wrong = plain(self.row.options[self.given], "strike $text-error")
            answer = Content.assemble(answer, ("\nnot ", MUTED), wrong)
        self._head(RIGHT if right else WRONG, answer)

    def on_click(self, event: events.Click) -> None:
        """A click makes the line the current one."""
        event.stop()
        self.post_message(self.Touched(self))


class AssignWidget(QuestionWidget, can_focus=True):
    """A prompt and several lines, each with options."""

    SCOPE = Scope.ASSIGN
    BINDINGS = bindings(Scope.ASSIGN)

    current: reactive[int] = reactive(0)

    def __init__(self, instance: Assign) -> None:
        super().__init__()
        self.instance = instance
        self._warned = False

    def compose(self) -> ComposeResult:
        """The prompt and the lines."""
        yield Prompt(self.instance.prompt)
        for index, row in enumerate(self.instance.rows):
            yield RowView(index, row)
        yield Static("", classes="hint", markup=False)

    def on_mount(self) -> None:
        """Begin with the first line."""
        self._rows[0].current = True

    @property
    def _rows(self) -> list[RowView]:
        return list(self.query(RowView))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys beyond the last option of the current line do nothing."""
        if action == "assign":
            number = parameters[0]
            options = self.instance.rows[self.current].options
            return not self.settled and isinstance(number, int) and number <= len(options)
        return super().check_action(action, parameters)

    def watch_current(self, current: int) -> None:
        """Unfold the current line and fold the others."""
        for row in self.query(RowView):
            row.current = row.index == current
            if row.current:
                row.scroll_visible(animate=False)
        self.refresh_bindings()

    def action_move(self, step: int) -> None:
        """Go to the line above or below."""
        self.current = (self.current + step) % len(self.instance.rows)

    def action_cycle(self, step: int) -> None:
        """Give the line the next or the previous option."""
        row = self._rows[self.current]
        count = len(row.row.options)
        given = (row.given + step) % count if row.given is not None else 0 if step > 0 else count - 1
        if self.instance.exclusive:  # go on to one that is free, if there is any
            for _ in range(count):
                if given not in row.used:
                    break
                given = (given + step) % count
        self._give(row, given)
        self._say("")

    def action_assign(self, number: int) -> None:
        """Give the line the option of this number and go on to the next open line."""
        self._give(self._rows[self.current], number - 1)
        self._say("")
        self._to_open_line()

    def action_clear(self) -> None:
        """Take the line's answer away."""
        self._give(self._rows[self.current], None)

    def _give(self, row: RowView, option: int | None) -> None:
        """Give a line an option; where each goes to one line only, another line that had it loses it."""
        row.given = option
        if not self.instance.exclusive:
            return
        rows = self._rows
        for other in rows:
            if other is not row and option is not None and other.given == option:
                other.given = None
        for one in rows:
            one.used = frozenset(
                other.given for other in rows if other is not one and other.given is not None
            )

    def action_hand_in(self) -> None:
        """Hand in; where lines are open, say so first and hand in when asked again."""
        rows = self._rows
        open_lines = sum(row.given is None for row in rows)
        if open_lines == len(rows):
            self._say("Give each line its answer, or ? to be shown them.")
        elif open_lines and not self._warned:
            self._to_open_line()
            self._say(f"{plural(open_lines, 'line')} still open. Enter again hands in as it is.")
            self._warned = True
        else:
            self.respond(Assigned(tuple(row.given for row in rows)))

    def _to_open_line(self) -> None:
        rows = self._rows
        order = rows[self.current + 1 :] + rows[: self.current + 1]
        target = next((row for row in order if row.given is None), None)
        if target is not None:
            self.current = target.index
        else:
            self._say("All lines have an answer. Enter hands them in.")

    def _say(self, words: str) -> None:
        self._warned = False
        self.query_one(".hint", Static).update(words)

    @on(RowView.Touched)
    def _touched(self, message: RowView.Touched) -> None:
        message.stop()
        if not self.settled:
            self.current = message.row.index

    @on(OptionRow.Chosen)
    def _clicked(self, message: OptionRow.Chosen) -> None:
        message.stop()
        if not self.settled:
            self.action_assign(message.row.index + 1)

    async def settle(self, verdict: Verdict, response: Response) -> None:
        """Fold all lines and show what was right for each."""
        await super().settle(verdict, response)
        await self.query(".hint").remove()
        for row in self._rows:
            row.current = False
            row.judge()
