"""Decks and dossiers of any size, made up, the same on every machine."""

from __future__ import annotations

import hashlib
from pathlib import Path

from quiz.questions.document import BuiltDeck, ParagraphInfo, SourceInfo
from quiz.questions.model import (
    AnswerKey,
    AnyQuestion,
    Card,
    CardKind,
    EvidenceLine,
    Explanation,
    Form,
    PickQuestion,
    TypeQuestion,
)

DECK = "synthetic"
_STATEMENTS_A_FILE = 5_000
"""A dossier's file holds at most 8,000,000 bytes."""


def _card(number: int) -> Card:
    """Make one card as a build would: two recall forms, one of recognition, evidence, an explanation."""
    card = f"{DECK}/statement-{number}#a"
    answer = f"answer {number}"
    key = AnswerKey(type="term", display=answer, accepted=(answer, f"the {answer}"))
    text = f"In the made-up account number {number}, the thing that was asked for is {answer}."
    digest = hashlib.sha256(card.encode()).hexdigest()[:16]
    return Card(
        id=card,
        deck=DECK,
        slug=f"statement-{number}",
        part="a",
        kind=CardKind.STATEMENT,
        statement_kind="report",
        topic="made-up",
        importance=1 + number % 3,
        position=number,
        text=text,
        answers=(answer,),
        explanation=Explanation(
            answer=answer,
            text=text,
            standing="Reported by the made-up article",
            evidence=(
                EvidenceLine(
                    source="s0",
                    source_label="the made-up article",
                    paragraph=1 + number % 40,
                    voices=("the author",),
                    printed="made up",
                ),
            ),
        ),
        questions=_questions(card, number, text, key),
        content_hash=digest,
        answer_hash=digest,
    )


def _questions(card: str, number: int, text: str, key: AnswerKey) -> tuple[AnyQuestion, ...]:
    return (
        TypeQuestion(
            id=f"{card}:short-answer",
            card=card,
            form=Form.SHORT_ANSWER,
            recall=True,
            prompts=(f"What was asked for in the made-up account number {number}?",),
            key=key,
        ),
        TypeQuestion(
            id=f"{card}:cloze",
            card=card,
            form=Form.CLOZE,
            recall=True,
            prompts=(text.replace(key.display, "____"),),
            key=key,
        ),
        PickQuestion(
            id=f"{card}:choice",
            card=card,
            form=Form.CHOICE,
            recall=False,
            prompts=(f"What was asked for in the made-up account number {number}?",),
            key=key.display,
            pool=tuple(f"answer {number + step}" for step in range(1, 7)),
        ),
    )


def deck(cards: int) -> BuiltDeck:
    """Make a built deck of so many cards."""
    return BuiltDeck(
        id=DECK,
        title=f"{cards} made-up cards",
        licence="MIT",
        sources=(
            SourceInfo(
                id="s0",
                file="made-up.txt",
                label="the made-up article",
                author="author",
                author_label="the author",
                paragraphs=tuple(ParagraphInfo(number=n, voice="author") for n in range(1, 41)),
            ),
        ),
        cards=tuple(_card(number) for number in range(cards)),
        fingerprint=f"synthetic-{cards}",
    )


def dossier(statements: int, folder: Path) -> Path:
    """Write a dossier of so many statements, with entities enough for distractors; return its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    entities = max(8, statements // 20)
    (folder / "deck.yaml").write_text(
        "deck: {id: synthetic, title: Made up, format: 1, language: en, licence: MIT}\n"
        "sources:\n"
        "  - {id: s0, file: made-up.txt, label: the made-up article, author: author, paragraphs: 40}\n"
        "voices:\n  - {id: author, kind: author, label: the made-up author}\n",
        encoding="utf-8",
    )
    with (folder / "entities.yaml").open("w", encoding="utf-8") as out:
        out.write("entities:\n")
        for number in range(entities):
            out.write(
                f"  - {{id: place-{number}, name: Place {number}, type: place, variants: [Town {number}]}}\n"
            )
    for first in range(0, statements, _STATEMENTS_A_FILE):
        last = min(statements, first + _STATEMENTS_A_FILE)
        text = "".join(_statement(number, entities) for number in range(first, last))
        (folder / f"statements-{first:06}.yaml").write_text(f"statements:\n{text}", encoding="utf-8")
    return folder


def _statement(number: int, entities: int) -> str:
    return (
        f"  - id: statement-{number}\n"
        "    kind: report\n"
        f'    text: "Column {number} of the made-up army reached {{place}} with {{men}}."\n'
        "    answers:\n"
        f"      place: {{type: place, entity: place-{number % entities}}}\n"
        f'      men: {{type: number, value: "{100 + number}", unit: men, bounds: about}}\n'
        "    ask:\n"
        f'      place: "Which place did column {number} of the made-up army reach?"\n'
        f'      men: "How many men marched in column {number} of the made-up army?"\n'
        "    evidence:\n"
        f'      - {{at: "s0#{1 + number % 40}", says: [author], printed: "made up"}}\n'
    )
