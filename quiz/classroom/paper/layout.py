"""Versions of a paper: the same questions in another order, with their options in another order.

A version is kept with its drill, so that what was printed can be read back after the program has changed.
"""

from __future__ import annotations

from hashlib import blake2b
from itertools import count
from string import ascii_uppercase
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from quiz.errors import UsageError
from quiz.questions.model import Arrange, Assign, AssignQuestion, Pick, PickQuestion

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from quiz.classroom.frozen import FrozenQuestion
    from quiz.questions.document import BuiltDeck
    from quiz.questions.model import AnyInstance

MOST_VERSIONS: Final = len(ascii_uppercase)
_TRIES: Final = 100


class Place(Struct, frozen=True):
    """Where a question stands in a version.

    ``number`` is its number in the drill, ``options`` and ``rows`` tell which of its options (or things to
    order) and rows stands first, second and so on, counted from 0 as the drill keeps them.
    """

    number: int
    options: tuple[int, ...] = ()
    rows: tuple[int, ...] = ()


class Version(Struct, frozen=True):
    """A version of a paper: its letter, and its questions as they stand on it."""

    letter: str
    places: tuple[Place, ...]


class Printed(NamedTuple):
    """A question as one version has it: its number there, its number in the drill, what is shown."""

    at: int
    number: int
    instance: AnyInstance


def fixed_order(deck: BuiltDeck) -> frozenset[str]:
    """Return the ids of questions whose options keep their order: numbers, dates, kinds of statement."""
    return frozenset(
        question.id
        for card in deck.cards
        for question in card.questions
        if (isinstance(question, PickQuestion) and question.ordered)
        or (isinstance(question, AssignQuestion) and not question.shuffle_options)
    )


def lay_out(
    questions: Sequence[FrozenQuestion], how_many: int, seed: str, fixed: Collection[str] = ()
) -> tuple[Version, ...]:
    """Return versions A, B, … of a paper: A as the drill has it, the others shuffled by ``seed``.

    No two have their questions in the same order while there are other orders. ``fixed`` are the ids of
    questions whose options keep theirs. Raises :class:`UsageError` for more versions, or options, than
    letters.
    """
    if not 1 <= how_many <= MOST_VERSIONS:
        raise UsageError(
            f"A paper cannot have {how_many} versions.", remedy=f"Ask for 1 to {MOST_VERSIONS}: A to Z."
        )
    for one in questions:
        if _letters_needed(one.instance) > MOST_VERSIONS:
            raise UsageError(
                f"“{one.instance.prompt}” has more options than there are letters.",
                remedy="Draw other questions: by --forms, --topics or another --seed.",
            )
    out: list[Version] = []
    orders: set[tuple[int, ...]] = set()
    for letter in ascii_uppercase[:how_many]:
        if letter == "A":
            places = tuple(_as_frozen(one) for one in questions)
        else:
            for go in count():
                lot = f"{seed}\x1f{letter}\x1f{go}"
                order = _shuffled(len(questions), lot)
                if order not in orders or go >= _TRIES:
                    break
            places = tuple(_shuffled_place(questions[at], lot, fixed) for at in order)
        orders.add(tuple(one.number - 1 for one in places))
        out.append(Version(letter, places))
    return tuple(out)


def printed(questions: Sequence[FrozenQuestion], version: Version) -> tuple[Printed, ...]:
    """Return the questions of a drill as a version has them."""
    by_number = {one.number: one.instance for one in questions}
    return tuple(
        Printed(at, place.number, _arranged(by_number[place.number], place))
        for at, place in enumerate(version.places, 1)
    )


def _shuffled(size: int, lot: str) -> tuple[int, ...]:
    def rank(at: int) -> bytes:
        return blake2b(f"{lot}\x1f{at}".encode("utf-8", "surrogatepass"), digest_size=8).digest()

    return tuple(sorted(range(size), key=rank))


def _sizes(instance: AnyInstance) -> tuple[int, int]:
    """Return how many options and rows of a question have an order."""
    match instance:
        case Pick():
            return len(instance.options), 0
        case Arrange():
            return len(instance.items), 0
        case Assign():
            return (len(instance.rows[0].options) if shared_options(instance) else 0), len(instance.rows)
        case _:
            return 0, 0


def _letters_needed(instance: AnyInstance) -> int:
    match instance:
        case Assign():
            return max(len(row.options) for row in instance.rows)
        case _:
            return _sizes(instance)[0]


def shared_options(instance: Assign) -> bool:
    """Tell whether all rows are given one of the same options: they are printed once."""
    return all(row.options == instance.rows[0].options for row in instance.rows)


def _as_frozen(one: FrozenQuestion) -> Place:
    options, rows = _sizes(one.instance)
    return Place(one.number, tuple(range(options)), tuple(range(rows)))


def _shuffled_place(one: FrozenQuestion, lot: str, fixed: Collection[str]) -> Place:
    options, rows = _sizes(one.instance)
    keeps = one.instance.question in fixed
    apart = isinstance(one.instance, Assign) and not shared_options(one.instance)
    return Place(
        one.number,
        tuple(range(options)) if keeps else _shuffled(options, f"{lot}\x1foptions\x1f{one.number}"),
        tuple(range(rows)) if apart else _shuffled(rows, f"{lot}\x1frows\x1f{one.number}"),
    )


def _arranged(instance: AnyInstance, place: Place) -> AnyInstance:
    """Return the question with its options and rows as they stand at a place."""
    match instance:
        case Pick():
            return replace(
                instance,
                options=tuple(instance.options[at] for at in place.options),
                key=place.options.index(instance.key),
            )
        case Arrange():
            return replace(
                instance,
                items=tuple(instance.items[at] for at in place.options),
                key=tuple(place.options.index(at) for at in instance.key),
            )
        case Assign():
            rows = [instance.rows[at] for at in place.rows]
            if place.options:
                rows = [
                    replace(
                        row,
                        options=tuple(row.options[at] for at in place.options),
                        key=place.options.index(row.key),
                    )
                    for row in rows
                ]
            return replace(instance, rows=tuple(rows))
        case _:
            return instance
