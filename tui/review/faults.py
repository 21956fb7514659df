"""What is amiss with a draft, told by the fields of the form in which it is mended."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.review.commands import command

if TYPE_CHECKING:
    from quiz.reading.review.preview import Amiss
    from tui.review.fields import Field, Group

_EDIT = command("desk.edit").keys
_FIELD = command("form.find").keys.upper()
_OWN = {
    "Q101": "{e}, field “wrong”: give at least two that could be right, with ; between.",
    "Q105": "{e}, field “wrong”: give some of the answer's sort, unit and precision.",
    "Q107": "{e}, field “wrong”: take it out; or ask so that it is wrong.",
    "Q108": "{e}, field “wrong”: give at least two wrong options, with ; between.",
    "Q201": "{e}, field “wrong”: give some that say as much; or shorten the answer.",
    "Q204": "{e}, field “wrong”: write all in the answer's form.",
    "Q301": "{e}, fields “text” and “question”: say it in fewer words; {s} splits the sentence.",
    "Q302": "{e}, field “question”: word it as a question.",
    "Q304": "{e}, fields “text” and “question”: write the name.",
    "Q306": "{e}, field “question”: ask without the answer's words.",
    "Q402": "{s} splits the sentence; a digit chooses what is asked for.",
    "Q403": "{e}, field “when”, or the date in “text”.",
    "Q501": "{e}, field “question”: name the holder; or correct “kind”.",
    "Q502": "{h} chooses whose it is.",
    "Q503": "{h} chooses who is meant.",
    "V501": "{w} tells it in your own words.",
}
"""What to do, per rule, with the review's keys and the form's fields."""
_CALLED = {
    "accept": "also right", "ask": "question", "choice": "choose", "confusable": "not",
    "distractors": "wrong", "edtf": "when", "show": "reads as", "variants": "also called",
}  # fmt: skip
"""What the form calls what the dossier calls otherwise."""


def remedy(one: Amiss) -> str:
    """Return what to do about a finding in the review: by key and field instead of by the dossier's keys."""
    own = _OWN.get(one.rule)
    if own is not None:
        keys = {key: command(f"desk.{name}").keys for key, name in _KEYS.items()}
        return own.format(**keys)
    said = re.sub(r"`([a-z]+)`", lambda found: f"“{_CALLED.get(found[1], found[1])}”", one.remedy)
    return f"{said} ({_EDIT}, then {_FIELD} finds the field)" if said != one.remedy else said


_KEYS = {"e": "edit", "s": "split", "h": "holder", "w": "wording"}


def field_for(found: tuple[Group, ...], entry: int, path: str) -> Field | None:
    """Return the field that a place of an entry belongs to: the one with the longest path in common."""
    best: tuple[int, Field] | None = None
    wanted = path.split(".")
    for group in found:
        for one in group.fields:
            if one.entry != entry:
                continue
            parts = one.path.split(".")
            common = 0
            for mine, theirs in zip(parts, wanted, strict=False):
                if mine != theirs:
                    break
                common += 1
            if common and (best is None or common > best[0]):
                best = common, one
    return best[1] if best is not None else None
