"""What is seen of a deck's disagreement: disputes, discrepancies, and events with what each source says."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from quiz.questions.said import who_says
from quiz.questions.timeline import chronological, first_day
from quiz.questions.wording import RELATION
from quiz.study.views import (
    DiscrepancyView,
    DisputesView,
    DisputeView,
    EventView,
    PositionView,
    Said,
    StanceView,
    ValueView,
    VoiceRow,
)

if TYPE_CHECKING:
    from quiz.questions.document import BuiltDeck, DiscrepancyInfo, DisputeInfo, EventInfo, PositionInfo
    from quiz.questions.model import EvidenceLine
    from quiz.store.api import Store


def disputes_view(store: Store, deck: str) -> DisputesView:
    """Return what is to be seen of a deck's disagreement. Raises ``UnknownDeckError``."""
    return _Seen(store.deck_document(deck)).view()


class _Seen:
    """A deck's document, with what is looked up in it again and again."""

    def __init__(self, document: BuiltDeck) -> None:
        self._document = document
        self._topics = {topic.id: topic.title for topic in document.topics}
        self._place = {topic.id: place for place, topic in enumerate(document.topics)}
        self._authors = {source.id: source.author_label for source in document.sources}
        self._events = {event.id: event.text for event in document.events}
        self._voices: dict[str, tuple[str, ...]] = {}
        for voice in document.voices:
            self._voices[voice.label] = (*self._voices.get(voice.label, ()), voice.id)

    def view(self) -> DisputesView:
        document = self._document
        positions = [position for dispute in document.disputes for position in dispute.positions]
        voices = Counter(position.voice for position in positions)
        sources = Counter(
            source for position in positions for source in {line.source for line in position.evidence}
        )
        last = len(self._place)
        disputes = sorted(document.disputes, key=lambda one: self._place.get(one.topic or "", last))
        labels = {voice.id: voice.label for voice in document.voices}
        labels |= {source.id: source.label for source in document.sources}
        return DisputesView(
            deck=document.id,
            title=document.title,
            disputes=tuple(self._dispute(dispute, number) for number, dispute in enumerate(disputes, 1)),
            voices=tuple(
                VoiceRow(voice.id, voice.label, voices[voice.id])
                for voice in document.voices
                if voice.id in voices
            ),
            sources=tuple(
                VoiceRow(source.id, source.label, sources[source.id])
                for source in document.sources
                if source.id in sources
            ),
            events=tuple(self._event(event) for event in chronological(document.events)),
            discrepancies=tuple(self._discrepancy(one) for one in document.discrepancies),
            labels=labels,
            contrasts={frozenset(one.voices): one.card for one in document.contrasts},
        )

    def _topic(self, topic: str | None) -> str | None:
        return None if topic is None else self._topics.get(topic, topic)

    # ------------------------------------------------------------ disputes

    def _dispute(self, dispute: DisputeInfo, number: int) -> DisputeView:
        return DisputeView(
            id=dispute.id,
            deck=self._document.id,
            question=dispute.question,
            note=dispute.note,
            topic=self._topic(dispute.topic),
            stances=tuple(
                StanceView(
                    label=stance.label,
                    positions=tuple(
                        _position(position) for position in dispute.positions if position.stance == stance.id
                    ),
                )
                for stance in dispute.stances
            ),
            number=number,
            cards=frozenset(dispute.cards or (dispute.card, *(one.card for one in dispute.positions))),
        )

    # ------------------------------------------------------------ what the sources say

    def _said(self, evidence: tuple[EvidenceLine, ...]) -> tuple[Said, ...]:
        return tuple(
            Said(
                who=who_says(line, self._authors.get(line.source)),
                voices=tuple(voice for label in line.voices for voice in self._voices.get(label, ())),
                source=line.source,
                source_label=line.source_label,
                paragraph=line.paragraph,
            )
            for line in evidence
        )

    def _discrepancy(self, one: DiscrepancyInfo) -> DiscrepancyView:
        return DiscrepancyView(
            id=one.id,
            card=one.card,
            thing=one.thing,
            relation=one.relation,
            difference=RELATION.get(one.relation, one.relation),
            topic=self._topic(one.topic),
            note=one.note,
            values=tuple(ValueView(value.value, self._said(value.evidence)) for value in one.values),
        )

    def _event(self, event: EventInfo) -> EventView:
        dated = first_day(event) is not None
        return EventView(
            id=event.id,
            text=event.text,
            when=event.shown if dated else event.told or event.shown,
            dated=dated,
            inferred=event.inferred,
            why=event.why,
            follows=() if dated else self._texts(event.after),
            precedes=() if dated else self._texts(event.before),
            topic=self._topic(event.topic),
            standing=event.standing,
            said=self._said(event.evidence),
            notes=event.notes,
            cards=frozenset(event.cards),
            discrepancies=event.discrepancies,
            dispute=event.dispute,
            position=event.position,
        )

    def _texts(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self._events[one] for one in ids if one in self._events)


def _position(position: PositionInfo) -> PositionView:
    return PositionView(
        voice_id=position.voice,
        voice=position.voice_label,
        voice_role=position.voice_role,
        through=position.through,
        claim=position.claim,
        grounds=position.grounds,
        hedge=position.hedge,
        kind=position.kind,
        evidence=tuple((line.source, line.source_label, line.paragraph) for line in position.evidence),
        id=position.id,
        card=position.card,
    )
