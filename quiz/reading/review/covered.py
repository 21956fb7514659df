"""How much of each article is in the dossier, and how much of it waits to be decided."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

from quiz.dossier.maps import map_of
from quiz.reading.review.views import Coverage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quiz.dossier.maps import ParagraphMap
    from quiz.dossier.schema import Dossier, Evidence, Source
    from quiz.reading.review.queue import Item

_BODY = frozenset({"body", "pull-quote", "comment"})


def coverage(dossier: Dossier, items: Sequence[Item]) -> tuple[Coverage, ...]:
    """Return, per source, the paragraphs that some evidence names, and how many of the items are about it."""
    cited: dict[str, set[int]] = {}
    for evidence in _all_evidence(dossier):
        cited.setdefault(evidence.source, set()).add(evidence.paragraph)
    left = Counter(map(attrgetter("source"), items))
    found = []
    for source in dossier.sources:
        body = _body(source)
        found.append(
            Coverage(
                source=source.id,
                label=source.label,
                paragraphs=len(body),
                covered=len(body & cited.get(source.id, set())),
                left=left[source.id],
            )
        )
    return tuple(found)


def _all_evidence(dossier: Dossier) -> Iterator[Evidence]:
    for statement in dossier.statements:
        yield from statement.evidence
    for discrepancy in dossier.discrepancies:
        for value in discrepancy.values:
            yield from value.evidence
    for dispute in dossier.disputes:
        for position in dispute.positions:
            yield from position.evidence


@lru_cache(maxsize=4_096)
def _body_of(roles: ParagraphMap, paragraphs: int) -> frozenset[int]:
    return frozenset(n for n in range(1, paragraphs + 1) if roles.role(n) in _BODY)


def _body(source: Source) -> frozenset[int]:
    """Return the numbers of the paragraphs that an article's entries could rest on."""
    return _body_of(map_of(source), source.paragraphs)
