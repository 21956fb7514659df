"""A source's paragraph map, ready to be asked: who speaks in a paragraph, and what is it."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from heapq import heappop, heappush
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple
from weakref import ref

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from quiz.dossier.schema import Source, Span


_MOST = 20_000
_MADE: dict[int, tuple[ref[Source], ParagraphMap]] = {}
"""Maps by the identity of their sources: an entry never changes, and most outlive an edit of the dossier."""


class Stretch(NamedTuple):
    """Paragraphs ``first`` to ``last`` and what line ``span`` of the map says of them."""

    first: int
    last: int
    value: str
    span: int


def map_of(source: Source) -> ParagraphMap:
    """Return a source's paragraph map, made once for as long as that very entry is loaded."""
    kept = _MADE.get(id(source))
    if kept is not None and kept[0]() is source:
        return kept[1]
    if len(_MADE) >= _MOST:
        _MADE.clear()
    made = ParagraphMap(source)
    _MADE[id(source)] = ref(source), made
    return made


def ranges(par: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges that a `par` names: ``"14,17-20"`` gives (14, 14) and (17, 20)."""
    for part in par.split(","):
        first, _, last = part.strip().partition("-")
        yield int(first), int(last or first)


class ParagraphMap:
    """The voices, roles and remarks of one source's paragraphs.

    Where lines of the map overlap, the last one counts. However wide they are, they cost what their
    number does, not what their paragraphs would.
    """

    def __init__(self, source: Source) -> None:
        self.author = source.author
        self._spans = source.map
        self.voices = self._stretches(lambda span: span.voice)
        """Where the map names a voice, by first paragraph."""
        self.roles = self._stretches(lambda span: None if span.role == "body" else str(span.role))
        """Where the map names a role other than body, by first paragraph."""

    def _stretches(self, value_of: Callable[[Span], str | None]) -> list[Stretch]:
        return sorted(
            Stretch(first, last, value, number)
            for number, span in enumerate(self._spans)
            if (value := value_of(span)) is not None
            for first, last in ranges(span.par)
        )

    @cached_property
    def _flat_voices(self) -> list[Stretch]:
        return _flat(self.voices)

    @cached_property
    def _flat_roles(self) -> list[Stretch]:
        return _flat(self.roles)

    @cached_property
    def _flat_notes(self) -> list[Stretch]:
        return _flat(self._stretches(lambda span: span.note))

    @cached_property
    def _flat_repeats(self) -> list[Stretch]:
        return _flat(self._stretches(lambda span: None if span.of is None else str(span.of)))

    def voice(self, paragraph: int) -> str:
        """Return the id of the voice that speaks in a paragraph: the source's author by default."""
        return _at(self._flat_voices, paragraph) or self.author

    def role(self, paragraph: int) -> str:
        """Return the role of a paragraph: ``body`` by default."""
        return _at(self._flat_roles, paragraph) or "body"

    def note(self, paragraph: int) -> str | None:
        """Return the remark on a paragraph, if there is one."""
        return _at(self._flat_notes, paragraph)

    def repeats(self, paragraph: int) -> int | None:
        """Return the paragraph that a pull quote repeats."""
        repeated = _at(self._flat_repeats, paragraph)
        return None if repeated is None else int(repeated)


def _flat(stretches: list[Stretch]) -> list[Stretch]:
    """Return stretches that do not overlap, from ones sorted by first paragraph: the last line counts."""
    edges = sorted({edge for one in stretches for edge in (one.first, one.last + 1)})
    out: list[Stretch] = []
    open_now: list[tuple[int, Stretch]] = []
    begun = 0
    for start, end in pairwise(edges):
        while begun < len(stretches) and stretches[begun].first <= start:
            heappush(open_now, (-stretches[begun].span, stretches[begun]))
            begun += 1
        while open_now and open_now[0][1].last < start:
            heappop(open_now)
        if open_now:
            out.append(open_now[0][1]._replace(first=start, last=end - 1))
    return out


def _at(stretches: list[Stretch], paragraph: int) -> str | None:
    after = bisect_right(stretches, paragraph, key=lambda stretch: stretch.first)
    if after and stretches[after - 1].last >= paragraph:
        return stretches[after - 1].value
    return None
