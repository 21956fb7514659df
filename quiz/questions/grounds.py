"""Grounds: on what a voice rests what it holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from quiz.dossier.schema import Dispute, Position
from quiz.questions.distractors import FEWEST, POOL
from quiz.questions.draw import some
from quiz.questions.explain import standing_of
from quiz.questions.folding import compact
from quiz.questions.material import Material
from quiz.questions.model import AnyQuestion, ChecklistQuestion, Form, Item, PickQuestion
from quiz.questions.wording import sentence

_Place = tuple[Dispute, Position]
_STEM = 5
"""Words that begin with the same letters, so many of them, count as one."""
_RATIO = 1.4
"""No option is so many times as long as the key, nor the key as an option."""


class Grounds:
    """Asks for the grounds of positions; finds others' grounds as wrong options."""

    def __init__(self, material: Material) -> None:
        self._material = material

    @cached_property
    def _of_topic(self) -> dict[str | None, list[str]]:
        """Per topic the positions that give grounds, as ``dispute#position``."""
        found: dict[str | None, list[str]] = defaultdict(list)
        for dispute in self._material.dossier.disputes:
            for position in dispute.positions:
                if position.grounds:
                    found[dispute.topic].append(f"{dispute.id}#{position.id}")
        return found

    def questions(self, card: str, dispute: Dispute, position: Position) -> list[AnyQuestion]:
        """Return the question to pick and the one to recall; none where no grounds are given."""
        if not position.grounds:
            return []
        standing = standing_of(position.kind, position.evidence, self._material).removesuffix(".")
        prompt = f"What reason is given for this? {standing}:\n{sentence(position.claim)}"
        key = sentence(position.grounds)
        questions: list[AnyQuestion] = []
        pool = self._pool(card, dispute, position)
        if len(pool) >= FEWEST:
            questions.append(
                PickQuestion(
                    id=f"{card}?{Form.GROUNDS}-pick",
                    card=card,
                    form=Form.GROUNDS,
                    recall=False,
                    prompts=(prompt,),
                    key=key,
                    pool=pool,
                )
            )
        questions.append(
            ChecklistQuestion(
                id=f"{card}?{Form.GROUNDS}-recall",
                card=card,
                form=Form.GROUNDS,
                recall=True,
                prompts=(prompt,),
                items=(Item(text=key),),
            )
        )
        return questions

    def _pool(self, card: str, dispute: Dispute, position: Position) -> tuple[str, ...]:
        """Return grounds that other voices give for something else, those of this dispute first."""
        allies = {p.holder for p in dispute.positions if p.stance == position.stance}
        places = {e.at for e in position.evidence}
        key = position.grounds or ""
        found: dict[str, str] = {}
        for _, other in self._candidates(card, dispute, position.claim):
            grounds = other.grounds or ""
            speaks = {voice for e in other.evidence for voice in e.says}
            if other.holder in allies or position.holder in speaks:
                continue
            if any(e.at in places for e in other.evidence) or not _comparable(key, grounds):
                continue
            if any(self._alike(grounds, text) for text in (key, position.claim, *found.values())):
                continue
            found.setdefault(compact(grounds), sentence(grounds))
            if len(found) == POOL:
                break
        found.pop(compact(key), None)
        return tuple(found.values())

    def _alike(self, one: str, other: str) -> bool:
        """Tell whether two texts speak of the same things, so that the one might serve as the other."""
        return len(self._stems(one) & self._stems(other)) >= 2

    def _stems(self, text: str) -> set[str]:
        return {word[:_STEM] for word in self._material.telling_words(text)}

    def _candidates(self, card: str, dispute: Dispute, claim: str) -> Iterator[_Place]:
        own = [p for p in dispute.positions if p.grounds]
        yield from ((dispute, p) for p in own)
        about = self._stems(f"{dispute.question} {claim}")
        found = (self._material.position(name) for name in some(self._of_topic[dispute.topic], card))
        others = [place for place in found if place is not None and place[0] is not dispute]
        # What speaks of the same things is harder to tell from the key than what merely stands nearby.
        others.sort(key=lambda place: -len(about & self._stems(place[1].grounds or "")))
        yield from others


def _comparable(key: str, other: str) -> bool:
    mine, theirs = len(key), len(other)
    return bool(mine and theirs) and max(mine, theirs) / min(mine, theirs) <= _RATIO
