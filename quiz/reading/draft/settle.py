"""An article as it is kept: plain text whose paragraphs have the same numbers whenever it is read again."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from quiz.dossier.fields import Role
from quiz.errors import UsageError
from quiz.reading.english import english_parts
from quiz.reading.structure.article import Article, Extract, Paragraph
from quiz.reading.structure.assemble import assemble

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_PARAGRAPH = 20_000
"""Characters of a paragraph that are read for proposals; grammar costs grow with the length."""
LONGEST_ARTICLE = 300_000
"""Characters of an article that are read for proposals: fifty thousand words, as in a short book."""
_TOLD = 10
"""So many paragraphs are named in a note."""
_UNWANTED = re.compile("[\ufeff\ud800-\udfff]")
_BREAKS = re.compile("[\x0b\x0c\x1c-\x1f\x85]")
"""Old ends of lines, pages and records: white space."""
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")
"""What a terminal would obey, and what turns the direction of writing."""


class Settled(NamedTuple):
    """An article whose ``text`` is what its file will hold, and what is not read of it, in words."""

    article: Article
    text: str
    warnings: tuple[str, ...]


def settle(article: Article) -> Settled:
    """Return an article with the numbers that its text has as a plain text file.

    Marks of other formats may leave a paragraph empty, or blank lines inside one; both go, and numbers are
    given anew. Raises :class:`~quiz.errors.UsageError` where no text is left or there is too much of it.
    """
    controls = 0
    texts: list[str] = []
    roles: dict[int, Role] = {}
    for paragraph in article.paragraphs:
        plain, removed = _CONTROLS.subn("", _BREAKS.sub(" ", paragraph.text))
        controls += removed
        lines = _UNWANTED.sub("", plain).split("\n")
        text = "\n".join(line for line in lines if line.strip())
        if text:
            texts.append(text)
            if paragraph.role is not Role.BODY:
                roles[len(texts)] = paragraph.role
    if not texts:
        raise UsageError(f"{article.name} holds no text.", remedy="Name a file with an article in it.")
    text = "\n\n".join(texts) + "\n"
    told = [f"{controls:,} control characters are left out"] if controls else []
    return Settled(
        rebuild(_named_plainly(article), text, roles),
        text,
        (*article.notes, *told, *_left_out(texts), *_in_other_languages(texts)),
    )


def rebuild(about: Article, text: str, roles: Mapping[int, Role]) -> Article:
    """Read a kept text again: its paragraphs have the roles given, and are body text where none is."""
    kept = tuple(sorted((number, role) for number, role in roles.items() if role is not Role.BODY))
    again = assemble(
        Extract(
            name=about.name,
            format="text",
            text=text,
            roles=kept,
            title=about.title,
            author=about.author,
            publisher=about.publisher,
            published=about.published,
        )
    )
    given = dict(kept)
    return replace(
        again,
        format=about.format,
        title=about.title,
        author=about.author,
        published=about.published,
        paragraphs=tuple(_with_role(one, given.get(one.number, Role.BODY)) for one in again.paragraphs),
    )


def _named_plainly(article: Article) -> Article:
    """Return an article without control characters in what its file says about it."""
    title, author, publisher = (
        one if one is None else _UNWANTED.sub("", _CONTROLS.sub("", _BREAKS.sub(" ", one))).strip() or None
        for one in (article.title, article.author, article.publisher)
    )
    return replace(article, title=title, author=author, publisher=publisher)


def _with_role(paragraph: Paragraph, role: Role) -> Paragraph:
    return paragraph if paragraph.role is role else replace(paragraph, role=role)


def shortened(article: Article) -> Article:
    """Return an article cut to what is read for proposals; numbers and offsets stay.

    A paragraph in another language than English is there without its words.
    """
    left, paragraphs = LONGEST_ARTICLE, []
    english = english_parts([one.text for one in article.paragraphs])
    for paragraph, is_read in zip(article.paragraphs, english, strict=True):
        text = paragraph.text[: min(LONGEST_PARAGRAPH, left)]
        left -= len(text)
        if not is_read:
            paragraphs.append(replace(paragraph, text="", label=None, repeats=None))
        else:
            paragraphs.append(paragraph if text == paragraph.text else replace(paragraph, text=text))
    return replace(article, paragraphs=tuple(paragraphs))


def _in_other_languages(texts: list[str]) -> list[str]:
    numbers = [number for number, english in enumerate(english_parts(texts), 1) if not english]
    if len(numbers) == len(texts):
        return ["does not seem to be English: only its structure is read"]
    if not numbers:
        return []
    first = ", ".join(map(str, numbers[:_TOLD]))
    more = f" and {len(numbers) - _TOLD} more" if len(numbers) > _TOLD else ""
    which = f"paragraph {first} does" if len(numbers) == 1 else f"paragraphs {first}{more} do"
    return [f"{which} not seem to be English: nothing is proposed from there"]


def _left_out(texts: list[str]) -> list[str]:
    long = [number for number, text in enumerate(texts, 1) if len(text) > LONGEST_PARAGRAPH]
    told = [
        f"of paragraph {number} only the first {LONGEST_PARAGRAPH:,} characters are read for proposals"
        for number in long[:3]
    ]
    if len(long) > 3:
        told.append(f"so it is with {len(long) - 3} more paragraphs")
    if sum(min(len(text), LONGEST_PARAGRAPH) for text in texts) > LONGEST_ARTICLE:
        told.append(f"only the first {LONGEST_ARTICLE:,} characters are read for proposals")
    return told
