"""Facts and claims for tests of what is compared across articles, written in one line each."""

from __future__ import annotations

from quiz.reading.draft.model import AnswerProposal, ClaimProposal, FactProposal, HolderProposal, Place

from .conftest import article
from .made_cast import MadeCast


def place(source: str, paragraph: int, text: str) -> Place:
    return Place(source=source, paragraph=paragraph, start=0, end=len(text), text=text)


def fact(at: str, text: str, *answers: AnswerProposal) -> FactProposal:
    source, _, paragraph = at.partition("#")
    return FactProposal(
        id=f"fact-{at}",
        place=place(source, int(paragraph), text),
        standing="reported",
        says=(source,),
        answers=answers,
    )


def answer(text: str, printed: str, kind: str, value: str | None = None, **more: object) -> AnswerProposal:
    start = text.index(printed)
    return AnswerProposal(
        type=kind, start=start, end=start + len(printed), printed=printed, value=value or printed, **more
    )


def claim(at: str, holder: str | None, text: str, cue: str = "said", **more: object) -> ClaimProposal:
    source, _, paragraph = at.partition("#")
    here = place(source, int(paragraph), text)
    return ClaimProposal(
        id=f"claim-{at}-{holder}",
        place=here,
        holder=HolderProposal(
            printed=(holder or "She").title(), kind="named" if holder else "pronoun", voice=holder
        ),
        cue=cue,
        content=(here,),
        mode="paraphrase",
        sense=more.pop("sense", "claim"),
        **more,
    )


def cast_of(names: dict[str, str], *proposals: FactProposal | ClaimProposal) -> MadeCast:
    """A cast over articles that hold just the sentences of these proposals, at their paragraphs."""
    texts: dict[str, dict[int, str]] = {}
    for one in proposals:
        texts.setdefault(one.place.source, {})[one.place.paragraph] = one.place.text
    return MadeCast(
        names,
        {
            source: article("\n\n".join(here.get(number, "—") for number in range(1, max(here) + 1)))
            for source, here in texts.items()
        },
    )
