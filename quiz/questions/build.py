"""From a dossier to a built deck: cards with their questions, in the order in which they are learned.

The same dossier gives the same deck, byte for byte, on every machine: nothing is drawn at random, and every
order has an explicit key.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from quiz.dossier.schema import Answer, Dispute, Dossier, SlotType, Statement
from quiz.progress import OnProgress, telling
from quiz.questions import (
    arrange,
    basic,
    choice,
    cloze,
    discrepancy,
    fact_or_view,
    positions,
    short_answer,
    true_false,
    who_says,
)
from quiz.questions.distractors import Distractors
from quiz.questions.document import BuiltDeck, TopicInfo
from quiz.questions.explain import explain_statement, holder_of
from quiz.questions.grounds import Grounds
from quiz.questions.identity import digest, sealed
from quiz.questions.infos import (
    contrast_infos,
    discrepancy_info,
    dispute_info,
    entity_infos,
    event_info,
    source_info,
    voice_infos,
)
from quiz.questions.leads import stated
from quiz.questions.material import Material
from quiz.questions.model import AnyQuestion, Card, CardKind
from quiz.questions.order import in_order
from quiz.questions.sets import all_sets
from quiz.questions.slots import answer_key, display
from quiz.questions.voices import Voices


def build_deck(dossier: Dossier, *, on_progress: OnProgress | None = None) -> BuiltDeck:
    """Make every card and question of a dossier that has passed its checks.

    ``on_progress`` is told how many of how many statements have their cards.
    """
    material = Material(dossier)
    deck = dossier.deck
    cards = _cards(material, on_progress)
    asked = _by_entry(cards)
    built = BuiltDeck(
        id=deck.id,
        title=deck.title,
        summary=deck.summary,
        language=deck.language,
        licence=deck.licence,
        topics=tuple(TopicInfo(id=topic.id, title=topic.title) for topic in deck.topics),
        sources=tuple(source_info(source, material) for source in dossier.sources),
        voices=voice_infos(material),
        entities=entity_infos(material),
        disputes=tuple(
            dispute_info(dispute, material, asked.get(dispute.id, ())) for dispute in dossier.disputes
        ),
        discrepancies=tuple(discrepancy_info(one, material) for one in dossier.discrepancies),
        events=tuple(
            event_info(one, material, asked.get(one.id, ())) for one in dossier.statements if one.is_event
        ),
        contrasts=contrast_infos(cards),
        cards=cards,
    )
    return msgspec.structs.replace(built, fingerprint=digest(built))


def build_entry(dossier: Dossier, slug: str) -> tuple[Card, ...]:
    """Make the cards of one statement, discrepancy, dispute or hand-written card, as in the whole deck.

    What is made of several entries (sets, contrasts), and the cards' places in the deck, are left out.
    """
    material = Material(dossier)
    cards = _Cards(material, None)
    found: list[Card] = []
    for statement in dossier.statements:
        if statement.id == slug:
            found += cards.of_statement(statement)
    found += [discrepancy.build(one, material) for one in dossier.discrepancies if one.id == slug]
    for dispute in dossier.disputes:
        if dispute.id == slug:
            found += cards.of_dispute(dispute)
    for hand in dossier.cards:
        if hand.id == slug:
            found += basic.build(hand, material)
    return tuple(found)


def _by_entry(cards: Iterable[Card]) -> dict[str, list[str]]:
    """Return the cards of each entry; events to be put in order are no card of the first of them."""
    asked: dict[str, list[str]] = {}
    for card in cards:
        if card.part != arrange.PART:
            asked.setdefault(card.slug, []).append(card.id)
    return asked


def _cards(material: Material, on_progress: OnProgress | None) -> tuple[Card, ...]:
    cards = _Cards(material, on_progress).all()
    sets = list(all_sets(material))
    rests_on = {one.card.id: one.rests_on for one in sets}
    return in_order([*cards, *(one.card for one in sets)], material, rests_on)


class _Cards:
    def __init__(self, material: Material, on_progress: OnProgress | None) -> None:
        self._material = material
        self._on_progress = on_progress
        self._distractors = Distractors(material)
        self._voices = Voices(material)
        self._grounds = Grounds(material)

    def all(self) -> list[Card]:
        """Return every card of one entry, in the dossier's order."""
        material, dossier = self._material, self._material.dossier
        cards: list[Card] = []
        for statement in telling(dossier.statements, self._on_progress):
            cards += self.of_statement(statement)
        cards += [discrepancy.build(one, material) for one in dossier.discrepancies]
        for dispute in dossier.disputes:
            cards += self.of_dispute(dispute)
        for hand in dossier.cards:
            cards += basic.build(hand, material)
        return cards

    def of_statement(self, statement: Statement) -> list[Card]:
        """Return the cards of one statement: one for each slot, and whether it is fact or view."""
        cards = [self._slot(statement, slot) for slot in statement.answers]
        standing = fact_or_view.build(statement, self._material, self._voices)
        return cards if standing is None else [*cards, standing]

    def of_dispute(self, dispute: Dispute) -> list[Card]:
        """Return the cards of one dispute: one for each position, and the dispute's own."""
        material = self._material
        cards = [
            positions.build_position(dispute, position, material, self._voices, self._grounds)
            for position in dispute.positions
        ]
        return [*cards, positions.build_dispute(dispute, material)]

    def _slot(self, statement: Statement, slot: str) -> Card:
        material = self._material
        answer = statement.answers[slot]
        card = material.card_id(statement.id, slot)
        key = answer_key(answer, material)
        pool = self._distractors.pool(statement, slot)
        text = stated(statement, material)
        built = {
            "choice": choice.build(card, statement, slot, pool, material),
            "true-false": true_false.build(card, statement, slot, pool, material),
            "cloze": cloze.build(card, statement, slot, key, material),
            "short-answer": short_answer.build(card, statement, slot, key, material),
        }
        questions: list[AnyQuestion] = [
            one for form, one in built.items() if one is not None and form not in answer.skip
        ]
        if slot == next(iter(statement.answers)) and "who-says" not in answer.skip:
            questions += who_says.for_statement(card, statement, material, self._voices)
        return sealed(
            Card(
                id=card,
                deck=material.deck,
                slug=statement.id,
                part=slot,
                kind=CardKind.EVENT if statement.is_event else CardKind.STATEMENT,
                statement_kind=statement.kind.value,
                topic=statement.topic,
                tags=tuple(statement.tags),
                importance=statement.importance,
                text=text,
                answers=(display(answer, material),),
                holder=holder_of(statement, material),
                holder_id=statement.holder if statement.needs_holder else None,
                explanation=explain_statement(statement, [slot], text, material),
                questions=tuple(questions),
                content_hash="",
                answer_hash="",
                was=material.former_ids(statement.was, slot),
            ),
            _identity(answer),
        )


def _identity(answer: Answer) -> tuple[str | None, ...]:
    """Return what makes an answer another answer: not its spelling, but its value."""
    if answer.entity is not None:
        return ("entity", answer.entity)
    if answer.type is SlotType.NUMBER:
        return ("number", answer.value, answer.unit, answer.bounds.value)
    return (answer.type.value, answer.value)
