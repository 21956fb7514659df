"""What sort of answer some words of a sentence are: guessed, for a person to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from quiz.dossier.index import fold
from quiz.reading.draft.model import AnswerProposal, WhenProposal
from quiz.reading.facts.dates import read_dates
from quiz.reading.facts.figures import read_figures
from quiz.reading.facts.known import known_of
from quiz.reading.review.parts import located

if TYPE_CHECKING:
    from quiz.reading.draft.model import Place
    from quiz.reading.facts.dates import Dated
    from quiz.reading.review.known import Knowledge

_TYPES = {"person": "person", "organisation": "organisation", "place": "place"}


def guess(
    text: str, start: int, end: int, where: tuple[str, int] | None, known: Knowledge, at: int = -1
) -> AnswerProposal:
    """Return some words of a text as an answer: as drafted of it, a known name, a date, a figure.

    ``start`` and ``end`` are offsets into the text; ``where`` is its source and paragraph, and ``at`` where
    it begins in that, -1 where it is not printed so. Whatever is none of these is a term.
    """
    printed = text[start:end]
    drafted = _drafted(printed, where, at + start, known) if at >= 0 else None
    one = drafted or _named(printed, known) or _dated(printed) or _figure(printed)
    if one is None:
        return AnswerProposal(type="term", start=start, end=end, printed=printed)
    return replace(one, start=start, end=end, printed=printed)


def guesses(place: Place, known: Knowledge) -> tuple[AnswerProposal, ...]:
    """Return what a sentence could be asked for, found without its grammar: the likeliest first.

    These are the answers of facts drafted of it, names that stand in its paragraph, dates and figures.
    """
    where, text = (place.source, place.paragraph), place.text
    spans: list[tuple[int, int]] = []
    for fact in known.proposed.facts.get(where, ()):
        for answer in fact.answers:
            found = located(answer, fact.place)
            if found is not None:
                at = fact.place.start + found[0] - place.start
                spans.append((at, at + len(answer.printed)))
    spans += [(one.start, one.end) for one in read_dates(text) if one.edtf is not None]
    spans += [(one.start, one.end) for one in read_figures(text) if one.high is None]
    names = {m.printed for one in known.proposed.named.get(where, ()) for m in one.mentions}
    for name in sorted(names, key=lambda one: (-len(one), one)):
        at = text.find(name)
        spans += [(at, at + len(name))] if at >= 0 and name else []
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        apart = all(end <= one[0] or one[1] <= start for one in kept)
        if apart and 0 <= start < end <= len(text) and text[start:end].strip():
            kept.append((start, end))
    return tuple(guess(text, start, end, where, known, place.start) for start, end in kept)


def when_in(place: Place, known: Knowledge) -> WhenProposal:
    """Return the first date of a sentence, worked out beside the article's own where it is not whole.

    Where there is none it says nothing: a person is asked for it.
    """
    found = next((one for one in _dates(place, known) if one.edtf is not None), None)
    if found is None:
        return WhenProposal(printed="")
    return WhenProposal(printed=found.printed, edtf=found.edtf, inferred=found.inferred)


def _dates(place: Place, known: Knowledge) -> tuple[Dated, ...]:
    source = known.sources.get(place.source)
    times = known_of(
        source.published if source is not None else None, known.articles.paragraphs(place.source)
    )
    return read_dates(place.text, times, (place.paragraph, place.start))


def _drafted(printed: str, where: tuple[str, int] | None, at: int, known: Knowledge) -> AnswerProposal | None:
    """Return the answer that was drafted of just these words, with what its sentence says of it."""
    for fact in known.proposed.facts.get(where, ()) if where is not None else ():
        for one in fact.answers:
            found = located(one, fact.place)
            if found is not None and fact.place.start + found[0] == at and one.printed == printed:
                return one
    return None


def _named(printed: str, known: Knowledge) -> AnswerProposal | None:
    entity = known.names.get(fold(printed))
    if entity is not None:
        slug, type_ = entity, known.entities[entity].type.value
    else:
        found = known.proposed.by_name.get(fold(printed))
        if found is None:
            return None
        slug, type_ = found.slug, found.type
    kind = _TYPES.get(type_, "term")
    return AnswerProposal(type=kind, start=0, end=0, printed=printed, entity=slug)  # type: ignore[arg-type]


def _dated(printed: str) -> AnswerProposal | None:
    for one in read_dates(printed):
        if one.edtf is not None and one.printed.strip() == printed.strip():
            return AnswerProposal(type="date", start=0, end=0, printed=printed, value=one.edtf)
    return None


def _figure(printed: str) -> AnswerProposal | None:
    for one in read_figures(printed):
        if one.high is None and one.printed.strip() == printed.strip():
            kind = "duration" if one.sort == "duration" else "number"
            return AnswerProposal(
                type=kind,  # type: ignore[arg-type]
                start=0,
                end=0,
                printed=printed,
                value=one.value,
                unit=one.unit if kind == "number" else None,
                bounds=one.bounds,
            )
    return None
