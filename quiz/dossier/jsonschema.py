"""The format as a JSON Schema, for editors that complete and check YAML while it is written."""

from __future__ import annotations

from typing import Any

from quiz.dossier.schema import FORMAT_VERSION, Dossier

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """Return the schema of a dossier's file: it may hold any of the sections, none is required.

    Editors give YAML scalars types, the loader keeps them as text: so wherever a text may stand the
    schema also allows a number or a boolean, numbers and booleans may stand in quotes, and a key that
    is not required may be left empty.
    """
    schema = Dossier.model_json_schema(by_alias=True, mode="validation")
    schema.pop("required", None)
    for part in (schema, *schema.get("$defs", {}).values()):
        required = part.get("required", [])
        for name, value in part.get("properties", {}).items():
            part["properties"][name] = _loosened(value, optional=name not in required)
    return {
        "$schema": _DIALECT,
        **schema,
        "title": f"A dossier, format {FORMAT_VERSION}",
    }


def _loosened(schema: dict[str, Any], *, optional: bool) -> dict[str, Any]:
    """Allow what YAML makes of a text, and nothing at all where the key is optional."""
    loose = _loosened_types(schema)
    loose.pop("title", None)  # made from the key's name, it says nothing more
    if not optional or any(branch.get("type") == "null" for branch in loose.get("anyOf", [])):
        return loose
    about: dict[str, Any] = {key: loose.pop(key) for key in ("description", "default") if key in loose}
    branches = loose["anyOf"] if loose.keys() == {"anyOf"} else [loose]
    return {**about, "anyOf": [*branches, {"type": "null"}]}


def _loosened_types(schema: dict[str, Any]) -> dict[str, Any]:
    loose = dict(schema)
    for key in ("items", "additionalProperties"):
        if isinstance(loose.get(key), dict):
            loose[key] = _loosened_types(loose[key])
    if "anyOf" in loose:
        loose["anyOf"] = [_loosened_types(branch) for branch in loose["anyOf"]]
    kind = loose.get("type")
    if kind == "string" and "enum" not in loose:
        loose["type"] = ["string", "number", "boolean"]
    elif kind == "integer":
        limits = {key: loose.pop(key) for key in ("type", "const", "minimum", "maximum") if key in loose}
        quoted = (
            {"enum": [str(limits["const"])]}
            if "const" in limits
            else {"type": "string", "pattern": "^[0-9]+$"}
        )
        loose["anyOf"] = [limits, quoted]
    elif kind == "boolean":
        loose.pop("type")
        loose["anyOf"] = [{"type": "boolean"}, {"enum": ["true", "false"]}]
    return loose
