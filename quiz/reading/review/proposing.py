"""What a person proposes: a sentence that was passed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from quiz.errors import QuizError
from quiz.reading.review.blanks import blanks_of, with_blanks
from quiz.reading.review.byhand import made_of, sentences_of
from quiz.reading.review.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.reading.draft.model import AnyProposal, Place
    from quiz.reading.review.blanks import Blanks
    from quiz.reading.review.byhand import Making, SentenceView
    from quiz.reading.review.forms import Draft


class Proposing(Desk):
    """The part of a review in which a person proposes."""

    def sentences(self, source: str) -> tuple[SentenceView, ...]:
        """Return all sentences of an article, with what is proposed of each; none where its text is gone."""
        return sentences_of(source, self._known)

    def propose(self, place: Place, making: Making) -> str:
        """Make a proposal of a sentence, to be decided on as any other; return its id.

        Raises :class:`QuizError` where it is not printed, or was made already.
        """
        self._fresh()
        return self._take(made_of(place, making, self._known))

    def blanks(self, draft: Draft) -> Blanks:
        """Return a statement's sentence with its answers in it, and where they stand.

        Raises :class:`QuizError` where the draft is none of a statement.
        """
        return blanks_of(draft, self._known)

    def with_blanks(self, draft: Draft, spans: Sequence[tuple[int, int]]) -> Draft:
        """Return a draft that asks for exactly these stretches of its sentence; nothing is written.

        Raises :class:`QuizError` where there is none, or two of them overlap.
        """
        return with_blanks(draft, spans, self._known)

    def _take(self, one: AnyProposal) -> str:
        if one.id in self._state.proposals:
            raise QuizError(
                "This is proposed already.", remedy="Look for it in the queue, or undo its rejection."
            )
        self._decide(one.id, "proposed", told={"proposal": msgspec.to_builtins(one)})
        return one.id
