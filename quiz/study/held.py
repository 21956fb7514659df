"""Why nothing more is asked today, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.text import counted

if TYPE_CHECKING:
    from quiz.study.views import HeldBack


def reasons(held: HeldBack) -> tuple[str, ...]:
    """Return a sentence for each reason for which cards wait that could be asked today."""
    found = []
    if held.new_waiting:
        waiting = f"{_waits(held.new_waiting, 'new card')}: "
        if held.crowded:
            found.append(f"{waiting}the reviews fill today’s limit of {held.reviews_limit}.")
        elif held.new_limit:
            found.append(f"{waiting}today’s limit of {held.new_limit}, for all decks together, is used up.")
        else:
            found.append(f"{waiting}the limit of new cards a day is 0.")
    if held.beyond:
        due = f"{_waits(held.beyond, 'more due card')}: today’s limit of {held.reviews_limit} reviews"
        found.append(f"{due}, for all decks together, leaves no room.")
    if held.siblings:
        found.append(f"{_waits(held.siblings, 'card')} for tomorrow: siblings of theirs are asked today.")
    if held.buried:
        found.append(f"{_is(held.buried, 'card')} buried until tomorrow.")
    if held.suspended:
        found.append(f"{_is(held.suspended, 'card')} suspended.")
    return tuple(found)


def is_limited(held: HeldBack) -> bool:
    """Whether a higher limit would have more asked today."""
    return bool(held.new_waiting or held.beyond)


def _waits(number: int, what: str) -> str:
    return f"{counted(number, what)} {'waits' if number == 1 else 'wait'}"


def _is(number: int, what: str) -> str:
    return f"{counted(number, what)} {'is' if number == 1 else 'are'}"
