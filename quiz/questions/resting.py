"""A card made of several entries, with what is to be learned before it."""

from __future__ import annotations

from typing import NamedTuple

from quiz.questions.model import Card


class Resting(NamedTuple):
    """A card, and the entries it rests on: ids, or ``dispute#position``."""

    card: Card
    rests_on: tuple[str, ...]
