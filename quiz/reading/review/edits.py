"""An edit of one file: a stretch of text put in the place of another; done, undone and done again.

An edit knows the file as it was and as it became, by their fingerprints. Where the file is still one of
these, the edit is exact, byte for byte. Where somebody else changed it meanwhile, the edit looks for its own
stretch: it goes ahead only if that stretch stands there once, unchanged.
"""

from __future__ import annotations

import hashlib

from msgspec import Struct

from quiz.errors import QuizError
from quiz.reading.review.places import insertion


class ChangedElsewhereError(QuizError):
    """What an edit is about was changed by somebody else; nothing was written."""

    title = "The file was changed meanwhile"


class Edit(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """``before`` becomes ``after`` at character ``at`` of ``file``, whose path is relative to the dossier.

    ``before`` is empty where an entry is added to ``section``. ``head`` is what a file begins with that the
    edit makes. ``was`` and ``now`` are fingerprints of the whole text before and after.
    """

    file: str
    section: str
    at: int
    before: str = ""
    after: str = ""
    head: str | None = None
    was: str = ""
    now: str = ""


def text_print(text: str | None) -> str:
    """Return a fingerprint of a whole file; of one that is not there, nothing."""
    if text is None:
        return ""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def sealed(edit: Edit, text: str | None) -> tuple[Edit, str]:
    """Do an edit made for exactly this text; return it with its fingerprints, and the new text."""
    base = text if edit.head is None else edit.head
    assert base is not None
    new = base[: edit.at] + edit.after + base[edit.at + len(edit.before) :]
    return _struct(edit, was=text_print(text), now=text_print(new)), new


def done_again(edit: Edit, text: str | None) -> tuple[Edit, str]:
    """Do an edit that was undone; return it as it is now, and the new text.

    Raises :class:`ChangedElsewhereError` where the stretch that it replaced is not there any more.
    """
    if text_print(text) == edit.was:
        return sealed(edit, text)
    if text is None:
        if not edit.before:
            head, entry = _head(edit), edit.after.strip("\r\n")
            return sealed(_struct(edit, at=len(head), head=head, after=f"{entry}\n"), None)
        raise _changed(edit, "is gone")
    if edit.before:
        return sealed(_struct(edit, at=_only(text, edit.before, edit)), text)
    found = insertion(text, edit.section, edit.after.strip("\r\n"))
    if found is None:
        raise _changed(edit, f"has no list `{edit.section}` any more to which an entry can be added")
    return sealed(_struct(edit, at=found[0], after=found[1], head=None), text)


def undone(edit: Edit, text: str | None) -> str | None:
    """Return the text without an edit; None where the file that it made is to go.

    Raises :class:`ChangedElsewhereError` where somebody changed what the edit wrote.
    """
    if text is None:
        if not edit.after:
            return None
        raise _changed(edit, "is gone")
    exact = text_print(text) == edit.now
    at = edit.at if exact else _only(text, edit.after, edit)
    rest = text[:at] + edit.before + text[at + len(edit.after) :]
    if edit.head is not None and not rest.removeprefix(edit.head).strip():
        return None
    return rest


def _head(edit: Edit) -> str:
    return edit.head if edit.head is not None else f"{edit.section}:\n"


def _only(text: str, stretch: str, edit: Edit) -> int:
    """Return where a stretch stands, if it stands there once and on lines of its own."""
    at = text.find(stretch)
    if at < 0 or text.find(stretch, at + 1) >= 0:
        raise _changed(edit, "was changed where this decision wrote")
    return at


def _changed(edit: Edit, what: str) -> ChangedElsewhereError:
    return ChangedElsewhereError(
        f"{edit.file} {what}; nothing was written.",
        remedy="Look at the file, and change the entry there by hand.",
    )


def _struct(edit: Edit, **more: object) -> Edit:
    import msgspec

    return msgspec.structs.replace(edit, **more)
