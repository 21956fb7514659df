"""Which answers of two accounts may be set side by side: who, where or what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.reading.across.stems import stems_of
from quiz.reading.across.told import ENTITY

if TYPE_CHECKING:
    from quiz.reading.across.told import Told
    from quiz.reading.draft.model import AnswerProposal

_SORT = {"person": "who", "organisation": "who", "role": "who", "place": "where", "term": "what"}


def sort_of(answer: AnswerProposal) -> str:
    """Return whether an answer says who, where or what, nothing for others; a country that acts is who."""
    if answer.type == "place" and answer.about[:1] in {("subject",), ("object",)}:
        return "who"
    return _SORT.get(answer.type, "")


def names(told: Told, answer: AnswerProposal) -> bool:
    """Tell whether a fact names an answer as well."""
    if answer.entity is not None:
        return ENTITY + told.entity(answer.entity) in told.features
    return not stems_of(answer.printed).isdisjoint(told.features)
