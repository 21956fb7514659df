"""Two proposals made one in an entry of the dossier: evidence added to a statement, names to an entity."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quiz.dossier.index import fold
from quiz.errors import QuizError
from quiz.reading.review import yaml_style
from quiz.reading.review.dossier_files import Alter
from quiz.reading.review.needed import company_of
from quiz.reading.review.people import Company
from quiz.reading.review.statements import own_evidence

if TYPE_CHECKING:
    from quiz.reading.draft.model import ClaimProposal, EntityProposal, FactProposal
    from quiz.reading.review.forms import EntryForm
    from quiz.reading.review.known import Knowledge


def added_evidence(
    one: FactProposal | ClaimProposal, entry: str, known: Knowledge
) -> tuple[tuple[EntryForm, ...], tuple[Alter, ...]]:
    """Return what must be written to join a proposal's evidence to a statement of the dossier, if anything.

    Raises :class:`QuizError` where the entry is no statement, or a view of somebody else.
    """
    section, _, name = entry.partition("/")
    statement = next((s for s in known.dossier.statements if s.id == name), None)
    if section != "statements" or statement is None:
        raise QuizError("The other one is no statement of the dossier.", remedy="Reject this one instead.")
    company = Company(known)
    evidence = own_evidence(one, known, company)
    require_same_voice(statement.kind, statement.holder, evidence.says[-1])
    if any(one.at == evidence.at and tuple(one.says) == evidence.says for one in statement.evidence):
        return (), ()

    def change(node: Any) -> None:
        node["evidence"].append(yaml_style.styled(evidence.node(), "evidence"))

    entities, voices = company_of((evidence,), company.entities.values(), company.voices.values())
    forms: tuple[EntryForm, ...] = (*entities, *voices)
    return forms, (Alter("statements", name, change),)


def require_same_voice(kind: str, holder: str, voice: str) -> None:
    """Make sure that a statement of this kind and holder may rest on what another voice says.

    Raises :class:`QuizError` where it is somebody else's view.
    """
    if kind != "report" and holder != voice:
        raise QuizError(
            "They are the views of different voices.",
            remedy="If they are one voice's, choose the holder first (h); else accept both, or make "
            "positions of them.",
            title="These cannot be merged",
        )


def added_names(one: EntityProposal, entity: str, known: Knowledge) -> tuple[Alter, ...]:
    """Return the change that makes an entity's names variants of one in the dossier, if it is any."""
    taken = {fold(name) for name in known.entity_names(entity)} | {
        fold(name) for other in known.dossier.entities for name in (other.name, *other.variants)
    }
    new: dict[str, str] = {}
    for name in (one.name, *one.sure):
        if fold(name) not in taken:
            new.setdefault(fold(name), name)
    if not new:
        return ()

    def change(node: Any) -> None:
        if "variants" in node:
            node["variants"].extend(yaml_style.styled(list(new.values()), "variants"))
        else:
            node["variants"] = yaml_style.styled(list(new.values()), "variants")

    return (Alter("entities", entity, change),)
