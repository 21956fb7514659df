"""A study sheet as one HTML page: no script, nothing fetched, light and dark, fit to be printed."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import Final

from quiz.brief.content import Brief, Difference, EventLine, Held, Question, SourceLine, Told
from quiz.brief.words import SECTIONS, TOLD, letter, one_line, web_address

_LANGUAGE: Final = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")


def escaped(text: str) -> str:
    """Return text as HTML shows it, on one line."""
    return escape(one_line(text), quote=True)


def render(brief: Brief) -> str:
    """Return the page. It is well-formed XML as well."""
    style = files("quiz.brief").joinpath("sheet.css").read_text(encoding="utf-8").strip()
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    language = brief.language if _LANGUAGE.fullmatch(brief.language) else "en"
    sections = [
        ("sources", "".join(_source(source) for source in brief.sources), "ul", "sources"),
        ("timeline", "".join(_event(event) for event in brief.events), "table", "events"),
        ("undated", "".join(_event(event) for event in brief.undated), "table", "events"),
        ("reports", "".join(_topics(brief)), "div", "topics"),
        ("differences", "".join(_difference(one) for one in brief.differences), "table", "differences"),
        ("disputes", "".join(_question(question) for question in brief.questions), "div", "questions"),
        ("people", "".join(_person(name, role) for name, role in brief.people), "dl", "people"),
    ]
    shown = [section for section in sections if section[1]]
    contents = "".join(f'<li><a href="#{name}">{SECTIONS[name][0]}</a></li>' for name, *_ in shown)
    summary = "".join(
        f'<p class="{name}">{escaped(text)}</p>'
        for name, text in (("summary", brief.summary), ("scope", brief.scope))
        if text
    )
    body = "\n".join(_section(*section) for section in shown)
    return f"""<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta http-equiv="Content-Security-Policy" content="{escape(policy)}"/>
<meta name="color-scheme" content="light dark"/>
<title>{escaped(brief.title)}</title>
<style>{style}</style>
</head>
<body>
<header>
<h1>{escaped(brief.title)}</h1>
{summary}
<nav aria-label="Contents"><ul>{contents}</ul></nav>
</header>
<main>
{body}
</main>
<footer><p>Licence of the deck: {escaped(brief.licence)}.</p></footer>
</body>
</html>
"""


_HEADS: Final = {
    "timeline": ("When", "What", "Who says it"),
    "undated": ("When", "What", "Who says it"),
    "differences": ("What", "Value", "Who gives it"),
}


def _section(name: str, inside: str, tag: str, kind: str) -> str:
    title, lead = SECTIONS[name]
    words = f'<p class="lead">{lead}</p>' if lead else ""
    if tag == "table":
        heads = "".join(f'<th scope="col">{head}</th>' for head in _HEADS[name])
        rows = inside if name == "differences" else f"<tbody>{inside}</tbody>"
        inside = f"<thead><tr>{heads}</tr></thead>{rows}"
    return f'<section id="{name}"><h2>{title}</h2>{words}<{tag} class="{kind}">{inside}</{tag}></section>'


def _source(source: SourceLine) -> str:
    about = ", ".join(escaped(part) for part in source.about)
    address = web_address(source.url)
    link = f'<a href="{escape(address)}" rel="noreferrer">{escaped(address)}</a>' if address else ""
    where = link or escaped(source.url or "")
    parts = [about, f"<code>{escaped(source.file)}</code>", *([where] if where else [])]
    return f"<li><strong>{escaped(source.label)}</strong>: {', '.join(part for part in parts if part)}</li>\n"


def _places(where: Iterable[str]) -> str:
    items = "".join(f"<li>{escaped(place)}</li>" for place in where)
    return f'<ul class="places">{items}</ul>' if items else ""


def _event(event: EventLine) -> str:
    sure = f'<span class="certainty">{escaped(event.certainty)}</span>' if event.certainty else ""
    told = event.told
    return (
        f'<tr><th scope="row">{escaped(event.when)}{sure}</th><td>{escaped(told.text)}</td>'
        f"<td>{_places(told.where)}</td></tr>\n"
    )


def _topics(brief: Brief) -> Iterator[str]:
    for topic in brief.topics:
        yield f"<h3>{escaped(topic.title)}</h3>\n"
        for heading, all_told in zip(TOLD, (topic.reports, topic.views), strict=True):
            if all_told:
                items = "".join(map(_told, all_told))
                yield f'<h4>{heading}</h4><ul class="told">{items}</ul>\n'


def _told(told: Told) -> str:
    kind = f"{told.kind}; " if told.kind else ""
    where = "; ".join(escaped(place) for place in told.where)
    return f'<li>{escaped(told.text)} <span class="where">{kind}{where}</span></li>\n'


def _difference(difference: Difference) -> str:
    note = f'<span class="note">{escaped(difference.note)}</span>' if difference.note else ""
    head = (
        f'<th scope="rowgroup" rowspan="{len(difference.values)}">{escaped(difference.thing)}'
        f'<span class="relation">{escaped(difference.relation)}</span>{note}</th>'
    )
    rows = [
        f"<tr>{head if not number else ''}<td>{escaped(value)}</td><td>{_places(where)}</td></tr>\n"
        for number, (value, where) in enumerate(difference.values)
    ]
    return f"<tbody>{''.join(rows)}</tbody>"


def _question(question: Question) -> str:
    note = f'<p class="note">{escaped(question.note)}</p>' if question.note else ""
    stances = "".join(
        _stance(letter(place), label, positions) for place, (label, positions) in enumerate(question.stances)
    )
    return (
        f'<article class="dispute"><h3>{question.number}. {escaped(question.question)}</h3>{note}'
        f'<div class="stances">{stances}</div></article>\n'
    )


def _stance(sign: str, label: str, positions: tuple[Held, ...]) -> str:
    held = "".join(_held(one) for one in positions) or '<p class="note">Nobody in these sources.</p>'
    return f'<div class="stance"><h4><span class="letter">{sign}</span> {escaped(label)}</h4>{held}</div>\n'


def _held(held: Held) -> str:
    role = f'<span class="role">, {escaped(held.role)}</span>' if held.role else ""
    grounds = f"<p><em>Because:</em> {escaped(held.grounds)}</p>" if held.grounds else ""
    hedge = f"<p><em>In doubt:</em> {escaped(held.hedge)}</p>" if held.hedge else ""
    where = "; ".join(escaped(place) for place in held.where)
    return (
        f'<div class="position"><p class="voice"><strong>{escaped(held.voice)}</strong>{role}</p>'
        f'<p>{escaped(held.claim)}</p>{grounds}{hedge}<p class="where">{held.kind}; {where}</p></div>\n'
    )


def _person(name: str, role: str) -> str:
    return f"<div><dt>{escaped(name)}:</dt> <dd>{escaped(role)}</dd></div>\n"
