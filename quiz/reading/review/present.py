"""Whether what a proposal rests on, and what an entry gives as printed, is printed where it is cited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.dossier.problems import shown
from quiz.errors import QuizError
from quiz.reading.draft.model import (
    ClaimProposal,
    ConflictProposal,
    DisputeProposal,
    FactProposal,
)
from quiz.reading.review.checks import FormError
from quiz.reading.review.forms import DiscrepancyForm, DisputeForm, StatementForm
from quiz.verify.anchors import stands_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from quiz.reading.draft.model import AnyProposal, Place
    from quiz.reading.review.forms import EntryForm, EvidenceForm
    from quiz.reading.review.proposals import Articles

_REMEDY = "Run `quiz generate` with the same articles again: it reads what is there now."


class NotPrintedError(QuizError):
    """A proposal's sentence is not in the article any more; nothing was written."""

    title = "The article has changed"


def require_printed(one: AnyProposal, proposals: Mapping[str, AnyProposal], articles: Articles) -> None:
    """Make sure that every sentence is printed where a proposal cites it. Raises :class:`NotPrintedError`."""
    told = not_printed(one, proposals, articles)
    if told is not None:
        raise NotPrintedError(told, remedy=_REMEDY)


def not_printed(one: AnyProposal, proposals: Mapping[str, AnyProposal], articles: Articles) -> str | None:
    """Return in a sentence what of a proposal is not printed any more; None where all is."""
    for place in _places(one, proposals):
        if not articles.paragraphs(place.source):
            return f"The text of `{place.source}` is not in the folder `articles`."
        if place.text not in articles.paragraph(place.source, place.paragraph):
            return f"This sentence is no longer in the article: {place.source}#{place.paragraph}."
    return None


def misprinted(forms: Iterable[EntryForm], articles: Articles) -> FormError | None:
    """Return what is amiss with the first words given as printed that are not (V201 to V203), if any are."""
    for form in forms:
        for field, one in _anchors(form):
            source, _, number = one.at.partition("#")
            text = articles.paragraph(source, int(number)) if number.isdecimal() else ""
            if text and one.printed and not stands_whole(text, one.printed):
                return FormError(
                    f"`{shown(one.printed)}` is not printed so in {one.at}",
                    field=field,
                    entry=form.id,
                    remedy="give one to six whole words of the paragraph as they are printed",
                )
    return None


def _anchors(form: EntryForm) -> Iterator[tuple[str, EvidenceForm]]:
    groups: list[tuple[str, tuple[EvidenceForm, ...]]] = []
    if isinstance(form, StatementForm):
        groups = [("evidence", form.evidence)]
    elif isinstance(form, DiscrepancyForm):
        groups = [(f"values.{at}.evidence", one.evidence) for at, one in enumerate(form.values)]
    elif isinstance(form, DisputeForm):
        groups = [(f"positions.{at}.evidence", one.evidence) for at, one in enumerate(form.positions)]
    for path, evidence in groups:
        yield from ((f"{path}.{at}.printed", one) for at, one in enumerate(evidence))


def _places(one: AnyProposal, proposals: Mapping[str, AnyProposal]) -> Iterator[Place]:
    if isinstance(one, FactProposal | ClaimProposal):
        yield one.place
    elif isinstance(one, ConflictProposal):
        yield from (value.place for value in one.values)
    elif isinstance(one, DisputeProposal):
        claims = (proposals.get(name) for name in one.claims)
        yield from (claim.place for claim in claims if isinstance(claim, ClaimProposal))
