"""Markdown: paragraphs as the file counts them, shown without their mark-up."""

from __future__ import annotations

import re

from quiz.dossier.fields import Role
from quiz.dossier.paragraphs import split_paragraphs
from quiz.reading.structure.article import Extract
from quiz.reading.structure.dates import printed_date
from quiz.reading.structure.limits import check_paragraphs, check_size

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?P<body>.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^(?P<key>[A-Za-z_-]+)\s*+:\s*+(?P<value>.*)$", re.MULTILINE)
_ATX = re.compile(r"^ {0,3}(?P<marks>#{1,6})[ \t]++(?P<text>.*)$")
_SETEXT = re.compile(r"^(?P<text>[^\n]+)\n(?P<mark>=+|-+)[ \t]*$")
_TARGET = r"\([^()]*+(?:\([^()]*+\)[^()]*+)?\)"
"""Where a link leads; the address may hold parentheses. No part of a mark-up is looked for behind the place
where another may begin, here and below, so that nothing is read again and again."""
_IMAGE = re.compile(rf"!\[(?P<alt>[^\[\]]*+)\]{_TARGET}")
_ONLY_IMAGE = re.compile(rf"^\s*+!\[(?P<alt>[^\[\]]*+)\]{_TARGET}\s*+$")
_LINK = re.compile(rf"\[(?P<text>[^\[\]]++)\](?:{_TARGET}|\[[^\[\]]*+\])")
_RUNS = {"*": re.compile(r"(?<!\*)\*{1,3}(?!\*)"), "_": re.compile(r"(?<!_)_{1,3}(?!_)")}
_CODE = re.compile(r"(?<!`)`++(?P<text>[^`\n]++)`++")
_ESCAPED = re.compile(r"\\(?P<char>[!-/:-@\[-`{-~])")
_QUOTED = re.compile(r"^ {0,3}> ?", re.MULTILINE)
_RULE = re.compile(r"^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")


def read_markdown(name: str, text: str) -> Extract:
    """Read Markdown. Numbers and fingerprints are those of the file's own paragraphs, front matter included.

    A first heading of level one is the title, other headings are headings; an image alone in its paragraph is
    a caption, its alternative text.
    """
    check_size(name, text)
    fields = _front_matter(text)
    roles: dict[int, Role] = {}
    shown: dict[int, str] = {}
    title = fields.get("title")
    front = len(split_paragraphs(_FRONT.match(text)[0])) if fields and _FRONT.match(text) else 0  # type: ignore[index]
    paragraphs = split_paragraphs(text)
    check_paragraphs(name, len(paragraphs))
    for number, printed in enumerate(paragraphs, 1):
        if number <= front:
            roles[number] = Role.BYLINE
            continue
        heading = _ATX.match(printed) if "\n" not in printed else None
        heading = heading or _SETEXT.match(printed)
        plain = plain_text(_unclosed(heading["text"]) if heading else printed)
        if heading:
            first = (
                heading.groupdict().get("marks") == "#" or (heading.groupdict().get("mark") or "")[:1] == "="
            )
            is_title = first and Role.TITLE not in roles.values()
            roles[number] = Role.TITLE if is_title else Role.HEADING
            title = title or (plain if is_title else None)
        elif (image := _ONLY_IMAGE.match(printed)) is not None:
            roles[number] = Role.CAPTION
            plain = image["alt"]
        elif _RULE.match(printed):
            roles[number] = Role.LABEL
        if plain != printed:
            shown[number] = plain
    day = printed_date(fields.get("date", fields.get("published", "")))
    return Extract(
        name=name,
        format="markdown",
        text=text,
        roles=tuple(sorted(roles.items())),
        shown=tuple(sorted(shown.items())),
        title=title,
        author=fields.get("author"),
        publisher=fields.get("publisher"),
        published=day[0] if day else None,
    )


def _front_matter(text: str) -> dict[str, str]:
    found = _FRONT.match(text)
    if found is None:
        return {}
    return {
        field["key"].lower(): field["value"].strip().strip("\"'")
        for field in _FIELD.finditer(found["body"])
        if field["value"].strip()
    }


def _unclosed(heading: str) -> str:
    """Return a heading's words without the marks that may close it."""
    words = heading.rstrip(" \t")
    without = words.rstrip("#")
    return without.rstrip(" \t") if without[-1:] in {" ", "\t"} else words


def plain_text(printed: str) -> str:
    """Return the words of a paragraph without links, images, emphasis, code marks and quotation bars."""
    text = _QUOTED.sub("", printed)
    text = _IMAGE.sub(lambda found: found["alt"], text)
    text = _LINK.sub(lambda found: found["text"], text)
    for mark in "*_":
        text = _without_emphasis(text, mark)
    text = _CODE.sub(lambda found: found["text"], text)
    return _ESCAPED.sub(lambda found: found["char"], text)


def _without_emphasis(text: str, mark: str) -> str:
    """Return a text without the pairs of a mark: each that may open goes with the next one of its length.

    A mark opens before a word and not behind one, and closes behind a word and not before one.
    """
    if mark not in text:
        return text
    runs = list(_RUNS[mark].finditer(text))
    closing: list[int | None] = []
    nearest: dict[int, int] = {}
    for at in range(len(runs) - 1, -1, -1):
        size = len(runs[at][0])
        closing.append(nearest.get(size))
        if _closes(text, runs[at]):
            nearest[size] = at
    closing.reverse()
    out, kept, at = [], 0, 0
    while at < len(runs):
        close = closing[at] if _opens(text, runs[at]) else None
        if close is not None:
            out += [text[kept : runs[at].start()], text[runs[at].end() : runs[close].start()]]
            kept = runs[close].end()
            at = close
        at += 1
    return "".join([*out, text[kept:]])


def _opens(text: str, run: re.Match[str]) -> bool:
    before, behind = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
    return not (before.isalnum() or before in {"_", "\\"}) and bool(behind) and not behind.isspace()


def _closes(text: str, run: re.Match[str]) -> bool:
    before, behind = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
    return bool(before) and not before.isspace() and not (behind.isalnum() or behind == "_")
