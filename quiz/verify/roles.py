"""Check: nothing rests on a heading, caption or pull quote alone, unless a note says so.

Headings ask and sharpen, captions come from a picture agency, and pull quotes cut off who said it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quiz.dossier.problems import listed
from quiz.dossier.schema import Kind, Role
from quiz.verify.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.dossier.marks import Path
    from quiz.dossier.schema import Evidence
    from quiz.verify.case import Case

_WORDS = {
    Role.HEADING: ("heading", "headline"),
    Role.TITLE: ("title", "headline"),
    Role.CAPTION: ("caption",),
    Role.CREDIT: ("credit",),
    Role.LABEL: ("label",),
    Role.READ_ALSO: ("headline", "teaser", "recommended"),
    Role.PULL_QUOTE: ("pull quote", "pull-quote"),
}
"""Paragraphs that are no part of what an article tells, and the words by which a note speaks of them."""


def check_roles(case: Case) -> Iterator[Finding]:
    """Yield reports and values that rest on such paragraphs alone, and what rests on pull quotes alone."""
    for path, evidence, note, report in _entries(case):
        roles = [Role(case.maps[one.source].role(one.paragraph)) for one in evidence]
        if not all(role in _WORDS for role in roles) or any(_says(note, role) for role in roles):
            continue
        where = listed(dict.fromkeys(f"{one.at} ({role})" for one, role in zip(evidence, roles, strict=True)))
        if all(role is Role.PULL_QUOTE for role in roles):
            one = evidence[0]
            repeats = case.maps[one.source].repeats(one.paragraph)
            instead = f"{one.source}#{repeats}" if repeats is not None else "the paragraph that it repeats"
            yield Finding(
                "V602", (*path, "at"), f"this rests on a pull quote alone: {where}", f"cite {instead}"
            )
        elif report:
            yield Finding(
                "V601",
                (*path, "at"),
                f"this rests on no paragraph of the text itself, only on {where}",
                f"cite one that tells it, or say in `note` that it is the {_WORDS[roles[0]][0]}",
            )


def _entries(case: Case) -> Iterator[tuple[Path, list[Evidence], str, bool]]:
    """Yield the place of the first line of evidence, all lines, the notes, and whether it is a report."""
    dossier = case.dossier
    for i, statement in enumerate(dossier.statements):
        path: Path = ("statements", i, "evidence", 0)
        yield path, statement.evidence, statement.note or "", statement.kind is Kind.REPORT
    for i, discrepancy in enumerate(dossier.discrepancies):
        for k, value in enumerate(discrepancy.values):
            path = ("discrepancies", i, "values", k, "evidence", 0)
            yield path, value.evidence, discrepancy.note or "", True
    for i, dispute in enumerate(dossier.disputes):
        for k, position in enumerate(dispute.positions):
            path = ("disputes", i, "positions", k, "evidence", 0)
            yield path, position.evidence, f"{position.note or ''} {dispute.note or ''}", False
    for i, card in enumerate(dossier.cards):
        if card.evidence:
            yield ("cards", i, "evidence", 0), card.evidence, card.note or "", False


def _says(note: str, role: Role) -> bool:
    return any(re.search(rf"\b{word}s?\b", note, re.IGNORECASE) for word in _WORDS[role])
