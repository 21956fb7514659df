"""Contrast: where two voices part, in one dispute or over several."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from quiz.dossier.schema import Dispute, Position, VoiceKind
from quiz.questions.draw import WINDOW
from quiz.questions.explain import other_positions
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
    OtherVoice,
)
from quiz.questions.numbers import in_words
from quiz.questions.resting import Resting
from quiz.questions.stances import as_voice, in_a_comment, label_of, points, taken_by
from quiz.questions.wording import capitalised, sentence

PART = "contrast"
BETWEEN = "+"
"""Stands between two voices in the id of their card; no id that an author gives may hold it."""
_FEWEST_DISPUTES = 3
_MOST_DISPUTES = 4
_MOST_PAIRS = 12


def build_dispute(dispute: Dispute, material: Material) -> Resting | None:
    """Return the card of a dispute's two voices; None where no two stand on different stances alone."""
    chosen = _two(dispute, material)
    if chosen is None:
        return None
    card = material.card_id(dispute.id, PART)
    one, other = (material.label(position.holder) for position in chosen)
    items = [item for position in chosen for item in points(position, material)]
    told = tuple(as_voice(dispute, position, material) for position in chosen)
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
                text=f"{dispute.question} {capitalised(one)} and {other} part ways.",
                answers=tuple(f"{voice.voice}: {voice.says}" for voice in told),
                explanation=Explanation(
                    answer="; ".join(_stands(dispute, position, material) for position in chosen),
                    text=f"{dispute.question} {capitalised(one)} and {other} part ways.",
                    standing="The voices differ.",
                    evidence=material.lines(e for position in chosen for e in position.evidence),
                    others_title="What the two hold, and what others say:",
                    others=(*told, *_rest(dispute, told, material)),
                    notes=(sentence(dispute.note),) if dispute.note else (),
                ),
                questions=(
                    _recall(card, f"{dispute.question} Where do {one} and {other} part ways?", items),
                ),
                content_hash="",
                answer_hash="",
                was=material.former_ids(dispute.was, PART),
            ),
            sorted((position.holder, position.stance) for position in chosen),
        ),
        rests_on=(dispute.id,),
    )


def _two(dispute: Dispute, material: Material) -> tuple[Position, Position] | None:
    """Return two positions of different stances: those the author names, or none where the list is empty.

    Where the author says nothing, others than readers who comment are preferred, then voices of different
    articles, then others than groups, then those that give grounds, then what matters more, then voices that
    speak themselves; at last whoever stands first.
    """
    if dispute.contrast is not None:
        named = {position.id: position for position in dispute.positions}
        found = [named[one] for one in dispute.contrast if one in named]
        return (found[0], found[1]) if len(found) == 2 else None
    free = [position for positions in taken_by(dispute).values() for position in positions[:WINDOW]]
    best: tuple[tuple[object, ...], Position, Position] | None = None
    for one, other in combinations(free[:WINDOW], 2):
        if one.stance == other.stance or one.holder == other.holder:
            continue
        both = (one, other)
        rank = (
            sum(in_a_comment(position, material) for position in both),
            -(one.evidence[0].source != other.evidence[0].source),
            sum(_is(VoiceKind.GROUP, position.holder, material) for position in both),
            -sum(position.grounds is not None for position in both),
            -sum(position.importance or dispute.importance for position in both),
            sum(len(position.evidence[0].says) > 1 for position in both),
        )
        if best is None or rank < best[0]:
            best = (rank, one, other)
    return best[1:] if best else None


def _is(kind: VoiceKind, voice: str, material: Material) -> bool:
    known = material.voices.get(voice)
    return known is not None and known.kind is kind


def _rest(dispute: Dispute, told: tuple[OtherVoice, ...], material: Material) -> Iterator[OtherVoice]:
    voices = {voice.voice for voice in told}
    return (other for other in other_positions(dispute, None, material) if other.voice not in voices)


def _recall(card: str, prompt: str, items: list[Item]) -> AnyQuestion:
    return ChecklistQuestion(
        id=f"{card}?{Form.CONTRAST}",
        card=card,
        form=Form.CONTRAST,
        recall=True,
        prompts=(prompt,),
        items=tuple(items),
    )


# ---------------------------------------------------------------- over several disputes


_Meeting = tuple[Dispute, Position, Position]
"""A dispute with the positions of two voices in it."""


def build_voices(material: Material) -> Iterator[Resting]:
    """Yield a card for each of the pairs of voices that part most often, in three disputes at least."""
    met: dict[tuple[str, str], list[_Meeting]] = defaultdict(list)
    for dispute in material.dossier.disputes:
        first: dict[str, Position] = {}
        for positions in taken_by(dispute).values():
            for position in positions:
                first.setdefault(position.holder, position)
        for one, other in combinations(sorted(first)[:WINDOW], 2):
            if first[one].stance != first[other].stance:
                met[one, other].append((dispute, first[one], first[other]))
    often = [(pair, meetings) for pair, meetings in met.items() if len(meetings) >= _FEWEST_DISPUTES]
    often.sort(
        key=lambda found: (
            -len(found[1]),
            sum(_is(VoiceKind.COMMENTER, voice, material) for voice in found[0]),
            -sum(dispute.importance for dispute, _, _ in found[1]),
            found[0],
        )
    )
    for pair, meetings in often[:_MOST_PAIRS]:
        ranked = sorted(meetings, key=lambda meeting: -meeting[0].importance)[:_MOST_DISPUTES]
        chosen = {dispute.id for dispute, _, _ in ranked}
        kept = [meeting for meeting in meetings if meeting[0].id in chosen]
        yield _between(pair, kept, len(meetings), material)


def _between(
    pair: tuple[str, str], meetings: list[_Meeting], all_there_are: int, material: Material
) -> Resting:
    slug = BETWEEN.join(pair)
    card = material.card_id(slug, PART)
    one, other = (material.label(voice) for voice in pair)
    told = tuple(_point(meeting, material) for meeting in meetings)
    count = in_words(len(meetings))
    more = " and more" if len(meetings) < all_there_are else ""
    parted = f"{capitalised(one)} and {other} take different stances on {count} questions{more}."
    # Nobody can call to mind which questions are meant: they are named, and what each voice says is asked.
    which = "\n".join(
        [f"What does {one}, and what does {other}, answer to these questions?"]
        + [f"{n}. {dispute.question}" for n, (dispute, _, _) in enumerate(meetings, 1)]
    )
    evidence = [e for _, *both in meetings for position in both for e in position.evidence]
    return Resting(
        card=sealed(
            Card(
                id=card,
                deck=material.deck,
                slug=slug,
                part=PART,
                kind=CardKind.SET,
                importance=min(dispute.importance for dispute, _, _ in meetings),
                text=parted,
                answers=told,
                explanation=Explanation(
                    answer=" ".join(told),
                    text=parted,
                    standing="The voices differ.",
                    evidence=material.lines(evidence),
                    others_title="What they say, question by question:",
                    others=tuple(
                        as_voice(dispute, position, material)
                        for dispute, *both in meetings
                        for position in both
                    ),
                    notes=told,
                ),
                questions=(
                    _recall(
                        card,
                        which,
                        [Item(text=point) for point in told],
                    ),
                ),
                content_hash="",
                answer_hash="",
            ),
            [(dispute.id, p.stance, q.stance) for dispute, p, q in meetings],
        ),
        rests_on=tuple(dispute.id for dispute, _, _ in meetings),
    )


def _point(meeting: _Meeting, material: Material) -> str:
    """Return where two voices part in one dispute, each with its stance and how it hedges it."""
    dispute, *both = meeting
    said = "; ".join(_stands(dispute, position, material) for position in both)
    return f"{dispute.question} {capitalised(said)}."


def _stands(dispute: Dispute, position: Position, material: Material) -> str:
    hedge = f" ({position.hedge.rstrip('.')})" if position.hedge else ""
    label = label_of(dispute, position.stance).rstrip(".")
    return f"{label}{hedge} — {material.chain(position.evidence[0])}"
