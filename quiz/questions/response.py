"""What a learner did with an instance, and how it was graded: plain, serialisable values.

Structs of msgspec, as in :mod:`quiz.questions.model`, for the same reason.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class Seen(Struct, frozen=True, tag_field="response", tag="seen"):
    """A study view was read."""


class Picked(Struct, frozen=True, tag_field="response", tag="picked"):
    """The option at this index."""

    index: int


class Judged(Struct, frozen=True, tag_field="response", tag="judged"):
    """True or false."""

    value: bool


class Typed(Struct, frozen=True, tag_field="response", tag="typed"):
    """Text as typed."""

    text: str


class Assigned(Struct, frozen=True, tag_field="response", tag="assigned"):
    """Per row the index of the option given, or None."""

    indices: tuple[int | None, ...]


class Arranged(Struct, frozen=True, tag_field="response", tag="arranged"):
    """The indices of the items in the order in which they were put."""

    order: tuple[int, ...]


class Ticked(Struct, frozen=True, tag_field="response", tag="ticked"):
    """Per item of the checklist whether it was recalled; ``notes`` what was typed before the reveal."""

    ticks: tuple[bool, ...]
    notes: str = ""


class Recalled(Struct, frozen=True, tag_field="response", tag="recalled"):
    """A self-graded answer: a rating from 1 (again) to 4 (easy)."""

    rating: int


class GaveUp(Struct, frozen=True, tag_field="response", tag="gave-up"):
    """The learner asked to be shown the answer."""


Response = Seen | Picked | Judged | Typed | Assigned | Arranged | Ticked | Recalled | GaveUp


class Diff(Struct, frozen=True):
    """A run of a character diff between what was typed and the nearest right answer."""

    op: Literal["same", "missing", "extra"]
    text: str


class Verdict(Struct, frozen=True, kw_only=True):
    """How a response was graded.

    ``rating`` is the suggested one (1 again … 4 easy). ``near`` is a miss by a few letters: ``diff`` shows it
    and the learner may overrule. ``score`` runs from 0 to 1. ``message`` is one plain sentence for the
    screen. ``marks`` tells, per row, tick or item, which were right.
    """

    outcome: Literal["right", "partial", "wrong", "self", "seen"]
    rating: int
    score: float
    message: str
    near: bool = False
    diff: tuple[Diff, ...] = ()
    marks: tuple[bool, ...] = ()
