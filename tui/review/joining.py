"""Decisions that need another thing: whose claim it is, what is the same, a dispute, where to cut."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from quiz.errors import QuizError
from quiz.reading.review.forms import DisputeForm, StanceForm, StatementForm
from quiz.reading.review.slugs import unique, words_slug
from tui.review.desk import Desk
from tui.screens.choose import Choice, ChooseScreen
from tui.text import one_line
from tui.widgets.topbar import TopBar

if TYPE_CHECKING:
    from quiz.reading.review.disputing import DisputeView
    from quiz.reading.review.review import Review
    from quiz.reading.review.views import ProposalView

_TOLD = ("fact", "claim")


class Joining(Desk):
    """The part of the screen that joins a proposal with something else, or cuts it."""

    def can_join(self, action: str) -> bool:
        """Tell whether one of these can be done with what is shown; all others can."""
        view = self.view
        kind = view.item.kind if view is not None else ""
        if action == "holder":
            return kind in _TOLD
        if action == "merge":
            return kind in {*_TOLD, "entity"}
        if action == "split":
            return kind == "fact"
        if action == "dispute":
            return kind == "claim"
        if action == "apart":
            return view is not None and bool(view.maybe)
        if action == "wording":
            return view is not None and bool(view.wordings)
        return True

    def settle(self, call: Callable[[Review], Any], told: str) -> None:
        """Decide on what is shown, and go on."""
        name = self.current
        if name is None:
            return

        def after(_: Any) -> str:
            self.agenda.leave(name)
            return told

        self.decide(call, after)

    def keep_on(self, call: Callable[[Review], Any], told: str) -> None:
        """Decide something about what is shown, and go on showing it."""

        def after(_: Any) -> str:
            self.agenda.stay()
            return told

        self.decide(call, after)

    # ------------------------------------------------------------ whose it is

    def action_holder(self) -> None:
        """Choose whose claim it is."""
        view, draft, seen = self.view, self.draft, self.seen
        if view is None or draft is None or seen is None:
            return
        name = view.item.id
        near = view.holder.candidates if view.holder is not None else ()
        voices = {**seen.voices, **{one.id: one.label for one in draft.voices}}
        by_review = view.item.kind == "claim" and name not in self.agenda.drafts
        choices = [Choice(one.id, one.label, "near by") for one in near if by_review or one.id in voices]
        listed = {one.id for one in choices}
        choices += [Choice(slug, label, "voice") for slug, label in voices.items() if slug not in listed]
        if by_review:
            listed |= set(voices)
            choices += [
                Choice(slug, label, "name") for slug, label in seen.entities.items() if slug not in listed
            ]
        labels = {one.id: one.label for one in choices}

        def chosen(voice: str | None) -> None:
            if voice is None:
                return
            if by_review:
                self.keep_on(lambda review: review.choose_holder(name, voice), f"whose: {labels[voice]}")
            elif self.draft is draft and isinstance(draft.entry, StatementForm):
                evidence = tuple(
                    replace(one, says=one.says[:1] if one.says[:1] == (voice,) else (*one.says[:1], voice))
                    for one in draft.entry.evidence
                )
                self.change(replace(draft, entry=replace(draft.entry, evidence=evidence)))

        title = f"Whom does “{view.holder.printed}” stand for?" if view.holder is not None else "Who says it?"
        self.app.push_screen(ChooseScreen(title, choices), chosen)

    # ------------------------------------------------------------ what is the same

    def action_merge(self) -> None:
        """Choose what it is the same as."""
        view = self.view
        if view is None:
            return
        kinds = _TOLD if view.item.kind in _TOLD else (view.item.kind,)

        async def ask() -> None:
            try:
                accepted = await self.desk.backend.run(lambda review: review.accepted())
            except QuizError as error:
                self.desk.explain(error)
                return
            near = [one.id for one in view.maybe] + list(view.same_sentence)
            found = {one.id: (one, "") for one in self.agenda.items}
            found |= {one.id: (one, "accepted") for one in accepted}
            order = [name for name in near if name in found]
            others = [name for name, (one, _) in found.items() if name not in order and one.kind in kinds]
            order += sorted(others, key=lambda name: -_shared(found[name][0].title, view.item.title))
            choices = [
                Choice(name, found[name][0].title, found[name][1] or ("near" if name in near else ""))
                for name in order
                if name != view.item.id
            ]
            titles = {one.id: one.label for one in choices}

            def chosen(into: str | None) -> None:
                if into is not None and self.current == view.item.id:
                    name = view.item.id
                    self.settle(lambda review: review.merge(name, into), f"= the same as: {titles[into]}")

            self.app.push_screen(ChooseScreen("It is the same as …", choices), chosen)

        self.run_worker(ask(), group="desk")

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

    def action_wording(self) -> None:
        """Take the next wording: the rules' own, then each of a language model's."""
        view, draft = self.view, self.draft
        if view is None or draft is None or not view.wordings:
            return
        drafts = [view.draft, *(one.draft for one in view.wordings)]
        makers = ["the printed sentence", *(f"worded by {one.by}" for one in view.wordings)]
        at = next((i for i, one in enumerate(drafts) if one == draft), 0)
        to = (at + 1) % len(drafts)
        if to == 0:
            self.agenda.drafts.pop(view.item.id, None)
            self.show_again()
        else:
            self.change(drafts[to])
        self.query_one(TopBar).say(makers[to])

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

        self.run_worker(ask(), group="desk")

    def _stance(self, view: ProposalView, named: str, known: dict[str, DisputeView]) -> None:
        dispute = known.get(named)
        stances = dispute.stances if dispute is not None else ()
        question = dispute.question if dispute is not None else named

        def chosen(label: str | None) -> None:
            if label is None or self.current != view.item.id:
                return
            name = view.item.id
            new: StanceForm | None = None
            if label not in {one.id for one in stances}:
                slug = unique(words_slug(label), {one.id for one in stances}, "stance")
                new = StanceForm(id=slug, label=label)
            if dispute is not None:
                self.settle(
                    lambda review: review.attach(name, dispute.id, new or label), f"⇄ attached: {question}"
                )
                return
            assert new is not None
            form = DisputeForm(
                id=unique(words_slug(named), set(known), "dispute"), question=named, stances=(new,)
            )

            def begin(review: Review) -> None:
                review.outline_dispute(form)
                review.attach(name, form.id, new)

            self.settle(begin, f"⇄ begun: {question}")

        choices = [Choice(one.id, one.label) for one in stances]
        title = f"{question} · Which stance? Type a new one."
        self.app.push_screen(ChooseScreen(one_line(title), choices, new="New stance"), chosen)


def _shared(one: str, other: str) -> int:
    """Return how many words two titles have in common: what shares most is likely meant."""
    return len(set(one.casefold().split()) & set(other.casefold().split()))
