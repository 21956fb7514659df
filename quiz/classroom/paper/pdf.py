"""Sheets and keys as PDF, set by Typst: text is handed over as data and never read as markup."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import msgspec

from quiz.errors import QuizError

if TYPE_CHECKING:
    from quiz.classroom.paper.sheet import Key, Sheet, Size

_SIZES: Final = {"a4": "a4", "letter": "us-letter"}
_NO_GLYPH: Final = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED: Final = re.compile(r"\\u\{([0-9a-f]{1,6})\}")
STANDARD: Final = "a-2b"
"""PDF/A-2b: every font inside, to look the same on every printer; refused where a letter has no font."""


class Pdf(NamedTuple):
    """A PDF, and the letters in it that no font here can show: they are printed as empty boxes."""

    data: bytes
    missing: tuple[str, ...] = ()


def need_typst() -> None:
    """Raise :class:`QuizError`, naming the command that installs it, where Typst is missing."""
    from importlib.util import find_spec

    if find_spec("typst") is None:
        raise QuizError(
            "typst, which sets the PDF, is not installed.",
            remedy="pip install 'articlequiz[paper]', or --html-only for pages to print from a browser.",
        )


def _missing(said: str) -> tuple[str, ...]:
    """Return the letters that Typst says no font has, each once; it writes some of them as `\\u{…}`."""
    found = dict.fromkeys(_NO_GLYPH.findall(said))
    return tuple(_ESCAPED.sub(lambda match: chr(int(match[1], 16)), one) for one in found)


def render(shown: Sheet | Key, *, size: Size, made_at: int) -> Pdf:
    """Return a sheet or key as PDF; ``made_at`` (microseconds since 1970) is its date inside.

    Letters of scripts that Typst's own font lacks are taken from the fonts of this machine. Raises
    :class:`QuizError` where Typst is missing or fails.
    """
    need_typst()
    import typst

    source = files("quiz.classroom.paper").joinpath("paper.typ").read_bytes()
    data = msgspec.json.encode({"size": _SIZES[size], **msgspec.to_builtins(shown)}).decode()
    setting: dict[str, Any] = {
        "format": "pdf",
        "sys_inputs": {"data": data},
        "timestamp": made_at // 1_000_000,
    }
    try:
        try:
            return Pdf(typst.compile(source, pdf_standards=STANDARD, **setting))
        except typst.TypstError as error:
            missing = _missing(error.diagnostic)
            if not missing:
                raise
            return Pdf(typst.compile(source, **setting), missing)
    except typst.TypstError as error:
        raise QuizError(
            f"The PDF cannot be set: {error.message}.",
            remedy="--html-only writes pages to print from a browser.",
        ) from error
