"""Entities of other groups that play a similar part: their group or role is told in the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from quiz.dossier.schema import Entity
from quiz.questions.draw import mixed, some
from quiz.questions.folding import words

_SAY_NOTHING = frozenset(
    str.split(
        "a an and as at by for from former his in its named of on one s that the their to two who whose with"
    )
)
_LEAST = 2
"""A word of the group counts two, a word of the role one: one shared group word is enough."""


class Kin:
    """Finds entities like a given one."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._entities = {entity.id: entity for entity in entities}
        self._grouped: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._acting: dict[tuple[str, str], list[str]] = defaultdict(list)
        for entity in self._entities.values():
            for word in _stems(entity.group):
                self._grouped[entity.type, word].append(entity.id)
            for word in _stems(entity.role):
                self._acting[entity.type, word].append(entity.id)

    def like(self, entity: Entity, seed: str) -> list[str]:
        """Return entities of the same type and another group, the likest first."""
        scores: dict[str, int] = defaultdict(int)
        for word in sorted(_stems(entity.group)):
            for other in some(self._grouped[entity.type, word], seed):
                scores[other] += 2
        for word in sorted(_stems(entity.role)):
            for other in some(self._acting[entity.type, word], seed):
                scores[other] += 1
        kept = [
            other
            for other, score in scores.items()
            if score >= _LEAST and other != entity.id and self._entities[other].group != entity.group
        ]
        return sorted(kept, key=lambda other: (-scores[other], mixed(seed, other)))


def _stems(text: str | None) -> frozenset[str]:
    """Return the words that count, without the ending of the plural."""
    found = (word for word in words(text or "") if word not in _SAY_NOTHING)
    return frozenset(word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s") for word in found)
