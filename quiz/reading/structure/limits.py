"""How much of anything is still an article: what is more is refused before any work is put into it."""

from __future__ import annotations

from quiz.dossier.article_files import MAX_BYTES
from quiz.errors import UsageError

MOST_PARAGRAPHS = 4_000
"""A text of more paragraphs is no single article, nor does its entry fit into a dossier."""
MOST_TAGS = 400_000
"""Tags of a web page, closing ones included."""
_REMEDY = "Split it into files of one article each."


def check_size(name: str, text: str) -> None:
    """Raise :class:`~quiz.errors.UsageError` where a text is longer than an article's file."""
    if len(text) > MAX_BYTES or len(text) * 4 > MAX_BYTES < len(text.encode(errors="replace")):
        raise UsageError(
            f"{name} is longer than any article: over {MAX_BYTES // 1_000_000} MB of text.", remedy=_REMEDY
        )


def check_paragraphs(name: str, number: int) -> None:
    """Raise :class:`~quiz.errors.UsageError` where there are more paragraphs than an article has."""
    if number > MOST_PARAGRAPHS:
        raise UsageError(f"{name} has {number:,} paragraphs, more than any article.", remedy=_REMEDY)


def check_tags(name: str, page: str) -> None:
    """Raise :class:`~quiz.errors.UsageError` where a web page has more tags than any article's page."""
    if page.count("<") > MOST_TAGS:
        raise UsageError(
            f"{name} has over {MOST_TAGS:,} tags, more than any article's page.",
            remedy="Save the article alone, as text or Markdown.",
        )
