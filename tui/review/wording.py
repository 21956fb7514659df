"""Telling something in one's own words: the printed sentence above, one's own below, held against it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static, TextArea

from quiz.errors import QuizError
from tui.review.inputs import LongText, Saved
from tui.styles import STYLES
from tui.text import MUTED, one_line, safe

if TYPE_CHECKING:
    from textual.timer import Timer

    from tui.review.app import ReviewApp

T = TypeVar("T")
PAUSE = 0.15
"""So many seconds after the last key what is typed is held against the article."""


class Later:
    """The wording is left for later."""


LATER = Later()


class WordingScreen(ModalScreen["T | Later | None"], Generic[T]):
    """Ends with what ``check`` made of the words typed, with :data:`LATER`, or None.

    ``check`` raises :class:`QuizError` where the words cannot stay so; ``told`` says what it made of them.
    ``more`` are the labels of lines below the words, which may stay empty: ``check`` gets them after these.
    """

    CSS_PATH = STYLES / "ask.tcss"
    AUTO_FOCUS = "LongText"
    BINDINGS = [  # noqa: RUF012 - a class variable of Textual's
        Binding("escape", "dismiss(None)", "Cancel", id="wording.cancel"),
        Binding("ctrl+l", "later", "Later", id="wording.later"),
    ]

    def __init__(
        self,
        printed: str,
        text: str,
        check: Callable[..., Awaitable[T]],
        told: Callable[[T], str],
        *,
        later: bool = True,
        hint: str = "",
        more: tuple[str, ...] = (),
    ) -> None:
        super().__init__()
        self._more = more
        self._printed = printed
        self._text = text
        self._check = check
        self._told = told
        self._later = later
        self._hint = hint
        self.busy = False
        self._waiting: Timer | None = None

    def compose(self) -> ComposeResult:
        """What is printed, a field, and what is to be said of it."""
        keys = "Enter accepts"
        keys += ", Ctrl-L leaves the wording for later" if self._later else ""
        with Vertical(id="box"):
            yield Static("In your own words", classes="ask--title", markup=False)
            yield Static(
                Content.assemble(("printed  ", MUTED), one_line(self._printed)), id="printed", markup=False
            )
            yield LongText(safe(self._text), soft_wrap=True, compact=True, tab_behavior="focus")
            for label in self._more:
                yield Static(Content.styled(label, MUTED), classes="more", markup=False)
                yield Input(compact=True)
            yield Static("", id="fault", markup=False)
            yield Static(
                Content.styled(f"{keys}, Escape goes back. {self._hint}".rstrip(), MUTED), markup=False
            )

    def on_mount(self) -> None:
        """Say at once what is amiss."""
        field = self.query_one(LongText)
        field.select_all()  # what is typed takes its place; the arrows go into it
        self._look()

    @property
    def _typed(self) -> tuple[str, ...]:
        return (self.query_one(LongText).text, *(one.value for one in self.query(Input)))

    @on(TextArea.Changed)
    @on(Input.Changed)
    def _changed(self, message: TextArea.Changed | Input.Changed) -> None:
        message.stop()
        if self._waiting is not None:
            self._waiting.stop()
        self._waiting = self.set_timer(PAUSE, self._look)

    @work(exclusive=True, group="wording")
    async def _look(self) -> None:
        try:
            self._say(self._told(await self._check(*self._typed)), "$text-success")
        except QuizError as error:
            self._fault(error)

    @on(Saved)
    @on(Input.Submitted)
    def _entered(self, message: Saved | Input.Submitted) -> None:
        message.stop()
        if not self.busy:
            self.busy = True
            self._keep()

    @work(exclusive=True, group="wording")
    async def _keep(self) -> None:
        try:
            self.dismiss(await self._check(*self._typed))
        except QuizError as error:
            self._fault(error)
            self.busy = False
            ahead = cast("ReviewApp", self.app).ahead
            ahead.refuse()
            await ahead.give()

    def action_later(self) -> None:
        """Leave the wording for later."""
        if self._later:
            self.dismiss(LATER)

    def _fault(self, error: QuizError) -> None:
        remedy = f": {error.remedy}" if error.remedy else ""
        self._say(f"✗ {error.message}{remedy}", "$text-error")

    def _say(self, words: str, style: str) -> None:
        self.query_one("#fault", Static).update(Content.styled(one_line(words), style))
