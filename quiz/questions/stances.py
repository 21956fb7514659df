"""Who stands where in a dispute, one stance to a voice."""

from __future__ import annotations

from quiz.dossier.schema import Dispute, Position, VoiceKind
from quiz.questions.explain import said_by
from quiz.questions.material import Material
from quiz.questions.model import Item, OtherVoice
from quiz.questions.wording import capitalised, listed, sentence

GROUNDS = "The reason given: "
"""Begins a point that is not what a voice holds, but what it rests that on."""


def taken_by(dispute: Dispute) -> dict[str, list[Position]]:
    """Return per stance its positions, in the dossier's order, of voices that take no other stance."""
    stances: dict[str, set[str]] = {}
    for position in dispute.positions:
        stances.setdefault(position.holder, set()).add(position.stance)
    found: dict[str, list[Position]] = {stance.id: [] for stance in dispute.stances}
    for position in dispute.positions:
        if len(stances[position.holder]) == 1:
            found[position.stance].append(position)
    return found


def label_of(dispute: Dispute, stance: str) -> str:
    """Return a stance as it is worded."""
    return next(one.label for one in dispute.stances if one.id == stance)


def together(chains: list[str]) -> str:
    """List voices with those they are reported by; where a chain has a comma, semicolons part them."""
    chains = list(dict.fromkeys(chains))
    return "; ".join(chains) if any("," in chain for chain in chains) else listed(chains)


def with_grounds(position: Position) -> str:
    """Return a position's claim, hedged as its holder hedges it, with its grounds."""
    claim = said_by(position)
    return f"{claim} {GROUNDS}{sentence(position.grounds)}" if position.grounds else claim


def in_a_comment(position: Position, material: Material) -> bool:
    """Tell whether a position is known from a reader's comment only."""
    tellers = [material.voices.get(e.says[0]) for e in position.evidence]
    return all(voice is not None and voice.kind is VoiceKind.COMMENTER for voice in tellers)


def points(position: Position, material: Material) -> list[Item]:
    """Return what a position consists of, to be ticked: the claim and, marked as such, its grounds."""
    chain = material.chain(position.evidence[0])
    found = [Item(text=said_by(position), holder=chain)]
    if position.grounds:
        found.append(Item(text=f"{GROUNDS}{sentence(position.grounds)}", holder=chain))
    return found


def as_voice(dispute: Dispute, position: Position, material: Material) -> OtherVoice:
    """Return a position as it is told in an explanation."""
    return OtherVoice(
        voice=capitalised(material.chain(position.evidence[0])),
        says=with_grounds(position),
        stance=label_of(dispute, position.stance),
        evidence=material.lines(position.evidence),
    )
