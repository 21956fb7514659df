"""Quotations in a paragraph: where they begin and end, also where a mark is missing."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile(r"[“”„«»\"]|``|''")
_OPENING = frozenset({"“", "„", "«", "``"})
_CLOSING = frozenset({"”", "»"})
_SINGLE = re.compile(r"(?<![\w’'])[‘'](?=\w)(?P<inner>[^‘’'\n]*(?:[’'](?=\w)[^‘’'\n]*)*)[’'](?!\w)")


_BETWEEN = re.compile(
    r"(?:(?<=[a-z0-9)\]%]{3}[.…])|(?<=\s[a-z0-9]{2}[.])|(?<=\s[a-z0-9][.])|(?<=[!?]))\s+(?=[A-Z“\"‘'(])"
)
"""Between two sentences. No initial and no short title ends one."""
_NICKNAME = re.compile(r"\b[A-Z][\w’'-]* (?P<open>[\"“])[A-Z][\w’'-]*(?P<close>[\"”])(?= [A-Z])")
"""Rita "Rie" Holm: one word with a capital between two that have one too."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation: character offsets, its marks included, and whether each mark is printed.

    A mark is missing where a paragraph opens inside a quotation, where a quotation of several paragraphs is
    closed only in the last of them, and where it was forgotten.
    """

    start: int
    end: int
    opened: bool = True
    closed: bool = True
    single: bool = False

    def text(self, paragraph: str) -> str:
        """Return the quotation as printed."""
        return paragraph[self.start : self.end]


def _no_quotations(paragraph: str) -> frozenset[int]:
    """Return where marks stand that quote nothing: around a nickname, or one straight mark never closed."""
    out = {one.start(part) for one in _NICKNAME.finditer(paragraph) for part in ("open", "close")}
    if paragraph.startswith('"') and paragraph.count('"') == 1 and "“" in paragraph:
        out.add(0)
    return frozenset(out)


def _sentence_begin(paragraph: str, mark: int) -> int:
    """Return where the sentence begins that ends at a closing mark."""
    ends = [one.end() for one in _BETWEEN.finditer(paragraph, 0, mark)]
    return ends[-1] if ends else 0


def _sentence_end(paragraph: str, start: int, end: int) -> int:
    """Return where the sentence ends that a quotation without its closing mark opens or stands in."""
    found = _BETWEEN.search(paragraph, start, end)
    return end if found is None else found.start()


def quotations(paragraph: str, *, inside: bool = False, goes_on: bool = True) -> list[Quotation]:
    """Return the quotations of a paragraph in order, none inside another.

    ``inside`` tells that the paragraph before ends within a quotation, ``goes_on`` that one which is not
    closed here may go on in the next. Where a mark was forgotten, a quotation is no longer than a sentence:
    whatever stands farther off may be anybody's words.

    Curly marks tell which end they are; a straight mark opens after white space, a dash or a bracket, and
    where none is open. A mark that opens while a quotation is open begins it anew (the first was never
    closed). A straight one that stays alone at the beginning, with curly ones behind it, quotes nothing, nor
    do those around a nickname: Rita "Rie" Holm. Single marks count only where no double ones enclose them,
    and never for an apostrophe.
    """
    found: list[Quotation] = []
    start: int | None = None
    none = _no_quotations(paragraph)
    for mark in _MARK.finditer(paragraph):
        if mark.start() in none:
            continue
        if _opens(mark[0], paragraph, mark.start(), is_open=start is not None):
            if start is not None:
                last = len(paragraph[: mark.start()].rstrip())
                found.append(Quotation(start, _sentence_end(paragraph, start, last), closed=False))
            start = mark.start()
        elif start is not None:
            found.append(Quotation(start, mark.end()))
            start = None
        elif not found and (mark[0] in _CLOSING or not paragraph[mark.end() : mark.end() + 1].strip()):
            begin = 0 if inside else _sentence_begin(paragraph, mark.start())
            found.append(Quotation(begin, mark.end(), opened=False))
    if start is not None:
        last = len(paragraph.rstrip())
        end = last if goes_on else _sentence_end(paragraph, start, last)
        found.append(Quotation(start, end, closed=False))
    return sorted([*found, *_singles(paragraph, found)], key=lambda one: one.start)


def _opens(mark: str, paragraph: str, at: int, *, is_open: bool) -> bool:
    if mark in _OPENING:
        return True
    if mark in _CLOSING:
        return False
    before = paragraph[at - 1 : at] if at else " "
    after = paragraph[at + len(mark) : at + len(mark) + 1] or " "
    if is_open:
        return before.isspace() and not after.isspace() and after not in ".,;:!?)"
    return (before.isspace() or before in "([—–-/") and not after.isspace()


def _singles(paragraph: str, doubles: list[Quotation]) -> list[Quotation]:
    return [
        Quotation(one.start(), one.end(), single=True)
        for one in _SINGLE.finditer(paragraph)
        if not any(two.start < one.end() and one.start() < two.end for two in doubles)
    ]
