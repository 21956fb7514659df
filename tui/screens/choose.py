"""Choose one line of a list, which narrows as one types."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tui.styles import STYLES
from tui.text import MUTED, one_line


@dataclass(frozen=True, slots=True)
class Choice:
    """A line to choose: what it stands for, what it says, and a remark on the right."""

    id: str
    label: str
    remark: str = ""


class ChooseScreen(ModalScreen[str | None]):
    """Ends with the id of the chosen line, or None. With ``new``, what is typed can be chosen as well."""

    CSS_PATH = STYLES / "choose.tcss"
    AUTO_FOCUS = "Input"
    BINDINGS = [  # noqa: RUF012 - a class variable of Textual's
        Binding("escape", "dismiss(None)", "Cancel", id="choose.cancel"),
        Binding("down", "cursor(1)", "Down", show=False, id="choose.down"),
        Binding("up", "cursor(-1)", "Up", show=False, id="choose.up"),
    ]

    def __init__(
        self, title: str, choices: list[Choice], *, chosen: str | None = None, new: str = ""
    ) -> None:
        super().__init__()
        self._title = title
        self._choices = choices
        self._chosen = chosen
        self._new = new

    def compose(self) -> ComposeResult:
        """A title, a field that narrows the list, the list."""
        with Vertical(id="box"):
            yield Static(self._title, classes="choose--title", markup=False)
            yield Input(placeholder="type to narrow the list", compact=True)
            yield OptionList(markup=False)

    def on_mount(self) -> None:
        """Show all lines."""
        self._fill("")

    @on(Input.Changed)
    def _narrow(self, message: Input.Changed) -> None:
        message.stop()
        self._fill(message.value)

    def _fill(self, typed: str) -> None:
        wanted = typed.casefold().split()
        name = " ".join(typed.split())
        shown = [
            c for c in self._choices if all(word in c.label.casefold() for word in wanted) or c.id == name
        ]
        known = {words for c in self._choices for words in (c.id, c.label.casefold())}
        if self._new and name and not {name, name.casefold()} & known:
            shown.append(Choice(name, f"{self._new}: {name}"))
        lines = self.query_one(OptionList)
        lines.clear_options()
        lines.add_options([Option(_line(choice), id=choice.id) for choice in shown])
        if shown:
            ids = [choice.id for choice in shown]
            lines.highlighted = ids.index(self._chosen) if self._chosen in ids else 0

    def action_cursor(self, step: int) -> None:
        """Move in the list while the field keeps the keys."""
        lines = self.query_one(OptionList)
        if step > 0:
            lines.action_cursor_down()
        else:
            lines.action_cursor_up()

    @on(Input.Submitted)
    def _submitted(self, message: Input.Submitted) -> None:
        message.stop()
        self.query_one(OptionList).action_select()

    @on(OptionList.OptionSelected)
    def _selected(self, message: OptionList.OptionSelected) -> None:
        message.stop()
        self.dismiss(message.option_id)


def _line(choice: Choice) -> Content:
    return Content.assemble(
        one_line(choice.label), (f"  {one_line(choice.remark)}" if choice.remark else "", MUTED)
    )
