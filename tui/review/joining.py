"""Decisions that need another thing: whose claim it is, what is the same, a dispute, where to cut."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from quiz.errors import QuizError
from quiz.reading.review.forms import DisputeForm, StanceForm
from quiz.reading.review.slugs import unique, words_slug
from tui.review.differing import TOLD, Differing
from tui.screens.choose import Choice, ChooseScreen
from tui.text import one_line

if TYPE_CHECKING:
    from quiz.reading.review.disputing import DisputeView, PositionDraft
    from quiz.reading.review.review import Review
    from quiz.reading.review.views import ProposalView


class Joining(Differing):
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

    def settle(self, call: Callable[[Review], Any], told: str) -> None:
        """Decide on what is shown, and go on."""
        name = self.current
        if name is None:
            return

        def after(_: Any) -> str:
            self.agenda.leave(name)
            return told

        self.decide(call, after, lambda: self.settle(call, told))

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

    # ------------------------------------------------------------ disputes

    def action_dispute(self) -> None:
        """Attach a claim to a dispute: one that is there, or a new one."""
        view = self.view
        if view is None:
            return

        async def ask() -> None:
            try:
                disputes = await self.desk.backend.run(lambda review: review.disputes())
            except QuizError as error:
                self.desk.explain(error)
                return
            known = {one.id: one for one in disputes}
            choices = [Choice(one.id, one.question, ", ".join(one.voices) or "begun") for one in disputes]

            def chosen(name: str | None) -> None:
                if name is not None:
                    self._stance(view, name, known)

            self.app.push_screen(
                ChooseScreen("To which dispute? Type the question of a new one.", choices, new="New"), chosen
            )

        self.work(ask)

    def _stance(self, view: ProposalView, named: str, known: dict[str, DisputeView]) -> None:
        dispute = known.get(named)
        stances = dispute.stances if dispute is not None else ()
        question = dispute.question if dispute is not None else named

        def chosen(label: str | None) -> None:
            if label is None or self.current != view.item.id:
                return
            new: StanceForm | None = None
            if label not in {one.id for one in stances}:
                slug = unique(words_slug(label), {one.id for one in stances}, "stance")
                new = StanceForm(id=slug, label=label)
            if dispute is not None:
                self.join_dispute(dispute.id, new or label, f"⇄ attached: {question}")
                return
            assert new is not None
            form = DisputeForm(
                id=unique(words_slug(named), set(known), "dispute"), question=named, stances=(new,)
            )
            self.join_dispute(form.id, new, f"⇄ begun: {question}", form)

        choices = [Choice(one.id, one.label) for one in stances]
        title = f"{question} · Which stance? Type a new one."
        self.app.push_screen(ChooseScreen(one_line(title), choices, new="New stance"), chosen)

    def join_dispute(
        self, dispute: str, stance: StanceForm | str, told: str, outline: DisputeForm | None = None
    ) -> None:
        """Attach the claim shown, once it is known whose it is and it is told in words of one's own."""
        from quiz.reading.review.own_words import CopiedError

        view = self.view
        if view is None:
            return
        if view.open_holder:
            self.choose_holder(view, lambda: self.join_dispute(dispute, stance, told, outline))
            return
        name = view.item.id
        slug = stance if isinstance(stance, str) else stance.id

        def attach(draft: PositionDraft) -> None:
            def call(review: Review) -> None:
                if outline is not None:
                    review.outline_dispute(outline)
                review.attach(name, dispute, stance, draft)

            self.settle(call, told)

        async def ask() -> None:
            run = self.desk.backend.run
            try:
                draft = await run(lambda review: review.position(name, dispute, slug))
                await run(lambda review: review.worded(draft, draft.position.claim))
            except CopiedError:
                self._word_position(view, draft, attach)
            except QuizError as error:
                self.desk.explain(error)
            else:
                attach(draft)

        self.work(ask)

    def _word_position(
        self, view: ProposalView, draft: PositionDraft, then: Callable[[PositionDraft], None]
    ) -> None:
        """Have a person tell a position in their own words."""
        from tui.review.wording import Later, WordingScreen

        async def check(typed: str) -> PositionDraft:
            return await self.desk.backend.run(lambda review: review.worded(draft, typed))

        def chosen(made: PositionDraft | Later | None) -> None:
            if made is not None and not isinstance(made, Later) and self.current == view.item.id:
                then(made)

        place = view.places[0]
        self.app.push_screen(
            WordingScreen(
                place.text[place.start : place.end],
                draft.position.claim,
                check,
                lambda _: "✓ in your own words",
                later=False,
                hint="A position stands alone and names no holder.",
            ),
            chosen,
        )
