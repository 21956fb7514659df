"""Decisions that need another thing: whose claim it is, what is the same, a dispute, where to cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.errors import QuizError
from tui.review.differing import TOLD
from tui.review.disputes import Disputes
from tui.screens.choose import Choice, ChooseScreen

if TYPE_CHECKING:
    pass


class Joining(Disputes):
    """The part of the screen that joins a proposal with something else, or cuts it."""

    def can_join(self, action: str) -> bool:
        """Tell whether one of these can be done with what is shown; all others can."""
        view = self.view
        kind = view.item.kind if view is not None else ""
        if action in {"holder", "differs"}:
            return kind in TOLD
        if action == "merge":
            return kind in {*TOLD, "entity"}
        if action == "split":
            return kind == "fact"
        if action == "dispute":
            return kind == "claim"
        if action == "apart":
            return view is not None and bool(view.maybe)
        return True

    # ------------------------------------------------------------ what is the same

    def action_merge(self) -> None:
        """Choose what it is the same as."""
        view = self.view
        if view is None:
            return

        async def ask() -> None:
            try:
                choices = await self.others_of(view)
            except QuizError as error:
                self.desk.explain(error)
                return
            titles = {one.id: one.label for one in choices}

            def chosen(into: str | None) -> None:
                if into is not None and self.current == view.item.id:
                    name, told = view.item.id, f"= the same as: {titles[into]}"

                    def merge() -> None:
                        self.settle(lambda review: review.merge(name, into), told)

                    if view.item.kind in TOLD:
                        self.unless_differing(name, into, merge)
                    else:
                        merge()

            self.app.push_screen(ChooseScreen("It is the same as …", choices), chosen)

        self.work(ask)

    def action_apart(self) -> None:
        """Choose what it is not the same as."""
        view = self.view
        if view is None:
            return
        name = view.item.id
        labels = {one.id: one.label for one in view.maybe}

        def chosen(other: str | None) -> None:
            if other is not None:
                self.keep_on(lambda review: review.refuse_alias(name, other), f"≠ not {labels[other]}")

        if len(labels) == 1:
            chosen(next(iter(labels)))
            return
        choices = [Choice(one, label) for one, label in labels.items()]
        self.app.push_screen(ChooseScreen("It is not the same as …", choices), chosen)

    # ------------------------------------------------------------ where to cut

    def action_split(self) -> None:
        """Cut a sentence in two or more."""
        from tui.review.cut import CutScreen

        view = self.view
        if view is None or not view.places:
            return
        name, place = view.item.id, view.places[0]

        def cut(found: list[tuple[int, int]] | None) -> None:
            if found is not None and self.current == name:
                self.settle(lambda review: review.split(name, found), f"cut into {len(found)}")

        self.app.push_screen(CutScreen(place.text[place.start : place.end]), cut)
