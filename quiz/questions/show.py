"""A whole deck to read: as text, and as one object for machines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from quiz.questions.document import BuiltDeck
from quiz.questions.model import (
    AnyInstance,
    Arrange,
    Assign,
    Card,
    Checklist,
    EvidenceLine,
    Item,
    Judge,
    Pick,
    Reveal,
    Row,
    Show,
    Type,
)
from quiz.questions.realise import realise, show_view
from quiz.questions.wording import capitalised
from quiz.text import counted

TRUE, FALSE = "True", "False"
LETTERS = "ABCDEF"
"""Stand for the items of an order where each order is one line."""


def render_text(built: BuiltDeck) -> Iterator[str]:
    """Yield the deck line by line: every card with its questions, keys marked, and where it is said."""
    topics = {topic.id: topic.title for topic in built.topics}
    yield built.title
    if built.summary:
        yield built.summary
    questions = sum(len(card.questions) for card in built.cards)
    made = f"{counted(len(built.cards), 'card')}, {counted(questions, 'question')}"
    yield f"{made}, from {counted(len(built.sources), 'source')}:"
    for source in built.sources:
        title = f", “{source.title}”" if source.title else ""
        length = counted(len(source.paragraphs), "paragraph")
        yield f"  {source.id}: {source.label}{title} ({source.file}, {length})"
    heading: str | None = None
    for card in built.cards:
        title = topics.get(card.topic or "", "Other")
        if title != heading:
            heading = title
            yield ""
            yield f"## {heading}"
        yield ""
        yield from _card_lines(card)


def _card_lines(card: Card) -> Iterator[str]:
    kind = card.kind if card.statement_kind is None else f"{card.kind}, {card.statement_kind}"
    yield f"[{card.id}] {kind}, importance {card.importance}"
    yield f"  {card.text}"
    for question in card.questions:
        yield from _question_lines(realise(question, card, "", 0), question.prompts)
    said = card.explanation
    yield from (f"  = {line}" for line in said.answer.split("\n"))
    yield f"    {said.standing}"
    for line in said.evidence:
        yield f"    {_where(line)}: “{line.printed}”"
    if said.others:
        yield f"    {said.others_title}"
        for other in said.others:
            stance = f" [{other.stance}]" if other.stance else ""
            yield f"      - {other.voice}{stance}: {other.says}"
    for note in said.notes:
        yield f"    note: {note}"


def _question_lines(shown: AnyInstance, prompts: tuple[str, ...]) -> Iterator[str]:
    first, *more = shown.prompt.split("\n")
    yield f"  {shown.form}{'' if shown.recall else ' (recognition)'}: {first}"
    yield from (f"      {line}" for line in more)
    yield from (f"      or: {' '.join(other.split())}" for other in prompts if other != shown.prompt)
    yield from _answer_lines(shown)


def _answer_lines(shown: AnyInstance) -> Iterator[str]:
    match shown:
        case Pick(options=options, key=key):
            for i, option in enumerate(options):
                yield f"    {'*' if i == key else ' '} {'abcdefgh'[i]}) {option}"
        case Judge(text=text, key=true):
            yield f"      {text}"
            yield f"    * {TRUE if true else f'{FALSE}. {shown.correction}'}"
        case Assign(rows=rows):
            for row in rows:
                yield f"      {_led(row.label)} {' / '.join(_marked(row.options, row.key))}"
        case _:
            yield from (f"    * {answer}" for answer in _answers(shown))


def _answers(shown: AnyInstance) -> list[str]:
    """Return what is right, a line for each part, where nothing wrong stands beside it."""
    match shown:
        case Arrange(items=dated, key=order):
            return [f"{i}. {dated[at].text} ({dated[at].when})" for i, at in enumerate(order, 1)]
        case Checklist(items=items):
            return [_item(item) for item in items]
        case Type(key=answer):
            return [answer.display]
        case Reveal(back=back):
            return [back]
        case _:
            return []


def _marked(options: tuple[str, ...], key: int) -> list[str]:
    return [f"*{option}" if i == key else option for i, option in enumerate(options)]


def _where(line: EvidenceLine) -> str:
    said = " → ".join(line.voices)
    ascribed = ", ascribed" if line.ascribed else ""
    return f"{line.source_label}, paragraph {line.paragraph}, {said}{ascribed}"


def _item(item: Item) -> str:
    return f"{capitalised(item.holder)}: {item.text}" if item.holder else item.text


# ---------------------------------------------------------------- for machines


def to_json(built: BuiltDeck) -> dict[str, Any]:
    """Return the deck as one plain object: ``deck``, ``sources`` and ``cards`` with their questions."""
    return {
        "deck": {
            "id": built.id,
            "title": built.title,
            "summary": built.summary,
            "language": built.language,
            "licence": built.licence,
            "topics": [{"id": topic.id, "title": topic.title} for topic in built.topics],
            "fingerprint": built.fingerprint,
        },
        "sources": [
            {
                "id": source.id,
                "file": source.file,
                "label": source.label,
                "title": source.title,
                "author": source.author_label,
                "publisher": source.publisher,
                "published": source.published,
                "url": source.url,
                "paragraphs": len(source.paragraphs),
            }
            for source in built.sources
        ],
        "cards": [_card_object(card) for card in built.cards],
    }


def _card_object(card: Card) -> dict[str, Any]:
    shown = [show_view(card), *(realise(question, card, "", 0) for question in card.questions)]
    return {
        "id": card.id,
        "kind": card.kind.value,
        "statement_kind": card.statement_kind,
        "topic": card.topic,
        "importance": card.importance,
        "text": card.text,
        "answers": list(card.answers),
        "holder": card.holder,
        "standing": card.explanation.standing,
        "evidence": [
            {
                "source": line.source,
                "paragraph": line.paragraph,
                "voices": list(line.voices),
                "printed": line.printed,
            }
            for line in card.explanation.evidence
        ],
        "questions": [_question_object(one) for one in shown],
    }


def _question_object(shown: AnyInstance) -> dict[str, Any]:
    prompt, options, answer = asked(shown)
    return {
        "form": shown.form.value,
        "recall": shown.recall,
        "prompt": prompt,
        "options": options,
        "answer": answer,
        "explanation": _explanation(shown, answer),
    }


def asked(shown: AnyInstance) -> tuple[str, list[str], str]:
    """Return prompt, options and answer; with options the answer is one of them."""
    match shown:
        case Pick(options=options, key=key):
            return shown.prompt, list(options), options[key]
        case Judge(text=text, key=true):
            return f"{shown.prompt} “{text}”", [TRUE, FALSE], TRUE if true else FALSE
        case Assign(rows=rows):
            return shown.prompt, *_combined(rows, exclusive=shown.exclusive)
        case Arrange(items=dated, key=order):
            listed = " ".join(f"{LETTERS[i]}) {item.text}" for i, item in enumerate(dated))
            return f"{shown.prompt} {listed}", *_orders(order)
        case Checklist(items=items):
            return shown.prompt, [], "; ".join(_item(item).rstrip(".") for item in items)
        case Type(key=answer_key):
            return shown.prompt, [], answer_key.display
        case Reveal(back=back):
            return shown.prompt, [], back
        case Show():
            return shown.prompt, [], shown.explanation.answer


def _combined(rows: tuple[Row, ...], *, exclusive: bool = False) -> tuple[list[str], str]:
    """Return what may be given to each row as one line each, and the right line.

    Of several rows the first and the last are wrong singly and both together: who knows but one of them
    cannot tell the right line. Where each option goes to one row only, two rows exchange theirs instead.
    """
    keys = tuple(row.key for row in rows)
    if exclusive:
        given = _exchanged(keys)
    elif len(rows) == 1:
        given = [(key,) for key in range(len(rows[0].options))]
    else:
        first, last = ((row.key + 1) % len(row.options) for row in (rows[0], rows[-1]))
        given = [keys, (first, *keys[1:]), (*keys[:-1], last), (first, *keys[1:-1], last)]
    return sorted({_line(rows, each) for each in given}), _line(rows, keys)


def _orders(order: tuple[int, ...]) -> tuple[list[str], str]:
    """Return four orders to choose from, by the letters of the items, and the right one."""

    def said(indices: tuple[int, ...]) -> str:
        return ", ".join(LETTERS[index] for index in indices)

    return sorted(said(each) for each in _exchanged(order)), said(order)


def _exchanged(right: tuple[int, ...]) -> list[tuple[int, ...]]:
    """Return what is right, and it with the first two, the last two and both of these exchanged."""
    front = (right[1], right[0], *right[2:])
    back = (*right[:-2], right[-1], right[-2])
    both = (*front[:-2], front[-1], front[-2])
    return [right, front, back, both]


def _line(rows: tuple[Row, ...], given: tuple[int, ...]) -> str:
    """Return what each row is given, as one line."""
    return "; ".join(
        f"{_led(row.label)} {row.options[index]}" for row, index in zip(rows, given, strict=True)
    )


def _led(label: str) -> str:
    """Return a row's label with what parts it from what it is given."""
    return f"{label} →" if label.endswith((".", "!", "?", "…")) else f"{label}:"


def _explanation(shown: AnyInstance, answer: str) -> str:
    """Return everything an answer comes with as running text."""
    said = shown.explanation
    if isinstance(shown, Judge):
        answer = TRUE if shown.key else f"{FALSE}. {shown.correction}"
    parts = [f"Answer: {_stopped(answer)}", said.text, said.standing]
    if said.evidence:
        places = dict.fromkeys(_where(line) for line in said.evidence)
        parts.append(f"Evidence: {'; '.join(places)}.")
    if said.others:
        told = "; ".join(f"{other.voice}: {other.says.rstrip('.')}" for other in said.others)
        parts.append(f"{said.others_title} {told}.")
    parts += said.notes
    return " ".join(_stopped(part) for part in dict.fromkeys(parts) if part)


def _stopped(text: str) -> str:
    """Return the text with a full stop, unless it ends a sentence already."""
    return text if text.endswith((".", "!", "?", ":", "…", ".”", "?”", "!”", ".)")) else f"{text}."
