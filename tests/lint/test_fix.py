"""Slips planted at random are taken out again, to the byte; remarks are never lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .planting import stated, statement

pytest.importorskip("ruamel.yaml")

SLIPS = {
    "doubled": lambda text: text.replace(" ", "   ", 1),
    "before": lambda text: f" {text}",
    "after": lambda text: f"{text}  ",
    "unended": lambda text: text[:-1],
}
TEXTS = ("The lawn was cut by {a}.", "Who cut the lawn?", "The hedge was cut by {a}.", "Who cut the hedge?")
SOUND = stated(
    statement(TEXTS[0], TEXTS[1], more="# a   remark\nnote:   So it is.   # another"),
    statement(TEXTS[2], TEXTS[3], slug="hedge", at="s0#2", printed="cut  the hedge"),
).text


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    slips=st.lists(st.none() | st.sampled_from(sorted(SLIPS)), min_size=4, max_size=4), single=st.booleans()
)
def test_what_is_planted_is_taken_out_again(slips: list[str | None], single: bool, tmp_path: Path) -> None:
    from quiz.lint.fix import mend

    text = sound = SOUND.replace('"', "'") if single else SOUND
    mark = "'" if single else '"'
    for one, slip in zip(TEXTS, slips, strict=True):
        if slip is not None:
            text = text.replace(f"{mark}{one}{mark}", f"{mark}{SLIPS[slip](one)}{mark}")
    path = tmp_path / "garden.yaml"
    path.write_text(text, encoding="utf-8")
    fixes = mend(path)
    fixes.write()
    assert path.read_text(encoding="utf-8") == sound
    assert len(fixes.fixed) == sum(slip is not None for slip in slips)
    assert fixes.report.findings == ()


@pytest.mark.parametrize(
    "variants",
    [
        "variants: [Gray,   # the first\n      Gray]",
        "variants:\n      # both\n      - Gray\n      - Gray   # why twice?",
    ],
)
def test_what_bears_a_remark_is_left_to_a_person(variants: str, tmp_path: Path) -> None:
    from quiz.lint.fix import mend

    entity = f"  - id: gus\n    name: Gus\n    type: person\n    {variants}\n"
    path = tmp_path / "garden.yaml"
    path.write_text(stated(entities=entity).text, encoding="utf-8")
    fixes = mend(path)
    assert (fixes.fixed, fixes.new) == ((), {})
    assert [one.rule for one in fixes.report.findings] == ["Q603"]


def test_a_file_that_changed_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    from quiz.errors import QuizError
    from quiz.lint.fix import mend

    path = tmp_path / "garden.yaml"
    path.write_text(SOUND.replace("was cut", "was  cut"), encoding="utf-8")
    fixes = mend(path)
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(QuizError, match="changed meanwhile"):
        fixes.write()
    assert path.read_text(encoding="utf-8") == "mine"
    assert [one.name for one in tmp_path.iterdir()] == ["garden.yaml"]
