"""What a session came to, what to look at again, and what is left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import HorizontalGroup, Vertical
from textual.content import Content
from textual.widgets import Static

from tui.commands import Scope, bindings
from tui.screens.base import PAGE_MOVES, PageScreen
from tui.styles import STYLES
from tui.text import MUTED, duration, one_line, plain, plural, safe
from tui.widgets.explanation import Entry
from tui.widgets.footer import KeyFooter
from tui.widgets.links import CommandLink
from tui.widgets.page import Page
from tui.widgets.ratings import WORDS
from tui.widgets.topbar import TopBar
from tui.wording import FORM_TITLES

if TYPE_CHECKING:
    from quiz.study.views import MissedCard, SessionOptions, SessionSummary

BAR = 30
"""How long the longest bar is, in cells."""

COLOURS = {1: "$error", 2: "$warning", 3: "$success", 4: "$primary"}


class SummaryScreen(PageScreen):
    """Shown when a session ends."""

    SCOPE = Scope.SUMMARY
    BINDINGS = [*bindings(Scope.SUMMARY), *PAGE_MOVES]  # noqa: RUF012
    CSS_PATH = STYLES / "summary.tcss"
    AUTO_FOCUS = ""

    def __init__(self, summary: SessionSummary, options: SessionOptions, note: str = "") -> None:
        """Make the screen; ``note`` is said for a moment, of what was done last."""
        super().__init__()
        self._note = note
        self.summary = summary
        self._options = options

    def compose(self) -> ComposeResult:
        """The numbers, the ratings, the missed cards, and the ways on."""
        done = self.summary
        yield TopBar()
        with Page(id="page"), Vertical(id="card"):
            yield Static(self._headline(), classes="headline", markup=False)
            yield Static(self._numbers(), classes="numbers", markup=False)
            yield Static(self._outlook(), classes="outlook", markup=False)
            if not done.left_today and (held := self._held()):
                yield Static("Not asked today", classes="heading", markup=False)
                yield Static(held, classes="held", markup=False)
            if done.answered:
                yield Static("Rated", classes="heading", markup=False)
                yield Static(self._ratings(), markup=False)
            if done.missed:
                yield Static("To look at again", classes="heading", markup=False)
                for missed in done.missed:
                    yield Entry("✗", _missed(missed), classes="missed")
            if len(done.by_form) > 1:
                yield Static("By form of question", classes="heading", markup=False)
                yield Static(self._forms(), markup=False)
            with HorizontalGroup(classes="links"):
                if done.left_today:
                    yield CommandLink("summary.continue", classes="-first")
                if done.held.more:
                    yield CommandLink("summary.more")
                yield CommandLink("summary.home")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Name the page."""
        head = self.query_one(TopBar)
        head.show("Summary", None, Content(""))
        if self._note:
            head.say(self._note)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Going on needs something to go on with."""
        if action == "more_new":
            return self.summary.held.more
        return action != "study_on" or self.summary.left_today > 0

    # ------------------------------------------------------------ words

    def _headline(self) -> Content:
        done = self.summary
        if not (done.answered or done.introduced):
            if self._options.cards is not None:
                return Content("These cards are suspended, or put off until tomorrow.")
            return Content("Nothing is due now.")
        if not done.left_today:
            return Content("All done." if self._options.cards is not None else "All done for today.")
        return Content("Well done so far.")

    def _numbers(self) -> Content:
        done = self.summary
        parts: list[str | tuple[str, str]] = []
        if done.answered:
            share = f" ({done.right / done.answered:.0%})"
            parts += [(f"{done.answered}", "bold"), (" answered", MUTED), (" · ", MUTED)]
            parts += [(f"{done.right}", "bold"), (f" right{share}", MUTED), (" · ", MUTED)]
        if done.partly:
            parts += [(f"{done.partly}", "bold"), (" partly", MUTED), (" · ", MUTED)]
        if done.introduced:
            parts += [(f"{done.introduced}", "bold"), (" new", MUTED), (" · ", MUTED)]
        if done.seconds >= 1:
            parts += [(duration(done.seconds), "bold")]
        elif parts:
            parts.pop()
        return Content.assemble(*parts)

    def _ratings(self) -> Content:
        counts = self.summary.ratings
        highest = max(counts) or 1
        width = max(8, min(BAR, self.app.size.width - 28))
        lines = []
        for rating, count in zip(WORDS, counts, strict=True):
            length = max(1, round(count / highest * width)) if count else 0
            lines.append(
                Content.assemble(
                    (f"{WORDS[rating]:<6} ", MUTED), ("█" * length, COLOURS[rating]), f" {count}"
                )
            )
        return Content("\n").join(lines)

    def _forms(self) -> Content:
        rows = [
            (FORM_TITLES.get(form, safe(form)), count, right) for form, count, right in self.summary.by_form
        ]
        wide = max(len(name) for name, _, _ in rows)
        lines = [
            Content.assemble((f"{name:<{wide}}  ", MUTED), f"{right} of {count} right")
            for name, count, right in rows
        ]
        return Content("\n").join(lines)

    def _outlook(self) -> Content:
        done = self.summary
        today = (
            f"{plural(done.left_today, 'card')} left today" if done.left_today else "Nothing is left today"
        )
        tomorrow = f"{done.due_tomorrow} due tomorrow" if done.due_tomorrow else "nothing is due tomorrow"
        return Content.assemble(today, (" · ", MUTED), f"{tomorrow}.")

    def _held(self) -> Content:
        """Say why nothing more is asked today, and what changes that."""
        from quiz.study.held import is_limited, reasons
        from quiz.study.views import MORE_NEW

        held = self.summary.held
        lines = [Content(reason) for reason in reasons(held)]
        if held.more:
            lines.append(self._way("summary.more", f"begins {MORE_NEW} more new cards today"))
        if is_limited(held):
            lines.append(self._way("app.settings", "opens the settings, where the limits are set"))
        if held.suspended:
            lines.append(self._way("home.bring-back", "on Home brings suspended cards back"))
        return Content("\n").join(lines)

    def _way(self, command_id: str, does: str) -> Content:
        return Content.assemble((self.quiz.key_of(command_id), "bold $text-accent"), (f" {does}.", MUTED))

    # ------------------------------------------------------------ actions

    def action_study_on(self) -> None:
        """Begin another session of the same kind."""
        self.quiz.study_on(replace(self._options, more_new=self.summary.more_new))

    def action_more_new(self) -> None:
        """Begin a session with more new cards than the limit of the day."""
        from quiz.study.views import MORE_NEW

        self.quiz.study_on(replace(self._options, more_new=MORE_NEW))

    def action_home(self) -> None:
        """Back to where the session was begun."""
        self.quiz.go_back()


def _missed(card: MissedCard) -> Content:
    return Content.assemble(one_line(card.text), "\n", plain(one_line(card.answer), "bold $text-success"))
