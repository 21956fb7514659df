"""HTML as question banks hold it, read as plain text.

No parser from the shelf: that of the standard library takes minutes over what is made to take long, and this
one goes over a text once. Broken tags stay as they are written.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Final, NamedTuple

_BREAKS: Final = frozenset(
    str.split(
        "address article blockquote br dd div dl dt figure h1 h2 h3 h4 h5 h6 hr li ol p pre section table"
        " tr ul"
    )
)
_MEDIA: Final = frozenset(str.split("audio canvas embed iframe img math object svg video"))
_HIDDEN: Final = frozenset({"script", "style"})
_TOKEN: Final = re.compile(r"<!--|<(?P<close>/?)(?P<tag>[A-Za-z][A-Za-z0-9]*)(?P<marks>[^<>]*)>|<[!?][^<>]*>")
_ALT: Final = re.compile(r"""\balt\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_KNOWN: Final = re.compile(
    r"</?(?:a|audio|b|blockquote|br|code|div|em|font|h[1-6]|hr|i|img|li|ol|p|pre|small|span|strong|sub|sup|table"
    r"|tbody|td|th|tr|u|ul|video)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)


class Plain(NamedTuple):
    """A text and whether it showed what no text holds: a picture, a recording, a formula."""

    text: str
    media: bool = False


def html_text(text: str) -> Plain:
    """Return what HTML shows, a line for each paragraph; remarks, scripts and styles are not shown."""
    parts: list[str] = []
    media = False
    at = 0
    while (found := _TOKEN.search(text, at)) is not None:
        parts.append(_shown(text[at : found.start()]))
        at = found.end()
        tag = (found["tag"] or "").lower()
        media = media or tag in _MEDIA
        if found[0] == "<!--":
            at = _behind(text, "-->", at)
        elif tag in _HIDDEN and not found["close"]:
            at = _behind(text, f"</{tag}>", at)
        elif tag in _BREAKS:
            parts.append("\n")
        elif tag == "img" and (alt := _ALT.search(found["marks"])):
            parts.append(f"[{_shown(alt[1] or alt[2] or '')}]")
    parts.append(_shown(text[at:]))
    lines = (" ".join(one.split()) for one in "".join(parts).split("\n"))
    return Plain("\n".join(one for one in lines if one), media)


def _shown(text: str) -> str:
    return unescape(text).replace("\n", " ")


def _behind(text: str, end: str, at: int) -> int:
    """Return the place behind an ending, or the end of the text where it has none."""
    found = text.find(end, at)
    return found + len(end) if found >= 0 else len(text)


def looks_like_html(text: str) -> bool:
    """Tell whether a text of no said format holds tags, which Moodle would read as HTML."""
    return _KNOWN.search(text) is not None
