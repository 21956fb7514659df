"""Settings: how much to study, how surely to remember, theme, keys, learner. All is saved at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import HorizontalGroup, Vertical, VerticalGroup
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from quiz.errors import QuizError, UsageError
from tui import keymaps
from tui.commands import Scope, bindings
from tui.screens.base import QuizScreen
from tui.styles import STYLES
from tui.text import plain, safe
from tui.widgets.footer import KeyFooter
from tui.widgets.page import Page
from tui.widgets.topbar import TopBar

if TYPE_CHECKING:
    from quiz.study.preferences import Preferences


@dataclass(frozen=True, slots=True)
class Number:
    """A setting that is a number: its field of the study settings, what it is called and what it does.

    ``lowest`` and ``highest`` are as typed, which is the value times ``scale``.
    """

    field: str
    label: str
    words: str
    lowest: int
    highest: int
    unit: str
    scale: int = 1

    def typed(self, preferences: Preferences) -> str:
        """Return the value as one types it."""
        return str(round(getattr(preferences.study, self.field) * self.scale))

    def read(self, text: str) -> float:
        """Return the value of what was typed. Raises ``UsageError``."""
        try:
            typed = int(text)
        except ValueError:
            typed = None
        if typed is None or not self.lowest <= typed <= self.highest:
            raise UsageError(f"A whole number from {self.lowest} to {self.highest} is needed.")
        return typed / self.scale if self.scale != 1 else typed

    def change(self, preferences: Preferences, value: float) -> Preferences:
        """Return the preferences with another value. Raises ``UsageError`` where it is not allowed."""
        study = replace(preferences.study, **{self.field: value})  # type: ignore[arg-type]
        return replace(preferences, study=study)


NUMBERS = (
    Number(
        "new_per_day",
        "New cards a day",
        "How many cards are begun each day, of all decks together. 0 begins none.",
        0,
        9999,
        "cards",
    ),
    Number(
        "reviews_per_day",
        "Reviews a day",
        "How many due cards are asked each day at most, of all decks together.",
        0,
        9999,
        "cards",
    ),
    Number(
        "desired_retention",
        "Desired retention",
        "How many of 100 due cards you want to know (70 to 99). Higher means more reviews.",
        70,
        99,
        "%",
        100,
    ),
    Number(
        "rollover_hour",
        "A day begins at",
        "The hour (0 to 23) at which one study day ends.",
        0,
        23,
        "o’clock",
    ),
)


class NumberRow(VerticalGroup):
    """A number with its name and what it does."""

    class Entered(Message):
        """A number was typed and left."""

        def __init__(self, row: NumberRow, text: str) -> None:
            super().__init__()
            self.row = row
            self.text = text

    def __init__(self, number: Number) -> None:
        super().__init__(classes="setting")
        self.number = number
        self._set = ""

    def compose(self) -> ComposeResult:
        """Name, field, unit; below, what it does."""
        with HorizontalGroup():
            yield Static(self.number.label, classes="setting--label", markup=False)
            yield Input(type="integer", max_length=4, compact=True, select_on_focus=True)
            yield Static(self.number.unit, classes="setting--unit", markup=False)
        yield Static(self.number.words, classes="setting--words", markup=False)

    @property
    def field(self) -> Input:
        """Where the number is typed."""
        return self.query_one(Input)

    def show(self, preferences: Preferences, *, anew: bool = False) -> None:
        """Show the value; what is being typed stays, unless ``anew``."""
        value = self.number.typed(preferences)
        if anew or self.field.value == self._set:
            self.field.value = value
            self.say(None)
        self._set = value

    def say(self, words: str | None) -> None:
        """Say what is wrong with the number, or nothing."""
        self.set_class(words is not None, "-wrong")
        said = f"! {safe(words)}" if words is not None else self.number.words
        self.query_one(".setting--words", Static).update(Content(said))

    @on(Input.Submitted)
    def _submitted(self, message: Input.Submitted) -> None:
        message.stop()
        self.post_message(self.Entered(self, message.value))

    @on(Input.Blurred)
    def _blurred(self, message: Input.Blurred) -> None:
        message.stop()
        self.post_message(self.Entered(self, message.value))


class ChoiceRow(VerticalGroup, can_focus=True):
    """A setting that opens a list."""

    BINDINGS = [("enter", "open", "Choose"), ("space", "open", "")]  # noqa: RUF012 - a class variable of Textual's

    class Opened(Message):
        """The list is wanted."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self, name: str, label: str, words: str) -> None:
        super().__init__(classes="setting", id=f"choice-{name}")
        self._name_of = name
        self._label = label
        self._words = words

    def compose(self) -> ComposeResult:
        """Name, value, what it does."""
        with HorizontalGroup():
            yield Static(self._label, classes="setting--label", markup=False)
            yield Static("", classes="setting--value", markup=False)
        yield Static(self._words, classes="setting--words", markup=False)

    def show(self, value: str) -> None:
        """Show the value."""
        self.query_one(".setting--value", Static).update(Content.assemble(plain(value, "bold"), "  ›"))

    def action_open(self) -> None:
        """Open the list."""
        self.post_message(self.Opened(self._name_of))

    def on_click(self, event: events.Click) -> None:
        """A click opens the list."""
        event.stop()
        self.action_open()


class SettingsScreen(QuizScreen):
    """What a learner may set."""

    SCOPE = Scope.SETTINGS
    BINDINGS = bindings(Scope.SETTINGS)
    CSS_PATH = STYLES / "settings.tcss"
    AUTO_FOCUS = "ChoiceRow"

    def compose(self) -> ComposeResult:
        """One row per setting."""
        yield TopBar()
        with Page(id="page"), Vertical(id="card"):
            yield ChoiceRow("theme", "Theme", "How the app looks. F4 changes between dark and light.")
            yield ChoiceRow("keys", "Keys", "See and change every key; whole sets for vim and home row.")
            yield ChoiceRow(
                "learner", "Learner", "Who studies. Everybody has progress and settings of their own."
            )
            for number in NUMBERS:
                yield NumberRow(number)
        yield KeyFooter()

    def on_mount(self) -> None:
        """Show what is set."""
        self._head(Content(""))
        self._warned: dict[str, str] = {}
        self.show_all(anew=True)

    def on_screen_resume(self) -> None:
        """Show what may have been changed elsewhere."""
        self.show_all()

    def show_all(self, *, anew: bool = False) -> None:
        """Show what is set; numbers being typed stay, unless ``anew``."""
        preferences = self.quiz.preferences
        for row in self.query(NumberRow):
            row.show(preferences, anew=anew)
        self.query_one("#choice-theme", ChoiceRow).show(self.app.theme)
        preset = keymaps.preset_of(preferences.keys)
        self.query_one("#choice-keys", ChoiceRow).show(preset.label if preset else "Your own")
        self.query_one("#choice-learner", ChoiceRow).show(self.quiz.learner or "…")

    # ------------------------------------------------------------ changes

    @on(NumberRow.Entered)
    async def _entered(self, message: NumberRow.Entered) -> None:
        message.stop()
        await self._take(message.row, message.text)

    async def _take(self, row: NumberRow, text: str) -> str | None:
        """Save a number that was typed, or say what is wrong with it; return that."""
        number = row.number
        if text == number.typed(self.quiz.preferences):
            row.say(None)
            return None
        try:
            value = number.read(text)
            number.change(self.quiz.preferences, value)
        except QuizError as error:
            row.say(error.message)
            return error.message
        if not await self.quiz.save(lambda now: number.change(now, value)):
            return "It could not be saved."
        row.show(self.quiz.preferences, anew=row.field.value == text)
        self._head(Content.styled("✓ saved", "$text-success"))
        return None

    def _head(self, said: Content) -> None:
        """Name the page and what was done, unless it was left meanwhile."""
        for bar in self.query(TopBar):
            bar.show("Settings", None, said)

    @on(ChoiceRow.Opened)
    def _opened(self, message: ChoiceRow.Opened) -> None:
        message.stop()
        if message.name == "theme":
            self.app.action_change_theme()
        elif message.name == "learner":
            self.quiz.choose_learner(lambda: self.show_all(anew=True))
        else:
            from tui.screens.keys import KeysScreen

            self.app.push_screen(KeysScreen())

    # ------------------------------------------------------------ moving

    def action_step(self, step: int) -> None:
        """Go to the setting above or below."""
        if step > 0:
            self.focus_next()
        else:
            self.focus_previous()

    async def action_back(self) -> None:
        """Save what is being typed, then go back; what cannot be saved is told once, then dropped."""
        wrong: dict[str, str] = {}
        for row in self.query(NumberRow):
            text = row.field.value
            problem = await self._take(row, text)
            if problem is None:
                continue
            if not wrong:
                row.field.focus()
            wrong[row.number.field] = text
            row.say(f"{problem} Escape again leaves it as it was.")
        if wrong and wrong != self._warned:
            self._warned = wrong
        else:
            self.app.pop_screen()
