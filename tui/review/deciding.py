"""How decisions come about on the desk: carried out, refused with the reason, or asked what is missing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from quiz.errors import DossierError, QuizError
from tui.review import words
from tui.review.proposal_screen import ShownProposal
from tui.text import one_line
from tui.widgets.topbar import TopBar

if TYPE_CHECKING:
    from quiz.reading.review.forms import Draft
    from quiz.reading.review.review import Review


class Deciding(ShownProposal):
    """The part of the screen that has decisions carried out."""

    def decide(
        self,
        call: Callable[[Review], Any],
        after: Callable[[Any], str],
        again: Callable[[], None] | None = None,
        then: Callable[[], None] | None = None,
    ) -> None:
        """Let the review do something; ``after`` tells the agenda and says what was done.

        Where something is missing that a person can give, it is asked for, and then ``again`` is called.
        ``then`` is called when it is done and shown.
        """
        if self.seen is None:
            return
        if self.occupied:  # clicked before the next proposal was there; keys wait for it
            name = self.current
            self.when_free(lambda: self._still(name, lambda: self.decide(call, after, again, then)))
            return
        is_done = False

        async def decide() -> None:
            nonlocal is_done
            try:
                found = await self.desk.backend.run(call)
                told = after(found)
                await self.look()
            except QuizError as error:
                self.desk.ahead.refuse()
                if again is None or not self.missing(error, again):
                    self.failed(error)
                return
            if told:
                self.query_one(TopBar).say(one_line(told))
            is_done = True

        def afterwards() -> None:
            if is_done and then is not None:
                then()

        self.work(decide, afterwards)

    def _still(self, name: str | None, act: Callable[[], None]) -> None:
        """Do what was clicked if it is still about what is shown; else say that it was not done."""
        if self.current == name:
            act()
        else:
            self.notify("A click was not used: another proposal is shown now.", markup=False)

    def missing(self, error: QuizError, again: Callable[[], None]) -> bool:
        """Ask for what is missing, if it is that, and call ``again`` when it is there."""
        del error, again
        return False

    def failed(self, error: QuizError) -> None:
        """Tell what went wrong: at its field in the form, or that the folder is to be read again."""
        from quiz.reading.review.checks import FormError
        from quiz.reading.review.edits import ChangedElsewhereError

        if isinstance(error, FormError) and self.draft is not None and error.entry in words.ids(self.draft):
            self.edit(error)
        elif isinstance(error, DossierError | ChangedElsewhereError):
            self._offer_reload(error)
        else:
            super().failed(error)

    def _offer_reload(self, error: QuizError) -> None:
        from tui.review.ask import AskScreen

        said = f"{error.message}\n\n{error.remedy or ''}".rstrip()
        self.app.push_screen(
            AskScreen("The folder was changed elsewhere", said, "Read the folder again", "Not now"),
            lambda again: self.action_reload() if again else None,
        )

    def edit(self, wrong: QuizError | None = None) -> None:
        """Open the form, with what was found wrong at its field."""
        from tui.review.form import FormScreen

        view, draft = self.seen.view if self.seen is not None else None, self.draft
        if view is None or draft is None:
            return
        names = [*self.seen.voices] if self.seen is not None else []

        def done(changed: Draft | None) -> None:
            if changed is not None and changed != draft and self.current == view.item.id:
                self.change(changed)
                self.query_one(TopBar).say(f"✎ kept; {self.desk.key_of('desk.accept')} writes it")

        sources = self.seen.sources if self.seen is not None else {}
        self.app.push_screen(FormScreen(draft, view, names, wrong, sources=sources), done)

    def action_reload(self) -> None:
        """Read the folder again."""

        async def again() -> None:
            try:
                await self.desk.backend.open()
                self.agenda.stay()
                await self.look()
            except QuizError as error:
                self.desk.explain(error)
            else:
                self.query_one(TopBar).say("The folder was read again.")

        self.work(again)
