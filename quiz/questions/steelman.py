"""Steelman: make the best case for a stance, then see which points its holders give."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.dossier.fields import RESERVED_START
from quiz.dossier.schema import Dispute, Position
from quiz.questions.contents import content_words
from quiz.questions.explain import other_positions
from quiz.questions.identity import sealed
from quiz.questions.material import Material
from quiz.questions.model import Card, CardKind, ChecklistQuestion, Explanation, Form, Item
from quiz.questions.resting import Resting
from quiz.questions.stances import as_voice, in_a_comment, points, together
from quiz.questions.wording import listed, quoted, sentence

PART = RESERVED_START
"""How the part of such a card begins; the stance's id follows."""
_FEWEST, _MOST = 2, 7
"""How many points there are to tick."""
_MOST_NAMED = 4
_MOST_IN_STEM = 3
_NEW_WORDS = 3
"""A claim adds something where so many words of it are neither the stance's nor another point's."""


def build(dispute: Dispute, material: Material) -> Iterator[Resting]:
    """Yield a card for each stance for which there are two points or more, a reason among them.

    None where readers' comments alone take the stance; claims alone make no case for anything.
    """
    for stance in dispute.stances:
        mine = [position for position in dispute.positions if position.stance == stance.id]
        items = _points(mine, stance.label, material)
        if len(items) < _FEWEST or not any(position.grounds for position in mine):
            continue
        if all(in_a_comment(position, material) for position in mine):
            continue
        part = f"{PART}{stance.id}"
        card = material.card_id(dispute.id, part)
        holders = _named(mine, material)
        label = stance.label.rstrip(".")
        told = tuple(as_voice(dispute, position, material) for position in mine)
        against = [
            other for other in other_positions(dispute, None, material) if other.stance != stance.label
        ]
        prompt = (
            f"{dispute.question} Make the best case for answering {quoted(label)}, "
            f"with {_shortly(mine, material)}."
        )
        yield Resting(
            card=sealed(
                Card(
                    id=card,
                    deck=material.deck,
                    slug=dispute.id,
                    part=part,
                    kind=CardKind.SET,
                    topic=dispute.topic,
                    tags=tuple(dispute.tags),
                    importance=max(1, dispute.importance - 1),
                    text=f"{dispute.question} One answer is {quoted(label)}, held by {holders}.",
                    answers=tuple(f"{item.holder}: {item.text}" for item in items),
                    explanation=Explanation(
                        answer=f"{label} — {holders}",
                        text=f"{dispute.question} One answer is {quoted(label)}, held by {holders}.",
                        standing="Each point is the view of the voice named with it.",
                        evidence=material.lines(e for position in mine for e in position.evidence),
                        others_title="What is said for it, and what others say:",
                        others=(*told, *against),
                        notes=(sentence(dispute.note),) if dispute.note else (),
                    ),
                    questions=(
                        ChecklistQuestion(
                            id=f"{card}?{Form.STEELMAN}",
                            card=card,
                            form=Form.STEELMAN,
                            recall=True,
                            prompts=(prompt,),
                            items=tuple(items),
                        ),
                    ),
                    content_hash="",
                    answer_hash="",
                    was=material.former_ids(dispute.was, part),
                ),
                sorted((position.holder, position.id) for position in mine),
            ),
            rests_on=(dispute.id,),
        )


def _points(positions: list[Position], label: str, material: Material) -> list[Item]:
    """Return the points to tick, each with its holder: grounds, and claims that add something.

    Of more than seven, grounds go before claims.
    """
    found: list[tuple[bool, int, Item]] = []
    known = set(content_words(label))
    for i, position in enumerate(positions):
        claim, *grounds = points(position, material)
        mine = content_words(position.claim)
        if len(mine - known) >= _NEW_WORDS:
            found.append((True, i, claim))
            known |= mine
        found += [(False, i, ground) for ground in grounds]
    kept = sorted(found, key=lambda point: point[:2])[:_MOST]
    return [item for _, _, item in sorted(kept, key=lambda point: (point[1], not point[0]))]


def _named(positions: list[Position], material: Material) -> str:
    """Return who holds a stance, of more than four voices the first four."""
    chains = list(dict.fromkeys(material.chain(position.evidence[0]) for position in positions))
    if len(chains) <= _MOST_NAMED:
        return together(chains)
    shown = chains[:_MOST_NAMED]
    return (
        f"{'; '.join(shown)}; and others"
        if any("," in chain for chain in shown)
        else listed([*shown, "others"])
    )


def _shortly(positions: list[Position], material: Material) -> str:
    """Return who holds a stance, in few words: a stem is short.

    Voices that speak themselves are named, of more than three the first two; where none does, the first,
    with those it is reported by.
    """
    holders = list(dict.fromkeys(position.holder for position in positions))
    speaking = dict.fromkeys(p.holder for p in positions if any(len(e.says) == 1 for e in p.evidence))
    named = [material.label(holder) for holder in speaking] or [material.chain(positions[0].evidence[0])]
    if len(named) > _MOST_IN_STEM:
        named = named[: _MOST_IN_STEM - 1]
    if len(named) == len(holders):
        return listed(named)
    return f"{named[0]}; and others" if "," in named[0] else listed([*named, "others"])
