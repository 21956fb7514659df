"""Two that differ: a discrepancy made of them, asked for by a key or where merging would lose a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.errors import QuizError
from tui.review.proposing import Proposing
from tui.screens.choose import Choice, ChooseScreen
from tui.text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from quiz.reading.review.views import ProposalView

TOLD = ("fact", "claim")


class Differing(Proposing):
    """The part of the screen that makes discrepancies."""

    async def others_of(self, view: ProposalView) -> list[Choice]:
        """Return what a proposal may be the same as, or differ from: near ones first."""
        kinds = TOLD if view.item.kind in TOLD else (view.item.kind,)
        accepted, entries = await self.desk.backend.run(
            lambda review: (review.accepted(), review.entries(view.item.kind))
        )
        near = [*view.said_by, *(one.id for one in view.maybe), *view.same_sentence]
        found = {one.id: (one, "") for one in self.agenda.items}
        found |= {one.id: (one, "accepted") for one in accepted}
        order = [name for name in near if name in found]
        others = [name for name, (one, _) in found.items() if name not in order and one.kind in kinds]
        choices = [
            Choice(name, found[name][0].title, found[name][1] or ("near" if name in near else ""))
            for name in (*order, *others)
            if name != view.item.id
        ]
        choices += [Choice(one.id, one.label, "in the dossier") for one in entries]
        first, rest = choices[: len(order)], choices[len(order) :]
        return first + sorted(rest, key=lambda one: -_shared(one.label, view.item.title))

    def action_differs(self) -> None:
        """Choose what gives another value of the same thing."""
        view = self.view
        if view is None or view.item.kind not in TOLD:
            return
        name = view.item.id

        async def ask() -> None:
            try:
                choices = await self.others_of(view)
            except QuizError as error:
                self.desk.explain(error)
                return

            def chosen(other: str | None) -> None:
                if other is not None and self.current == name:
                    self.make_discrepancy(name, other)

            self.app.push_screen(ChooseScreen("It differs from …", choices), chosen)

        self.work(ask)

    def make_discrepancy(self, one: str, other: str) -> None:
        """Make a discrepancy of two, and fill in what it is about."""

        def after(made: str) -> str:
            self.show_made(made)
            return "✎ a discrepancy; both facts stay in the queue"

        self.decide(lambda review: review.propose_discrepancy(one, other), after, then=self.edit)

    def unless_differing(self, one: str, other: str, then: Callable[[], None]) -> None:
        """Ask first where merging two would lose the value of one of them."""

        async def ask() -> None:
            try:
                values = await self.desk.backend.run(lambda review: review.differing(one, other))
            except QuizError as error:
                self.desk.explain(error)
                return
            if values is None:
                then()
                return
            mine, theirs = map(one_line, values)
            choices = [
                Choice("differ", "Make a discrepancy of them", "both values are kept"),
                Choice("merge", "Merge them all the same", f"{mine} is lost"),
            ]

            def chosen(what: str | None) -> None:
                if self.current == one and what == "differ":
                    self.make_discrepancy(one, other)
                elif self.current == one and what == "merge":
                    then()

            title = f"They give different values: {mine} and {theirs}."
            self.app.push_screen(ChooseScreen(title, choices), chosen)

        self.work(ask)


def _shared(one: str, other: str) -> int:
    """Return how many words two titles have in common: what shares most is likely meant."""
    return len(set(one.casefold().split()) & set(other.casefold().split()))
