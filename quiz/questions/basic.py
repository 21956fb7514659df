"""Basic, reversed and, with wrong options, choice: cards written by hand."""

from __future__ import annotations

from quiz.dossier.schema import HandCard
from quiz.questions.folding import compact
from quiz.questions.identity import sealed
from quiz.questions.material import Material
from quiz.questions.model import (
    AnswerKey,
    AnyQuestion,
    Card,
    CardKind,
    Explanation,
    Form,
    PickQuestion,
    RevealQuestion,
    TypeQuestion,
)
from quiz.questions.values import in_order, read
from quiz.questions.wording import listed

FRONT, BACK = "front", "back"


def build(hand: HandCard, material: Material) -> list[Card]:
    """Return the card from front to back and, where it is reversed, the one from back to front."""
    cards = [_card(hand, FRONT, hand.front, hand.back, material)]
    if hand.reversed:
        cards.append(_card(hand, BACK, hand.back, hand.front, material))
    return cards


def _card(hand: HandCard, part: str, prompt: str, back: str, material: Material) -> Card:
    card = material.card_id(hand.id, part)
    form = Form.BASIC if part == FRONT else Form.REVERSED
    question: AnyQuestion
    if hand.accept and part == FRONT:
        accepted = {compact(text): text for text in reversed((back, *hand.accept))}
        key = AnswerKey(type="text", display=back, accepted=tuple(reversed(accepted.values())))
        question = TypeQuestion(
            id=f"{card}?{form}", card=card, form=form, recall=True, prompts=(prompt,), key=key
        )
    else:
        question = RevealQuestion(
            id=f"{card}?{form}", card=card, form=form, recall=True, prompts=(prompt,), back=back
        )
    sources = listed([material.reporter(e) for e in hand.evidence])
    return sealed(
        Card(
            id=card,
            deck=material.deck,
            slug=hand.id,
            part=part,
            kind=CardKind.HAND,
            topic=hand.topic,
            tags=tuple(hand.tags),
            importance=hand.importance,
            text=f"{prompt} — {back}",
            answers=(back,),
            explanation=Explanation(
                answer=back,
                text=f"{prompt} — {back}",
                standing=f"Written by hand, after {sources}." if sources else "Written by hand.",
                evidence=material.lines(hand.evidence),
                notes=(hand.note,) if hand.note else (),
            ),
            questions=(question, *_choice(hand, card)) if part == FRONT else (question,),
            content_hash="",
            answer_hash="",
            was=material.former_ids(hand.was, part),
        ),
        back,
    )


def _choice(hand: HandCard, card: str) -> tuple[PickQuestion, ...]:
    """Return the question to pick the back from options, where the card has wrong ones."""
    if not hand.distractors:
        return ()
    key = " ".join(hand.back.split())
    options = (key, *dict.fromkeys(hand.distractors))
    by_value = {read(option): option for option in options}
    order = in_order(list(by_value)) if len(by_value) == len(options) else None
    return (
        PickQuestion(
            id=f"{card}?{Form.CHOICE}",
            card=card,
            form=Form.CHOICE,
            recall=False,
            prompts=(hand.front,),
            key=key,
            pool=options[1:],
            ordered=tuple(by_value[value] for value in order or ()),
        ),
    )
