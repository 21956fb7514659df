"""Check: no sentence of an article is copied. Eight words in a row, as they are folded, are a copy.

Facts and figures are free; the words that tell them are their author's. What is exempt: anchors, which have
at most six words, and quotations, which have at most seven (the loader sees to both; words around them are
not exempt), and runs that are nothing but names and titles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pydantic import BaseModel

from quiz.dossier.problems import shown
from quiz.questions.slots import Filler
from quiz.verify.findings import Finding
from quiz.verify.words import word_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from quiz.dossier.marks import Path
    from quiz.verify.case import Case

RUN = 8
"""So many words in a row are a copy."""

_NO_PROSE = frozenset({"id", "was", "file", "url", "at", "from", "fingerprints", "printed", "quote", "title"})
"""Keys whose values are no sentences of the dossier: ids and places, and what is meant to be printed."""
_BETWEEN_NAMES = frozenset({"the", "and"})
_LONGEST_SHOWN = 200


class Run(NamedTuple):
    """Words ``start`` to ``end`` (not included) of a text that stand in a paragraph of a source too."""

    start: int
    end: int
    source: str
    paragraph: int


class RunFinder:
    """Finds runs of words that stand in articles, by an index of every eight words in a row."""

    def __init__(self, paragraphs: Iterable[tuple[str, int, Sequence[str]]]) -> None:
        """Take paragraphs as source, number and folded words. A run never goes on into the next one."""
        self._paragraphs = list(paragraphs)
        self._index: dict[tuple[str, ...], tuple[int, int]] = {}
        for number, (_, _, words) in enumerate(self._paragraphs):
            for i in range(len(words) - RUN + 1):
                self._index.setdefault(tuple(words[i : i + RUN]), (number, i))

    def runs(self, words: Sequence[str]) -> Iterator[Run]:
        """Yield the runs of eight words and more, each as long as the paragraph it is found in allows."""
        i = 0
        while i + RUN <= len(words):
            place = self._index.get(tuple(words[i : i + RUN]))
            if place is None:
                i += 1
                continue
            source, number, there = self._paragraphs[place[0]]
            size, offset = RUN, place[1]
            while (
                i + size < len(words)
                and offset + size < len(there)
                and words[i + size] == there[offset + size]
            ):
                size += 1
            yield Run(i, i + size, source, number)
            i += size


def check_copying(case: Case) -> Iterator[Finding]:
    """Yield each run of eight words of an article that stands in a string of the dossier."""
    finder = RunFinder(
        (source.id, number, [word.folded for word in word_list(text)])
        for source in case.dossier.sources
        for number in range(1, source.paragraphs + 1)
        if (text := case.text(source.id, number)) is not None
    )
    names = _names(case)
    for path, text in _strings(case):
        words = word_list(text)
        if len(words) < RUN:
            continue
        for run in finder.runs([word.folded for word in words]):
            copied = words[run.start : run.end]
            if only_names([word.folded for word in copied], names):
                continue
            said = shown(text[copied[0].start : copied[-1].end], _LONGEST_SHOWN)
            yield Finding(
                "V501",
                path,
                f"{run.end - run.start} words in a row are those of {run.source}#{run.paragraph}: `{said}`",
                "tell it in other words",
            )


def _strings(case: Case) -> Iterator[tuple[Path, str]]:
    """Yield every string of the dossier that may be a sentence, statements with their slots filled in."""
    dossier = case.dossier
    for i, statement in enumerate(dossier.statements):
        yield ("statements", i, "text"), Filler(statement, case.material).text()
    yield from texts_in(("deck",), dossier.deck)
    for section in ("sources", "voices", "entities", "statements", "discrepancies", "disputes", "cards"):
        for i, entry in enumerate(getattr(dossier, section)):
            for path, text in texts_in((section, i), entry):
                if section != "statements" or path[2:] != ("text",):
                    yield path, text


def texts_in(path: Path, value: object) -> Iterator[tuple[Path, str]]:
    """Yield every text of an entry that may be a sentence, and where it stands."""
    if type(value) is str:  # members of enumerations are no prose
        yield path, value
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            key = field.alias or name
            if key not in _NO_PROSE or (key == "title" and path[:1] == ("deck",)):
                yield from texts_in((*path, key), getattr(value, name))
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from texts_in((*path, name), inner)
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from texts_in((*path, i), inner)


def _names(case: Case) -> frozenset[tuple[str, ...]]:
    dossier = case.dossier
    found = [name for entity in dossier.entities for name in (entity.name, *entity.variants)]
    found += [name for voice in dossier.voices for name in (voice.label, *voice.names)]
    found += [title for source in dossier.sources for title in (source.title, source.publisher) if title]
    return frozenset(tuple(word.folded for word in word_list(name)) for name in found)


def only_names(words: list[str], names: frozenset[tuple[str, ...]]) -> bool:
    """Tell whether words are names one after the other, with nothing but `the` and `and` between."""
    longest = max(map(len, names), default=0)
    reached = {0}
    for end in range(1, len(words) + 1):
        if (end - 1 in reached and words[end - 1] in _BETWEEN_NAMES) or any(
            start in reached and tuple(words[start:end]) in names
            for start in range(max(0, end - longest), end)
        ):
            reached.add(end)
    return len(words) in reached
