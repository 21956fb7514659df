"""Names met in passing: which of a cast's entities are worth a person's second."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.reading.draft.model import ClaimProposal, EntityProposal


def worth_a_look(entities: Sequence[EntityProposal], claims: Sequence[ClaimProposal]) -> list[EntityProposal]:
    """Return the entities to propose: not those met once of which nothing tells even what they are.

    Of such names every other one is none: a word with a capital, half of a name, a code. Answers that bear
    one keep it as printed. Who holds a claim, or may be meant by its pronoun, is worth a look all the same.
    """
    holders = {
        slug for claim in claims for slug in (claim.holder.voice, *claim.holder.candidates, *claim.through)
    }
    kept = [one for one in entities if len(one.mentions) > 1 or one.perhaps is None or one.slug in holders]
    ids = {one.id for one in kept}
    return [
        structs.replace(
            one,
            maybe=tuple(other for other in one.maybe if other in ids),
            unlike=tuple(other for other in one.unlike if other in ids),
        )
        for one in kept
    ]
