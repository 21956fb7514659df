"""The tags of a web page, read forward once: no page takes longer than its length.

The library's own parser goes back to the beginning of whatever never ends, again for every such beginning,
and reads the same page otherwise from one release of Python to the next; drafts are the same everywhere.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAG = re.compile(
    r"""<(?P<end>/?)(?P<name>[A-Za-z][^\s/<>]*+)"""
    r"""(?P<rest>(?:[^<>"'=]++|=++\s*+(?:"[^"]*+"|'[^']*+')?+|["']++){0,2000})>?"""
)
"""A tag ends at its ``>``, at the next ``<`` outside quotes, or behind more attributes than any has."""
_ATTRIBUTE = re.compile(
    r"""(?P<key>[^\s/="'][^\s/=]*+)(?:\s*+=\s*+(?:"(?P<two>[^"]*+)"|'(?P<one>[^']*+)'|(?P<bare>[^\s]*+)))?+"""
)
_ENDLESS = re.compile(r"&#(?:\d{20,}+|[xX][0-9a-fA-F]{20,}+);?")
"""Characters by numbers that no character has."""
_RAW = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in ("script", "style")}
"""Elements whose text is no mark-up."""
_WANTED = frozenset({"class", "id", "property", "name", "itemprop", "content", "datetime", "type"})


class Tag(NamedTuple):
    """A part of a page: a tag that opens or closes an element, or text between tags.

    ``name`` is the element's, in small letters, or the text itself, entities resolved; ``given`` holds the
    attributes that tell something about an article.
    """

    kind: Literal["open", "close", "text"]
    name: str
    given: dict[str, str]


def tags(page: str) -> Iterator[Tag]:
    """Return the tags and texts of a page in order; comments and declarations are left out."""
    at, end = 0, len(page)
    closing = {mark: page.rfind(mark) for mark in ("-->", "]]>", ">")}
    while at < end:
        opens = page.find("<", at)
        opens = end if opens < 0 else opens
        if opens > at:
            yield Tag("text", _resolved(page[at:opens]), {})
        if opens == end:
            return
        found = _TAG.match(page, opens)
        if found is None:
            at = _passed(page, opens, closing)
            if at == opens:
                yield Tag("text", "<", {})
                at += 1
            continue
        at = found.end()
        name = found["name"].lower()
        if found["end"]:
            yield Tag("close", name, {})
            continue
        yield Tag("open", name, _attributes(found["rest"]))
        if found["rest"].endswith("/"):
            yield Tag("close", name, {})
        elif name in _RAW:
            closes = _RAW[name].search(page, at)
            yield Tag("text", page[at : closes.start() if closes else end], {})
            at = closes.start() if closes else end


def _passed(page: str, at: int, closing: dict[str, int]) -> int:
    """Return where a comment or a declaration ends that begins here, or ``at`` where none does.

    Of a comment that never ends, only its mark is passed over.
    """
    for begin, close in (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<!", ">"), ("<?", ">"), ("</", ">")):
        if page.startswith(begin, at):
            if closing[close] < at:
                return at + len(begin)
            return page.index(close, at + 2) + len(close)
    return at


def _attributes(rest: str) -> dict[str, str]:
    given: dict[str, str] = {}
    for found in _ATTRIBUTE.finditer(rest):
        key = found["key"].lower()
        if key in _WANTED:
            given.setdefault(key, _resolved(found["two"] or found["one"] or found["bare"] or ""))
    return given


def _resolved(text: str) -> str:
    return html.unescape(_ENDLESS.sub("\ufffd", text)) if "&" in text else text
