"""Forms held against the format: what does not fit comes back with the field it is about and a remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from pydantic import ValidationError

from quiz.dossier import schema
from quiz.dossier.check import check
from quiz.dossier.explain import explain
from quiz.dossier.load import SECTIONS, both_ways
from quiz.errors import QuizError
from quiz.reading.review.forms import StatementForm

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quiz.dossier.schema import Dossier, Entry
    from quiz.reading.review.forms import EntryForm


class FormError(QuizError):
    """A form does not fit the dossier; nothing was written.

    ``entry`` is the id of the entry it is about and ``field`` the place in its form, with points between:
    ``slots.a.value``, ``evidence.0.printed``; empty where the whole entry is meant.
    """

    title = "The entry cannot be accepted so"

    def __init__(self, message: str, *, field: str, entry: str, remedy: str | None) -> None:
        super().__init__(message, remedy=remedy)
        self.field = field
        self.entry = entry


def as_entry(form: EntryForm) -> Entry:
    """Return the entry that a form makes. Raises :class:`FormError` with what does not fit first."""
    if isinstance(form, StatementForm):
        names = [slot.name for slot in form.slots]
        for name in names:
            if names.count(name) > 1:
                raise FormError(
                    f"two slots are called {name}",
                    field=f"slots.{name}",
                    entry=form.id,
                    remedy="give one of them another name",
                )
    model = SECTIONS[form.section]
    try:
        return model.model_validate(form.node())
    except ValidationError as error:
        trouble = explain(error, model)[0]
        raise FormError(
            trouble.message, field=field_of(trouble.path), entry=form.id, remedy=trouble.remedy
        ) from error


def as_part(model: Literal["Stance", "Position"], node: dict[str, Any], entry: str, field: str) -> None:
    """Make sure that a part of a dispute is sound by itself. Raises :class:`FormError` where it is not."""
    kind: type[Entry] = schema.Stance if model == "Stance" else schema.Position
    try:
        kind.model_validate(node)
    except ValidationError as error:
        trouble = explain(error, kind)[0]
        where = ".".join(part for part in (field, field_of(trouble.path)) if part)
        raise FormError(trouble.message, field=where, entry=entry, remedy=trouble.remedy) from error


def with_entries(dossier: Dossier, forms: Iterable[EntryForm]) -> Dossier:
    """Return the dossier with these entries added, or in the place of those of the same id."""
    lists: dict[str, list[Any]] = {}
    for form in forms:
        entries = lists.setdefault(form.section, list(getattr(dossier, form.section)))
        entry: Any = as_entry(form)
        at = next((i for i, one in enumerate(entries) if one.id == entry.id), None)
        if at is not None and form.section == "disputes":
            entries[at] = entry
        else:
            entries.append(entry)
    return both_ways(dossier.model_copy(update=lists))


def misfit(dossier: Dossier, forms: Iterable[EntryForm]) -> FormError | None:
    """Return the first thing about these entries that does not hold with the rest of the dossier."""
    forms = list(forms)
    whole = with_entries(dossier, forms)
    places = {}
    for form in forms:
        for i, one in enumerate(getattr(whole, form.section)):
            if one.id == form.id:
                places[form.section, i] = form.id
    for finding in check(whole):
        section, number = finding.path[0], finding.path[1] if len(finding.path) > 1 else 0
        entry = places.get((str(section), int(number))) if not isinstance(number, str) else None
        if entry is not None:
            return FormError(
                finding.message, field=field_of(finding.path[2:]), entry=entry, remedy=finding.remedy
            )
    return None


def field_of(path: tuple[str | int, ...]) -> str:
    """Return where in a form a place of an entry is: answers and questions belong to slots there."""
    parts = [str(part) for part in path]
    if parts[:1] == ["answers"]:
        parts[0] = "slots"
    elif parts[:1] == ["ask"]:
        parts = ["slots", parts[1], "questions", *parts[2:]] if len(parts) > 1 else ["questions"]
    return ".".join(parts)
