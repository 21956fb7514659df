"""Every example on the format's page loads, and the page leaves no key and no choice out.

A block marked ``yaml dossier`` is loaded as it stands. Any other ``yaml`` block is a fragment: it is
loaded as a second file beside ``page-base.yaml``, which has the sources, voices and entities that the
fragments name; a fragment with a `deck` of its own is loaded without the base.
"""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from quiz.dossier import schema, yamlnodes
from quiz.dossier.load import load
from quiz.dossier.schema import Dossier

PAGE = (Path(__file__).parents[2] / "docs" / "format.md").read_text(encoding="utf-8")
BASE = Path(__file__).with_name("page-base.yaml").read_text(encoding="utf-8")
BLOCKS = [
    (PAGE[: found.start()].count("\n") + 2, found[1].strip(), found[2])
    for found in re.finditer(r"^```yaml([^\n]*)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
]


def _load(block: tuple[int, str, str], folder: Any) -> Dossier:
    line, mark, text = block
    assert mark in {"", "dossier"}
    # Blank lines before the text make its problems, if any, name the page's own lines.
    padded = "\n" * (line - 1) + text
    if mark == "dossier" or text.startswith("deck:"):
        return folder.load(format=padded)  # type: ignore[no-any-return]
    return folder.load(base=BASE, format=padded)  # type: ignore[no-any-return]


@pytest.mark.parametrize("block", BLOCKS, ids=[f"line {line}" for line, *_ in BLOCKS])
def test_an_example_loads(block: tuple[int, str, str], folder: Any) -> None:
    dossier = _load(block, folder)
    base = load(folder.write(base=BASE, format=""))
    sections = [name for name in Dossier.model_fields if name != "deck"]
    assert block[2].startswith("deck:") or any(
        len(getattr(dossier, name)) > len(getattr(base, name)) for name in sections
    )


def test_there_are_examples() -> None:
    assert len(BLOCKS) >= 20
    assert PAGE.count("```") == 2 * len(BLOCKS), "a block of another sort is not tested"


def test_the_examples_show_what_is_hard(folder: Any) -> None:
    dossiers = [_load(block, folder) for block in BLOCKS]
    statements = [s for d in dossiers for s in d.statements]
    discrepancies = [x for d in dossiers for x in d.discrepancies]
    positions = [p for d in dossiers for x in d.disputes for p in x.positions]
    voices = [v for d in dossiers for v in d.voices]
    evidence = [e for s in statements for e in s.evidence] + [e for p in positions for e in p.evidence]
    answers = [a for s in statements for a in s.answers.values()]

    assert any(len(e.says) == 2 for e in evidence), "a claim by one voice reported through another"
    assert any(e.ascribed for e in evidence), "a holder who does not speak"
    assert {v.kind for v in voices} == set(schema.VoiceKind), "holders of every kind"
    assert any(len(x.values) == 3 and max(len(v.evidence) for v in x.values) == 2 for x in discrepancies), (
        "three values, one given by two sources"
    )
    assert any(len({e.source for v in x.values for e in v.evidence}) == 1 for x in discrepancies), (
        "two values inside one article"
    )
    assert {x.relation for x in discrepancies} >= {"conflict", "slip", "wording", "writing-date"}
    assert any(s.kind == "prediction" and s.later for s in statements), "a prediction and its outcome"
    assert any(a.type == "role" and a.until for a in answers), "a role that changes"
    assert any(e.variants for d in dossiers for e in d.entities), "variants"
    assert any(e.confusable for d in dossiers for e in d.entities), "names that look alike"
    assert any(s.when and s.when.basis == "inferred" for s in statements), "an inferred date"
    assert any(s.when and s.when.edtf is None and s.when.after for s in statements), "only an order"
    assert {a.bounds for a in answers if a.type == "number"} >= {"about", "at-least"}, "bounds"
    assert any(s.quote and s.occasion and len(s.evidence[0].says) > 1 for s in statements), "a quotation"
    assert any(s.basis == "inferred" and s.inferred_from for s in statements), "only to be inferred"
    assert any(p.hedge for p in positions), "half taken"
    assert any(p.pulls_against for p in positions), "pulling two ways"
    assert any(s.standing for s in statements), "a view that reads like a fact"


def _models(model: type[BaseModel]) -> set[type[BaseModel]]:
    found = {model}
    for field in model.model_fields.values():
        for part in _parts(field.annotation):
            if isinstance(part, type) and issubclass(part, BaseModel):
                found |= _models(part)
    return found


def _parts(annotation: Any) -> list[Any]:
    arguments = get_args(annotation)
    return [annotation, *(part for argument in arguments for part in _parts(argument))]


def test_the_page_names_every_key() -> None:
    named = set(re.findall(r"`([a-z_]+)", PAGE))
    keys = {field.alias or name for model in _models(Dossier) for name, field in model.model_fields.items()}
    assert keys - named == set()


def test_the_page_names_every_choice() -> None:
    named = set(re.findall(r"`([a-z-]+)`", PAGE))
    choices = {
        str(choice)
        for kind in vars(schema).values()
        if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum
        for choice in kind
    }
    choices |= set(get_args(schema.Later.model_fields["relation"].annotation))
    assert choices - named == set()


def test_the_page_tells_the_limits_that_hold() -> None:
    from quiz.dossier import check_sources, files, problems

    assert f"{check_sources.MOST_PARAGRAPHS:,} paragraphs in all" in PAGE
    assert yamlnodes.MAX_BYTES == 8_000_000
    assert "8 MB" in PAGE
    assert yamlnodes.MAX_NODES == 1_000_000
    assert "a million values" in PAGE
    assert yamlnodes.MAX_ENTRY_NODES == 20_000
    assert "an entry twenty thousand" in PAGE
    assert f"{files.MAX_FILES:,} files" in PAGE
    assert f"{files.MAX_TOTAL_BYTES // 1_000_000} MB" in PAGE
    assert f"nest {yamlnodes.MAX_DEPTH} deep" in PAGE
    assert problems.MOST_PROBLEMS == 1000
    assert "a thousand problems" in PAGE


def test_links_within_the_page_lead_somewhere() -> None:
    headings = re.findall(r"^#+ (.+)$", PAGE, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    links = set(re.findall(r"\]\(#([^)]+)\)", PAGE))
    assert links - anchors == set()
