"""The first files of a dossier: a small example with remarks, to be replaced entry by entry."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import Final

from quiz.dossier.jsonschema import json_schema
from quiz.dossier.yamltext import FORBIDDEN

SCHEMA_FILE: Final = "dossier.schema.json"
"""Where editors find the format, beside the dossier's files."""
EDITOR_LINE: Final = f"# yaml-language-server: $schema={SCHEMA_FILE}\n"
"""The first line of a file, by which editors know its format."""
ARTICLES: Final = "articles"
"""The folder of the articles' texts."""

_SECTIONS: Final = ("deck", "sources", "voices", "statements", "discrepancies", "disputes")
_TEXTS: Final = ("morning-post.txt", "evening-star.txt")
_LONGEST: Final = 300


def skeleton(slug: str, title: str, *, single: bool = False) -> dict[str, str]:
    """Return the files of an example dossier by their paths: a file per section or, ``single``, one file.

    ``slug`` and ``title`` are the deck's; the title becomes one line of at most 300 characters.
    """
    example = files(__package__) / "example"
    sections = {name: (example / f"{name}.yaml").read_text(encoding="utf-8") for name in _SECTIONS}
    line = " ".join(FORBIDDEN.sub(" ", title).split())[:_LONGEST] or slug
    told = json.dumps(line, ensure_ascii=False)
    deck = re.sub(r"^  id: example\b", lambda _: f'  id: "{slug}"', sections["deck"], flags=re.MULTILINE)
    sections["deck"] = re.sub(r'^  title: "Example"', lambda _: f"  title: {told}", deck, flags=re.MULTILINE)
    if single:
        made = {"dossier.yaml": EDITOR_LINE + "\n".join(sections.values())}
    else:
        made = {f"{name}.yaml": EDITOR_LINE + text for name, text in sections.items()}
    for name in _TEXTS:
        made[f"{ARTICLES}/{name}"] = (example / ARTICLES / name).read_text(encoding="utf-8")
    made[SCHEMA_FILE] = schema_text()
    return made


def schema_text() -> str:
    """Return the format as JSON Schema, as it lies beside a dossier's files."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
