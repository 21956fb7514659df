"""Headings over narrow columns: wrapped and, where they do not fit, cut down to what tells them apart."""

from __future__ import annotations

from collections.abc import Collection

from rich.cells import cell_len, set_cell_size

from tui.text import one_line

LINES = 3
"""A heading has so many lines at most."""
_SMALL = frozenset(
    str.split(
        "a an and are as at by did do does for from had has have how in is it its next of on or over so than "
        "that the their they this to up was were what when where which who whom whose why will with would"
    )
)


def telling(topic: str, others: Collection[str]) -> list[str]:
    """Return the words of a topic that matter, those first that no other topic has too."""
    words = [word for word in one_line(topic).split() if word.strip(":,;").casefold() not in _SMALL]
    elsewhere = {_bare(word) for other in others for word in one_line(other).split()}
    return sorted(words or one_line(topic).split(), key=lambda word: _bare(word) in elsewhere)


def heading(topic: str, room: int, others: Collection[str] = (), *, lines: int = LINES) -> list[str]:
    """Return a topic in at most so many lines of ``room`` cells.

    Whole where it fits; else its telling words as far as there is room, in their order, each cut where it is
    too long; ``others`` are the topics from which it should be told.
    """
    whole = wrapped(one_line(topic).split(), room)
    if whole is not None and len(whole) <= lines:
        return whole
    kept: list[str] = []
    found: list[str] = []
    order = {word: place for place, word in reversed(list(enumerate(one_line(topic).split())))}
    for word in telling(topic, others):
        tried = sorted([*kept, word], key=lambda word: order.get(word, 0))
        laid = wrapped([_cut(word.strip(":,;"), room) for word in tried], room)
        if laid is not None and len(laid) <= lines:
            kept, found = tried, laid
    return [_capital(found[0]), *found[1:]] if found else []


def wrapped(words: list[str], room: int) -> list[str] | None:
    """Lay words in lines of ``room`` cells; None where one of them is longer."""
    if any(cell_len(word) > room for word in words):
        return None
    laid: list[str] = []
    for word in words:
        if laid and cell_len(laid[-1]) + 1 + cell_len(word) <= room:
            laid[-1] += f" {word}"
        else:
            laid.append(word)
    return laid


def _cut(word: str, room: int) -> str:
    if cell_len(word) <= room:
        return word
    return set_cell_size(word, room - 1) + "…" if room > 4 else set_cell_size(word, room)


def _capital(line: str) -> str:
    """Begin a line with a capital, where that takes no more room: that of ß is two letters."""
    capital = line[:1].upper()
    return capital + line[1:] if cell_len(capital) == cell_len(line[:1]) else line


def _bare(word: str) -> str:
    return word.strip(":,;.?!").casefold()
