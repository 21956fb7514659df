"""Holding a drill as a use case: prepare one from a deck or from what was missed, find one broken off."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from quiz.classroom.frozen import encode_instance
from quiz.classroom.live.machine import Phase
from quiz.classroom.options import encode_options
from quiz.classroom.plan import choose
from quiz.classroom.report.load import report
from quiz.errors import UsageError
from quiz.store import drills
from quiz.store.drills import Asked, Drill
from quiz.store.ids import new_id

if TYPE_CHECKING:
    from quiz.classroom.frozen import FrozenQuestion
    from quiz.classroom.options import DrillOptions
    from quiz.store.api import Store


class Prepared(NamedTuple):
    """A drill ready to be held."""

    drill: Drill
    questions: tuple[FrozenQuestion, ...]


def preview(store: Store, deck: str, options: DrillOptions) -> tuple[FrozenQuestion, ...]:
    """Return the questions that a drill would ask, without keeping anything. Raises ``QuizError``."""
    built = store.built_deck(deck)
    if options.missed_from is None:
        return choose(built, options)
    before = drills.drill(store.database, options.missed_from)
    cards = missed(store, before.id)
    if not cards:
        raise UsageError(
            f"The class missed nothing in {before.title}.", remedy="Hold a drill without --missed-from."
        )
    return choose(built, options, missed=cards)


def prepare(
    store: Store, deck: str, options: DrillOptions, *, mode: str = "live", title: str | None = None
) -> Prepared:
    """Keep a new drill over a deck, its questions frozen, and return it. Raises ``QuizError``."""
    drawn = draw(store, deck, options, mode=mode, title=title)
    keep(store, drawn)
    return drawn


def draw(
    store: Store, deck: str, options: DrillOptions, *, mode: str = "live", title: str | None = None
) -> Prepared:
    """Return a new drill over a deck, its questions frozen, without keeping it. Raises ``QuizError``."""
    if options.missed_from is not None:
        before = drills.drill(store.database, options.missed_from)
        options = replace(options, missed_from=before.id)
    questions = preview(store, deck, options)
    name = title if title is not None else store.deck(deck).title
    drill = Drill(
        new_id(), deck, name, mode, Phase.LOBBY, encode_options(options), None, store.clock.now(), None
    )
    return Prepared(drill, questions)


def keep(store: Store, drawn: Prepared) -> None:
    """Keep a drill that was drawn."""
    drills.save(
        store.database,
        drawn.drill,
        [
            Asked(
                drawn.drill.id,
                one.number,
                one.instance.card,
                one.instance.question,
                encode_instance(one.instance),
                None,
                None,
            )
            for one in drawn.questions
        ],
    )


def missed(store: Store, drill: str) -> list[str]:
    """Return the cards that a class missed in a drill, the most missed first: what its report says.

    Raises ``QuizError`` where there is no such drill, or it cannot be read.
    """
    return [one.card for one in report(store, drill).reteach]


def broken_off(store: Store, wanted: str | None = None) -> Drill:
    """Return a drill that was begun and has not ended. Raises ``QuizError`` where there is none."""
    if wanted is not None:
        found = drills.drill(store.database, wanted)
        if found.ended_at is not None:
            raise UsageError(f"{found.title} is over.", remedy="`quiz report` tells how it went.")
        if found.mode == "paper":
            raise UsageError(
                f"{found.title} is on paper.", remedy=f"`quiz paper --enter {found.id}` takes in results."
            )
        return found
    for one in drills.everything(store.database):
        if one.ended_at is None and one.mode != "paper":
            return one
    raise UsageError("No drill was broken off.", remedy="`quiz drill DECK` holds a new one.")
