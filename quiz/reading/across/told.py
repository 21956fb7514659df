"""A fact as it is compared: its words and entities, and what stands around each of its answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from quiz.reading.across.stems import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from quiz.reading.across.stems import Word
    from quiz.reading.draft.model import AnswerProposal, FactProposal, Place
    from quiz.reading.facts.people import Cast

ENTITY = "@"
"""Marks a feature that is an entity's slug."""
_HANGS = 1.5
"""The words that an answer hangs from weigh so much more than what stands near it."""
_NEAR = 60
"""Characters on either side of an answer that say what it is the answer to."""


@dataclass(frozen=True, slots=True)
class Told:
    """A fact with its features: stems of words outside names, and entities, each with a weight."""

    fact: FactProposal
    names: tuple[tuple[int, int, str], ...]
    features: dict[str, float]
    same: Mapping[str, str]

    def entity(self, slug: str) -> str:
        """Return the slug that stands for an entity when facts are compared."""
        return self.same.get(slug, slug)

    def around(self, answer: AnswerProposal) -> dict[str, float]:
        """Return the features around an answer: near ones weigh whole, the sentence's others a third."""
        near: dict[str, float] = {}
        for start, end, name in self._features():
            if start < answer.end and answer.start < end:
                continue
            gap = max(start - answer.end, answer.start - end, 0)
            weight = 1.0 if gap <= _NEAR else 0.34
            near[name] = max(near.get(name, 0.0), weight)
        for printed in answer.about[1:]:
            for word in words_of(printed):
                near[word.stem] = _HANGS
        return near

    def _features(self) -> Iterator[tuple[int, int, str]]:
        for word in _words(self.fact, self.names):
            yield word.start, word.end, word.stem
        for start, end, slug in self.names:
            yield start, end, ENTITY + slug


def without_wordings(fact: FactProposal) -> FactProposal:
    """Return a fact without what nobody compares, so that many are held in little memory."""
    answers = tuple(replace(one, question="", accept=()) for one in fact.answers)
    return replace(fact, why=(), answers=answers)


def told(fact: FactProposal, cast: Cast, same: Mapping[str, str]) -> Told:
    """Make a fact ready to be compared. ``same`` gives the one slug of those that may be one entity."""
    names = tuple((start, end, same.get(slug, slug)) for start, end, slug in names_in(fact.place, cast))
    features = dict.fromkeys((word.stem for word in _words(fact, names)), 1.0)
    features |= dict.fromkeys((ENTITY + slug for _, _, slug in names), 1.0)
    return Told(fact, names, features, same)


def _words(fact: FactProposal, names: Sequence[tuple[int, int, str]]) -> list[Word]:
    """Return the words of a fact outside the names in it. Kept of all facts, they would take much memory."""
    return [
        word
        for word in words_of(fact.place.text)
        if not any(start < word.end and word.start < end for start, end, _ in names)
    ]


def maybe_one(cast: Cast) -> dict[str, str]:
    """Return, for each person who may be the same as others, the slug that stands for all of them.

    Only for comparing: whether they are one is for a person to say. A name that may mean two who are not
    alike ("Holm", of Rita and of Olaf Holm) stands for neither.
    """
    persons = {one.id: one for one in cast.entities if one.type == "person"}
    groups: dict[str, set[str]] = {one: {one} for one in persons}
    for id_ in sorted(persons):
        others = [one for one in persons[id_].maybe if one in persons]
        if any(two in persons[one].unlike for one in others for two in others):
            continue
        for other in others:
            joined = groups[id_] | groups[other]
            if not any(two in persons[one].unlike for one in joined for two in joined):
                for one in joined:
                    groups[one] = joined
    return {persons[one].slug: min(persons[two].slug for two in group) for one, group in groups.items()}


def names_in(place: Place, cast: Cast) -> list[tuple[int, int, str]]:
    """Return the entities named in a stretch of a paragraph: offsets into its text, and slugs."""
    return [
        (max(0, start - place.start), min(end, place.end) - place.start, slug)
        for start, end, slug in cast.spans.get((place.source, place.paragraph), ())
        if start < place.end and place.start < end
    ]
