"""Web pages: the article's paragraphs out of everything that stands around it.

The reader is ours: the extractors tried bring a dozen packages for guessing what pages without mark-up mean,
and the roles that matter here (headings, captions, quotes, comments) are lost on the way. A page that
marks up nothing is better saved as text.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from quiz.dossier.fields import Role
from quiz.reading.structure.article import Extract
from quiz.reading.structure.dates import printed_date
from quiz.reading.structure.limits import check_tags
from quiz.reading.structure.tags import tags

_BLOCKS = frozenset(
    str.split("p h1 h2 h3 h4 h5 h6 li blockquote figcaption dt dd pre td th div section article")
)
_VOID = frozenset(str.split("area base br col embed hr img input link meta param source track wbr"))
_SILENT = frozenset(
    str.split(
        "script style noscript template nav footer aside form button select svg iframe header menu dialog"
    )
)
"""Elements that hold no text of an article. A header counts inside an article only."""
_AROUND = re.compile(
    r"\b(?:nav|menu|sidebar|footer|share|sharing|social|promo|advert|ad-|ads|newsletter|subscribe|cookie|"
    r"breadcrumb|related|recommended|read-?more|read-?next|tags|popup|modal|banner|outbrain|taboola)",
    re.IGNORECASE,
)
_COMMENTS = re.compile(r"\b(?:comments?|disqus|respond|replies)\b", re.IGNORECASE)
_PULL = re.compile(r"pull-?quote", re.IGNORECASE)
_BYLINE = re.compile(r"\b(?:byline|author|dateline)\b", re.IGNORECASE)
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_FEWEST = 40
"""Characters of text that an <article> or <main> must hold to be taken for the article."""
_LONGEST_HINT, _LONGEST_META = 1_000, 500
"""Characters of class and id, and of a title or a name about the page, that are looked at."""


@dataclass(slots=True)
class _Element:
    tag: str
    hint: str = ""
    silent: bool = False
    article: int = 0
    main: bool = False
    comments: bool = False
    block: _Element | None = None
    outer: _Element | None = None
    """The innermost block, and the innermost caption or quotation; an element may be its own."""


@dataclass(slots=True)
class _Piece:
    text: str
    tag: str
    hint: str
    article: int
    main: bool
    comments: bool


@dataclass(slots=True)
class _Page:
    meta: dict[str, str] = field(default_factory=dict)
    pieces: list[_Piece] = field(default_factory=list)
    linked: list[str] = field(default_factory=list)
    _stack: list[_Element] = field(default_factory=list)
    _words: list[str] = field(default_factory=list)
    _open: Counter[str] = field(default_factory=Counter)
    _articles: int = 0
    _script: str = ""

    def read(self, text: str) -> None:
        """Read a whole page."""
        for kind, name, given in tags(text):
            if kind == "text":
                self._text(name)
            elif kind == "open":
                self._begin(name, given)
            else:
                self._end(name)
        self._end_block()

    def _begin(self, tag: str, given: dict[str, str]) -> None:
        if tag == "meta":
            key = given.get("property") or given.get("name") or given.get("itemprop") or ""
            self.meta.setdefault(key.lower(), given.get("content", "").strip()[:_LONGEST_META])
        if tag == "time" and given.get("datetime"):
            self.meta.setdefault("time", given["datetime"])
        if tag == "br":
            self._words.append("\n")
        if tag in _VOID:
            return
        if tag == "script":
            self._script = given.get("type", "")
        above = self._stack[-1] if self._stack else _Element("")
        if tag in _BLOCKS:
            self._end_block()
            if tag == "p":
                self._close_open_paragraph()
                above = self._stack[-1] if self._stack else _Element("")
        hint = f"{given.get('class', '')[:_LONGEST_HINT]} {given.get('id', '')[:_LONGEST_HINT]}"
        comments = above.comments or (tag not in {"body", "html", "article"} and bool(_COMMENTS.search(hint)))
        around = tag in {"div", "section", "ul", "aside", "nav"} and bool(_AROUND.search(hint))
        silent = above.silent or (tag in _SILENT and not (tag == "header" and above.article)) or around
        if tag == "aside" and _PULL.search(hint):
            silent = above.silent
        article = above.article
        if tag == "article" and not above.comments:
            self._articles += 1
            article = article or self._articles
        new = _Element(tag, hint, silent, article, above.main or tag == "main", comments)
        new.block = new if tag in _BLOCKS else above.block
        new.outer = new if tag in {"figcaption", "blockquote"} or _PULL.search(hint) else above.outer
        self._stack.append(new)
        self._open[tag] += 1

    def _end(self, tag: str) -> None:
        if tag in _VOID or not self._open[tag]:
            return
        if tag in _BLOCKS:
            self._end_block()
        self._close(tag)

    def _close(self, tag: str) -> None:
        """End the innermost element of a name that is open, and all inside it."""
        closed = ""
        while closed != tag:
            closed = self._stack.pop().tag
            self._open[closed] -= 1

    def _text(self, data: str) -> None:
        tag = self._stack[-1].tag if self._stack else ""
        if tag == "script":
            if "ld+json" in self._script:
                self.linked.append(data)
        elif tag == "title":
            self.meta["title"] = f"{self.meta.get('title', '')}{data}".strip()[:_LONGEST_META]
        elif not (self._stack and self._stack[-1].silent):
            self._words.append(data.replace("\n", " "))

    def _close_open_paragraph(self) -> None:
        """End a paragraph that another one follows without its end tag."""
        if self._open["p"]:
            self._close("p")

    def _end_block(self) -> None:
        lines = "".join(self._words).split("\n")
        text = "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)
        self._words.clear()
        if not text or not self._stack:
            return
        block = self._stack[-1].block or self._stack[-1]
        outer = self._stack[-1].outer or block
        tag = outer.tag if outer.tag in {"figcaption", "blockquote"} else block.tag
        self.pieces.append(
            _Piece(text, tag, f"{block.hint} {outer.hint}", block.article, block.main, block.comments)
        )


def read_html(name: str, text: str) -> Extract:
    """Read a web page: its <article>, or its <main>, or all of it, and the comments after that."""
    check_tags(name, text)
    page = _Page()
    page.read(text)
    body = _body(page.pieces)
    comments = [piece for piece in page.pieces if piece.comments]
    if comments and not any(piece.tag in {"h1", *_HEADINGS} for piece in comments[:1]):
        comments.insert(0, _Piece("Comments", "h3", "", 0, False, True))
    kept = [*body, *comments]
    roles = {number: role for number, piece in enumerate(kept, 1) if (role := _role(piece)) is not None}
    titles = [number for number, role in roles.items() if role is Role.TITLE]
    roles |= dict.fromkeys(titles[1:], Role.HEADING)
    linked = _linked_data(page.linked)
    day = printed_date(
        page.meta.get("article:published_time")
        or linked.get("datePublished")
        or page.meta.get("datepublished")
        or page.meta.get("date")
        or page.meta.get("time")
        or ""
    )
    return Extract(
        name=name,
        format="html",
        text="\n\n".join(piece.text for piece in kept),
        roles=tuple(sorted(roles.items())),
        title=kept[titles[0] - 1].text
        if titles
        else (page.meta.get("og:title") or page.meta.get("title") or None),
        author=page.meta.get("author") or linked.get("author") or None,
        publisher=page.meta.get("og:site_name") or linked.get("publisher") or None,
        published=day[0] if day else None,
    )


def _body(pieces: list[_Piece]) -> list[_Piece]:
    """Return the pieces of the longest <article>, else those of <main>, else all that are no comments."""
    text = [piece for piece in pieces if not piece.comments]
    sizes: dict[int, int] = {}
    for piece in text:
        if piece.article:
            sizes[piece.article] = sizes.get(piece.article, 0) + len(piece.text)
    if sizes:
        number, size = max(sizes.items(), key=lambda item: (item[1], -item[0]))
        if size >= _FEWEST:
            inside = [piece for piece in text if piece.article == number]
            above = [piece for piece in text if piece.tag == "h1" and not piece.article][:1]
            return inside if any(piece.tag == "h1" for piece in inside) else [*above, *inside]
    main = [piece for piece in text if piece.main]
    return main if sum(len(piece.text) for piece in main) >= _FEWEST else text


def _role(piece: _Piece) -> Role | None:
    if piece.comments:
        return None
    if piece.tag == "h1":
        return Role.TITLE
    if piece.tag in _HEADINGS:
        return Role.HEADING
    if piece.tag == "figcaption":
        return Role.CAPTION
    if _PULL.search(piece.hint):
        return Role.PULL_QUOTE
    if _BYLINE.search(piece.hint) and len(piece.text) < 120:
        return Role.BYLINE
    return None


def _linked_data(scripts: list[str]) -> dict[str, str]:
    """Return date, author and publisher from the page's data for search engines (JSON-LD)."""
    found: dict[str, str] = {}
    for script in scripts:
        try:
            data = json.loads(script)
        except (ValueError, RecursionError):
            continue
        for entry in _entries(data):
            for key in ("datePublished", "author", "publisher"):
                name = _name(entry.get(key))
                if name:
                    found.setdefault(key, name)
    return found


def _entries(data: Any) -> list[dict[str, Any]]:
    if isinstance(data, dict):
        graph = data.get("@graph")
        return [data, *(_entries(graph) if graph is not None else [])]
    return [one for item in data for one in _entries(item)] if isinstance(data, list) else []


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return value.strip() if isinstance(value, str) and value.strip() else None
