"""What the reviewer proposes: a sentence chosen in the article, the words in it that are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.reading.review.forms import StatementForm
from tui.review.backend import Want
from tui.review.holder import Holder
from tui.review.words import KINDS

if TYPE_CHECKING:
    from quiz.reading.draft.model import Place
    from quiz.reading.review.byhand import Making
    from quiz.reading.review.forms import Draft


class Proposing(Holder):
    """The part of the screen that proposes."""

    def action_pick(self) -> None:
        """Choose a sentence, and what to make of it."""
        from tui.review.picking import PickScreen

        seen, view = self.seen, self.view
        if seen is None or not seen.sources:
            return
        first = view.places[self.place] if view is not None and view.places else None
        source = first.source if first is not None else next(iter(seen.sources))
        near = (first.paragraph, first.start) if first is not None else (0, 0)

        def chosen(made: tuple[Place, Making] | None) -> None:
            if made is not None:
                self._propose(*made)

        self.app.push_screen(PickScreen(seen.sources, source, near), chosen)

    def _propose(self, place: Place, making: Making) -> None:
        def after(name: str) -> str:
            self.show_made(name)
            return f"✎ proposed by hand: {'Event' if making == 'event' else KINDS[making]}"

        def then() -> None:
            view, draft = self.view, self.draft
            if view is None or draft is None:
                return
            if making == "claim":
                self.choose_holder(view, lambda: None)
            elif making == "event" and isinstance(draft.entry, StatementForm):
                when = draft.entry.when
                if when is None or not (when.edtf or when.text):
                    self.edit()  # its date is to be filled in

        self.decide(lambda review: review.propose(place, making), after, then=then)

    def action_blank(self) -> None:
        """Choose the words that are asked for."""
        draft = self.draft
        if draft is None or not isinstance(draft.entry, StatementForm):
            return

        def done(made: Draft) -> None:
            if self.draft is draft and made != draft:
                self.change(made)

        from tui.review.blanking import choose_blanks

        self.work(lambda: choose_blanks(self.desk, draft, done))

    def show_made(self, name: str) -> None:
        """Show next what was just proposed, whatever of the queue was shown."""
        self.agenda.want = Want()
        self.agenda.go(name)
