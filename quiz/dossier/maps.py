"""A source's paragraph map, ready to be asked: who speaks in a paragraph, and what is it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.dossier.schema import Source


class Stretch(NamedTuple):
    """Paragraphs ``first`` to ``last`` and what line ``span`` of the map says of them."""

    first: int
    last: int
    value: str
    span: int


def ranges(par: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges that a `par` names: ``"14,17-20"`` gives (14, 14) and (17, 20)."""
    for part in par.split(","):
        first, _, last = part.strip().partition("-")
        yield int(first), int(last or first)


class ParagraphMap:
    """The voices and roles of one source's paragraphs."""

    def __init__(self, source: Source) -> None:
        self.author = source.author
        self.voices: list[Stretch] = []
        """Where the map names a voice, by first paragraph."""
        self.roles: list[Stretch] = []
        """Where the map names a role other than body, by first paragraph."""
        for number, span in enumerate(source.map):
            for first, last in ranges(span.par):
                if span.voice is not None:
                    self.voices.append(Stretch(first, last, span.voice, number))
                if span.role != "body":
                    self.roles.append(Stretch(first, last, str(span.role), number))
        self.voices.sort()
        self.roles.sort()

    def voice(self, paragraph: int) -> str:
        """Return the id of the voice that speaks in a paragraph: the source's author by default."""
        return _at(self.voices, paragraph) or self.author

    def role(self, paragraph: int) -> str:
        """Return the role of a paragraph: ``body`` by default."""
        return _at(self.roles, paragraph) or "body"


def _at(stretches: list[Stretch], paragraph: int) -> str | None:
    after = bisect_right(stretches, paragraph, key=lambda stretch: stretch.first)
    if after and stretches[after - 1].last >= paragraph:
        return stretches[after - 1].value
    return None
