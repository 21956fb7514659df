"""Entries of a dossier's YAML as they are drafted: the deck, a source with its map, a voice."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quiz.dossier.fields import Role
from quiz.dossier.yamltext import FORBIDDEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from quiz.reading.structure.article import Article

_PLAIN = re.compile(r"[a-z][a-z0-9-]*")
_WORDS_OF_YAML = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_LONGEST = 300

DECK_HEAD = """\
# What this dossier is. Drafted by `quiz generate`; every line may be changed, except `format`.
deck:
  id: {id}
  title: {title}
  format: 1
  language: {language}
  # Before you share the dossier: under which licence may others use your entries? CC BY 4.0, for example.
  licence: "none chosen yet"
"""
SOURCES_HEAD = """\
# The articles. `file` is the text that was read, in the folder `articles`; `map` says which paragraphs are
# not the author's own body text. Correct what was read wrongly: what you write here is never overwritten.
sources:
"""
VOICES_HEAD = """\
# Who speaks in the articles: authors, speakers, readers. Whom they quote joins as proposals are accepted.
# `label` is how a learner sees a voice; `names` is what may be typed for it.
voices:
"""


@dataclass(frozen=True, slots=True)
class VoiceEntry:
    """A voice to be added."""

    id: str
    kind: str
    label: str
    names: tuple[str, ...] = ()

    def text(self) -> str:
        """Return the entry as it stands in ``voices.yaml``."""
        names = f", names: [{', '.join(quoted(one) for one in self.names)}]" if self.names else ""
        return f"- {{id: {plain(self.id)}, kind: {self.kind}, label: {quoted(self.label)}{names}}}\n"


def line(text: str) -> str:
    """Return a text as one line that a dossier may hold: no control characters, not too long."""
    told = " ".join(FORBIDDEN.sub(" ", text).split())
    return told if len(told) <= _LONGEST else f"{told[: _LONGEST - 1]}…"


def quoted(text: str) -> str:
    """Return a text as a YAML scalar in double quotes."""
    return json.dumps(line(text), ensure_ascii=False)


def plain(slug: str) -> str:
    """Return an id as a YAML scalar: in quotes where it could be taken for something else."""
    return slug if _PLAIN.fullmatch(slug) and slug not in _WORDS_OF_YAML else quoted(slug)


def deck_text(slug: str, title: str, language: str) -> str:
    """Return ``deck.yaml``."""
    return DECK_HEAD.format(id=plain(slug), title=quoted(title), language=language)


def source_text(
    source: str, label: str, author: str, article: Article, voices: Mapping[str, str], note: str | None
) -> str:
    """Return a source's entry as it stands in ``sources.yaml``; ``voices`` gives ids by printed labels."""
    rows = [f"- id: {plain(source)}", f"  file: {quoted(f'{source}.txt')}", f"  label: {quoted(label)}"]
    if article.title and line(article.title):
        rows.append(f"  title: {quoted(article.title)}")
    rows.append(f"  author: {plain(author)}")
    if article.publisher and line(article.publisher):
        rows.append(f"  publisher: {quoted(article.publisher)}")
    if article.published:
        rows.append(f"  published: {quoted(article.published)}")
    else:
        rows.append("  # published:  no date is printed; with one, “on Friday” becomes a day (2020-01-31)")
    if note:
        rows.append(f"  note: {quoted(note)}")
    rows.append(f"  paragraphs: {len(article.paragraphs)}")
    spans = list(_spans(article, voices))
    if spans:
        rows.append("  map:")
        rows += [f"    - {span}" for span in spans]
    rows.append("  fingerprints:")
    rows += [f'    - "{one.fingerprint}"' for one in article.paragraphs]
    return "\n".join(rows) + "\n"


def _spans(article: Article, voices: Mapping[str, str]) -> Iterator[str]:
    first: int | None = None
    held: tuple[Role, str | None, int | None] = (Role.BODY, None, None)
    for number, paragraph in enumerate([*article.paragraphs, None], 1):
        told: tuple[Role, str | None, int | None] = (
            (Role.BODY, None, None)
            if paragraph is None
            else (
                paragraph.role,
                None if paragraph.voice is None else voices[paragraph.voice],
                paragraph.of if paragraph.role is Role.PULL_QUOTE else None,
            )
        )
        if told == held and paragraph is not None:
            continue
        if first is not None:
            yield _span(first, number - 1, *held)
        first, held = (None if told == (Role.BODY, None, None) else number), told


def _span(first: int, last: int, role: Role, voice: str | None, of: int | None) -> str:
    par = str(first) if first == last else f"{first}-{last}"
    parts = [f'par: "{par}"']
    if role is not Role.BODY:
        parts.append(f"role: {role}")
    if voice is not None:
        parts.append(f"voice: {plain(voice)}")
    if of is not None:
        parts.append(f"of: {of}")
    return f"{{{', '.join(parts)}}}"
