"""Making disputes: a claim attached to one as a position, each voice once, the first waiting for a second."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from quiz.errors import QuizError
from quiz.reading.review.forms import DisputeForm, StanceForm, StatementForm
from quiz.reading.review.slugs import unique, words_slug
from tui.review.differing import Differing
from tui.review.fields import POSITIONS
from tui.screens.choose import Choice, ChooseScreen
from tui.text import one_line

if TYPE_CHECKING:
    from quiz.reading.review.disputing import DisputeView, PositionDraft
    from quiz.reading.review.forms import Draft
    from quiz.reading.review.review import Review
    from quiz.reading.review.twice import Remedy
    from quiz.reading.review.views import ProposalView


class Disputes(Differing):
    """The part of the screen that makes disputes."""

    def settle(self, call: Callable[[Review], Any], told: str) -> None:
        """Decide on what is shown, and go on."""
        name = self.current
        if name is None:
            return

        def after(found: Any) -> str:
            self.agenda.leave(name)
            return found if isinstance(found, str) and told == "" else told

        self.decide(call, after, lambda: self.settle(call, told))

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
            choices = [Choice(one.id, one.question, _has(one)) for one in disputes]

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
        """Attach the claim shown, once it is known whose it is, and told with its grounds."""
        view = self.view
        if view is None:
            return
        if view.open_holder:
            self.choose_holder(view, lambda: self.join_dispute(dispute, stance, told, outline))
            return
        name = view.item.id
        slug = stance if isinstance(stance, str) else stance.id

        def attach(draft: PositionDraft) -> None:
            def call(review: Review) -> str:
                if outline is not None:
                    review.outline_dispute(outline)
                review.attach(name, dispute, stance, draft)
                waiting = waits(review, dispute)
                return f"⇄ {waiting} · {told.removeprefix('⇄ ')}" if waiting else told

            self.settle(call, "")

        async def ask() -> None:
            run = self.desk.backend.run
            try:
                draft = of_kind(await run(lambda review: review.position(name, dispute, slug)), self.draft)
                await run(lambda review: review.require_first(dispute, draft))
            except QuizError as error:
                if not self.missing(error, lambda: None):
                    self.desk.explain(error)
            else:
                self._word_position(view, draft, attach)

        self.work(ask)

    def _word_position(
        self, view: ProposalView, draft: PositionDraft, then: Callable[[PositionDraft], None]
    ) -> None:
        """Have a person tell a position in their own words."""
        from tui.review.wording import Later, WordingScreen

        async def check(typed: str, grounds: str, hedge: str) -> PositionDraft:
            return await self.desk.backend.run(lambda review: review.worded(draft, typed, grounds, hedge))

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
                hint="Tab goes to the next line. A position stands alone and names no holder.",
                more=("grounds: on what it rests, if that is said", "hedge: how it is only half taken"),
            ),
            chosen,
        )

    # ------------------------------------------------------------ one voice, two positions

    def missing(self, error: QuizError, again: Callable[[], None]) -> bool:
        """Ask what becomes of the second position of a voice, where that is what is in the way."""
        from quiz.reading.review.twice import TwiceError

        draft, name = self.draft, self.current
        if not isinstance(error, TwiceError) or draft is None or name is None:
            return super().missing(error, again)
        if isinstance(draft.entry, DisputeForm):
            self._ask_once(
                error, lambda remedy: self._once(error.voice, remedy, again), "Leave the later one out"
            )
            return True

        def chosen(remedy: Remedy) -> None:
            if remedy == "merge":
                self.settle(lambda review: review.attach_too(name, error.dispute), "⇄ joined to its position")

        self._ask_once(error, chosen, "Leave it out of this dispute: the claim stays in the queue")
        return True

    def _ask_once(self, error: QuizError, then: Callable[[Remedy], None], out: str) -> None:
        shown = self.current
        choices = [
            Choice("merge", "Merge them: one position with the evidence of both"),
            Choice("leave-out", out),
        ]

        def chosen(what: str | None) -> None:
            if what is not None and self.current == shown:
                then("merge" if what == "merge" else "leave-out")

        self.app.push_screen(ChooseScreen(one_line(error.message), choices), chosen)

    def _once(self, voice: str, remedy: Remedy, again: Callable[[], None]) -> None:
        """Keep the first position of a voice, and go on."""
        draft = self.draft
        if draft is None:
            return

        async def change() -> None:
            made = await self.desk.backend.run(lambda review: review.once(draft, voice, remedy))
            if self.draft is draft:
                self.change(made)

        self.work(change, again)


def of_kind(draft: PositionDraft, edited: Draft | None) -> PositionDraft:
    """Return a position of the kind that was chosen for its claim, where a position can be of it."""
    kind = edited.entry.kind if edited is not None and isinstance(edited.entry, StatementForm) else ""
    if kind not in POSITIONS:
        return draft
    return replace(draft, position=replace(draft.position, kind=kind))


def waits(review: Review, dispute: str) -> str:
    """Say what a dispute waits for before it can be written; nothing where it is."""
    one = next((one for one in review.disputes() if one.id == dispute and not one.in_dossier), None)
    if one is None:
        return ""
    needed = "a second view" if len(one.voices) < 2 else "a view on another stance"
    return f"waits: written as soon as {needed} is attached"


def _has(dispute: DisputeView) -> str:
    """Say who has a position in a dispute, and whether it waits for another."""
    if dispute.in_dossier:
        return ", ".join(dispute.voices)
    return f"{', '.join(dispute.voices)} · waits for a second view" if dispute.voices else "begun"
