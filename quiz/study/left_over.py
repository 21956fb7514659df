"""What could be asked on a day and is left, by the reason for which it waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.study.views import HeldBack

if TYPE_CHECKING:
    from quiz.study.plan import Plan


def held_back(plan: Plan, suspended: int, not_begun: int | None = None) -> HeldBack:
    """Return what a plan leaves of what could be asked on its day; so many cards of its decks are suspended.

    ``not_begun`` cards are not begun, those buried included; None has them counted one by one.
    """
    settings = plan.settings
    buried_new, buried_others = plan.buried()
    not_begun = plan.count_new() if not_begun is None else not_begun - buried_new
    reviews = plan.reviewed_today + plan.reviews_left
    waiting = max(0, plan.count_due() - plan.reviews_left)
    full = reviews >= settings.reviews_per_day
    more_new = max(0, not_begun - len(plan.new))
    at_limit = more_new > 0 and plan.begun_today >= settings.new_per_day
    # The reviews leave as little room beyond the limit of new cards as within it.
    crowded = (
        more_new > 0 and settings.new_per_day > 0 and settings.reviews_per_day <= reviews + plan.begun_today
    )
    more = at_limit and not crowded and plan.more_can_begin()
    # A limit of none at all holds tomorrow, too.
    by_limit = at_limit and not crowded and (more or not settings.new_per_day)
    siblings = 0 if full else waiting
    if not crowded and not by_limit and (at_limit or len(plan.new) < plan.new_room):
        siblings += more_new
    return HeldBack(
        siblings=siblings,
        beyond=waiting if full else 0,
        reviews_limit=settings.reviews_per_day if (full and waiting) or crowded else None,
        new_limit=settings.new_per_day if by_limit else None,
        crowded=crowded,
        new_waiting=more_new if crowded or by_limit else 0,
        more=more,
        buried=buried_new + buried_others,
        suspended=suspended,
    )
