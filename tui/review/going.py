"""Going about in the queue: on, back, to what is searched for, and out."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from tui.review import heads, words
from tui.review.backend import Want
from tui.review.parts import Parts
from tui.text import plural
from tui.widgets.topbar import TopBar


class Going(Parts):
    """The part of the screen that goes about in the queue."""

    def action_skip(self) -> None:
        """Leave it for the end."""
        if self.current is not None:
            self.go(partial(self.agenda.skip, self.current))
            self.query_one(TopBar).say("→ left for the end of the queue")

    def action_step(self, by: int) -> None:
        """Go on, or back."""
        self.go_to(self.agenda.step(by))

    def action_same_paragraph(self) -> None:
        """Go to the next from the same paragraph."""
        self.go_to(self.agenda.in_paragraph())

    def show_only(self, want: Want) -> None:
        """Show this part of the queue."""

        def prepare() -> None:
            self.agenda.stay()
            self.agenda.want = want

        self.go(prepare)

    def action_show_all(self) -> None:
        """Show the whole queue again."""
        self.show_only(Want())

    def action_search(self) -> None:
        """Ask for the words."""
        from tui.review.ask import LineScreen

        want = self.agenda.want

        def found(typed: str | None) -> None:
            if typed is not None:
                self.show_only(replace(want, search=typed))

        self.app.push_screen(LineScreen("Search the proposals", want.search, "words that occur"), found)

    def action_filter(self) -> None:
        """Choose a kind or an article."""
        from tui.screens.choose import Choice, ChooseScreen

        seen, want = self.seen, self.agenda.want
        if seen is None:
            return
        progress = seen.progress
        choices = [Choice("", "Everything", f"{progress.left:,}")]
        if progress.unworded:
            choices.append(Choice("unworded:yes", "Wording to do", f"{progress.unworded:,}"))
        choices += [
            Choice(f"kind:{kind}", label, f"{progress.left_by_kind.get(kind, 0):,}")
            for kind, label in words.SEVERAL.items()
            if progress.left_by_kind.get(kind)
        ]
        choices += [
            Choice(
                f"source:{one.source}",
                one.label,
                f"{plural(one.left, 'proposal')}, "
                f"{one.covered:,} of {plural(one.paragraphs, 'paragraph')} done",
            )
            for one in progress.coverage
        ]

        def chosen(name: str | None) -> None:
            if name is None:
                return
            what, _, value = name.partition(":")
            changed: dict[str, Any] = {what: value == "yes" if what == "unworded" else value}
            self.show_only(replace(want, **changed) if value else Want())

        self.app.push_screen(ChooseScreen("Show only", choices), chosen)

    def action_list(self) -> None:
        """Choose from the queue."""
        from tui.screens.choose import Choice, ChooseScreen

        choices = [Choice(one.id, one.title, words.KINDS[one.kind]) for one in self.agenda.items]
        self.app.push_screen(ChooseScreen("The queue", choices, chosen=self.current), self.go_to)

    def action_leave(self) -> None:
        """Leave; ask first where something edited is not written."""
        waiting = self.seen.progress.waiting if self.seen is not None else ()
        if not self.agenda.drafts and not waiting:
            self.app.exit()
            return
        from tui.review.ask import AskScreen

        said = heads.waiting(waiting)
        if self.agenda.drafts:
            count = plural(len(self.agenda.drafts), "edited proposal")
            said += f"{count} not accepted yet: the edits would be lost. Decisions are all written."
        self.app.push_screen(
            AskScreen("Leave?", said.rstrip(), "Leave", "Stay"),
            lambda sure: self.app.exit() if sure else None,
        )
