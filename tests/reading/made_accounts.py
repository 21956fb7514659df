"""Articles of one sentence a paragraph, compared by the deeds that they tell of."""

from __future__ import annotations

import importlib.util

import pytest

from quiz.reading.across.conflicts import find_conflicts
from quiz.reading.across.deeds import find_deeds
from quiz.reading.across.told import maybe_one
from quiz.reading.draft.model import ConflictProposal

from .conftest import article
from .made_proposals import cast_of, fact

NAMES = {
    "holm": "Rita Holm|Holm",
    "lund": "Lund:place",
    "oslo": "Oslo:place",
    "union": "Dockers' Union:organisation",
    "guard": "Harbour Guard:organisation",
    "norway": "Norway:place",
    "school": "Lund School:organisation",
}
SHARED = "Rita Holm and the people of Lund and Oslo met in Norway."


def differing(*texts: tuple[str, ...]) -> list[ConflictProposal]:
    """Return what is proposed; the test is skipped where the extra ``author`` is not installed."""
    if importlib.util.find_spec("spacy") is None:
        pytest.skip("the extra `author` is not installed: pip install 'articlequiz[author]'")
    from quiz.reading.claims.find import blocks_of

    sources = {f"s{number}": (SHARED, *lines) for number, lines in enumerate(texts, 1)}
    facts = [
        fact(f"{source}#{number}", line)
        for source, lines in sources.items()
        for number, line in enumerate(lines, 1)
    ]
    cast = cast_of(NAMES, *facts)
    deeds = []
    for source, lines in sources.items():
        blocks = blocks_of(article("\n\n".join(lines)))
        here = [one for one in facts if one.place.source == source]
        deeds += find_deeds(source, blocks, here, cast, maybe_one(cast))
    return find_conflicts(facts, cast, deeds)


def values(found: ConflictProposal) -> set[str]:
    return {one.value for one in found.values}
