"""Positions: what a voice holds in a dispute, whose a claim is, and who stands where."""

from __future__ import annotations

from quiz.dossier.schema import Dispute, Position
from quiz.questions import who_says
from quiz.questions.distractors import FEWEST, POOL
from quiz.questions.explain import later_notes, other_positions, said_by, standing_of
from quiz.questions.folding import compact
from quiz.questions.grounds import Grounds
from quiz.questions.identity import sealed
from quiz.questions.material import Material
from quiz.questions.model import (
    AnyQuestion,
    Card,
    CardKind,
    ChecklistQuestion,
    Explanation,
    Form,
    Item,
    PickQuestion,
)
from quiz.questions.numbers import in_words
from quiz.questions.stances import together
from quiz.questions.voices import Voices
from quiz.questions.wording import capitalised, quoted, sentence

PART = "positions"
_MOST_ASKED = 4
"""Of more positions than these, the stances are asked for, each with its voices."""
_MOST_IN_WORDS = 10


def build_position(
    dispute: Dispute, position: Position, material: Material, voices: Voices, grounds: Grounds
) -> Card:
    """Return the card of one position: whose it is, what this voice holds, and on what it rests that."""
    card = material.card_id(dispute.id, position.id)
    chain = material.chain(position.evidence[0])
    claim = sentence(position.claim)
    questions = who_says.for_position(card, dispute, position, material, voices)
    picked = _pick_claim(card, dispute, position, chain, voices)
    if picked is not None:
        questions.insert(1, picked)
    questions.append(_recall_claim(card, dispute, position, chain))
    questions += grounds.questions(card, dispute, position)
    holder = material.label(position.holder)
    former = [
        material.card_id(d, p) for d in (dispute.id, *dispute.was) for p in (position.id, *position.was)
    ]
    return sealed(
        Card(
            id=card,
            deck=material.deck,
            slug=dispute.id,
            part=position.id,
            kind=CardKind.POSITION,
            statement_kind=position.kind.value,
            topic=dispute.topic,
            tags=tuple(dispute.tags),
            importance=position.importance or dispute.importance,
            text=f"{dispute.question} {capitalised(chain)}: {claim}",
            answers=(claim,),
            holder=holder,
            holder_id=position.holder,
            explanation=Explanation(
                answer=f"{capitalised(chain)}: {claim}",
                text=f"{dispute.question} {capitalised(chain)}: {claim}",
                standing=standing_of(position.kind, position.evidence, material),
                holder=holder,
                evidence=material.lines(position.evidence),
                others_title="What others say:",
                others=other_positions(dispute, position, material),
                notes=_notes(dispute, position, material),
            ),
            questions=tuple(questions),
            content_hash="",
            answer_hash="",
            was=tuple(former[1:]),
        ),
        (position.holder, position.stance),
    )


def _pick_claim(
    card: str, dispute: Dispute, position: Position, chain: str, voices: Voices
) -> PickQuestion | None:
    """Return the choice among claims of this dispute; none where fewer than two others differ."""
    key = sentence(position.claim)
    same = {position.holder, *voices.related(position.holder)}
    others = {
        compact(p.claim): sentence(p.claim)
        for p in dispute.positions
        if p.stance != position.stance and p.holder not in same
    }
    others.pop(compact(key), None)
    if len(others) < FEWEST:
        return None
    return PickQuestion(
        id=f"{card}?{Form.CHOICE}",
        card=card,
        form=Form.CHOICE,
        recall=False,
        prompts=(f"{dispute.question} What is the position of {chain}?",),
        key=key,
        pool=tuple(others.values())[:POOL],
    )


def _recall_claim(card: str, dispute: Dispute, position: Position, chain: str) -> ChecklistQuestion:
    return ChecklistQuestion(
        id=f"{card}?{Form.POSITIONS}",
        card=card,
        form=Form.POSITIONS,
        recall=True,
        prompts=(f"{dispute.question} What is the position of {chain}?",),
        items=(Item(text=sentence(position.claim)),),
    )


def _notes(dispute: Dispute, position: Position, material: Material) -> tuple[str, ...]:
    stance = next(stance.label for stance in dispute.stances if stance.id == position.stance)
    notes = [f"Stance: {sentence(stance)}"]
    if position.grounds:
        notes.append(f"The reason given: {sentence(position.grounds)}")
    if position.hedge:
        notes.append(f"With a reservation: {sentence(position.hedge)}")
    for other in position.pulls_against:
        found = material.position(other)
        if found is not None:
            notes.append(f"On {quoted(found[0].question)} the same voice holds: {sentence(found[1].claim)}")
    notes += later_notes(position.later, material)
    if position.note:
        notes.append(sentence(position.note))
    return tuple(notes)


def build_dispute(dispute: Dispute, material: Material) -> Card:
    """Return the card of a whole dispute: name the positions and who holds them."""
    card = material.card_id(dispute.id, PART)
    items = []
    stands = []
    by_stance = len(dispute.positions) > _MOST_ASKED
    for stance in dispute.stances:
        mine = [p for p in dispute.positions if p.stance == stance.id]
        chains = [material.chain(p.evidence[0]) for p in mine]
        label = sentence(stance.label).rstrip(".")
        if not mine:
            continue
        who = together(chains)
        stands.append(f"{label} — {who}")
        if by_stance:
            items.append(Item(text=f"{label} — {who}."))
        else:
            items += [Item(text=said_by(p), holder=chain) for p, chain in zip(mine, chains, strict=True)]
    return sealed(
        Card(
            id=card,
            deck=material.deck,
            slug=dispute.id,
            part=PART,
            kind=CardKind.DISPUTE,
            topic=dispute.topic,
            tags=tuple(dispute.tags),
            importance=dispute.importance,
            text=dispute.question,
            answers=tuple(stands),
            explanation=Explanation(
                answer=". ".join(stands),
                text=dispute.question,
                standing="The voices differ.",
                evidence=material.lines(e for p in dispute.positions for e in p.evidence),
                others_title="Who stands where:",
                others=other_positions(dispute, None, material),
                notes=(sentence(dispute.note),) if dispute.note else (),
            ),
            questions=(_recall_all(card, dispute, items, by_stance=by_stance),),
            content_hash="",
            answer_hash="",
            was=material.former_ids(dispute.was, PART),
        ),
        sorted((p.holder, p.stance) for p in dispute.positions),
    )


def _recall_all(card: str, dispute: Dispute, items: list[Item], *, by_stance: bool) -> AnyQuestion:
    what = ("stance", "takes") if by_stance else ("position", "holds")
    count = in_words(len(items)) if len(items) <= _MOST_IN_WORDS else str(len(items))
    if len(items) == 1:
        ask = f"Name the {what[0]} in this dispute, and who {what[1]} it."
    else:
        ask = f"Name the {count} {what[0]}s in this dispute, and who {what[1]} each."
    return ChecklistQuestion(
        id=f"{card}?{Form.POSITIONS}",
        card=card,
        form=Form.POSITIONS,
        recall=True,
        prompts=(f"{dispute.question} {ask}",),
        items=tuple(items),
    )
