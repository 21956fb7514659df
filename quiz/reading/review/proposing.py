"""What a person proposes: a sentence that was passed over, blanks of it, two values that differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from quiz.errors import QuizError
from quiz.reading.review.blanks import blanks_of, with_blanks
from quiz.reading.review.byhand import made_of, sentences_of
from quiz.reading.review.differing import conflict_of, differing, side_of, value_of
from quiz.reading.review.reviewed_folder import ReviewedFolder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.reading.draft.model import AnyProposal, Place
    from quiz.reading.review.blanks import Blanks
    from quiz.reading.review.byhand import Making, SentenceView
    from quiz.reading.review.differing import ValueDraft
    from quiz.reading.review.forms import Draft


class Proposing(ReviewedFolder):
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

    def differing(self, one: str, other: str) -> tuple[str, str] | None:
        """Return the values, as printed, in which two facts or claims differ; None where they agree.

        Each is a proposal's id or an entry of the dossier, ``statements/slug``.
        """
        found = differing(side_of(one, self._known), side_of(other, self._known))
        return None if found is None else (found[0].printed, found[1].printed)

    def propose_discrepancy(self, one: str, other: str) -> str:
        """Make the proposal of a discrepancy of two facts or claims; return its id. Both stay as they are.

        Raises :class:`QuizError` where one of them is none, and where it was made already.
        """
        self._fresh()
        if one == other:
            raise QuizError("A discrepancy is between two.")
        return self._take(conflict_of(side_of(one, self._known), side_of(other, self._known)))

    def value(self, place: Place, span: tuple[int, int]) -> ValueDraft:
        """Return some words of a sentence as a value of a discrepancy; nothing is written."""
        return value_of(place, span, self._known)

    def _take(self, one: AnyProposal) -> str:
        if one.id in self._state.proposals:
            raise QuizError(
                "This is proposed already.", remedy="Look for it in the queue, or undo its rejection."
            )
        self._decide(one.id, "proposed", told={"proposal": msgspec.to_builtins(one)})
        return one.id
