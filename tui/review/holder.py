"""Whose claim it is, chosen by a person: asked for by a key, or where accepting needs it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from quiz.errors import QuizError
from quiz.reading.review.forms import StatementForm
from tui.review.deciding import Deciding
from tui.screens.choose import Choice, ChooseScreen
from tui.text import one_line

if TYPE_CHECKING:
    from quiz.reading.review.review import Review
    from quiz.reading.review.views import ProposalView


class Holder(Deciding):
    """The part of the screen on which a holder is chosen."""

    def keep_on(self, call: Callable[[Review], Any], told: str) -> None:
        """Decide something about what is shown, and go on showing it."""

        def after(_: Any) -> str:
            self.agenda.stay()
            return told

        self.decide(call, after)

    def action_holder(self) -> None:
        """Choose whose claim it is, or who says it."""
        view = self.view
        if view is None:
            return
        if view.item.kind == "claim" or view.open_holder or view.standing == "attributed":
            self.choose_holder(view, lambda: None)
        else:
            self._choose_teller()

    def missing(self, error: QuizError, again: Callable[[], None]) -> bool:
        """Ask for the holder, where that is what is missing."""
        from quiz.reading.review.holders import OpenHolderError

        if not isinstance(error, OpenHolderError):
            return super().missing(error, again)
        claim = error.claim

        async def ask() -> None:
            try:
                self.choose_holder(await self.desk.backend.run(lambda review: review.view(claim)), again)
            except QuizError as trouble:
                self.desk.explain(trouble)

        self.work(ask)
        return True

    def choose_holder(self, view: ProposalView, then: Callable[[], None]) -> None:
        """Have a person choose whose claim a proposal is; then go on."""
        seen, name, shown = self.seen, view.item.id, self.current
        if seen is None:
            return
        form = view.draft.entry
        teller = form.evidence[0].says[-1:] if isinstance(form, StatementForm) and form.evidence else ()
        near = view.holder.candidates if view.holder is not None else ()
        nobody = view.item.by != "hand" and (view.holder is None or view.holder.kind == "nobody")
        voices = {**seen.voices, **{one.id: one.label for one in view.draft.voices}}
        tells = [Choice(one, voices.get(one, one), "tells it") for one in teller]
        choices = tells if nobody else []
        choices += [Choice(one.id, one.label, "near by") for one in near]
        if view.holder is not None and view.holder.own is not None:
            choices.append(Choice(view.holder.own.id, view.holder.own.label, "as printed"))
        choices += [] if nobody else tells
        choices += [Choice(slug, label, "voice") for slug, label in voices.items()]
        choices += [Choice(slug, label, "name") for slug, label in seen.entities.items()]
        unique: dict[str, Choice] = {}
        for one in choices:
            unique.setdefault(one.id, one)
        choices = list(unique.values())

        def chosen(voice: str | None) -> None:
            if voice is not None and self.current == shown:
                self._take_holder(name, unique.get(voice, voice), then)

        self.app.push_screen(ChooseScreen(_asked(view), choices, new="New voice"), chosen)

    def _take_holder(self, name: str, voice: Choice | str, then: Callable[[], None]) -> None:
        """Decide whose claim it is, one of the list or a name typed; what was edited stays edited."""
        shown, view = self.current, self.view
        edited = self.agenda.drafts.get(shown) if shown is not None else None

        def choose(review: Review) -> Any:
            if isinstance(voice, str):
                review.choose_holder(name, voice, new=True)
            else:
                review.choose_holder(name, voice.id)
            if edited is None or view is None:
                return None
            return review.carry(view.item.id, edited, view.draft, name)

        def after(changed: Any) -> str:
            if changed is not None and shown is not None:
                self.agenda.drafts[shown] = changed
            self.agenda.stay()
            return f"whose: {voice if isinstance(voice, str) else voice.label}"

        self.decide(choose, after, then=then)

    def _choose_teller(self) -> None:
        """Have a person choose who tells a fact."""
        seen, draft = self.seen, self.draft
        if draft is None or seen is None:
            return
        voices = {**seen.voices, **{one.id: one.label for one in draft.voices}}

        def chosen(voice: str | None) -> None:
            if voice is not None and self.draft is draft and isinstance(draft.entry, StatementForm):
                evidence = tuple(
                    replace(one, says=one.says[:1] if one.says[:1] == (voice,) else (*one.says[:1], voice))
                    for one in draft.entry.evidence
                )
                self.change(replace(draft, entry=replace(draft.entry, evidence=evidence)))

        choices = [Choice(slug, label, "voice") for slug, label in voices.items()]
        self.app.push_screen(ChooseScreen("Who says it?", choices), chosen)


def _asked(view: ProposalView) -> str:
    """Say what is to be chosen, beside the sentence that it is about."""
    printed = view.holder.printed if view.holder is not None else ""
    title = f"Whom does “{printed}” stand for?" if printed else "Whose claim is it?"
    said = view.item.title if len(view.item.title) <= 160 else f"{view.item.title[:159]}…"
    return one_line(f"{title} · {said}")
