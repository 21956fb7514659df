"""The screen on which proposals are decided: accept, reject, edit, take back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.errors import QuizError
from quiz.reading.review.forms import StatementForm
from quiz.reading.review.retyping import new_names
from tui.review import around, slots
from tui.review.going import Going
from tui.review.joining import Joining
from tui.review.worded import Wording

if TYPE_CHECKING:
    from quiz.reading.review.forms import Draft
    from quiz.reading.review.review import Review

_ALWAYS = frozenset({"reload", "leave"})
_THERE = frozenset(
    {"accept", "accept_later", "edit", "reject", "reject_why", "skip", "other", "enlarge", "list"}
)


class ProposalScreen(Going, Joining, Wording):
    """Proposals one after the other, beside their articles."""

    def action_reject(self) -> None:
        """Put it aside."""
        self._reject(None)

    def action_reject_why(self) -> None:
        """Put it aside, and say why."""
        from tui.review.reasons import ReasonScreen

        name = self.current

        def given(reason: str | None) -> None:
            if reason is not None and self.current == name:
                self._reject(reason)

        self.app.push_screen(ReasonScreen(), given)

    def _reject(self, reason: str | None) -> None:
        name, seen = self.current, self.seen
        if name is None or seen is None or seen.view is None:
            return
        title = seen.view.item.title

        def after(_: None) -> str:
            self.agenda.leave(name)
            return f"✗ rejected{f' ({reason})' if reason else ''}: {title}"

        self.decide(lambda review: review.reject(name, reason), after)

    def action_ask_for(self, number: int) -> None:
        """Ask for an answer, or no longer."""
        view, draft = self.seen.view if self.seen is not None else None, self.draft
        if view is None or draft is None or not isinstance(draft.entry, StatementForm):
            return
        index = number - 1
        if index >= len(view.answers):
            return
        try:
            taken = around.slot_of(draft.entry, view, index)
            if taken is not None:
                self.change(slots.without(draft, taken, view.answers[index].printed))
                return
        except QuizError as error:
            self.desk.explain(error)
            return
        name = view.item.id

        async def ask() -> None:
            try:
                new = await self.desk.backend.run(lambda review: review.slot(name, index))
                if self.draft is draft:
                    self.change(slots.with_slot(draft, new))
            except QuizError as error:
                self.desk.explain(error)

        self.work(ask)

    def action_edit(self) -> None:
        """Open the form."""
        self.edit()

    def action_undo(self) -> None:
        """Take the last decision back."""

        def undo(review: Review) -> tuple[str, str, Draft | None]:
            return (*review.undo(), review.edited())

        def after(done: tuple[str, str, Draft | None]) -> str:
            told, name, edited = done
            self.agenda.came_back(name, edited)
            return f"↶ undone: {told}"

        self.decide(undo, after)

    def action_redo(self) -> None:
        """Do it again."""

        def after(done: tuple[str, str]) -> str:
            told, name = done
            self.agenda.put_by(name)
            self.agenda.stay()
            return f"↷ done again: {told}"

        self.decide(lambda review: review.redo(), after)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with what is shown."""
        seen = self.seen
        if seen is None:
            return action in _ALWAYS or not hasattr(self, f"action_{action}")
        view = seen.view
        if action in _THERE:
            return view is not None
        if action == "undo":
            return seen.progress.can_undo is not None
        if action == "redo":
            return seen.progress.can_redo is not None
        if action == "show_all":
            return not self.agenda.want.is_everything
        if action == "retype":
            return self.draft is not None and bool(new_names(self.draft))
        if action in {"wording", "blank"}:
            return self.draft is not None and isinstance(self.draft.entry, StatementForm)
        if action == "ask_for":
            asks = self.draft is not None and isinstance(self.draft.entry, StatementForm)
            return asks and view is not None and int(str(parameters[0])) <= len(view.answers)
        if action == "place":
            return view is not None and len(view.places) > 1
        if action == "step":
            return self.agenda.step(int(str(parameters[0]))) is not None
        if action == "same_paragraph":
            return self.agenda.in_paragraph() is not None
        return self.can_join(action)
