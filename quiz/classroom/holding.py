"""Holding a drill as a use case: prepare one from a deck or from what was missed, find one broken off."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec
from msgspec.structs import replace

from quiz.classroom.frozen import encode_instance
from quiz.classroom.live.machine import Phase
from quiz.classroom.options import LIVE, SELF_PACED, decode_options, encode_options
from quiz.classroom.plan import choose
from quiz.classroom.report.load import report
from quiz.errors import UsageError
from quiz.store import drills, saved_drills
from quiz.store.drills import Asked, Drill
from quiz.store.failures import unreadable
from quiz.store.ids import new_id
from quiz.store.saved_drills import SavedDrill

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
    told = report(store, before.id)
    if not told.reteach:
        had = "The class missed nothing" if told.people else "Nobody answered a question that counts"
        raise UsageError(f"{had} in {before.title}.", remedy="Hold a drill without --missed-from.")
    cards = [one.card for one in told.reteach]
    if not any(card.id in cards for card in built.cards):
        remedy = f"`quiz drill {before.deck} --missed-from {before.id}` asks it again."
        raise UsageError(
            f"What was missed in {before.title} is not in the deck {deck!r}.",
            remedy=remedy if before.deck not in {None, deck} else "Hold a drill without --missed-from.",
        )
    return choose(built, options, missed=cards)


def prepare(
    store: Store, deck: str, options: DrillOptions, *, mode: str = LIVE, title: str | None = None
) -> Prepared:
    """Keep a new drill over a deck, its questions frozen, and return it. Raises ``QuizError``."""
    drawn = draw(store, deck, options, mode=mode, title=title)
    keep(store, drawn)
    return drawn


def draw(
    store: Store, deck: str, options: DrillOptions, *, mode: str = LIVE, title: str | None = None
) -> Prepared:
    """Return a new drill over a deck, its questions frozen, without keeping it. Raises ``QuizError``."""
    options = settled(store, options)
    questions = preview(store, deck, options)
    name = title if title is not None else store.deck(deck).title
    phase = Phase.ASKING if mode == SELF_PACED else Phase.LOBBY  # at one's own pace all may begin at once
    drill = Drill(new_id(), deck, name, mode, phase, encode_options(options), None, store.clock.now(), None)
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


def discard(store: Store, drill: Drill) -> None:
    """Delete a drill that could not be held; one that somebody has joined stays."""
    if not drills.participants(store.database, drill.id):
        drills.apply(store.database, drills.discarded(drill.id))


def settled(store: Store, options: DrillOptions) -> DrillOptions:
    """Return the options with the drill they ask again by its whole id. Raises ``QuizError``."""
    if options.missed_from is None:
        return options
    return replace(options, missed_from=drills.drill(store.database, options.missed_from).id)


def save(store: Store, name: str, deck: str, options: DrillOptions) -> tuple[int, bool]:
    """Keep a drill under a name, to be held again: its questions and how they are asked, not its end.

    Returns how many questions it has, and whether it took the place of another. Raises ``QuizError`` where it
    could not be held.
    """
    kept = replace(settled(store, options), until=None, roster=None, buzzers=False)
    questions = preview(store, deck, kept)
    row = SavedDrill(name, deck, encode_options(kept), store.clock.now())
    return len(questions), saved_drills.save(store.database, row)


def saved(store: Store, name: str) -> tuple[SavedDrill, DrillOptions]:
    """Return the drill saved under a name, and its options. Raises ``QuizError``."""
    found = saved_drills.named(store.database, name)
    try:
        return found, decode_options(found.options)
    except msgspec.DecodeError as error:
        raise unreadable("A saved drill") from error


def missed(store: Store, drill: str) -> list[str]:
    """Return the cards that a class missed in a drill, the most missed first: what its report says.

    Raises ``QuizError`` where there is no such drill, or it cannot be read.
    """
    return [one.card for one in report(store, drill).reteach]


def put_off(store: Store, drill: Drill, until: int) -> Drill:
    """Let a drill at one's own pace that is gone on with end at another time. Raises :class:`UsageError`."""
    if drill.mode != SELF_PACED:
        raise UsageError(f"{drill.title} is not at one's own pace.", remedy="Leave --until out.")
    options = encode_options(replace(decode_options(drill.options), until=until))
    drills.apply(store.database, [drills.settled(drill.id, options)])
    return drill._replace(options=options)


def broken_off(store: Store, wanted: str | None = None) -> Drill:
    """Return a drill that was begun and has not ended: the newest, or that of a deck or of a drill's name.

    Raises ``QuizError`` where there is none.
    """
    there = drills.everything(store.database)
    going = [one for one in there if one.ended_at is None and one.mode != "paper"]
    if wanted is not None:
        of_deck = [one for one in going if one.deck == wanted]
        if of_deck:
            return of_deck[0]
        if any(one.deck == wanted for one in there):
            raise UsageError(
                f"No drill of {wanted} was broken off.", remedy=f"`quiz drill {wanted}` holds a new one."
            )
        found = drills.drill(store.database, wanted)
        if found.ended_at is not None:
            raise UsageError(f"{found.title} is over.", remedy="`quiz report` tells how it went.")
        if found.mode == "paper":
            raise UsageError(
                f"{found.title} is on paper.", remedy=f"`quiz paper --enter {found.id}` takes in results."
            )
        return found
    if going:
        return going[0]
    raise UsageError("No drill was broken off.", remedy="`quiz drill DECK` holds a new one.")
