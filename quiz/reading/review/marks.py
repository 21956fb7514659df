"""Quotation marks in what is drafted: only where the article prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.reading.review.sentences import as_sentence

if TYPE_CHECKING:
    from quiz.reading.draft.model import Place
    from quiz.reading.review.known import Knowledge


def credited(text: str, marked: bool) -> str:
    """Return a text as a whole sentence, in quotation marks only where the article prints it in them.

    A paraphrase in quotation marks would put the writer's words in somebody's mouth.
    """
    from quiz.questions.wording import quoted

    uneven = text.count("“") != text.count("”") or (marked and text.count("“") == 1)
    whole = as_sentence(text.strip('“”" ') if uneven else text)
    return quoted(whole) if marked else whole


def in_marks(place: Place, known: Knowledge) -> bool:
    """Tell whether the article prints the whole of a place between double quotation marks."""
    paragraph = known.articles.paragraph(place.source, place.paragraph)
    bare = place.text.strip('“”" ')
    at = place.text.find(bare)
    start = place.start + at
    if not bare or paragraph[start : start + len(bare)] != bare or any(mark in bare for mark in '“”"'):
        return False
    before = paragraph[:start]
    return before.rfind("“") > before.rfind("”") or before.count('"') % 2 == 1
