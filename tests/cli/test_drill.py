"""`quiz drill`: what can be told without a class."""

from __future__ import annotations

import pytest

from quiz.errors import QuizError

from .conftest import Cli


def test_the_questions_of_a_drill_are_previewed_and_no_drill_is_kept(quiz: Cli) -> None:
    done = quiz("drill", "barley", "--questions", "4", "--preview")
    assert (done.code, done.err) == (0, "")
    assert [line[0] for line in done.out.splitlines() if line[:1].isdigit()] == ["1", "2", "3", "4"]
    fewer = quiz("drill", "barley", "--forms", "order", "--questions", "40", "--preview")
    assert fewer.err == "The deck has only 2 questions that fit.\n"
    assert [line[0] for line in fewer.out.splitlines() if line[:1] != " "] == ["1", "2"], "answers are set in"
    assert fewer.out.count("put these in order") == 2, "and do not say the question again"
    assert quiz("drill", "--resume").err.startswith("Error: No drill was broken off.")


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        ((), 2, "Which deck?"),
        (("nodeck",), 1, "There is no deck"),
        (("barley", "--forms", "steelman"), 2, "graded by the learner"),
        (("barley", "--topics", "none"), 2, "There are:"),
        (("barley", "--teams", "one"), 2, "2 to 12"),
        (("barley", "--seconds", "1"), 2, "3 to 3,600"),
        (("barley", "--missed-from", "none"), 1, "No drill has been held yet"),
        (("barley", "--class", "9z"), 1, "no class '9z'"),
        (("barley",), 2, "held from a terminal"),
        (("barley", "--hot-seat", "Ada,Ben"), 2, "held from a terminal"),
        (("barley", "--buzzers"), 2, "--hot-seat Ada,Ben"),
        (("barley", "--until", "3d"), 2, "--self-paced too"),
        (("barley", "--results", "end"), 2, "--self-paced too"),
        (("barley", "--self-paced", "--until", "3x"), 2, "Write it like 14:30, 45m"),
        (("barley", "--self-paced", "--until", "2020-01-01"), 2, "is past"),
        (("barley", "--self-paced", "--seconds", "20"), 2, "--until ends it all"),
        (("barley", "--self-paced", "--points", "speed"), 2, "Leave --points out"),
        (("barley", "--saved", "x"), 2, "--saved NAME alone"),
        (("barley", "--save", "\x1b[31m"), 2, "1 to 80"),
        (("barley", "--choose"), 2, "chosen in a terminal"),
    ],
)
def test_what_cannot_be_held_is_said_with_a_remedy(
    quiz: Cli, arguments: tuple[str, ...], code: int, says: str
) -> None:
    done = quiz("drill", *arguments)
    assert done.code == code
    assert says in done.err
    assert len(done.err.splitlines()) > 1


def test_a_drill_that_cannot_be_served_is_not_kept_and_one_that_is_left_is_told_how_to_go_on(
    quiz: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    import quiz.cli.launch as launching

    def taken(*_: object, **__: object) -> None:
        raise QuizError("Port 80 cannot be listened on.")

    monkeypatch.setattr(launching, "_has_terminal", lambda: True)
    monkeypatch.setattr(launching, "launch_drill", taken)
    assert quiz("drill", "barley", "--port", "80").err == "Error: Port 80 cannot be listened on.\n"
    assert quiz("report", "--list").out == "No drill has been held yet.\n"
    monkeypatch.setattr(launching, "launch_drill", lambda *_, **__: None)
    begun = quiz("drill", "barley", "--title", "Monday").out
    assert begun.startswith("The drill has not ended: `quiz drill --resume ")
    assert quiz("drill", "--resume", "barley").out == begun
    monkeypatch.setattr(launching, "launch_drill", taken)
    assert quiz("drill", "--resume").code == 1
    assert "Monday" in quiz("report", "--list").out, "what was begun before stays"
