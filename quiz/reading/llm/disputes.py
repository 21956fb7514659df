"""Views and the disputes they stand in: what a model answered, checked, as proposals."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quiz.questions.folding import fold
from quiz.reading.draft.identity import proposal_id
from quiz.reading.draft.model import ClaimProposal, DisputeProposal, PositionProposal, StanceProposal
from quiz.reading.llm.answers import DisputeAnswer, PositionAnswer, item_of, schema
from quiz.reading.llm.checks import LONGEST_LINE, LONGEST_TEXT, clean, doubts, fits, new_figures
from quiz.reading.llm.cite import look_up
from quiz.reading.llm.prompts import prompt
from quiz.reading.llm.report import Reason
from quiz.reading.llm.requests import Request

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.reading.draft.model import Place
    from quiz.reading.llm.checks import DraftContext

_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


@dataclass(frozen=True, slots=True)
class View:
    """A position that no dispute holds yet. Its ``position`` has no stance; ``figures`` are doubtful ones."""

    position: PositionProposal
    source: str
    subject: str
    figures: tuple[str, ...]


def views_of(context: DraftContext, request: Request, items: Iterable[object]) -> list[View]:
    """Return the views of an answer that hold; what does not is counted by reason."""
    kept: list[View] = []
    for raw in items:
        answer = item_of(PositionAnswer, raw)
        made = Reason.MALFORMED if answer is None else _view(context, request, answer)
        if isinstance(made, Reason):
            context.tally.drop(made)
        else:
            kept.append(made)
    return kept


def _view(context: DraftContext, request: Request, answer: PositionAnswer) -> View | Reason:
    source = request.source
    if source is None or answer.voice not in context.cast.offered(source):
        return Reason.UNKNOWN_VOICE
    article = context.articles[source]
    evidence = look_up(source, article, answer.cites)
    if isinstance(evidence, Reason):
        return evidence
    claim, grounds, hedge, subject = map(clean, (answer.claim, answer.grounds, answer.hedge, answer.subject))
    lines = (hedge, subject)
    if not fits(claim, LONGEST_TEXT) or len(grounds) > LONGEST_TEXT or max(map(len, lines)) > LONGEST_LINE:
        return Reason.TOO_LONG
    if context.own.copies(claim, grounds, hedge, subject):
        return Reason.COPIED
    found = _claims_there(context, answer.voice, evidence)
    spots = [part for place in evidence for part in (place.paragraph, place.start, place.end)]
    position = PositionProposal(
        id=proposal_id("position", source, answer.voice, claim, *spots),
        stance="",
        voice=answer.voice,
        kind=answer.kind,
        claim=claim,
        grounds=grounds or None,
        hedge=hedge or None,
        evidence=evidence,
        claims=tuple(one.id for one in found),
        through=found[0].through if found else (),
    )
    return View(position, source, subject, tuple(new_figures(f"{claim} {grounds}", evidence, article)))


def _claims_there(context: DraftContext, voice: str, evidence: tuple[Place, ...]) -> list[ClaimProposal]:
    """Return the claims that rules found in these sentences with the same holder."""
    return [
        one
        for one in context.proposals
        if isinstance(one, ClaimProposal)
        and one.holder.voice == voice
        and any(
            place.source == one.place.source
            and place.paragraph == one.place.paragraph
            and place.start < one.place.end
            and one.place.start < place.end
            for place in evidence
        )
    ]


def distinct(context: DraftContext, views: Iterable[View], most: int) -> dict[str, View]:
    """Return views under short ids, each once and not too many."""
    kept: dict[str, View] = {}
    seen: set[str] = set()
    for view in views:
        if view.position.id in seen:
            context.tally.drop(Reason.REPEATED)
        elif len(kept) >= most:
            context.tally.drop(Reason.TOO_MANY)
        else:
            seen.add(view.position.id)
            kept[f"p{len(kept) + 1}"] = view
    return kept


def request_for(context: DraftContext, views: dict[str, View]) -> Request:
    """Return the request that groups views, of all articles, into disputes."""
    rows = [
        {
            "position": short,
            "voice": context.cast.label(view.position.voice),
            "article": view.source,
            "subject": view.subject,
            "claim": view.position.claim,
            "grounds": view.position.grounds or "",
        }
        for short, view in views.items()
    ]
    return Request(prompt("disputes", schema("disputes"), positions=rows), None, 1)


def disputes_of(
    context: DraftContext, views: dict[str, View], items: Iterable[object]
) -> list[DisputeProposal]:
    """Return the disputes of an answer that hold. A view stands in one of them only."""
    kept: list[DisputeProposal] = []
    left = dict(views)
    for raw in items:
        answer = item_of(DisputeAnswer, raw)
        made = Reason.MALFORMED if answer is None else _dispute(context, views, left, answer)
        if isinstance(made, Reason):
            context.tally.drop(made)
            continue
        kept.append(made)
        used = {one.id for one in made.positions}
        left = {short: view for short, view in left.items() if view.position.id not in used}
    if left:
        context.tally.drop(Reason.NO_DISPUTE, len(left))
    return kept


def _dispute(
    context: DraftContext, views: dict[str, View], left: dict[str, View], answer: DisputeAnswer
) -> DisputeProposal | Reason:
    question, subject = clean(answer.question), clean(answer.subject)
    stances = {one.id: clean(one.label) for one in answer.stances}
    if not all(_SLUG.fullmatch(one) for one in stances):
        return Reason.UNKNOWN_STANCE
    if not question.endswith("?"):
        return Reason.NO_QUESTION
    if not all(fits(one, LONGEST_LINE) for one in (question, subject, *stances.values())):
        return Reason.TOO_LONG
    if len(stances) != len(answer.stances) or len({fold(label) for label in stances.values()}) < len(stances):
        return Reason.REPEATED
    if context.own.copies(question, subject, *stances.values()):
        return Reason.COPIED
    placed: dict[str, str] = {}
    for one in answer.positions:
        if one.position not in views:
            return Reason.UNKNOWN_POSITION
        if one.stance not in stances:
            return Reason.UNKNOWN_STANCE
        if one.position in placed or one.position not in left:
            return Reason.REPEATED
        placed[one.position] = one.stance
    return _made(
        context, [(left[short], stance) for short, stance in placed.items()], question, subject, stances
    )


def _made(
    context: DraftContext,
    placed: Sequence[tuple[View, str]],
    question: str,
    subject: str,
    stances: dict[str, str],
) -> DisputeProposal | Reason:
    voices = {view.position.voice for view, _ in placed}
    held = [stance for stance in stances if any(taken == stance for _, taken in placed)]
    if len(voices) < 2 or len(held) < 2:
        return Reason.ONE_SIDED
    positions = tuple(_on(view.position, stance) for view, stance in placed)
    sides = {claim: one.stance for one in positions for claim in one.claims}
    figures = [figure for view, _ in placed for figure in view.figures]
    return DisputeProposal(
        id=proposal_id("dispute", question, *(one.id for one in positions)),
        worth=min(1.0, 0.4 + 0.1 * len(voices)),
        why=doubts(figures),
        by=context.by,
        question=question,
        subject=subject,
        claims=tuple(sides),
        sides=tuple(sides.values()),
        voices=len(voices),
        stances=tuple(StanceProposal(id=one, label=stances[one]) for one in stances),
        positions=positions,
    )


def _on(position: PositionProposal, stance: str) -> PositionProposal:
    from msgspec.structs import replace

    return replace(position, stance=stance)
