"""What stands on a study sheet: plain text, not yet escaped for the place it goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten
from typing import Final

from quiz.brief.topics import narrowed
from quiz.dossier.dates import DateError, human
from quiz.questions.document import (
    BuiltDeck,
    DiscrepancyInfo,
    DisputeInfo,
    EventInfo,
    PositionInfo,
    SourceInfo,
)
from quiz.questions.folding import contains
from quiz.questions.model import Card, CardKind
from quiz.questions.said import places, places_alone
from quiz.questions.timeline import chronological, first_day
from quiz.questions.wording import RELATION, capitalised, listed

MUST: Final = 3
DETAIL: Final = 1
"""Importance: 3 is what everybody must know, 2 is worth knowing, 1 is a detail."""
_LABEL: Final = 70
"""How many characters of another event are enough to know it by."""
OTHER: Final = "Other"
"""The heading of what has no topic."""
KINDS: Final = {
    "claim": "a claim",
    "prediction": "a prediction",
    "judgement": "a judgement",
    "explanation": "an explanation",
    "recommendation": "a recommendation",
    "report": "a report",
}


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source: its label; title, author, publisher and date as far as they are known; file and URL."""

    label: str
    about: tuple[str, ...]
    file: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence, how it stands, and who says it where."""

    text: str
    kind: str | None
    where: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event: when; how sure that is, or what it came after or before; then as any sentence."""

    when: str
    certainty: str
    told: Told


@dataclass(frozen=True, slots=True)
class Topic:
    """What is reported on a topic, and what voices claim, judge, explain or expect."""

    title: str
    reports: tuple[Told, ...]
    views: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A discrepancy: the thing, how its values stand to each other, each value with who gives it."""

    thing: str
    relation: str
    values: tuple[tuple[str, tuple[str, ...]], ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class Held:
    """A position: who holds it and, where they are first met, who they are; claim, grounds, doubt, place."""

    voice: str
    role: str | None
    claim: str
    kind: str
    grounds: str | None
    hedge: str | None
    where: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A dispute: its question, and its stances with those who take them."""

    number: int
    question: str
    note: str | None
    stances: tuple[tuple[str, tuple[Held, ...]], ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """A whole sheet."""

    title: str
    summary: str | None
    scope: str | None
    language: str
    licence: str
    sources: tuple[SourceLine, ...]
    events: tuple[EventLine, ...]
    undated: tuple[EventLine, ...]
    topics: tuple[Topic, ...]
    differences: tuple[Difference, ...]
    questions: tuple[Question, ...]
    people: tuple[tuple[str, str], ...]


def brief_of(whole: BuiltDeck, least: int | None = None, topics: Sequence[str] = ()) -> Brief:
    """Return the sheet of a deck, which must have its cards, with everything of at least this importance.

    Without ``least`` it holds what everybody must know, or everything where nothing is marked as that; with
    ``topics`` (ids) only what belongs to one of them. Raises ``UsageError`` where a topic is unknown.
    """
    deck = narrowed(whole, topics)
    if least is None:
        least = MUST if any(card.importance == MUST for card in deck.cards) else DETAIL
    writer = _Writer(deck, least, {event.id: event.text for event in whole.events})
    events = [event for event in chronological(deck.events) if event.importance >= least]
    brief = Brief(
        title=deck.title,
        summary=deck.summary,
        scope=_scope(deck, least, only_topics=bool(topics)),
        language=deck.language,
        licence=deck.licence,
        sources=tuple(_source(source) for source in deck.sources),
        events=tuple(writer.event(event) for event in events if first_day(event) is not None),
        undated=tuple(writer.event(event) for event in events if first_day(event) is None),
        topics=tuple(writer.topics()),
        differences=tuple(writer.differences()),
        questions=tuple(writer.questions()),
        people=(),
    )
    return _with_people(brief, whole)


def _scope(deck: BuiltDeck, least: int, *, only_topics: bool) -> str | None:
    """Say what is left out, or None where the sheet holds all there is."""
    about = ""
    if only_topics:
        about = f" on {listed([f'“{topic.title}”' for topic in deck.topics])}"
    if all(card.importance >= least for card in deck.cards):
        return f"This sheet holds what the deck has{about}." if about else None
    kept = sum(dispute.importance >= least for dispute in deck.disputes)
    which = "what everybody must know" if least == MUST else "no details"
    return f"This sheet holds {which}{about}: {kept} of {len(deck.disputes)} disputes."


class _Writer:
    def __init__(self, deck: BuiltDeck, least: int, texts: Mapping[str, str]) -> None:
        self._deck = deck
        self._least = least
        self._authors = {source.id: source.author_label for source in deck.sources}
        self._order = {topic.id: place for place, topic in enumerate(deck.topics)}
        self._introduced: set[str] = set()
        self._texts = texts

    def event(self, event: EventInfo) -> EventLine:
        dated = first_day(event) is not None
        if dated:
            when, certainty = event.shown or "", "inferred" if event.inferred else ""
        else:
            given = event.told or event.shown
            when = f"“{given}”" if given else "no time given"
            certainty = self._beside(event)
        return EventLine(when, certainty, Told(event.text, None, places(event.evidence, self._authors)))

    def _beside(self, event: EventInfo) -> str:
        """Return what is known of an event's place: which it follows, which it precedes."""
        ways = (("after", event.after), ("before", event.before))
        known = [
            f"{way}: {shorten(self._texts[other], _LABEL, placeholder=' …')}"
            for way, others in ways
            for other in others
            if other in self._texts
        ]
        return "; ".join(known) or "no date"

    def topics(self) -> Iterator[Topic]:
        """Yield what is said on each topic besides its events, in the order in which it is learned."""
        statements: dict[str, Card] = {}
        for card in self._deck.cards:
            if card.kind is CardKind.STATEMENT and card.importance >= self._least:
                statements.setdefault(card.slug, card)
        titles = {topic.id: topic.title for topic in self._deck.topics}
        for topic in (*titles, None):
            cards = [
                card
                for card in statements.values()
                if (card.topic if card.topic in titles else None) == topic
            ]
            if cards:
                yield Topic(
                    title=OTHER if topic is None else titles[topic],
                    reports=tuple(self._told(card) for card in cards if _is_report(card)),
                    views=tuple(self._told(card) for card in cards if not _is_report(card)),
                )

    def _told(self, card: Card) -> Told:
        kind = KINDS.get(card.statement_kind or "") if card.statement_kind != "report" else None
        return Told(card.text, kind, places(card.explanation.evidence, self._authors))

    def differences(self) -> Iterator[Difference]:
        """Yield the discrepancies, in the dossier's order."""
        importance = {card.id: card.importance for card in self._deck.cards}
        for one in self._deck.discrepancies:
            if importance.get(one.card, MUST) >= self._least:
                yield self._difference(one)

    def _difference(self, one: DiscrepancyInfo) -> Difference:
        return Difference(
            thing=capitalised(one.thing),
            relation=RELATION.get(one.relation, one.relation),
            values=tuple((value.value, places(value.evidence, self._authors)) for value in one.values),
            note=one.note,
        )

    def questions(self) -> Iterator[Question]:
        last = len(self._order)
        disputes = sorted(self._deck.disputes, key=lambda one: self._order.get(one.topic or "", last))
        shown = [dispute for dispute in disputes if dispute.importance >= self._least]
        for number, dispute in enumerate(shown, 1):
            yield self._question(dispute, number)

    def _question(self, dispute: DisputeInfo, number: int) -> Question:
        return Question(
            number=number,
            question=dispute.question,
            note=dispute.note,
            stances=tuple(
                (
                    stance.label,
                    tuple(
                        self._held(position) for position in dispute.positions if position.stance == stance.id
                    ),
                )
                for stance in dispute.stances
            ),
        )

    def _held(self, position: PositionInfo) -> Held:
        """Return a position; who the voice is, is said where it is first met."""
        known = position.voice in self._introduced
        self._introduced.add(position.voice)
        return Held(
            voice=position.voice_label,
            role=None if known else position.voice_role,
            claim=position.claim,
            kind=KINDS.get(position.kind, position.kind),
            grounds=position.grounds,
            hedge=position.hedge,
            where=places_alone(position.evidence, self._authors),
        )


def _is_report(card: Card) -> bool:
    """Whether a sentence tells what happened without being ascribed to anybody who is quoted for it."""
    return card.statement_kind == "report" and card.holder is None


def _source(source: SourceInfo) -> SourceLine:
    about = [f"“{source.title}”"] if source.title else []
    about.append(f"by {source.author_label}")
    if source.publisher:
        about.append(source.publisher)
    if source.published:
        about.append(_date(source.published))
    else:
        about.append("date not given")
    if not source.title:
        about.append("title not given")
    return SourceLine(source.label, tuple(about), source.file, source.url)


def _date(edtf: str) -> str:
    try:
        return human(edtf)
    except DateError:
        return edtf


def _with_people(brief: Brief, deck: BuiltDeck) -> Brief:
    """Add the people with a role who are named on the sheet, in the dossier's order."""
    from dataclasses import replace

    sentences = list(_sentences(brief))
    people = tuple(
        (entity.name, entity.role)
        for entity in deck.entities
        if entity.type == "person"
        and entity.role
        and any(contains(one, name) for name in (entity.name, *entity.variants) for one in sentences)
    )
    return replace(brief, people=people)


def _sentences(brief: Brief) -> Iterable[str]:
    for event in (*brief.events, *brief.undated):
        yield event.told.text
    for topic in brief.topics:
        yield from (told.text for told in (*topic.reports, *topic.views))
    for difference in brief.differences:
        yield difference.thing
        yield from (value for value, _ in difference.values)
    for question in brief.questions:
        yield question.question
        for _, positions in question.stances:
            for held in positions:
                yield from (held.voice, held.claim, held.grounds or "")
