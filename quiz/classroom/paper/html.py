"""Sheets and keys as HTML to print: no script, nothing fetched, every text escaped."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from quiz.classroom.paper.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quiz.classroom.paper.sheet import Ground, Key, Option, Question, Size, Solved

_SIZES: Final = {"a4": "A4", "letter": "letter"}
MOST_ON_A_PAGE: Final = 36
"""Strips longer than this are cut into tables, each on a page of its own; the PDF's do the same."""
_NAMES: Final = '<p class="names"><span>Name</span><i></i><span>Date</span><i></i>'
_BLANK: Final = re.compile(r"_{3,}")
_GAP: Final = '<span class="gap">____</span>'


def render(shown: Sheet | Key, *, size: Size) -> str:
    """Return a sheet or key as a page, well-formed XML as well."""
    style = files("quiz.classroom.paper").joinpath("paper.css").read_text(encoding="utf-8").strip()
    style = f"@page {{ size: {_SIZES[size]}; }}\n{style}"
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    title = escape(" ".join(shown.title.split()))
    code = f"Code <code>{escape(shown.code)}</code>"
    if isinstance(shown, Sheet):
        kind, name, body = "sheet", f"Version <strong>{shown.letter}</strong>", _sheet(shown)
        head = f'<h1><bdi>{title}</bdi></h1><p class="letter">{shown.letter}</p>'
    else:
        kind, name, body = "key", "Key", _key(shown)
        head = f"<h1>Key: <bdi>{title}</bdi></h1>"
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="{escape(policy)}"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<title>{title}</title>
<style>{style}</style>
</head>
<body class="{kind}">
<table class="page" role="presentation">
<thead><tr><td><div class="head"><span><bdi>{title}</bdi></span>
<span>{name} <span class="code">{code}</span></span></div></td></tr></thead>
<tbody><tr><td>
<header>{head}</header>
{body}
</td></tr></tbody>
</table>
</body>
</html>
"""


def _text(text: str) -> str:
    """Return text escaped, its direction its own; blanks to fill in as lines."""
    parts = (escape(part) for part in _BLANK.split(text))
    return f"<bdi>{_GAP.join(parts)}</bdi>"


# ---------------------------------------------------------------- a version


def _sheet(shown: Sheet) -> str:
    rules = escape("; ".join(shown.rules))
    questions = "\n".join(map(_question, shown.questions))
    strips = "\n".join(
        _strip(shown, shown.questions[at : at + MOST_ON_A_PAGE])
        for at in range(0, len(shown.questions), MOST_ON_A_PAGE)
    )
    return f"""{_NAMES}</p>
<p class="soft">Write your answers on the answer strip at the end; only the strip counts. On it: {rules}.</p>
<main>
{questions}
</main>
{strips}"""


def _strip(shown: Sheet, questions: tuple[Question, ...]) -> str:
    first = questions[0].at == 1
    half = (len(questions) + 1) // 2
    cells = [*map(_strip_cell, questions), "<td></td>"]
    rows = "\n".join(f"<tr>{cells[at]}{cells[half + at]}</tr>" for at in range(half))
    long = " long" if len(shown.questions) > MOST_ON_A_PAGE else ""
    total = f'<i class="short"></i><span>/ {len(shown.questions)}</span>' if first else ""
    return f"""<section class="strip{long}">
<div class="head"><h2>Answer strip{"" if first else ", continued"}</h2>
<span>Version <strong>{shown.letter}</strong>
<span class="code">Code <code>{escape(shown.code)}</code></span></span></div>
{_NAMES}{total}</p>
<table>{rows}</table>
</section>"""


def _question(one: Question) -> str:
    hint = f' <span class="soft">({escape(one.hint)})</span>' if one.hint else ""
    said = f'<p class="said">{_text(one.said)}</p>' if one.said else ""
    rows = "".join(
        f"<li><em>{row.sign}</em><div>{_text(row.text)}{_options(row.options)}</div></li>" for row in one.rows
    )
    listed = f'<ul class="rows">{rows}</ul>' if rows else ""
    return (
        f'<article><span class="number">{one.at}.</span><div><p>{_text(one.prompt)}{hint}</p>'
        f"{said}{listed}{_options(one.options)}</div></article>"
    )


def _options(options: Iterable[Option]) -> str:
    shown = list(options)
    if not shown:
        return ""
    longest = max(len(one.text) for one in shown)
    width = "four" if longest <= 16 and len(shown) > 3 else "two" if longest <= 38 else "one"
    items = "".join(f"<li><strong>{one.sign}</strong><div>{_text(one.text)}</div></li>" for one in shown)
    return f'<ul class="options {width}">{items}</ul>'


def _strip_cell(one: Question) -> str:
    match one.kind:
        case "type":
            inside = '<i class="line"></i>'
        case "pick" | "judge":
            inside = "".join(f'<span class="tick"><i></i>{box}</span>' for box in one.boxes)
        case "rows":
            inside = "".join(f'<span class="slot"><em>{box}</em><i></i></span>' for box in one.boxes)
        case "order":
            slots = '<span class="slot"><i></i></span>' * len(one.boxes)
            inside = f'<span class="soft">first</span>{slots}<span class="soft">last</span>'
    return f'<td><div><span class="number">{one.at}.</span>{inside}</div></td>'


# ---------------------------------------------------------------- the key


def _key(shown: Key) -> str:
    heads = "".join(f"<th>{one.letter}</th>" for one in shown.versions)
    rows = "".join(
        f"<tr><th>{at + 1}</th>"
        + "".join(f"<td>{_text(one.solved[at].written)}</td>" for one in shown.versions)
        + "</tr>"
        for at in range(len(shown.versions[0].solved))
    )
    versions = "\n".join(
        f'<section class="version"><h2>Key to version {one.letter}</h2><table class="overview"><thead>'
        "<tr><th></th><th>strip</th><th>answer</th><th>source</th></tr></thead>"
        f"<tbody>{''.join(map(_solved, one.solved))}</tbody></table></section>"
        for one in shown.versions
    )
    return f"""<p>t is true, f is false; letters for rows stand from row i on, letters for an order from the
earliest on.</p>
<table class="overview letters"><thead><tr><th></th>{heads}</tr></thead><tbody>{rows}</tbody></table>
{versions}
<section class="version"><h2>What the questions rest on</h2>
{"".join(map(_ground, shown.grounds))}</section>"""


def _solved(one: Solved) -> str:
    answer = "".join(f"<p>{_text(line)}</p>" for line in one.answer)
    strip = _text(one.written)
    if one.answer == (one.written,):  # written out: it would stand there twice
        strip, answer = "", f"<strong>{strip}</strong>"
    return (
        f"<tr><th>{one.at}</th><td><strong>{strip}</strong></td><td>{answer}</td>"
        f'<td class="soft">{"".join(f"<p>{_text(line)}</p>" for line in one.where)}</td></tr>\n'
    )


def _ground(one: Ground) -> str:
    answer = f"<strong>{_text(one.answer)}</strong>" if one.answer is not None else ""
    if one.accepted:
        answer += f' <span class="soft">also right: {"; ".join(map(_text, one.accepted))}</span>'
    text = f"<p>{_text(one.text)}</p>" if one.text else ""
    told = "".join(f'<p class="soft">{_text(line)}</p>' for line in (one.standing, *one.where, *one.notes))
    others = "".join(
        f"<p><strong>{_text(other.voice)}</strong>{f' ({_text(other.stance)})' if other.stance else ''}: "
        f'{_text(other.says)} <span class="soft">{"; ".join(map(_text, other.where))}</span></p>'
        for other in one.others
    )
    if others:
        title = f"<p><em>{_text(one.others_title)}</em></p>" if one.others_title else ""
        others = f'<div class="others">{title}{others}</div>'
    return (
        f'<article><div class="answer"><p><strong class="places">{" · ".join(one.places)}</strong> '
        f"{_text(one.prompt)}</p>{f'<p>{answer}</p>' if answer else ''}</div>{text}{told}{others}</article>\n"
    )
