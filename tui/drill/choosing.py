"""Looking at the questions before a drill, and leaving out single ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import shorten
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from quiz.classroom.frozen import asked
from quiz.questions.model import Judge
from tui import themes
from tui.command import Command
from tui.drill.commands import COMMANDS, DrillScope, available, bindings
from tui.drill.help import HelpScreen
from tui.palette import QuizCommands
from tui.styles import STYLES
from tui.text import MUTED, one_line, plain
from tui.widgets.footer import KeyFooter
from tui.widgets.topbar import TopBar

if TYPE_CHECKING:
    from quiz.classroom.frozen import FrozenQuestion

LONGEST_ANSWER: Final = 150
"""Characters of an answer: it is there to tell questions apart."""

Chosen = tuple[str, ...]
"""The ids of the questions left out."""


class ChoosingScreen(Screen[None]):
    """All questions of a drill, each taken or left out."""

    SCOPE = DrillScope.CHOOSING
    CSS_PATH = STYLES / "drill.tcss"
    AUTO_FOCUS = "OptionList"
    BINDINGS = [*bindings(DrillScope.CHOOSING)]  # noqa: RUF012 - a class variable of Textual's

    def __init__(self, title: str, questions: Sequence[FrozenQuestion], left_out: Sequence[str]) -> None:
        super().__init__()
        self._title = title
        self._questions = tuple(questions)
        there = {one.instance.question for one in questions}
        self._out = there.intersection(left_out)

    def compose(self) -> ComposeResult:
        """Top line, questions, keys."""
        yield TopBar()
        yield OptionList(*(Option(self._line(one)) for one in self._questions), markup=False, id="questions")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Begin at the first."""
        self.query_one(OptionList).highlighted = 0
        self._count()

    def _line(self, one: FrozenQuestion) -> Content:
        instance = one.instance
        taken = instance.question not in self._out
        answer = shorten(one_line(instance.explanation.answer), LONGEST_ANSWER, placeholder=" …")
        if isinstance(instance, Judge):
            answer = "true" if instance.key else f"false: {answer}"
        return Content.assemble(
            Content.styled(f"{'[x]' if taken else '[ ]'} {one.number}. ", "bold" if taken else ""),
            Content.styled(one_line(asked(instance)), "" if taken else "$text-muted"),
            plain(f"\n      {instance.form} · {answer}\n", MUTED),
        )

    def _count(self) -> None:
        taken = len(self._questions) - len(self._out)
        says = f"{taken} of {len(self._questions)} questions"
        self.query_one(TopBar).show(self._title, "Choose the questions", Content(says))

    def _draw(self, at: int) -> None:
        self.query_one(OptionList).replace_option_prompt_at_index(at, self._line(self._questions[at]))
        self._count()

    def _turn(self, at: int) -> None:
        self._out.symmetric_difference_update({self._questions[at].instance.question})
        self._draw(at)

    @on(OptionList.OptionSelected)
    def _clicked(self, message: OptionList.OptionSelected) -> None:
        message.stop()
        self._turn(message.option_index)

    def action_turn(self) -> None:
        """Leave the highlighted question out, or take it in again."""
        at = self.query_one(OptionList).highlighted
        if at is not None:
            self._turn(at)

    def action_all(self) -> None:
        """Take all in, or leave all out where all are in."""
        self._out = set() if self._out else {one.instance.question for one in self._questions}
        for at in range(len(self._questions)):
            self._draw(at)

    def action_done(self) -> None:
        """Go on with what is taken."""
        if len(self._out) == len(self._questions):
            self.notify("A drill needs a question: take one in.", severity="warning", markup=False)
            return
        self.app.exit(
            tuple(one.instance.question for one in self._questions if one.instance.question in self._out)
        )

    def action_cancel(self) -> None:
        """Leave everything as it was."""
        self.app.exit(None)


class ChoosingCommands(QuizCommands):
    """The commands of choosing."""

    TABLE: ClassVar[Mapping[Any, tuple[Command, ...]]] = COMMANDS


class ChoosingApp(App[Chosen]):
    """Choose a drill's questions; ends with the ids of those left out, None where it is given up."""

    TITLE = "quiz drill"
    SCOPE = DrillScope.APP
    BINDINGS = [*bindings(DrillScope.APP), Binding("ctrl+c", "help_quit", show=False, system=True)]  # noqa: RUF012
    CSS_PATH = [STYLES / "app.tcss"]  # noqa: RUF012
    DEFAULT_MODE = "choosing"
    COMMANDS = {ChoosingCommands}  # noqa: RUF012 - Textual's class variable

    def __init__(
        self,
        title: str,
        questions: Sequence[FrozenQuestion],
        left_out: Sequence[str] = (),
        *,
        theme: str | None = None,
    ) -> None:
        super().__init__()
        self._asked = ChoosingScreen(title, questions, left_out)
        self.add_mode(self.DEFAULT_MODE, self._first_screen)
        for own in themes.OWN:
            self.register_theme(own)
        self.theme = theme if theme in self.available_themes else themes.DARK

    def _first_screen(self) -> Screen[None]:
        return self._asked

    def action_help(self) -> None:
        """All keys."""
        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(available(DrillScope.CHOOSING)))

    def action_swap_theme(self) -> None:
        """Change between our dark and our light theme."""
        self.theme = themes.LIGHT if self.current_theme.dark else themes.DARK
