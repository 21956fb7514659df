"""What is wrong with a set is found where it stands, and what is right passes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from quiz.dossier import check, check_sets
from quiz.dossier.problems import Problem

SOUND = (Path(__file__).parents[1] / "questions" / "data" / "river.yaml").read_text(encoding="utf-8")

ONE = "pairs: [{left: a, right: b, from: plan}]"
THREE = ONE.replace("]", ", {left: c, right: d, from: plan}, {left: e, right: f, from: plan}]")

PLANTED: list[tuple[str, str, str, str]] = [
    # a part of the dossier, what replaces it (§ marks the place), message, remedy
    (
        "      - second-flood\n",
        "      - §secnd-flood\n",
        "there is no event `secnd-flood`",
        "did you mean `second-flood`?",
    ),
    (
        "      - second-flood\n",
        "      - §minister-word\n",
        "`minister-word` is a statement without `when`",
        "give it a `when`, or name an event",
    ),
    (
        "      - second-flood\n",
        "      - {event: great-flood, label: Again.}\n      - second-flood\n".replace("- {", "- §{"),
        "`great-flood` stands twice in this set",
        "name another event",
    ),
    (
        "      - second-flood\n      - third-flood\n",
        "      - third-flood\n      - §second-flood\n",
        "`second-flood` came before `third-flood`, by their dates or relations (see sound.yaml:92)",
        "list the members with the earliest first",
    ),
    (
        "      - third-flood\n",
        "      - §museum\n      - third-flood\n",
        "nothing proves that `museum` came after `second-flood` (see sound.yaml:92)",
        "give one of them a closer `edtf`, or `after` or `before`; or leave one out",
    ),
    (
        '{event: last-flood, label: "The water rose to the church door."}',
        "§last-flood",
        "the sentence of `last-flood` tells its date: `August`",
        "write `{event: last-flood, label: …}` and say there what happened, not when",
    ),
    (
        'label: "The old town stood under water."',
        'label: §"The old town stood under water in 1910."',
        "the label tells its date: `1910`",
        "say it without",
    ),
    ("from: survey}", "from: §servey}", "there is no statement `servey`", "did you mean `survey`?"),
    (
        'from: "who-decides#berg"}',
        'from: §"who-decides#bergh"}',
        "there is no position `who-decides#bergh`",
        "did you mean `who-decides#berg`?",
    ),
    (
        'right: "the king", from',
        'right: §"The Army", from',
        "`The Army` is `right` in two pairs (see sound.yaml:101)",
        "let each side of a pair go with one other side only",
    ),
    (
        'left: "laid the first stone"',
        'left: §"surveyed the bed"',
        "`surveyed the bed` is `left` in two pairs (see sound.yaml:101)",
        "let each side of a pair go with one other side only",
    ),
    (
        "  - id: floods-in-order\n",
        "  - id: §plan\n",
        "`plan` is already the id of a statement (see sound.yaml:27)",
        "give one of them another id",
    ),
    (
        "    was: [floods]\n    topic: floods\n",
        "    was: [floods]\n    topic: §flood\n",
        "there is no topic `flood`",
        "did you mean `floods`?",
    ),
]


def problems(folder: Any, old: str, new: str) -> tuple[list[Problem], tuple[str, int, int]]:
    assert SOUND.count(old) == 1, f"{old!r} stands {SOUND.count(old)} times"
    before, mark, after = SOUND.replace(old, new).partition("§")
    assert mark
    where = ("sound.yaml", before.count("\n") + 1, len(before) - before.rfind("\n"))
    return folder.problems(sound=before + after), where


@pytest.mark.parametrize(("old", "new", "message", "remedy"), PLANTED)
def test_what_is_planted_is_found(old: str, new: str, message: str, remedy: str, folder: Any) -> None:
    found, where = problems(folder, old, new)
    told = [(one.message, one.remedy) for one in found]
    assert (message, remedy) in told, told
    place = next((one.file, one.line, one.column) for one in found if one.message == message)
    assert place == where


def test_every_check_of_sets_finds_something() -> None:
    """Each is among the checks that run, and has a case above."""
    mine = [one for one in check.CHECKS if one.__module__ == check_sets.__name__]
    assert len(mine) == 5


def test_a_sound_set_has_no_problems(folder: Any) -> None:
    dossier = folder.load(sound=SOUND)
    assert [one.id for one in dossier.sets] == ["floods-in-order", "who-did-what"]
    assert [member.event for member in dossier.sets[0].members][1:3] == ["second-flood", "third-flood"]


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (
            "form: order, members: [plan, survey, first-stone]",
            "a set to order has 4 to 6 events, this one has 3",
        ),
        ("form: order", "a set to order has 4 to 6 events, this one has 0"),
        (
            "form: match, ask: What?, " + ONE,
            "a set to match has 3 to 6 pairs, this one has 1",
        ),
        (
            "form: match, " + THREE,
            "a set to match does not say what is asked",
        ),
        (
            "form: order, members: [plan, survey, first-stone, gates], " + ONE,
            "a set to order has no `pairs`",
        ),
        (
            "form: match, ask: What?, members: [plan], " + THREE,
            "a set to match has no `members`",
        ),
        ("form: sort, members: [plan, survey, first-stone, gates]", "`form` cannot be `sort`"),
        (
            "form: order, members: [plan, survey, first-stone, {event: gates, date: 1939}]",
            "unknown key `date`",
        ),
        (
            "form: match, ask: What?, " + THREE.replace("b, from: plan", "b, from: the plan"),
            "`from` is neither a statement nor a position: `the plan`",
        ),
    ],
)
def test_a_set_that_does_not_fit_its_form_is_told(entry: str, told: str, folder: Any) -> None:
    found = folder.problems(sound=SOUND, more=f"sets:\n  - {{id: more, {entry}}}\n")
    assert told in [one.message for one in found]
    assert all(one.remedy for one in found)


@pytest.mark.parametrize("part", ["order", "match", "contrast", "case-good"])
def test_no_slot_or_position_takes_a_name_that_the_program_gives(part: str, folder: Any) -> None:
    text = SOUND.replace("id: lind, stance: mixed", f"id: {part}, stance: mixed")
    assert f"no position may be called `{part}`" in [one.message for one in folder.problems(sound=text)]
    text = SOUND.replace("flooded the {where}.", f"flooded the {{{part}}}.")
    text = text.replace("where: {type: term, value: old town}", f"{part}: {{type: term, value: old town}}")
    text = text.replace('where: "What did the river flood in 1910?"', f'{part}: "What?"')
    assert f"no slot may be called `{part}`" in [one.message for one in folder.problems(sound=text)]


def test_a_broken_event_is_no_further_problem(folder: Any) -> None:
    text = SOUND.replace("{id: second-flood, kind: report", "{id: second-flood, kind: repport")
    assert [one.message for one in folder.problems(sound=text)] == ["`kind` cannot be `repport`"]
