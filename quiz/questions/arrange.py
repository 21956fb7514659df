"""Order: events to put in order, in sets chosen by the author or made of a topic's events.

Two events stand in one set only where dates and relations prove which came first; that each comes before the
next proves it of all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quiz.dossier.schema import Basis, CardSet, Statement
from quiz.dossier.sets import FEWEST_TO_ORDER, MOST_TO_ORDER
from quiz.dossier.timeline import Timeline
from quiz.questions.draw import mixed
from quiz.questions.folding import compact
from quiz.questions.identity import sealed
from quiz.questions.material import Material
from quiz.questions.model import ArrangeQuestion, Card, CardKind, Dated, Explanation, Form
from quiz.questions.resting import Resting
from quiz.questions.undated import NO_DATE, in_a_set, shown_date, told_plainly, undated
from quiz.questions.wording import listed, quoted, sentence

PART = "order"
_ASK = "Put these in order, the earliest first."
_PASSES = 3
"""Of one topic's events so many chains are made at most."""
_FOLLOWED = 64
"""So many relations are followed to prove an order for a set made automatically."""


@dataclass(frozen=True, slots=True)
class _Set:
    """What one card is made from; ``texts`` are the members as they are shown, the earliest first."""

    slug: str
    was: Sequence[str]
    topic: str | None
    tags: Sequence[str]
    importance: int
    asks: tuple[str, ...]
    note: str | None
    members: tuple[Statement, ...]
    texts: tuple[str, ...]


def build_authored(one: CardSet, material: Material) -> Resting | None:
    """Return the card of a set to order; None where a member is no event."""
    members = [material.statements[m.event] for m in one.members if m.event in material.statements]
    if len(members) != len(one.members):
        return None
    texts = tuple(
        in_a_set(event, sentence(member.label) if member.label else undated(event, material), material)
        for member, event in zip(one.members, members, strict=True)
    )
    return _build(
        _Set(
            slug=one.id,
            was=one.was,
            topic=one.topic,
            tags=one.tags,
            importance=one.importance,
            asks=tuple(dict.fromkeys(one.ask or (_asked(one.topic, material),))),
            note=one.note,
            members=tuple(members),
            texts=texts,
        ),
        material,
    )


def build_automatic(material: Material) -> Iterator[Resting]:
    """Yield a card for each run of a topic's events, for topics of which the author ordered none."""
    authored = {one.topic for one in material.dossier.sets if one.form == PART}
    topics: dict[str | None, list[tuple[Statement, str]]] = {}
    for statement in material.dossier.statements:
        if statement.is_event and statement.topic not in authored:
            text = undated(statement, material)
            if told_plainly(text):
                told = (statement, in_a_set(statement, text, material))
                topics.setdefault(statement.topic, []).append(told)
    timeline = Timeline(material.dossier.statements)
    for topic, events in topics.items():
        for run in _runs(events, timeline, material.deck):
            first = run[0][0]
            importances = sorted(statement.importance for statement, _ in run)
            yield _build(
                _Set(
                    slug=first.id,
                    was=first.was,
                    topic=topic,
                    tags=(),
                    importance=importances[len(importances) // 2],
                    asks=(_asked(topic, material),),
                    note=None,
                    members=tuple(statement for statement, _ in run),
                    texts=tuple(text for _, text in run),
                ),
                material,
            )


def _asked(topic: str | None, material: Material) -> str:
    title = next((one.title for one in material.dossier.deck.topics if one.id == topic), None)
    return f"From {quoted(title)}: {_ASK[0].lower()}{_ASK[1:]}" if title else _ASK


# ---------------------------------------------------------------- runs of events


_Told = tuple[Statement, str]


def _runs(events: list[_Told], timeline: Timeline, seed: str) -> Iterator[list[_Told]]:
    left = sorted(events, key=lambda told: timeline.place(told[0].id))
    for _ in range(_PASSES):
        chain = _chain(left, timeline)
        if len(chain) < FEWEST_TO_ORDER:
            return
        taken = {statement.id for statement, _ in chain}
        left = [told for told in left if told[0].id not in taken]
        yield from _cut(chain, seed)


def _chain(events: list[_Told], timeline: Timeline) -> list[_Told]:
    """Return events of which each provably comes before the next, and which do not read alike."""
    chain: list[_Told] = []
    seen: set[str] = set()
    for told in events:
        text = compact(told[1])
        if text in seen:
            continue
        if chain and not timeline.is_before(chain[-1][0].id, told[0].id, within=_FOLLOWED):
            continue
        chain.append(told)
        seen.add(text)
    return chain


def _cut(chain: list[_Told], seed: str) -> Iterator[list[_Told]]:
    """Cut a chain into runs of four to six.

    Where a run may end in several places, the next begins with the event whose id has the lowest hash: so
    most runs stay as they are when an event is added.
    """
    while len(chain) >= FEWEST_TO_ORDER:
        sizes = [
            size
            for size in range(FEWEST_TO_ORDER, MOST_TO_ORDER + 1)
            if len(chain) - size == 0 or (len(chain) - size >= FEWEST_TO_ORDER and len(chain) - size != 7)
        ]
        if not sizes:  # five to seven and a rest too short for a run of its own
            sizes = [min(len(chain), MOST_TO_ORDER)]
        size = min(sizes, key=lambda n: mixed(seed, chain[n][0].id) if n < len(chain) else b"")
        yield chain[:size]
        chain = chain[size:]


# ---------------------------------------------------------------- the card


def _build(one: _Set, material: Material) -> Resting:
    card = material.card_id(one.slug, PART)
    items = tuple(
        Dated(text=text, when=shown_date(event)) for event, text in zip(one.members, one.texts, strict=True)
    )
    evidence = [e for event in one.members for e in event.evidence]
    reporters = listed([material.reporter(e) for e in evidence])
    lines = [f"{i}. {item.text.removesuffix('.')} ({item.when})." for i, item in enumerate(items, 1)]
    told = "\n".join([one.asks[0], *lines])
    question = ArrangeQuestion(
        id=f"{card}?{Form.ORDER}", card=card, form=Form.ORDER, recall=True, prompts=one.asks, items=items
    )
    return Resting(
        card=sealed(
            Card(
                id=card,
                deck=material.deck,
                slug=one.slug,
                part=PART,
                kind=CardKind.SET,
                topic=one.topic,
                tags=tuple(one.tags),
                importance=one.importance,
                text=one.asks[0],
                answers=tuple(item.text for item in items),
                explanation=Explanation(
                    answer=told,
                    text=told,
                    standing=f"Dates and order as told by {reporters}.",
                    evidence=material.lines(evidence),
                    notes=_notes(one, items),
                ),
                questions=(question,),
                content_hash="",
                answer_hash="",
                was=material.former_ids(one.was, PART),
            ),
            [event.id for event in one.members],
        ),
        rests_on=tuple(event.id for event in one.members),
    )


def _notes(one: _Set, items: Sequence[Dated]) -> tuple[str, ...]:
    """Say of what has no date, or one that is inferred, on what its place rests."""
    notes = []
    place = {event.id: i for i, event in enumerate(one.members)}
    told: set[tuple[int, int]] = set()  # which member is said, somewhere, to come before which
    for event in one.members:
        assert event.when is not None
        told |= {(place[name], place[event.id]) for name in event.when.after if name in place}
        told |= {(place[event.id], place[name]) for name in event.when.before if name in place}
    for i, (event, item) in enumerate(zip(one.members, items, strict=True)):
        assert event.when is not None
        if event.when.basis is Basis.INFERRED and event.when.why:
            what = "place" if item.when == NO_DATE else "date"
            notes.append(f"The {what} of {i + 1} is inferred: {sentence(event.when.why)}")
        if item.when == NO_DATE:
            before = [first for first, second in told if second == i]
            after = [second for first, second in told if first == i]
            said = [f"after {max(before) + 1}"] if before else []
            said += [f"before {min(after) + 1}"] if after else []
            follows = f"is told to come {listed(said)}" if said else "follows from other events"
            notes.append(f"No date is given for {i + 1}; it {follows}.")
    if one.note:
        notes.append(one.note)
    return tuple(notes)
