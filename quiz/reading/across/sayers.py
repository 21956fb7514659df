"""Who can take part in a dispute: persons and bodies, not the results and reports that others speak by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quiz.reading.entities.lexicon import lexicon
from quiz.reading.facts.standing import judging

if TYPE_CHECKING:
    from collections.abc import Collection

    from quiz.reading.draft.model import ClaimProposal

_JOINTS = re.compile(
    r"[,;(]|\s(?:of|in|from|by|for|with|around|near|to|at|on|and|or|among|against|who|which|that)\s"
)
_MANY = frozenset(
    str.split(
        "people others some many most few majority minority side camp crowd staff team family public voices "
        "community leadership opposition population parents everyone everybody"
    )
)


def can_say(claim: ClaimProposal, entities: Collection[str]) -> bool:
    """Tell whether a claim's holder is somebody: "these findings" and "our study" are not."""
    holder = claim.holder
    if holder.kind != "named" or holder.voice in entities:
        return True
    words = _JOINTS.split(holder.printed.strip(), maxsplit=1)[0].split()
    head = words[-1] if words else ""
    low = re.sub(r"[’']s?$", "", head.casefold())
    if head[:1].isupper() or low in _MANY:
        return True
    single = re.sub(r"(?<=[^s])s$", "", re.sub(r"ies$", "y", low))
    return any(judging().person(one) or lexicon().nouns.get(one) == "organisation" for one in (low, single))
