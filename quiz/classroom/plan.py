"""Choosing a drill's questions from a deck: balanced, varied, and the same for the same seed."""

from __future__ import annotations

from collections import Counter, deque
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from quiz.classroom.frozen import FrozenQuestion
from quiz.classroom.options import GRADED_FORMS, DrillOptions
from quiz.errors import UsageError
from quiz.questions.model import (
    ArrangeQuestion,
    AssignQuestion,
    CardKind,
    Form,
    JudgeQuestion,
    Pick,
    PickQuestion,
    TypeQuestion,
)
from quiz.questions.realise import realise

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from quiz.questions.document import BuiltDeck
    from quiz.questions.model import AnyInstance, AnyQuestion, Card

_GRADED_SHAPES = (PickQuestion, JudgeQuestion, TypeQuestion, AssignQuestion, ArrangeQuestion)
_DISPUTED = frozenset({CardKind.DISPUTE, CardKind.POSITION})
_SHARES = {"report": 4, "view": 4, "discrepancy": 2}
"""Of ten questions so many are about what is reported, what somebody concludes, and where data differ."""


class _Candidate(NamedTuple):
    card: Card
    questions: tuple[AnyQuestion, ...]
    sort: str


def choose(
    deck: BuiltDeck, options: DrillOptions, *, missed: Sequence[str] = (), unfit: Collection[str] = ()
) -> tuple[FrozenQuestion, ...]:
    """Return the questions of a drill, frozen and numbered; fewer than asked for where the deck has fewer.

    What is reported, what differs and what is concluded take turns; no two questions come from one
    statement or dispute while others are left; forms are varied. ``missed`` are ids of cards to ask again,
    the most missed first: they alone are asked where any are given. What was deselected is drawn as well and
    then left out: no other question, which nobody has looked at, comes in its place. ``unfit`` are ids of
    questions that cannot be used, for which others are drawn. Raises :class:`UsageError` where nothing is
    left to ask, naming what left it out.
    """
    checked = options.checked()
    _check_names(deck, checked)
    silent = {voice.label for voice in deck.voices if voice.id in checked.without_voices}
    cards = _disputed(deck) if checked.only_disputes else deck.cards
    candidates = [one for card in cards if (one := _candidate(card, checked, silent, unfit)) is not None]
    if missed:
        place = {card: at for at, card in enumerate(missed)}
        again = [one for one in candidates if one.card.id in place]
        drawn = sorted(again, key=lambda one: place[one.card.id])[: checked.questions]
    else:
        drawn = _draw(candidates, checked)
    frozen = _numbered(one for one in _freeze(drawn, checked, silent) if one.question not in checked.left_out)
    if not frozen:
        raise UsageError(
            f"{deck.title} has no question that a drill with these options could ask.",
            remedy="Allow more forms, or leave out fewer voices, tags and questions.",
        )
    return frozen


def _numbered(instances: Iterable[AnyInstance]) -> tuple[FrozenQuestion, ...]:
    return tuple(FrozenQuestion(number=at, instance=one) for at, one in enumerate(instances, 1))


def _check_names(deck: BuiltDeck, options: DrillOptions) -> None:
    """Raise :class:`UsageError` for a topic, tag or voice that the deck does not have."""
    tags = {tag for card in deck.cards for tag in card.tags}
    for what, wanted, known in (
        ("topic", options.topics, {topic.id for topic in deck.topics}),
        ("tag", (*options.tags, *options.without_tags), tags),
        ("voice", options.without_voices, {voice.id for voice in deck.voices}),
    ):
        for name in wanted:
            if name not in known:
                there = ", ".join(sorted(known)) or "none"
                raise UsageError(f"{deck.title} has no {what} {name!r}.", remedy=f"There are: {there}.")


def _disputed(deck: BuiltDeck) -> list[Card]:
    """Return the cards on what voices differ on; matching a dispute's positions with their voices is one."""
    disputes = {card.slug for card in deck.cards if card.kind is CardKind.DISPUTE}
    return [card for card in deck.cards if card.kind in _DISPUTED or card.slug in disputes]


def _candidate(
    card: Card, options: DrillOptions, silent: Collection[str], unfit: Collection[str]
) -> _Candidate | None:
    """Return the card with those of its questions that the drill may ask; None where there are none."""
    allowed = options.forms or GRADED_FORMS
    if options.topics and card.topic not in options.topics:
        return None
    if options.tags and not set(options.tags) & set(card.tags):
        return None
    if set(options.without_tags) & set(card.tags):
        return None
    if card.holder_id in options.without_voices or _speaks(card, silent):
        return None
    questions = tuple(
        question
        for question in card.questions
        if isinstance(question, _GRADED_SHAPES)
        and question.form in allowed
        and question.id not in unfit
        and not _names(question, silent)
    )
    return _Candidate(card, questions, _sort(card)) if questions else None


def _speaks(card: Card, silent: Collection[str]) -> bool:
    return any(voice in silent for line in card.explanation.evidence for voice in line.voices)


def _names(question: AnyQuestion, silent: Collection[str]) -> bool:
    """Tell whether a voice that is left out stands in the question."""
    if not silent:
        return False
    match question:
        case PickQuestion():
            shown: Iterable[str] = (*question.prompts, question.key, *question.pool)
        case AssignQuestion():
            shown = (
                *question.prompts,
                *(text for row in question.rows for text in (row.label, *row.options)),
            )
        case JudgeQuestion():
            shown = (question.true_text, *(version.text for version in question.false_versions))
        case _:
            shown = question.prompts
    return any(label in text for text in shown for label in silent)


def _sort(card: Card) -> str:
    if card.kind is CardKind.DISCREPANCY:
        return "discrepancy"
    return "view" if card.holder is not None or card.kind in _DISPUTED else "report"


# ---------------------------------------------------------------- drawing


def _rank(seed: str, *parts: str) -> bytes:
    text = "\x1f".join((seed, *parts))
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def _draw(candidates: list[_Candidate], options: DrillOptions) -> list[_Candidate]:
    """Draw by lot, the important first, in the shares given; siblings only when nothing else is left."""
    # A card of importance 3 draws three lots and keeps the best, one of importance 1 draws one.
    ranked = sorted(
        candidates,
        key=lambda one: min(
            _rank(options.seed, one.card.id, str(go)) for go in range(max(one.card.importance, 1))
        ),
    )
    firsts: list[_Candidate] = []
    siblings: list[_Candidate] = []
    slugs: set[str] = set()
    for one in ranked:
        (siblings if one.card.slug in slugs else firsts).append(one)
        slugs.add(one.card.slug)
    drawn = _in_turn(firsts, options.questions)
    return drawn + _in_turn(siblings, options.questions - len(drawn))


def _in_turn(ranked: list[_Candidate], count: int) -> list[_Candidate]:
    """Take up to ``count`` of them, the kinds taking turns by their shares."""
    lots = {sort: deque(one for one in ranked if one.sort == sort) for sort in _SHARES}
    taken: Counter[str] = Counter()
    drawn: list[_Candidate] = []
    while len(drawn) < count and (waiting := [sort for sort, lot in lots.items() if lot]):
        sort = min(waiting, key=lambda one: (taken[one] + 1) / _SHARES[one])
        drawn.append(lots[sort].popleft())
        taken[sort] += 1
    return drawn


# ---------------------------------------------------------------- freezing


def _freeze(drawn: list[_Candidate], options: DrillOptions, silent: Collection[str]) -> Iterator[AnyInstance]:
    """Give each card the form asked least so far, and fix wording, options and their order."""
    asked: Counter[Form] = Counter()
    for one in drawn:
        order = sorted(
            one.questions, key=lambda q: (asked[q.form], q.recall, _rank(options.seed, q.id), q.id)
        )
        for question in order:
            instance = realise(question, one.card, f"drill {options.seed}", 0)
            if isinstance(instance, Pick) and len(instance.options) < 2:
                continue  # nothing to choose from
            asked[question.form] += 1
            yield _without(instance, silent)
            break


def _without(instance: AnyInstance, silent: Collection[str]) -> AnyInstance:
    """Return the question without what voices that are left out say on the matter."""
    said = instance.explanation
    others = tuple(other for other in said.others if other.voice not in silent)
    return instance if others == said.others else replace(instance, explanation=replace(said, others=others))
