"""What a built deck tells of its sources, voices, disputes, discrepancies and events."""

from __future__ import annotations

from collections.abc import Iterable

from quiz.dossier.dates import DateError, human
from quiz.dossier.maps import ParagraphMap
from quiz.dossier.schema import Basis, Discrepancy, Dispute, Position, Source, Statement
from quiz.questions import contrast, positions
from quiz.questions import discrepancy as discrepancy_form
from quiz.questions.document import (
    ContrastInfo,
    DiscrepancyInfo,
    DisputeInfo,
    EntityInfo,
    EventInfo,
    ParagraphInfo,
    PositionInfo,
    SourceInfo,
    StanceInfo,
    ValueInfo,
    VoiceInfo,
)
from quiz.questions.explain import discrepancies_on, explain_statement, linked_dispute
from quiz.questions.leads import stated
from quiz.questions.material import Material
from quiz.questions.model import Card
from quiz.questions.wording import sentence


def source_info(source: Source, material: Material) -> SourceInfo:
    """Return a source with a line for each paragraph."""
    spoken = ParagraphMap(source)
    prints = source.fingerprints
    return SourceInfo(
        id=source.id,
        file=source.file,
        label=source.label,
        title=source.title,
        author=source.author,
        author_label=material.label(source.author),
        publisher=source.publisher,
        published=source.published,
        url=source.url,
        note=source.note,
        paragraphs=tuple(
            ParagraphInfo(
                number=number,
                role=spoken.role(number),
                voice=spoken.voice(number),
                fingerprint=prints[number - 1] if number <= len(prints) else None,
                repeats=spoken.repeats(number),
                note=spoken.note(number),
            )
            for number in range(1, source.paragraphs + 1)
        ),
    )


def voice_infos(material: Material) -> tuple[VoiceInfo, ...]:
    """Return all voices, in the dossier's order."""
    return tuple(
        VoiceInfo(
            id=v.id, kind=v.kind.value, label=v.label, names=tuple(v.names), role=v.role, entity=v.entity
        )
        for v in material.dossier.voices
    )


def entity_infos(material: Material) -> tuple[EntityInfo, ...]:
    """Return all entities, in the dossier's order."""
    return tuple(
        EntityInfo(
            id=e.id,
            name=e.name,
            type=e.type.value,
            variants=tuple(e.variants),
            role=e.role,
            group=e.group,
            note=e.note,
        )
        for e in material.dossier.entities
    )


def dispute_info(dispute: Dispute, material: Material, cards: Iterable[str] = ()) -> DisputeInfo:
    """Return a dispute with its stances and positions; ``cards`` ask for it."""
    return DisputeInfo(
        id=dispute.id,
        card=material.card_id(dispute.id, positions.PART),
        question=dispute.question,
        topic=dispute.topic,
        importance=dispute.importance,
        note=dispute.note,
        stances=tuple(StanceInfo(id=stance.id, label=stance.label) for stance in dispute.stances),
        positions=tuple(_position(dispute, position, material) for position in dispute.positions),
        cards=tuple(cards),
    )


def _position(dispute: Dispute, position: Position, material: Material) -> PositionInfo:
    voice = material.voices.get(position.holder)
    return PositionInfo(
        id=position.id,
        card=material.card_id(dispute.id, position.id),
        stance=position.stance,
        voice=position.holder,
        voice_label=material.label(position.holder),
        voice_role=voice.role if voice else None,
        through=tuple(material.label(outer) for outer in position.evidence[0].says[:-1]),
        kind=position.kind.value,
        claim=sentence(position.claim),
        grounds=sentence(position.grounds) if position.grounds else None,
        hedge=position.hedge,
        pulls_against=tuple(position.pulls_against),
        evidence=material.lines(position.evidence),
        note=position.note,
    )


def discrepancy_info(discrepancy: Discrepancy, material: Material) -> DiscrepancyInfo:
    """Return a discrepancy with who gives which value."""
    return DiscrepancyInfo(
        id=discrepancy.id,
        card=material.card_id(discrepancy.id, discrepancy_form.PART),
        thing=discrepancy.thing,
        relation=discrepancy.relation.value,
        topic=discrepancy.topic,
        note=discrepancy.note,
        values=tuple(
            ValueInfo(value=value.value, evidence=material.lines(value.evidence))
            for value in discrepancy.values
        ),
    )


def contrast_infos(cards: Iterable[Card]) -> tuple[ContrastInfo, ...]:
    """Return the cards that ask where two voices part over several disputes."""
    return tuple(
        ContrastInfo(card=card.id, voices=tuple(card.slug.split(contrast.BETWEEN)))
        for card in cards
        if card.part == contrast.PART and contrast.BETWEEN in card.slug
    )


def event_info(statement: Statement, material: Material, cards: Iterable[str] = ()) -> EventInfo:
    """Return an event's place on the timeline, and all there is to know about it; ``cards`` ask for it."""
    when = statement.when
    assert when is not None
    shown = when.text
    if when.edtf is not None:
        try:
            shown = human(when.edtf)
        except DateError:
            shown = when.edtf
    text = stated(statement, material)
    known = explain_statement(statement, [], text, material, answer=text)
    why = sentence(when.why) if when.why else None
    position = linked_dispute(statement, material)
    return EventInfo(
        id=statement.id,
        text=text,
        edtf=when.edtf,
        shown=shown,
        after=tuple(when.after),
        before=tuple(when.before),
        inferred=when.basis is Basis.INFERRED,
        topic=statement.topic,
        told=when.text,
        why=why,
        importance=statement.importance,
        standing=known.standing,
        evidence=known.evidence,
        notes=tuple(note for note in known.notes if why is None or not note.endswith(f": {why}")),
        cards=tuple(cards),
        discrepancies=tuple(one.id for one in discrepancies_on(statement, material)),
        dispute=position[0].id if position else None,
        position=position[1].id if position else None,
    )
