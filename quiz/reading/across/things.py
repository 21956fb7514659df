"""What an answer is said of, so that only answers about the same thing are set side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quiz.reading.across import values
from quiz.reading.across.stems import stem, stems_of
from quiz.reading.across.told import ENTITY

if TYPE_CHECKING:
    from quiz.reading.across.pairs import Value
    from quiz.reading.across.told import Told
    from quiz.reading.draft.model import AnswerProposal


@dataclass(frozen=True, slots=True)
class Thing:
    """What an answer is said of.

    ``head`` is the stem of the verb or noun that it hangs from, ``company`` the stems of that one's subject
    and object, ``counted`` of what says which ones are counted. ``whose`` are the entities among the
    company, ``where`` those that stand beside it by a preposition.
    """

    head: str
    company: frozenset[str]
    counted: frozenset[str]
    whose: frozenset[str]
    where: frozenset[str]

    @property
    def keys(self) -> frozenset[str]:
        """All that the thing is known by."""
        return (self.company | self.counted | self.whose | self.where | {self.head}) - {""}


def thing(told: Told, answer: AnswerProposal) -> Thing:
    """Return what an answer is said of."""
    unit = stem(answer.unit or "")
    own = stems_of(answer.printed) | {unit}
    named = _named(told, answer)
    company = [word for word in answer.about[2:] if word.lower() not in named]
    return Thing(
        head=stem(answer.about[1]) if len(answer.about) > 1 else "",
        company=frozenset(stem(word) for word in company) - own - {""},
        counted=stems_of(answer.counts or "") - own,
        whose=frozenset(ENTITY + named[word.lower()] for word in answer.about[2:] if word.lower() in named),
        where=frozenset(ENTITY + named[word.lower()] for word in answer.beside if word.lower() in named),
    )


def _named(told: Told, answer: AnswerProposal) -> dict[str, str]:
    """Return the entities of a sentence by each word of their names, the answer's own left out."""
    out: dict[str, str] = {}
    for start, end, slug in told.names:
        if answer.start < end and start < answer.end:
            continue
        for word in told.fact.place.text[start:end].lower().replace("’s", "").replace("'s", "").split():
            out.setdefault(word.strip(".,;:()“”\"'"), slug)
    return out


def agree(one: Thing, two: Thing) -> bool:
    """Tell whether nothing speaks against two answers being said of the same thing.

    Other owners, other places, other ones counted are other things.
    """
    return not any(
        left and right and not left & right
        for left, right in (
            (one.whose, two.whose),
            (one.where, two.where),
            (one.counted, two.counted),
        )
    )


def same_time(one: Told, two: Told, *, strict: bool) -> bool:
    """Tell whether two facts may be of one time; ``strict`` also where only one of them gives a time."""
    first, second = (fact.fact.when for fact in (one, two))
    if strict and (first is None) != (second is None):
        return False
    if first is None or second is None or first.edtf is None or second.edtf is None:
        return True
    return values.dates(first.edtf, second.edtf) in {None, "precision"}


def inside(one: Value, two: Value) -> bool:
    """Tell whether two values stand in one article."""
    return one.told.fact.place.source == two.told.fact.place.source


def beside(one: Told, two: Told) -> bool:
    """Tell whether two facts stand in one paragraph, where a story goes on rather than differs."""
    first, second = one.fact.place, two.fact.place
    return (first.source, first.paragraph) == (second.source, second.paragraph)
