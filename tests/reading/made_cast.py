"""A cast for tests: entities are the names it is told, wherever they are printed."""

from __future__ import annotations

import re
from typing import Literal

from quiz.reading.draft.model import EntityProposal
from quiz.reading.structure.article import Article

Type = Literal["person", "organisation", "place", "agreement", "event", "other"]


class MadeCast:
    """Names by slug, the first of them the full one, the type behind a colon: ``{"lund": "Lund:place"}``."""

    def __init__(self, names: dict[str, str], articles: dict[str, Article]) -> None:
        self._slugs: dict[str, str] = {}
        entities = []
        for slug, line in names.items():
            all_names, _, kind = line.partition(":")
            printed = all_names.split("|")
            self._slugs |= dict.fromkeys(printed, slug)
            entities.append(EntityProposal(id=slug, slug=slug, name=printed[0], type=kind or "person"))
        self.entities = tuple(entities)
        either = "|".join(
            re.escape(name) for name in sorted(self._slugs, key=lambda name: (-len(name), name))
        )
        self.spans = {
            (source, one.number): tuple(
                (found.start(), found.end(), self._slugs[found[0]])
                for found in re.finditer(rf"\b(?:{either})\b", one.text)
            )
            for source, article in articles.items()
            for one in article.paragraphs
        }

    def at(self, source: str, paragraph: int, start: int, end: int) -> str | None:
        return next(
            (slug for one, two, slug in self.spans[source, paragraph] if one < end and start < two), None
        )

    def named(self, text: str) -> str | None:
        return self._slugs.get(text.strip().removesuffix("’s"))
