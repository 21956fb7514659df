"""Checks: a silence of the linter stands for a card or an entry that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.dossier.fields import is_reserved
from quiz.dossier.index import CARD_SECTIONS, Finding
from quiz.dossier.problems import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.dossier.index import Index
    from quiz.dossier.marks import Path

BETWEEN = "+"
"""Stands between two voices in the name of the card that tells them apart."""


def silenced_places_exist(index: Index) -> Iterator[Finding]:
    """Every silence names an entry, one of its cards, a card of two voices, or the deck."""
    deck = index.dossier.deck
    for i, silence in enumerate(deck.lint):
        path: Path = ("deck", "lint", i, "at")
        name = silence.at.removeprefix(f"{deck.id}/")
        slug, mark, part = name.partition("#")
        if name == deck.id or (not mark and slug in index.cards):
            continue
        if (
            BETWEEN in slug
            and is_reserved(part)
            and all(voice in index.voices for voice in slug.split(BETWEEN))
        ):
            continue
        if slug not in index.cards:
            if any(index.known.has(section, slug) for section in CARD_SECTIONS):
                continue
            near = index.near(slug, index.cards)
            remedy = f"did you mean `{near}`?" if near else "give an entry's id, or a card as `slug#slot`"
            yield Finding(path, f"there is no entry `{shown(slug)}`", remedy)
        elif not is_reserved(part) and part not in (parts := _parts(index, slug)):
            near = index.near(part, parts)
            remedy = f"did you mean `{slug}#{near}`?" if near else f"write `{slug}` to mean all of its cards"
            yield Finding(path, f"`{slug}` has no card `{shown(part)}`", remedy)


def _parts(index: Index, slug: str) -> list[str]:
    """Return an entry's slots or positions, of which cards are made."""
    section, i = index.cards[slug][:2]
    assert isinstance(i, int)
    if section == "statements":
        return list(index.dossier.statements[i].answers)
    if section == "disputes":
        return [position.id for position in index.dossier.disputes[i].positions]
    return []
