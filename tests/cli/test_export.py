from __future__ import annotations

import json
from pathlib import Path

import pytest

from quiz.cli.export import _NAMES, _SECONDS
from quiz.exchange.formats import FORMATS
from quiz.exchange.kahoot import SECONDS
from tests.cli.conftest import DOSSIER, Cli


@pytest.fixture
def rivers(tmp_path: Path) -> str:
    path = tmp_path / "rivers.yaml"
    path.write_text(DOSSIER, encoding="utf-8")
    return str(path)


def test_the_options_name_the_formats_and_times_that_there_are() -> None:
    assert list(FORMATS) == list(_NAMES)
    assert [str(one) for one in SECONDS] == list(_SECONDS)


@pytest.mark.parametrize("name", list(FORMATS))
def test_a_deck_is_written_in_each_format_the_same_each_time(
    quiz: Cli, rivers: str, tmp_path: Path, name: str
) -> None:
    one, two = tmp_path / f"one{FORMATS[name].suffix}", tmp_path / "two"
    done = quiz("export", rivers, "--to", name, "-o", str(one))
    assert done.code == 0
    assert done.out.startswith(f"Wrote {one}: ")
    assert done.out.endswith(f", {FORMATS[name].label}.\n")
    assert quiz("export", rivers, "--to", name, "-o", str(two)).code == 0
    assert one.read_bytes() == two.read_bytes()


def test_so_many_questions_are_chosen_by_seed_and_what_is_passed_over_is_told(
    quiz: Cli, tmp_path: Path
) -> None:
    def written(seed: str) -> tuple[str, bytes]:
        path = tmp_path / "twenty.gift"
        done = quiz(
            "export", "streetlights", "--to", "gift", "--questions", "20", "--force", "--seed", seed,
            "-o", str(path),
        )  # fmt: skip
        assert done.code == 0
        assert "20 questions" in done.out
        return done.err, path.read_bytes()

    assert written("3") == written("3")
    assert written("3")[1] != written("4")[1]
    path = tmp_path / "ten.xlsx"
    done = quiz("export", "streetlights", "--to", "kahoot", "--questions", "10", "--json", "-o", str(path))
    report = json.loads(done.out)
    assert (report["questions"], report["file"]) == (10, str(path))
    assert {one["reason"] for one in report["left_out"]} >= {"to be typed"}
    done = quiz("export", "soleimani", "--to", "kahoot", "--questions", "20", "-o", str(tmp_path / "20.xlsx"))
    assert "20 questions" in done.out, "others come for what cannot be said"
    assert "no place for explanations" in report["lacks"]


def test_forms_topics_and_disputes_narrow_it_down(quiz: Cli, tmp_path: Path) -> None:
    def report(*options: str) -> dict[str, object]:
        path = tmp_path / "some.xml"
        done = quiz(
            "export", "streetlights", "--to", "moodle", "--json", "--force", "-o", str(path), *options
        )
        assert done.code == 0, done.err
        found: dict[str, object] = json.loads(done.out)
        return found

    every = report()
    judged = report("--forms", "true-false")
    disputed = report("--only-disputes", "--forms", "who-says,positions")
    assert int(str(judged["questions"])) == 62
    assert 0 < int(str(disputed["questions"])) < int(str(every["questions"]))
    assert {one["form"] for one in disputed["left_out"]} == {"positions"}  # type: ignore[attr-defined]
    wrong = quiz("export", "streetlights", "--to", "moodle", "-o", "x", "--topics", "nowhere")
    assert (wrong.code, wrong.out) == (2, "")
    assert "no topic 'nowhere'" in wrong.err
    assert "There are: " in wrong.err


def test_where_nothing_can_be_written_no_file_is_made_and_the_exit_code_is_one(
    quiz: Cli, tmp_path: Path
) -> None:
    path = tmp_path / "none.gift"
    for more in ((), ("--questions", "5")):
        done = quiz("export", "streetlights", "--to", "gift", "--forms", "order", "-o", str(path), *more)
        assert (done.code, done.out) == (1, "")
        assert "GIFT can say none of these questions" in done.err
        assert "2 to put in order" in done.err
        assert not path.exists()


def test_a_file_is_not_written_over_and_seconds_are_for_kahoot(
    quiz: Cli, rivers: str, tmp_path: Path
) -> None:
    path = tmp_path / "there.gift"
    path.write_text("mine")
    done = quiz("export", rivers, "--to", "gift", "-o", str(path))
    assert done.code == 2
    assert "--force writes over it" in done.err
    assert path.read_text() == "mine"
    done = quiz("export", rivers, "--to", "gift", "-o", str(tmp_path / "x"), "--seconds", "30")
    assert done.code == 2
    assert "--seconds goes with --to kahoot" in done.err
