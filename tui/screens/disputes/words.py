"""How the views of disagreement say who says what, and where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from tui.drawn import below, beside
from tui.text import MUTED, one_line
from tui.widgets.dispute import evidence

if TYPE_CHECKING:
    from quiz.study.pairs import Stand
    from quiz.study.views import DiscrepancyView, EventView, Said


def places(said: Sequence[Said]) -> list[Content]:
    """Return a line for each who says it, with all the paragraphs: ``Hook, as reported by … ¶5, ¶9``."""
    by_who: dict[tuple[str, str], list[int]] = {}
    for one in said:
        where = "" if one.source_label in one.who else f", in {one.source_label}"
        numbers = by_who.setdefault((one.who, where), [])
        if one.paragraph not in numbers:
            numbers.append(one.paragraph)
    return [
        Content.assemble(
            one_line(who), (one_line(where), MUTED), (f" {', '.join(f'¶{n}' for n in numbers)}", MUTED)
        )
        for (who, where), numbers in by_who.items()
    ]


def time(event: EventView) -> str:
    """Say when an event was, as precisely as the texts do; in their own words where they give no date."""
    if not event.when:
        return "no time given"
    return one_line(event.when) if event.dated else f"“{one_line(event.when)}”"


def certainty(event: EventView) -> str:
    """Say in a word or two how sure its time is; nothing where the text states a date."""
    if not event.dated:
        known = "order only" if event.follows or event.precedes else "no date"
        return f"{known}, inferred" if event.inferred else known
    return "inferred" if event.inferred else ""


def value_width(width: int) -> int:
    """Return how wide the values are where their givers stand beside them; 0 where they stand below."""
    return width * 2 // 5 if width >= 56 else 0


def values(discrepancy: DiscrepancyView, width: int) -> Content:
    """Return the values of a discrepancy, each with those who give it."""
    parts = []
    left = value_width(width)
    for value in discrepancy.values:
        what = Content.styled(one_line(value.value), "bold")
        given = Content("\n").join(places(value.given))
        if left:
            told = beside((what, left), (given.stylize(MUTED), width - left - 4))
        else:
            told = below([what, given])
        parts.append(beside((bullet(), 2), (told, width - 2), gap=0))
    return below(parts)


def bullet() -> Content:
    """Return what stands before each of several values."""
    return Content.styled("• ", "$text-accent")


def stand(taken: Stand, width: int) -> Content:
    """Return a position as a cell of its own: stance, claim, grounds, doubt, evidence."""
    said = taken.position
    where = evidence(said)
    parts = [
        Content.assemble((f"{taken.letter} ", "bold $text-accent"), (one_line(taken.stance), "bold")),
        Content(one_line(said.claim)),
    ]
    if said.grounds:
        parts.append(Content.assemble(("because ", MUTED), one_line(said.grounds)))
    if said.hedge:
        parts.append(Content.assemble(("in doubt: ", MUTED), one_line(said.hedge)))
    through = f"through {', '.join(said.through)} · " if said.through else ""
    parts.append(Content.styled(one_line(f"{through}{where}"), MUTED))
    return Content("\n").join(line for part in parts for line in part.wrap(width))
