"""Accepting, and in whose words: one's own or a language model's; and of what type a new name is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from quiz.errors import QuizError
from quiz.reading.review.forms import EntityForm, StatementForm
from quiz.reading.review.retyping import TYPES, new_names, retyped
from tui.review import words
from tui.review.deciding import Deciding
from tui.text import plural
from tui.widgets.topbar import TopBar

if TYPE_CHECKING:
    from quiz.reading.review.forms import Draft


class Wording(Deciding):
    """The part of the screen that is about words and types, and accepts what is told."""

    def action_accept(self) -> None:
        """Write what is shown; what is missing for it is asked for first."""
        name, draft = self.current, self.draft
        if name is None or draft is None:
            return
        given = self.agenda.drafts.get(name)

        def after(entry: str) -> str:
            self.agenda.leave(name)
            return f"✓ {entry}{words.with_it(draft)}"

        named = isinstance(draft.entry, EntityForm)
        then = partial(self._offer_rename, name) if named else None
        self.decide(lambda review: review.accept(name, given), after, self.action_accept, then)

    def _offer_rename(self, name: str) -> None:
        """Offer to put a name that was accepted as another in what is written already."""
        from tui.review.ask import AskScreen

        async def ask() -> None:
            found = await self.desk.backend.run(lambda review: review.renamed(name))
            if found is None:
                return
            said = (
                f"{plural(len(found.entries), 'written entry', 'written entries')} still said “{found.old}”"
            )
            words_ = f"{said}:\n{', '.join(found.entries)}"

            def chosen(sure: bool | None) -> None:
                if sure:
                    self.decide(
                        lambda review: review.rename_written(name), lambda _: f"“{found.new}” put there"
                    )

            self.app.push_screen(
                AskScreen(f"Put “{found.new}” there, too?", words_, "Put it", "Leave them"), chosen
            )

        self.work(ask)

    def action_accept_later(self) -> None:
        """Accept all but the wording, where that is still the article's."""
        name, draft = self.current, self.draft
        if name is None or draft is None:
            return
        given = self.agenda.drafts.get(name)

        def after(entry: str | None) -> str:
            self.agenda.leave(name)
            return f"✓ {entry}{words.with_it(draft)}" if entry else "✓ accepted; its wording is left to do"

        self.decide(lambda review: review.accept_later(name, given), after, self.action_accept_later)

    def missing(self, error: QuizError, again: Callable[[], None]) -> bool:
        """Ask for words of one's own, where those are missing."""
        from quiz.reading.review.own_words import CopiedError

        draft = self.draft
        if (
            not isinstance(error, CopiedError)
            or draft is None
            or error.entry != draft.entry.id
            or not isinstance(draft.entry, StatementForm)
            or not error.field.startswith(("text", "slots."))
        ):
            return super().missing(error, again)
        self._word(draft, again)
        return True

    def action_wording(self) -> None:
        """Take the next wording of a language model, or tell it in one's own words."""
        view, draft = self.view, self.draft
        if view is None or draft is None or not isinstance(draft.entry, StatementForm):
            return
        if not view.wordings:
            self._word(draft, lambda: None)
            return
        at = next((i for i, one in enumerate(view.wordings, 1) if one.draft == draft), 0)
        self.action_take_wording((at + 1) % (len(view.wordings) + 1))

    def action_take_wording(self, number: int) -> None:
        """Take a wording of a language model, counted from 1; 0 is the printed sentence."""
        view = self.view
        if view is None or number > len(view.wordings):
            return
        if number == 0:
            self.agenda.drafts.pop(view.item.id, None)
            self.show_again()
            self.query_one(TopBar).say("the printed sentence")
        else:
            taken = view.wordings[number - 1]
            self.change(taken.draft)
            self.query_one(TopBar).say(f"worded by {taken.by}")

    def _word(self, draft: Draft, then: Callable[[], None]) -> None:
        """Have a person tell a draft in their own words; then go on."""

        async def ask() -> None:
            try:
                text = await self.desk.backend.run(lambda review: review.sentence(draft))
            except QuizError as error:
                self.desk.explain(error)
            else:
                self._open(draft, text, then)

        self.work(ask)

    def _open(self, draft: Draft, text: str, then: Callable[[], None]) -> None:
        from tui.review.wording import Later, WordingScreen

        view = self.view
        if view is None or self.draft is not draft:
            return

        async def check(typed: str) -> Draft:
            return await self.desk.backend.run(lambda review: review.reword(draft, typed))

        def chosen(made: Draft | Later | None) -> None:
            if made is None or self.draft is not draft:
                return
            if isinstance(made, Later):
                self.action_accept_later()
                return
            if made != draft:
                self.change(made)
            then()

        place = view.places[0] if view.places else None
        hint = (
            f"{self.desk.key_of('desk.wording')} on the desk takes one of a model." if view.wordings else ""
        )
        self.app.push_screen(
            WordingScreen(
                place.text[place.start : place.end] if place is not None else "",
                text,
                check,
                partial(_told, draft),
                hint=hint,
            ),
            chosen,
        )

    # ------------------------------------------------------------ types

    def action_retype(self) -> None:
        """Choose the type of a new name from a list; where there are several, of which."""
        from tui.screens.choose import Choice, ChooseScreen

        draft = self.draft
        names = new_names(draft) if draft is not None else ()
        if draft is None or not names:
            return
        choices = [
            Choice(f"{type_}/{one.id}", f"{one.name}: {type_}", "as it is now" if type_ == one.type else "")
            for one in names
            for type_ in TYPES
        ]

        now = f"{names[0].type}/{names[0].id}"

        def chosen(name: str | None) -> None:
            if name is not None and name != now and self.draft is draft:
                type_, _, entity = name.partition("/")
                self.change(retyped(draft, entity, type_))

        self.app.push_screen(ChooseScreen("Of what type?", choices, chosen=now), chosen)


def _told(before: Draft, made: Draft) -> str:
    """Say what a sentence asks for, and what it asks for no longer."""
    assert isinstance(before.entry, StatementForm)
    assert isinstance(made.entry, StatementForm)
    asked = {one.name for one in made.entry.slots}
    gone = [one.name for one in before.entry.slots if one.name not in asked]
    told = f"✓ in your own words; asks for {plural(len(asked), 'answer')}"
    return f"{told}; no longer for {', '.join(gone)}: its words are not in the sentence" if gone else told
