"""What is asked about each article: its text in parts, its facts in batches, and who may hold a view."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from quiz.reading.draft.model import AnswerProposal, ClaimProposal, EntityProposal, FactProposal
from quiz.reading.llm.answers import schema
from quiz.reading.llm.prompts import Prompt, Task, prompt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from quiz.reading.draft.model import AnyProposal
    from quiz.reading.llm.ask import Limits
    from quiz.reading.structure.article import Article, Paragraph

_MOST_SLOTS = 4
_SLOTS = "abcd"
_VOICES = frozenset({"person", "organisation"})


@dataclass(frozen=True, slots=True)
class OfferedFact:
    """A fact that may be reworded, and which of its answers, by index, each slot stands for."""

    fact: FactProposal
    slots: dict[str, int]


@dataclass(frozen=True, slots=True)
class Request:
    """One request: its prompt, the article it is about (None for all), and which part of it, from 1.

    ``facts`` are the facts offered, by the short ids that the prompt gives them.
    """

    prompt: Prompt
    source: str | None
    part: int
    fingerprint: str = ""
    facts: dict[str, OfferedFact] = field(default_factory=dict)

    @property
    def task(self) -> Task:
        """What is asked for."""
        return self.prompt.task


class Cast:
    """The voices that a view may be credited to: known ones and those that proposals name.

    ``authors`` gives the author's voice by source; who wrote one article has no voice in another one, unless
    that names them.
    """

    def __init__(
        self,
        known: Mapping[str, str],
        proposals: Iterable[AnyProposal],
        authors: Mapping[str, str] | None = None,
    ) -> None:
        self._known = dict(known)
        self._authors = dict(authors or {})
        self._proposed: dict[str, str] = {}
        self._by_source: dict[str, dict[str, str]] = {}
        for one in proposals:
            if isinstance(one, EntityProposal) and one.type in _VOICES:
                for source in {mention.source for mention in one.mentions}:
                    self._add(source, one.slug, one.name)
                self._proposed.setdefault(one.slug, one.name)
            elif isinstance(one, ClaimProposal) and one.holder.voice is not None:
                self._add(one.place.source, one.holder.voice, one.holder.printed)

    def _add(self, source: str, voice: str, label: str) -> None:
        self._proposed.setdefault(voice, label)
        self._by_source.setdefault(source, {}).setdefault(voice, label)

    def label(self, voice: str) -> str:
        """Return what a voice is called; its id where nothing else is known."""
        return self._known.get(voice) or self._proposed.get(voice) or voice

    def offered(self, source: str) -> dict[str, str]:
        """Return the voices that an article may give views to, with their names."""
        here = self._by_source.get(source, {})
        others = {voice for other, voice in self._authors.items() if other != source}
        own = self._authors.get(source)
        known = {voice: name for voice, name in self._known.items() if voice == own or voice not in others}
        return {**here, **known}

    def rows(self, source: str) -> list[dict[str, Any]]:
        """Return the voices offered for an article as data."""
        offered, own = self.offered(source), self._authors.get(source)
        return [
            {"voice": voice, "name": offered[voice]} | ({"author": True} if voice == own else {})
            for voice in sorted(offered)
        ]


def requests_for(
    source: str, article: Article, proposals: Sequence[AnyProposal], cast: Cast, limits: Limits
) -> Iterator[Request]:
    """Yield the requests about one article: its views part by part, then its facts batch by batch."""
    about = fingerprint(article)
    if voices := cast.rows(source):
        for part, rows in enumerate(_parts(article, limits.chunk), 1):
            asked = prompt("positions", schema("positions"), voices=voices, paragraphs=rows)
            yield Request(asked, source, part, about)
    for part, batch in enumerate(_batches(source, proposals, limits), 1):
        facts = {f"f{number}": one for number, one in enumerate(batch, 1)}
        numbers = {one.fact.place.paragraph for one in batch}
        rows = [row for row in _rows(article, limits.chunk) if row["paragraph"] in numbers]
        told = [_fact_row(short, one, cast) for short, one in facts.items()]
        asked = prompt("wordings", schema("wordings"), facts=told, paragraphs=_fitting(rows, batch, limits))
        yield Request(asked, source, part, about, facts)


def fingerprint(article: Article) -> str:
    """Return sixteen hexadecimal digits that know an article's text again."""
    told = " ".join(paragraph.fingerprint for paragraph in article.paragraphs)
    return hashlib.blake2b(told.encode(), digest_size=8).hexdigest()


def _rows(article: Article, most: int) -> Iterator[dict[str, Any]]:
    """Yield paragraphs as data; one that is longer than a request may be comes in pieces."""
    for paragraph in article.paragraphs:
        if paragraph.of is None:  # a pull quote repeats what stands elsewhere
            for text in _pieces(paragraph.text, most):
                yield _row(paragraph, text)


def _row(paragraph: Paragraph, text: str) -> dict[str, Any]:
    row: dict[str, Any] = {"paragraph": paragraph.number}
    if paragraph.role != "body":
        row["role"] = str(paragraph.role)
    if paragraph.voice is not None:
        row["speaker"] = paragraph.voice
    return {**row, "text": text}


def _pieces(text: str, most: int) -> Iterator[str]:
    while len(text) > most:
        cut = text.rfind(". ", most // 2, most) + 1 or text.rfind(" ", most // 2, most) or most
        cut = cut if cut > 0 else most
        yield text[:cut]
        text = text[cut:].lstrip()
    yield text


def _parts(article: Article, most: int) -> Iterator[list[dict[str, Any]]]:
    part: list[dict[str, Any]] = []
    size = 0
    for row in _rows(article, most):
        if part and size + len(row["text"]) > most:
            yield part
            part, size = [], 0
        part.append(row)
        size += len(row["text"])
    if part:
        yield part


def _batches(source: str, proposals: Sequence[AnyProposal], limits: Limits) -> Iterator[list[OfferedFact]]:
    """Yield an article's facts in the order of its text, the worthiest where there are too many."""
    facts = [one for one in proposals if isinstance(one, FactProposal) and one.place.source == source]
    offered = [OfferedFact(one, slots) for one in facts if (slots := _slots(one.answers))]
    best = sorted(offered, key=lambda one: (-one.fact.worth, one.fact.id))[: limits.facts]
    best.sort(key=lambda one: (one.fact.place.paragraph, one.fact.place.start, one.fact.id))
    for at in range(0, len(best), limits.batch):
        yield best[at : at + limits.batch]


def _slots(answers: Sequence[AnswerProposal]) -> dict[str, int]:
    """Name the best answers that do not overlap."""
    chosen: list[int] = []
    for number, one in enumerate(answers):
        free = all(one.end <= answers[other].start or answers[other].end <= one.start for other in chosen)
        if free and one.printed.strip() and len(chosen) < _MOST_SLOTS:
            chosen.append(number)
    return dict(zip(_SLOTS, chosen, strict=False))


def _fact_row(short: str, one: OfferedFact, cast: Cast) -> dict[str, Any]:
    place = one.fact.place
    answers = [
        {"slot": slot, "type": one.fact.answers[number].type, "printed": one.fact.answers[number].printed}
        for slot, number in one.slots.items()
    ]
    row = {"fact": short, "paragraph": place.paragraph, "sentence": place.text, "answers": answers}
    told = [cast.label(voice) for voice in one.fact.says]
    return {**row, "told_by": told} if told else row


def _fitting(
    rows: list[dict[str, Any]], batch: Sequence[OfferedFact], limits: Limits
) -> list[dict[str, Any]]:
    """Return the paragraphs around some facts, or only their sentences where those are too long."""
    if sum(len(row["text"]) for row in rows) <= limits.chunk:
        return rows
    return [{"paragraph": one.fact.place.paragraph, "text": one.fact.place.text} for one in batch]
