"""Entries that were written with a name that has got another since."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from quiz.errors import QuizError
from quiz.reading.draft.model import EntityProposal
from quiz.reading.review import yaml_style
from quiz.reading.review.dossier_files import Alter
from quiz.reading.review.reviewed_folder import ReviewedFolder

if TYPE_CHECKING:
    from quiz.dossier.schema import Dossier

_TEXTS = ("text", "ask", "show", "thing", "question", "label", "claim", "grounds", "hedge", "note")
"""What of an entry is ours to word; what is printed in an article stays."""
_PARTS = ("answers", "stances", "positions")
_SECTIONS = ("statements", "discrepancies", "disputes")


class Renamed(Struct, frozen=True, kw_only=True):
    """A name that was accepted as another than proposed; ``entries`` (``section/id``) say the old one."""

    old: str
    new: str
    entries: tuple[str, ...]


class Renaming(ReviewedFolder):
    """The part of a review that puts a new name in the place of an old one in what is written."""

    def renamed(self, name: str) -> Renamed | None:
        """Return what still says the proposed name of an accepted entity; None where nothing does."""
        proposal, settled = self._proposal(name), self._state.settled.get(name)
        section, _, entity = (settled.entry or "").partition("/") if settled is not None else ("", "", "")
        known = self._known.entities.get(entity) if section == "entities" else None
        if not isinstance(proposal, EntityProposal) or known is None or known.name == proposal.name:
            return None
        found = _saying(self.dossier, proposal.name, known.name)
        return Renamed(old=proposal.name, new=known.name, entries=found) if found else None

    def rename_written(self, name: str) -> int:
        """Put the accepted name in the place of the proposed one in all that is written; return in how many.

        Raises :class:`QuizError` where nothing says the old one.
        """
        self._fresh()
        found = self.renamed(name)
        if found is None:
            raise QuizError("Nothing that is written says the old name.")
        old, new = found.old, found.new

        def put(node: Any) -> None:
            _put(node, old, new)

        parts = (entry.partition("/") for entry in found.entries)
        alters = [Alter(section, slug, put) for section, _, slug in parts]
        self._decide(name, "renamed", alters=alters, entry=self._state.settled[name].entry)
        return len(alters)


def _saying(dossier: Dossier, old: str, new: str) -> tuple[str, ...]:
    found = []
    for section in _SECTIONS:
        for one in getattr(dossier, section):
            node = one.model_dump(mode="python", by_alias=True, exclude_none=True)
            if _put(node, old, new, dry=True):
                found.append(f"{section}/{one.id}")
    return tuple(found)


def _put(node: Any, old: str, new: str, *, dry: bool = False) -> bool:
    """Replace a name in the texts of an entry's node; tell whether it stands there."""
    there = False
    for key in _TEXTS:
        if key in node:
            value = _replaced(node[key], old, new)
            if value != node[key]:
                there = True
                if not dry:
                    node[key] = yaml_style.styled(value, key)
    for key in _PARTS:
        inside = node.get(key) or ()
        for part in inside.values() if isinstance(inside, dict) else inside:
            there = _put(part, old, new, dry=dry) or there
    return there


def _replaced(value: Any, old: str, new: str) -> Any:
    if isinstance(value, str):
        pattern = rf"{re.escape(new)}|(?<!\w){re.escape(old)}(?!\w)"
        return re.sub(pattern, lambda _: new, value)
    if isinstance(value, dict):
        return {key: _replaced(one, old, new) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_replaced(one, old, new) for one in value]
    return value
