"""Whose claim it is: the chain of voices of what somebody is credited with, and what is still open in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quiz.errors import QuizError
from quiz.reading.draft.credit import FIRST_PERSON
from quiz.reading.draft.model import ClaimProposal, FactProposal, Place
from quiz.reading.review.forms import DisputeForm, StatementForm
from quiz.reading.review.people import Company
from quiz.reading.review.slugs import titled

if TYPE_CHECKING:
    from quiz.reading.draft.model import AnyProposal
    from quiz.reading.review.forms import Draft, EvidenceForm
    from quiz.reading.review.known import Knowledge


_STANDS_FOR = re.compile(
    r"(?:its|his|her|their)-(?!(?:royal-|imperial-)?(?:majest|highness|holiness|excellenc|honou?r|grace))"
    r"|(?:(?:all|any|both|each|few|half|many|most|none|one|others|several|some|two|three)"
    r"(?:-of-(?:it|them|these|those|us))?|everybody|everyone|people|somebody|someone)$"
)
"""Begins an id made of words that leave open whom they mean: "its secretary", "most of them"."""


class OpenHolderError(QuizError):
    """Nobody has said yet whose claim it is: accepted so, its author would be credited with it.

    ``claim`` is the id of the proposal whose holder is to be chosen.
    """

    title = "Whose claim is it?"

    def __init__(self, one: FactProposal | ClaimProposal) -> None:
        printed = one.holder.printed if isinstance(one, ClaimProposal) else ""
        said = f"Whom “{printed}” stands for is not chosen" if printed else "Whose claim it is is not chosen"
        super().__init__(
            f"{said}: accepted so, the author of the article would be credited with it.",
            remedy="Choose the holder first.",
        )
        self.claim = one.id


def is_open(one: AnyProposal, known: Knowledge) -> bool:
    """Tell whether a proposal credits somebody of whom nobody has said yet who it is."""
    if isinstance(one, ClaimProposal):
        return one.holder.kind in {"pronoun", "nobody", "named"} and holder_of(one, known) is None
    if isinstance(one, FactProposal) and stand_in(one, known) is not None:
        return True
    if isinstance(one, FactProposal) and one.standing == "attributed":
        return one.id not in known.state.holders and len(chain_of(one, known, Company(known))[0]) == 1
    return False


def stand_in(one: FactProposal | ClaimProposal, known: Knowledge) -> str | None:
    """Return the voice proposed as the holder if its words alone do not tell who it is, and nobody chose."""
    voice = one.holder.voice if isinstance(one, ClaimProposal) else (one.says[-1] if one.says[1:] else None)
    if voice is None or one.id in known.state.holders or not _STANDS_FOR.match(voice):
        return None
    return None if voice in known.voices or known.entity_id(voice) is not None else voice


def require_holders(draft: Draft, name: str, known: Knowledge) -> None:
    """Make sure that a draft credits nobody for want of somebody.

    Whoever was put into its evidence by hand is somebody. Raises :class:`OpenHolderError`.
    """
    told: list[tuple[str, tuple[EvidenceForm, ...]]] = []
    if isinstance(draft.entry, StatementForm):
        told = [(name, draft.entry.evidence)]
    elif isinstance(draft.entry, DisputeForm):
        told = [(one.proposal, one.evidence) for one in draft.entry.positions]
    for proposal, evidence in told:
        one = known.state.proposals.get(proposal)
        if isinstance(one, FactProposal | ClaimProposal):
            require_holder(one, evidence, known)


def require_holder(
    one: FactProposal | ClaimProposal, evidence: tuple[EvidenceForm, ...], known: Knowledge
) -> None:
    """Make sure that evidence credits nobody for want of somebody. Raises :class:`OpenHolderError`."""
    if evidence and is_open(one, known) and evidence[0].says == chain_of(one, known, Company(known))[0]:
        raise OpenHolderError(one)


def chain_of(
    one: FactProposal | ClaimProposal, known: Knowledge, company: Company
) -> tuple[tuple[str, ...], list[str]]:
    """Return the chain of voices of a fact or a claim, and what a person must look at in it."""
    return (
        claim_chain(one, known, company)
        if isinstance(one, ClaimProposal)
        else fact_chain(one, known, company)
    )


def fact_chain(fact: FactProposal, known: Knowledge, company: Company) -> tuple[tuple[str, ...], list[str]]:
    """Return the chain of voices of a fact, and what a person must look at in it."""
    place = fact.place
    holder = known.state.holders.get(fact.id, "")
    open_ = stand_in(fact, known)
    replaced = bool(holder or open_) and len(fact.says) > 1
    through = fact.says[:-1] if replaced else fact.says
    chain = company.chain(place.source, place.paragraph, through, holder)
    if open_ is not None:
        return chain, [f"Choose whom “{titled(open_)}” stands for."]
    if fact.standing == "attributed" and len(chain) == 1 and fact.id not in known.state.holders:
        return chain, ["Somebody else is credited here: choose whose claim it is."]
    return chain, _new_voice(chain, company)


def _new_voice(chain: tuple[str, ...], company: Company) -> list[str]:
    if chain[-1] not in company.voices:
        return []
    return [f"Look at the new voice “{company.label(chain[-1])}”: its name, and what sort it is."]


def stands_alone(claim: ClaimProposal) -> bool:
    """Tell whether what is claimed is certainly a sentence by itself: quoted whole, or told with `that`."""
    if not claim.content:
        return False
    return claim.mode == "quote" or claim.content[0].text.lower().startswith("that ")


def holder_of(claim: ClaimProposal, known: Knowledge) -> str | None:
    """Return the voice whose claim it is; None where it is the speaker's own, nobody's or not yet chosen."""
    if claim.id in known.state.holders:
        return known.state.holders[claim.id]
    unknown = claim.holder.printed.lower() in FIRST_PERSON or stand_in(claim, known) is not None
    return None if unknown else claim.holder.voice


def claim_chain(
    claim: ClaimProposal, known: Knowledge, company: Company
) -> tuple[tuple[str, ...], list[str]]:
    """Return the chain of voices of a claim, and what a person must look at in it."""
    holder = holder_of(claim, known)
    place = claim.place
    remarks: list[str] = []
    if holder is None and claim.holder.kind == "pronoun":
        remarks.append(f"Choose whom “{claim.holder.printed}” stands for.")
    elif holder is None and claim.holder.kind == "nobody":
        remarks.append("The text does not say whose claim it is.")
    elif holder is None and claim.holder.kind == "named":
        remarks.append(f"Say which voice “{claim.holder.printed}” is.")
    printed = claim.holder.printed if holder == claim.holder.voice else ""
    chain = company.chain(place.source, place.paragraph, claim.through, holder or "", printed)
    return chain, [*remarks, *_new_voice(chain, company)]


def content_of(claim: ClaimProposal) -> Place:
    """Return what is claimed as one place: its stretches in one paragraph, put together.

    The place is the first stretch's: what is printed between two ("…,” she said. “…") is nobody's claim.
    """
    first = claim.content[0] if claim.content else claim.place
    same = [one for one in claim.content if (one.source, one.paragraph) == (first.source, first.paragraph)]
    texts = [one.text.strip() for one in same] or [first.text.strip()]
    if claim.mode == "quote":
        texts = [text.strip("“”\"'‘’ ") for text in texts]
        texts = [_ends(text, after) for text, after in zip(texts, [*texts[1:], ""], strict=True)]
    text = " ".join(texts)
    bare = text
    for small in ("that ", "That "):
        bare = bare.removeprefix(small)
    bare = re.sub(r",([”\"’']?)$", r"\1", bare)
    start = first.start + (first.text.find(bare[:12]) if bare[:12] in first.text else 0)
    end = min(first.end, start + len(bare))
    return Place(source=first.source, paragraph=first.paragraph, start=start, end=end, text=bare)


def _ends(text: str, following: str) -> str:
    """Return a quoted stretch with the full stop that a comma stands for where another sentence follows."""
    return f"{text.rstrip(',')}." if following[:1].isupper() and text[-1:] not in ".?!…" else text
