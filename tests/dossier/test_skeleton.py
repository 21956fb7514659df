"""The example of a new dossier: sound whatever the title, and as editors see it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from quiz.dossier.files import Text
from quiz.dossier.load import load_texts
from quiz.dossier.skeleton import EDITOR_LINE, SCHEMA_FILE, skeleton

from .test_jsonschema import SCHEMA, faults


def _texts(made: dict[str, str]) -> list[Text]:
    return [Text(name, text.encode()) for name, text in made.items() if name.endswith(".yaml")]


@given(st.text())
def test_any_title_is_one_that_the_loader_takes(title: str) -> None:
    dossier = load_texts("d", _texts(skeleton("my-topic", title, single=True))).dossier
    assert dossier.deck.id == "my-topic"
    assert dossier.deck.title


@pytest.mark.parametrize("single", [False, True])
def test_both_layouts_hold_the_same_entries(single: bool) -> None:
    made = skeleton("tram", 'A "b": #c', single=single)
    dossier = load_texts("d", _texts(made)).dossier
    assert dossier.deck.title == 'A "b": #c'
    counts = [len(getattr(dossier, name)) for name in ("sources", "statements", "discrepancies", "disputes")]
    assert counts == [2, 1, 1, 1]
    assert len(_texts(made)) == (1 if single else 6)


def test_editors_find_the_schema_in_the_first_line_and_nothing_to_mark() -> None:
    for name, text in skeleton("tram", "Tram").items():
        if name.endswith(".yaml"):
            assert text.startswith(EDITOR_LINE)
            assert not faults(yaml.load(text, yaml.BaseLoader), SCHEMA)
    assert SCHEMA_FILE in skeleton("tram", "Tram")


def test_the_schema_is_of_a_whole_file_and_names_every_section() -> None:
    from quiz.dossier.load import SECTIONS

    assert list(SCHEMA["properties"]) == list(SECTIONS)
    assert SCHEMA["additionalProperties"] is False
    assert "required" not in SCHEMA


def test_every_kind_of_line_an_author_needs_is_explained(root: Path) -> None:
    text = "".join(
        (root / "quiz/dossier/example" / f"{name}.yaml").read_text() for name in ("statements", "disputes")
    )
    for word in (
        "prediction",
        "judgement",
        "recommendation",
        "organisation",
        "duration",
        "distractors",
        "was:",
    ):
        assert word in text
