"""One proposal as a view: its places to light up, its voices, what accepting it would write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from quiz.reading.draft.model import (
    ClaimProposal,
    ConflictProposal,
    DisputeProposal,
    EntityProposal,
    FactProposal,
    Place,
    WordingProposal,
)
from quiz.reading.review.forms import draft_kept
from quiz.reading.review.holders import is_open, stand_in
from quiz.reading.review.others import draft_conflict, draft_dispute, draft_entity
from quiz.reading.review.proposals import plain
from quiz.reading.review.renamed import current
from quiz.reading.review.same import says_the_same
from quiz.reading.review.slugs import titled
from quiz.reading.review.statements import could_be_asked, draft_claim, draft_fact
from quiz.reading.review.views import (
    AnswerView,
    Choice,
    HolderView,
    MemberView,
    PlaceView,
    ProposalView,
    WordingView,
)
from quiz.reading.review.wordings import draft_wording

if TYPE_CHECKING:
    from quiz.reading.draft.model import AnyProposal
    from quiz.reading.review.forms import Draft
    from quiz.reading.review.known import Knowledge
    from quiz.reading.review.queue import Item


def draft_of(proposal: AnyProposal, known: Knowledge) -> Draft:
    """Return what accepting a proposal would write: as edited, where it only waits for its wording."""
    kept = known.state.unworded.get(proposal.id)
    if kept is not None:
        return current(draft_kept(kept), known)
    if isinstance(proposal, EntityProposal):
        return draft_entity(proposal, known)
    if isinstance(proposal, FactProposal):
        return draft_fact(proposal, known)
    if isinstance(proposal, ClaimProposal):
        return draft_claim(proposal, known)
    if isinstance(proposal, ConflictProposal):
        return draft_conflict(proposal, known)
    if isinstance(proposal, DisputeProposal):
        return draft_dispute(proposal, known)
    raise TypeError(type(proposal))


def view_of(proposal: AnyProposal, item: Item, known: Knowledge) -> ProposalView:
    """Return everything a screen shows of a proposal."""
    view = _view_of(proposal, item, known)
    return replace(
        view,
        unworded=proposal.id in known.state.unworded,
        open_holder=is_open(proposal, known),
        said_already=tuple(dict.fromkeys(_said_already(proposal, known).values())),
        said_by=tuple(_said_already(proposal, known)),
    )


def _view_of(proposal: AnyProposal, item: Item, known: Knowledge) -> ProposalView:
    draft = draft_of(proposal, known)
    settled = known.state.settled.get(proposal.id)
    if isinstance(proposal, EntityProposal):
        return ProposalView(
            item=item,
            draft=draft,
            settled=settled,
            places=_mentions(proposal, known),
            maybe=_maybe(proposal, known),
        )
    if isinstance(proposal, FactProposal):
        return ProposalView(
            item=item,
            draft=draft,
            settled=settled,
            places=(_place(proposal.place, known),),
            answers=_answers(proposal, known),
            holder=_stands_for(proposal, known),
            says=tuple(_voice_label(one, known) for one in proposal.says),
            standing=proposal.standing,
            confidence=proposal.confidence,
            when=proposal.when.printed if proposal.when is not None else "",
            wordings=_wordings(proposal, known),
            same_sentence=_same_sentence(proposal.id, proposal.place, known),
        )
    if isinstance(proposal, ClaimProposal):
        return ProposalView(
            item=item,
            draft=draft,
            settled=settled,
            places=(
                _place(proposal.place, known),
                *(_place(one, known) for one in proposal.content if one != proposal.place),
            ),
            answers=_answers(proposal, known),
            holder=_holder(proposal, known),
            says=tuple(_voice_label(one, known) for one in proposal.through),
            standing=proposal.sense,
            same_sentence=_same_sentence(proposal.id, proposal.place, known),
        )
    assert not isinstance(proposal, WordingProposal)  # shown with its fact
    found = _members(proposal, known)
    return ProposalView(
        item=item, draft=draft, settled=settled, places=tuple(one.place for one in found), members=found
    )


def _wordings(fact: FactProposal, known: Knowledge) -> tuple[WordingView, ...]:
    return tuple(
        WordingView(
            id=one.id,
            by=one.by,
            draft=draft_wording(one, fact, known),
            cited=tuple(_place(place, known) for place in one.evidence),
        )
        for one in known.proposed.wordings.get(fact.id, ())
    )


def _place(place: Place, known: Knowledge) -> PlaceView:
    text = known.articles.paragraph(place.source, place.paragraph)
    start = place.start
    if text[start : start + len(place.text)] != place.text:
        start = text.find(place.text)
    if start < 0 or not text:
        text, start = place.text, 0
    label = known.source_label(place.source)
    return PlaceView(
        source=place.source,
        label=label,
        paragraph=place.paragraph,
        text=text,
        start=start,
        end=start + len(place.text),
    )


def _mentions(proposal: EntityProposal, known: Knowledge) -> tuple[PlaceView, ...]:
    found = []
    for one in proposal.mentions:
        text = known.articles.paragraph(one.source, one.paragraph)
        start = max(text.find(one.printed), 0)
        found.append(
            _place(
                Place(
                    source=one.source,
                    paragraph=one.paragraph,
                    start=start,
                    end=start + len(one.printed),
                    text=one.printed,
                ),
                known,
            )
        )
    return tuple(found)


def _maybe(proposal: EntityProposal, known: Knowledge) -> tuple[Choice, ...]:
    state = known.state
    found = []
    for name in proposal.maybe:
        other = state.proposals.get(name)
        refused = frozenset((proposal.id, name)) in state.different
        if isinstance(other, EntityProposal) and not refused and state.root(name) != state.root(proposal.id):
            found.append(Choice(id=name, label=other.name))
    return tuple(found)


def _answers(one: FactProposal | ClaimProposal, known: Knowledge) -> tuple[AnswerView, ...]:
    text, found = could_be_asked(one, known)
    worths = {answer.printed: answer.worth for answer in one.answers} if isinstance(one, FactProposal) else {}
    return tuple(
        AnswerView(
            type=each.slot.type,
            printed=text[each.start : each.end],
            start=each.start,
            end=each.end,
            value=each.slot.value or None,
            entity=each.slot.entity or None,
            worth=worths.get(text[each.start : each.end], 0.0),
        )
        for each, _ in found
    )


def _voice_label(slug: str, known: Knowledge) -> str:
    names = known.voice_names(slug)
    return names[0] if names else titled(slug)


def _holder(claim: ClaimProposal, known: Knowledge) -> HolderView:
    own = stand_in(claim, known)
    voice = None if own else known.state.holders.get(claim.id) or claim.holder.voice
    return HolderView(
        printed=claim.holder.printed,
        kind=claim.holder.kind,
        voice=Choice(id=voice, label=_voice_label(voice, known)) if voice else None,
        candidates=tuple(Choice(id=one, label=_voice_label(one, known)) for one in claim.holder.candidates),
        own=Choice(id=own, label=claim.holder.printed) if own else None,
    )


def _stands_for(fact: FactProposal, known: Knowledge) -> HolderView | None:
    """Return the words that a fact is credited to where they do not tell who that is."""
    own = stand_in(fact, known)
    if own is None:
        return None
    label = titled(own)
    return HolderView(printed=label, kind="pronoun", voice=None, own=Choice(id=own, label=label))


def _same_sentence(own: str, place: Place, known: Knowledge) -> tuple[str, ...]:
    """Return the undecided facts and claims whose sentence overlaps: they may say the same."""
    found = _of_sentence(own, place, known)
    return tuple(
        one.id for one in found if one.id in known.state.proposals and one.id not in known.state.settled
    )


def _said_already(proposal: AnyProposal, known: Knowledge) -> dict[str, str]:
    """Return the entries of those that say the same, by proposal; none for what is decided itself."""
    settled = known.state.settled
    if not isinstance(proposal, FactProposal | ClaimProposal) or proposal.id in settled:
        return {}
    found = {
        one.id: settled.get(one.id)
        for one in _of_sentence(proposal.id, proposal.place, known)
        if says_the_same(proposal, one, known)
    }
    return {name: one.entry for name, one in found.items() if one is not None and one.entry is not None}


def _of_sentence(own: str, place: Place, known: Knowledge) -> list[FactProposal | ClaimProposal]:
    where = (place.source, place.paragraph)
    found = (*known.proposed.facts.get(where, ()), *known.proposed.claims.get(where, ()))
    return [
        one for one in found if one.id != own and one.place.start < place.end and place.start < one.place.end
    ]


def _members(proposal: ConflictProposal | DisputeProposal, known: Knowledge) -> tuple[MemberView, ...]:
    state = known.state
    if isinstance(proposal, ConflictProposal):
        return tuple(
            MemberView(
                id=one.fact,
                text=plain(one.place.text),
                voices=tuple(_voice_label(voice, known) for voice in one.says),
                place=_place(one.place, known),
                value=one.value,
                settled=state.settled.get(one.fact),
            )
            for one in proposal.values
        )
    found = []
    for name, side in zip(proposal.claims, proposal.sides, strict=False):
        claim = state.proposals.get(name)
        if isinstance(claim, ClaimProposal):
            holder = _holder(claim, known)
            label = holder.voice.label if holder.voice is not None else holder.printed
            found.append(
                MemberView(
                    id=name,
                    text=plain(claim.place.text),
                    voices=(label,),
                    place=_place(claim.place, known),
                    side=side,
                    settled=state.settled.get(name),
                )
            )
    return tuple(found)
