"""A cast for tests: entities are the names it is told, wherever they are printed."""

from __future__ import annotations

from quiz.reading.facts.people import Cast
from quiz.reading.structure.article import Article


class MadeCast(Cast):
    """Names by slug; a stretch names an entity when it holds one of its names."""

    def __init__(self, names: dict[str, str], articles: dict[str, Article]) -> None:
        self._slugs = {name: slug for slug, all_names in names.items() for name in all_names.split("|")}
        self._articles = articles

    def at(self, source: str, paragraph: int, start: int, end: int) -> str | None:
        return self.named(self._articles[source].paragraph(paragraph).text[start:end])

    def named(self, text: str) -> str | None:
        return self._slugs.get(text.strip().removesuffix("’s"))
