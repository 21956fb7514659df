"""One run after the other over real files: parsed anew only where they changed, and never the end of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.dossier.skeleton import skeleton
from quiz.watch.check import Checker


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in skeleton("tram", "Tram").items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_findings_are_known_again_wherever_their_entry_has_moved(folder: Path) -> None:
    checker = Checker(folder, folder / "articles")
    file = folder / "statements.yaml"
    file.write_text(
        file.read_text()
        .replace("P6Y", "P7Y")
        .replace("How long did", "According to the article, how long did")
    )
    before = checker.run()
    file.write_text("# above\n\n" + file.read_text())
    after = checker.run()
    assert before.lint
    assert before.verify
    for was, now in ((before.lint, after.lint), (before.verify, after.verify)):
        assert now is not None
        assert [one.key for one in was] == [one.key for one in now]
        assert [one.text for one in was] != [one.text for one in now]


def test_problems_that_point_to_another_line_are_known_again(folder: Path) -> None:
    checker = Checker(folder)
    file = folder / "voices.yaml"
    file.write_text(file.read_text() + "  - {id: reyes, kind: person, label: Another}\n")
    before = checker.run().problems
    file.write_text("# above\n" + file.read_text())
    after = checker.run().problems
    assert len(before) == 1
    assert before[0].key == after[0].key
    assert before[0].text != after[0].text


@pytest.mark.parametrize(
    "data", [b"\xff\xfe\x00", b"\x00", b"a: [", b"- " * 5000, b"&a [*a]", b"deck: " + b"{a: " * 200, b"]" * 9]
)
def test_whatever_a_file_holds_it_is_told_and_the_next_run_is_sound(folder: Path, data: bytes) -> None:
    checker = Checker(folder)
    (folder / "broken.yaml").write_bytes(data)
    assert checker.run().problems
    (folder / "broken.yaml").unlink()
    assert checker.run().loads


def test_a_fault_of_a_check_is_told_and_survived(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise TypeError("a\nb")

    checker = Checker(folder)
    with monkeypatch.context() as patch:
        patch.setattr("quiz.watch.check.build_deck", fails)
        (told,) = checker.run().problems
    assert told.text == "the check itself failed (TypeError: a b) — please report it"
    assert checker.run().loads


def test_articles_or_a_library_that_fail_leave_the_rest_as_it_is(folder: Path) -> None:
    (folder / "library.db").write_text("my shopping list")
    checker = Checker(folder, folder / "nowhere", build=True, db=folder / "library.db")
    found = checker.run()
    assert found.lint == ()
    assert (found.verify, found.built) == (None, None)
    assert [one.partition(":")[0] for one in found.failures] == ["not verified", "not built"]
    assert (folder / "library.db").read_text() == "my shopping list"
