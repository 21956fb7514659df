"""Cards that were imported, written as a deck in this program's own format."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from quiz.exchange.incoming import LONGEST_LINE, line_of
from quiz.questions.slugs import slug_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quiz.exchange.incoming import NewCard

FILE: Final = "deck.yaml"
_NO_LICENCE: Final = "none chosen yet"
_MOST: Final = 2_000_000
"""So many characters go into one file; a dossier's file may have 8 MB, and a character up to four bytes."""


def deck_files(
    slug: str, title: str, cards: Sequence[NewCard], *, source: str, language: str = "en"
) -> dict[str, str]:
    """Return the YAML files of a deck of these cards, by name: one, or more where there are very many cards.

    ``source`` names the file that they are from, in a remark.
    """
    topics = _topics(cards)
    head = "\n".join(_head(slug, title, topics, source, language))
    files: dict[str, str] = {}
    held, size = [head, "cards:"], len(head)
    taken: dict[str, int] = {}
    for card in cards:
        text = "\n".join(_card(card, _unused(slug_of(card.name), taken), topics))
        if size + len(text) > _MOST:
            files[_name(files)] = "\n".join(held) + "\n"
            held, size = ["cards:"], 0
        held.append(text)
        size += len(text)
    files[_name(files)] = "\n".join(held) + "\n"
    return files


def _name(files: dict[str, str]) -> str:
    return f"cards-{len(files) + 1}.yaml" if files else FILE


def _quoted(text: str) -> str:
    """Return a text in double quotes, as YAML and JSON both read it."""
    return json.dumps(text, ensure_ascii=False)


def _topics(cards: Sequence[NewCard]) -> dict[str, str]:
    """Return the id of each heading, in the order in which they come."""
    topics: dict[str, str] = {}
    taken: dict[str, int] = {}
    for card in cards:
        if card.topic is not None and card.topic not in topics:
            topics[card.topic] = _unused(slug_of(card.topic), taken)
    return topics


def _unused(slug: str, taken: dict[str, int]) -> str:
    """Return a slug, with a number behind it where it is taken; of many alike, each is found at once."""
    name, number = slug, taken.get(slug, 0)
    while name in taken:
        number += 1
        name = f"{slug}-{number + 1}"
    taken[slug] = number
    taken.setdefault(name, 0)
    return name


def _head(slug: str, title: str, topics: dict[str, str], source: str, language: str) -> Iterator[str]:
    yield f"# Imported from {line_of(source)}."
    yield "deck:"
    yield f"  id: {_quoted(slug)}"
    yield f"  title: {_quoted((line_of(title) or slug)[:LONGEST_LINE])}"
    yield "  format: 1"
    yield f"  language: {_quoted(language)}"
    yield "  # Before you share the deck: under which licence may others use it? CC BY 4.0, for example."
    yield f"  licence: {_quoted(_NO_LICENCE)}"
    if topics:
        yield "  topics:"
        for name, topic in topics.items():
            yield f"    - {{id: {_quoted(topic)}, title: {_quoted(name[:LONGEST_LINE])}}}"


def _card(card: NewCard, name: str, topics: dict[str, str]) -> Iterator[str]:
    yield f"  - id: {_quoted(name)}"
    if card.topic is not None:
        yield f"    topic: {_quoted(topics[card.topic])}"
    yield f"    front: {_quoted(card.front)}"
    yield f"    back: {_quoted(card.back)}"
    for key, texts in (("accept", card.accept), ("distractors", card.distractors)):
        if texts:
            yield f"    {key}:"
            yield from (f"      - {_quoted(text)}" for text in texts)
    if card.note:
        yield f"    note: {_quoted(card.note)}"
