"""Match: pairs to find again, chosen by the author, or the voices of a dispute with what they hold."""

from __future__ import annotations

from collections.abc import Sequence

from quiz.dossier.schema import CardSet, Dispute, Evidence, Pair, Position
from quiz.dossier.sets import FEWEST_TO_MATCH, MOST_TO_MATCH
from quiz.questions.explain import other_positions, said_by
from quiz.questions.folding import compact
from quiz.questions.identity import sealed
from quiz.questions.material import Material
from quiz.questions.model import AssignQuestion, Card, CardKind, Explanation, Form, OtherVoice, Row
from quiz.questions.resting import Resting
from quiz.questions.stances import in_a_comment, taken_by
from quiz.questions.wording import capitalised, listed, sentence

PART = "match"


def build_authored(one: CardSet, material: Material) -> Resting | None:
    """Return the card of a set to match; None where what a pair is taken from is not there."""
    found = [_taken_from(pair, material) for pair in one.pairs]
    if None in found or one.ask is None:
        return None
    entries = [entry for entry in found if entry is not None]
    lefts = tuple(
        _left(pair, evidence, holder, one.ask, material)
        for pair, (evidence, holder) in zip(one.pairs, entries, strict=True)
    )
    rights = tuple(pair.right for pair in one.pairs)
    evidence = [e for entry, _ in entries for e in entry]
    card = material.card_id(one.id, PART)
    told = "\n".join(f"{left} — {right}" for left, right in zip(lefts, rights, strict=True))
    return Resting(
        card=sealed(
            Card(
                id=card,
                deck=material.deck,
                slug=one.id,
                part=PART,
                kind=CardKind.SET,
                topic=one.topic,
                tags=tuple(one.tags),
                importance=one.importance,
                text=one.ask[0],
                answers=tuple(f"{left} — {right}" for left, right in zip(lefts, rights, strict=True)),
                explanation=Explanation(
                    answer=f"{one.ask[0]}\n{told}",
                    text=f"{one.ask[0]}\n{told}",
                    standing=f"As told by {listed([material.reporter(e) for e in evidence])}.",
                    evidence=material.lines(evidence),
                    notes=(one.note,) if one.note else (),
                ),
                questions=(_question(card, tuple(dict.fromkeys(one.ask)), lefts, rights),),
                content_hash="",
                answer_hash="",
                was=material.former_ids(one.was, PART),
            ),
            sorted((compact(left), compact(right)) for left, right in zip(lefts, rights, strict=True)),
        ),
        rests_on=tuple(pair.source for pair in one.pairs),
    )


def _taken_from(pair: Pair, material: Material) -> tuple[list[Evidence], str | None] | None:
    """Return the evidence of a pair, and its holder where it is a view or reported speech."""
    if "#" in pair.source:
        found = material.position(pair.source)
        return None if found is None else (found[1].evidence, found[1].holder)
    statement = material.statements.get(pair.source)
    if statement is None:
        return None
    return statement.evidence, statement.holder if statement.needs_holder else None


def _left(
    pair: Pair, evidence: Sequence[Evidence], holder: str | None, asks: Sequence[str], material: Material
) -> str:
    """Return the left side, with its holder where nothing else of the pair names it."""
    named = holder is None or any(
        material.is_named(holder, text) for text in (pair.left, pair.right, " ".join(asks))
    )
    return pair.left if named else f"{pair.left} (according to {material.chain(evidence[0])})"


# ---------------------------------------------------------------- voices and positions


def build_dispute(dispute: Dispute, material: Material) -> Resting | None:
    """Return the card that pairs claims with voices, one of each stance; None with fewer than three."""
    chosen = _one_of_each(dispute, material)
    if len(chosen) < FEWEST_TO_MATCH:
        return None
    card = material.card_id(dispute.id, PART)
    claims = tuple(said_by(position) for position in chosen)
    voices = tuple(capitalised(material.chain(position.evidence[0])) for position in chosen)
    told = "\n".join(f"{voice}: {claim}" for voice, claim in zip(voices, claims, strict=True))
    asked = f"{dispute.question} Match each position with the voice that holds it."
    return Resting(
        card=sealed(
            Card(
                id=card,
                deck=material.deck,
                slug=dispute.id,
                part=PART,
                kind=CardKind.SET,
                topic=dispute.topic,
                tags=tuple(dispute.tags),
                importance=dispute.importance,
                text=asked,
                answers=tuple(f"{voice}: {claim}" for voice, claim in zip(voices, claims, strict=True)),
                explanation=Explanation(
                    answer=f"{dispute.question}\n{told}",
                    text=f"{dispute.question}\n{told}",
                    standing="The voices differ.",
                    evidence=material.lines(e for position in chosen for e in position.evidence),
                    others_title="What others say:",
                    others=_rest(dispute, chosen, material),
                    notes=(sentence(dispute.note),) if dispute.note else (),
                ),
                questions=(_question(card, (asked,), claims, voices),),
                content_hash="",
                answer_hash="",
                was=material.former_ids(dispute.was, PART),
            ),
            sorted((position.holder, position.stance) for position in chosen),
        ),
        rests_on=(dispute.id,),
    )


def _one_of_each(dispute: Dispute, material: Material) -> list[Position]:
    """Return one position of each stance: not a reader's comment, and whose voice speaks itself, first.

    No claim names one of the voices, for that would tell whose it is, or mislead.
    """
    chosen: list[Position] = []
    for positions in taken_by(dispute).values():
        ranked = sorted(positions, key=lambda p: (in_a_comment(p, material), len(p.evidence[0].says) > 1))
        for position in ranked:
            claims = [other.claim for other in (*chosen, position)]
            voices = {voice for other in (*chosen, position) for voice in other.evidence[0].says}
            if any(material.is_named(voice, claim) for voice in sorted(voices) for claim in claims):
                continue
            chosen.append(position)
            break
        if len(chosen) == MOST_TO_MATCH:
            break
    return chosen


def _rest(dispute: Dispute, chosen: Sequence[Position], material: Material) -> tuple[OtherVoice, ...]:
    claims = {(material.chain(p.evidence[0]).casefold(), said_by(p)) for p in chosen}
    return tuple(
        other
        for other in other_positions(dispute, None, material)
        if (other.voice.casefold(), other.says) not in claims
    )


def _question(
    card: str, prompts: tuple[str, ...], lefts: Sequence[str], rights: Sequence[str]
) -> AssignQuestion:
    return AssignQuestion(
        id=f"{card}?{Form.MATCH}",
        card=card,
        form=Form.MATCH,
        recall=False,
        prompts=prompts,
        rows=tuple(Row(label=left, options=tuple(rights), key=i) for i, left in enumerate(lefts)),
        exclusive=True,
    )
