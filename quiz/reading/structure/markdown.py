"""Markdown: paragraphs as the file counts them, shown without their mark-up."""

from __future__ import annotations

import re

from quiz.dossier.fields import Role
from quiz.dossier.paragraphs import split_paragraphs
from quiz.reading.structure.article import Extract
from quiz.reading.structure.dates import printed_date

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?P<body>.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^(?P<key>[A-Za-z_-]+)\s*:\s*(?P<value>.*?)\s*$", re.MULTILINE)
_ATX = re.compile(r"^ {0,3}(?P<marks>#{1,6})[ \t]+(?P<text>.*?)(?:[ \t]+#+)?[ \t]*$")
_SETEXT = re.compile(r"^(?P<text>[^\n]+)\n(?P<mark>=+|-+)[ \t]*$")
_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\([^)]*\)")
_ONLY_IMAGE = re.compile(r"^\s*!\[(?P<alt>[^\]]*)\]\([^)]*\)\s*$")
_LINK = re.compile(r"\[(?P<text>[^\]]+)\](?:\([^)]*\)|\[[^\]]*\])")
_STRONG = re.compile(r"(?<![\w*\\])(?P<mark>\*{1,3})(?=\S)(?P<text>.+?)(?<=\S)(?P=mark)(?![\w*])", re.DOTALL)
_UNDER = re.compile(r"(?<![\w\\])(?P<mark>_{1,3})(?=\S)(?P<text>.+?)(?<=\S)(?P=mark)(?!\w)", re.DOTALL)
_CODE = re.compile(r"`+(?P<text>[^`\n]+)`+")
_ESCAPED = re.compile(r"\\(?P<char>[!-/:-@\[-`{-~])")
_QUOTED = re.compile(r"^ {0,3}> ?", re.MULTILINE)
_RULE = re.compile(r"^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")


def read_markdown(name: str, text: str) -> Extract:
    """Read Markdown. Numbers and fingerprints are those of the file's own paragraphs, front matter included.

    A first heading of level one is the title, other headings are headings; an image alone in its paragraph is
    a caption, its alternative text.
    """
    fields = _front_matter(text)
    roles: dict[int, Role] = {}
    shown: dict[int, str] = {}
    title = fields.get("title")
    front = len(split_paragraphs(_FRONT.match(text)[0])) if fields and _FRONT.match(text) else 0  # type: ignore[index]
    for number, printed in enumerate(split_paragraphs(text), 1):
        if number <= front:
            roles[number] = Role.BYLINE
            continue
        heading = _ATX.match(printed) if "\n" not in printed else None
        heading = heading or _SETEXT.match(printed)
        plain = plain_text(heading["text"] if heading else printed)
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
        field["key"].lower(): field["value"].strip("\"'")
        for field in _FIELD.finditer(found["body"])
        if field["value"]
    }


def plain_text(printed: str) -> str:
    """Return the words of a paragraph without links, images, emphasis, code marks and quotation bars."""
    text = _QUOTED.sub("", printed)
    text = _IMAGE.sub(lambda found: found["alt"], text)
    text = _LINK.sub(lambda found: found["text"], text)
    for pattern in (_STRONG, _UNDER, _CODE):
        text = pattern.sub(lambda found: found["text"], text)
    return _ESCAPED.sub(lambda found: found["char"], text)
