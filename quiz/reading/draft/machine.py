"""What a language model drafted for a dossier's folder: ``proposed/machine.jsonl``.

It has a file of its own, so that reading the articles again by rule neither needs the model nor loses what it
drafted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.reading.draft.folder import Folder
from quiz.reading.draft.lines import MACHINE, MACHINE_ANSWERS, proposal_files, read_proposals, write_proposals
from quiz.reading.draft.model import DisputeProposal, FactProposal, WordingProposal
from quiz.reading.draft.shelf import Shelf
from quiz.reading.llm.draft import draft_with

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from quiz.progress import OnProgress
    from quiz.reading.draft.model import AnyProposal, Place
    from quiz.reading.llm.ask import Limits
    from quiz.reading.llm.draft import LlmDraft
    from quiz.reading.llm.report import LlmReport
    from quiz.reading.structure.article import Article


def draft_by_machine(
    path: Path, model: str, on_progress: OnProgress | None = None, limits: Limits | None = None
) -> LlmReport:
    """Have a language model draft on the articles of a dossier's folder, beside what rules proposed there.

    What it drafted earlier stays as far as the facts and sentences of it are still there, except where the
    same model has now drafted everything anew. Raises what
    :func:`~quiz.reading.llm.draft.draft_with` raises.
    """
    folder = Folder(path)
    shelf = Shelf(folder)
    articles = [(source.id, shelf.article(number)) for number, source in enumerate(shelf.sources)]
    files = [one for one in proposal_files(path) if one.stem != MACHINE]
    by_rule = [one for file in files for one in read_proposals(file)]
    voices = {} if folder.dossier is None else {one.id: one.label for one in folder.dossier.voices}
    drafted = draft_with(
        model,
        articles,
        by_rule,
        on_progress,
        limits,
        voices=voices,
        authors={source.id: source.author for source in shelf.sources},
        cache=folder.proposals_path(MACHINE_ANSWERS),
    )
    place = folder.proposals_path(MACHINE)
    earlier = read_proposals(place) if place.is_file() else []
    write_proposals(place, _together(drafted, earlier, by_rule, dict(articles)))
    return drafted.report


def _together(
    drafted: LlmDraft,
    earlier: Sequence[AnyProposal],
    by_rule: Sequence[AnyProposal],
    articles: Mapping[str, Article],
) -> list[AnyProposal]:
    """Return the new drafts, then those of the earlier ones that still hold."""
    report = drafted.report
    whole = report.stopped is None and not report.troubles
    by = f"llm {report.model}"
    new = {one.id for one in drafted.proposals}
    facts = {one.id for one in by_rule if isinstance(one, FactProposal)}
    kept = [
        one
        for one in earlier
        if one.id not in new and not (whole and one.by == by) and _holds(one, facts, articles)
    ]
    return [*drafted.proposals, *kept]


def _holds(one: AnyProposal, facts: set[str], articles: Mapping[str, Article]) -> bool:
    """Tell whether a draft's fact is still proposed, and its sentences are still where it cites them."""
    if isinstance(one, WordingProposal):
        return one.fact in facts and all(_printed(place, articles) for place in one.evidence)
    if isinstance(one, DisputeProposal):
        return all(_printed(place, articles) for position in one.positions for place in position.evidence)
    return False


def _printed(place: Place, articles: Mapping[str, Article]) -> bool:
    article = articles.get(place.source)
    if article is None or place.paragraph > len(article.paragraphs):
        return False
    return article.paragraph(place.paragraph).text[place.start : place.end] == place.text
