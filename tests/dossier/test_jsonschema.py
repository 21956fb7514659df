"""The JSON Schema allows what the loader reads, as an editor parses it, and no more keys than it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from quiz.dossier.jsonschema import json_schema

SCHEMA = json_schema()
SOUND = Path(__file__).with_name("sound.yaml").read_text(encoding="utf-8")
_TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "number": (int, float),
    "integer": int,
    "boolean": bool,
    "array": list,
    "object": dict,
    "null": type(None),
}


def faults(value: Any, schema: dict[str, Any], path: str = "$") -> list[str]:
    """Check a value against the part of JSON Schema that ours uses; unknown words are an error."""
    known = {"$defs", "$ref", "$schema", "additionalProperties", "anyOf", "const", "default", "description"}
    known |= {"enum", "items", "maxItems", "maxLength", "maximum", "minItems", "minLength", "minProperties"}
    known |= {"minimum", "pattern", "properties", "required", "title", "type"}
    assert not schema.keys() - known, f"{path}: this test does not know {schema.keys() - known}"
    found = []
    if "$ref" in schema:
        found += faults(value, SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]], path)
    if "anyOf" in schema and all(faults(value, branch, path) for branch in schema["anyOf"]):
        found.append(f"{path}: none of the choices fits {value!r}")
    if "type" in schema and not any(_is(value, kind) for kind in _listed(schema["type"])):
        found.append(f"{path}: {value!r} is no {schema['type']}")
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{path}: {value!r} is not one of {schema['enum']}")
    if "const" in schema and value != schema["const"]:
        found.append(f"{path}: {value!r} is not {schema['const']!r}")
    found += _sized(value, schema, path)
    if isinstance(value, dict):
        found += [f"{path}: {key} is missing" for key in schema.get("required", []) if key not in value]
        for key, inner in value.items():
            rule = schema.get("properties", {}).get(key, schema.get("additionalProperties", True))
            if rule is False:
                found.append(f"{path}: {key} is not known")
            elif rule is not True:
                found += faults(inner, rule, f"{path}.{key}")
    if isinstance(value, list):
        for i, inner in enumerate(value):
            found += faults(inner, schema.get("items", {}), f"{path}[{i}]")
    return found


def _listed(kind: str | list[str]) -> list[str]:
    return [kind] if isinstance(kind, str) else kind


def _is(value: Any, kind: str) -> bool:
    if isinstance(value, bool):
        return kind == "boolean"
    return isinstance(value, _TYPES[kind])


def _sized(value: Any, schema: dict[str, Any], path: str) -> list[str]:
    if isinstance(value, str):
        fits = schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", 10**9)
        fits = fits and re.search(schema.get("pattern", ""), value) is not None
    elif isinstance(value, list):
        fits = schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", 10**9)
    elif isinstance(value, dict):
        fits = schema.get("minProperties", 0) <= len(value)
    elif isinstance(value, int) and not isinstance(value, bool):
        fits = schema.get("minimum", -(10**9)) <= value <= schema.get("maximum", 10**9)
    else:
        fits = True
    return [] if fits else [f"{path}: {value!r} is too short, too long or does not match"]


def test_the_sound_dossier_fits_as_an_editor_parses_it() -> None:
    """With YAML 1.2's types, as editors have them: dates stay text, numbers and booleans do not."""

    class Editor(yaml.CSafeLoader):
        pass

    Editor.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in rules if not tag.endswith(":timestamp")]
        for first, rules in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }
    assert faults(yaml.load(SOUND, Editor), SCHEMA) == []


def test_the_sound_dossier_fits_with_everything_as_text() -> None:
    assert faults(yaml.load(SOUND, yaml.CBaseLoader), SCHEMA) == []


def test_the_built_in_decks_fit() -> None:
    folder = Path(__file__).parents[2] / "decks"
    texts = [file.read_text(encoding="utf-8") for file in sorted(folder.rglob("*.yaml"))]
    assert texts
    for text in texts:
        assert faults(yaml.load(text, yaml.CBaseLoader), SCHEMA) == []


def test_a_file_may_hold_any_sections() -> None:
    assert "required" not in SCHEMA
    for name in (
        "deck",
        "sources",
        "voices",
        "entities",
        "statements",
        "discrepancies",
        "disputes",
        "cards",
        "sets",
    ):
        assert faults({name: None}, SCHEMA) == []
    assert faults({}, SCHEMA) == []


@pytest.mark.parametrize(
    "section",
    [
        {"sections": []},
        {"cards": {}},
        {"cards": [{"id": "x", "front": "a"}]},
        {"cards": [{"id": "x", "front": "a", "back": "b", "bakc": "c"}]},
        {"cards": [{"id": "The X", "front": "a", "back": "b"}]},
        {"cards": [{"id": "x", "front": ["a"], "back": "b"}]},
        {"cards": [{"id": "x", "front": "a", "back": "b", "importance": 4}]},
        {"cards": [{"id": "x", "front": "a", "back": "b", "reversed": "perhaps"}]},
        {"deck": {"id": "d", "title": "D", "licence": "MIT", "format": 2}},
        {"voices": [{"id": "v", "kind": "ghost", "label": "v"}]},
    ],
    ids=repr,
)
def test_what_the_loader_refuses_the_editor_marks(section: dict[str, Any]) -> None:
    assert faults(section, SCHEMA)


@pytest.mark.parametrize(
    "card",
    [
        {"front": 12, "back": True, "importance": 3, "reversed": True, "note": None, "tags": None},
        {"front": "12", "back": "no", "importance": "3", "reversed": "true", "note": "", "tags": []},
    ],
    ids=repr,
)
def test_texts_may_look_like_numbers_and_numbers_like_texts(card: dict[str, Any]) -> None:
    card = {key: value for key, value in card.items() if value != ""}
    assert faults({"cards": [{"id": "x", **card}]}, SCHEMA) == []


def test_it_is_the_same_every_time() -> None:
    assert json_schema() == SCHEMA
