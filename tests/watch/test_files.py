"""What counts as a save: edits, renames, files that come and go; and what does not."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from quiz.watch.files import Files, Look


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "one.txt").write_text("One.")
    (tmp_path / "deck.yaml").write_text("deck: {id: d}")
    (tmp_path / "voices.yaml").write_text("voices: []")
    return tmp_path


def _waited(files: Files, seen: Look, *saves: Callable[[], object], pause: float = 0.05) -> list[str]:
    """Save one after the other beside a waiting watcher; return what it says has changed."""

    def save() -> None:
        for one in saves:
            time.sleep(pause)
            one()

    beside = threading.Thread(target=save)
    beside.start()
    found = files.wait(seen)
    beside.join()
    return files.names(seen, found)


def test_an_edit_is_noticed_and_named_from_the_folder(folder: Path) -> None:
    (folder / "more").mkdir()
    (folder / "more" / "facts.yml").write_text("statements: []")
    files = Files(folder)
    edit = folder / "more" / "facts.yml"
    assert _waited(files, files.look(), lambda: edit.write_text("statements: [ ]")) == ["more/facts.yml"]


def test_a_burst_of_saves_is_one_change(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quiz.watch.files.SETTLED", 1.0)  # for a machine that is slow between two saves
    monkeypatch.setattr("quiz.watch.files.LONGEST_BURST", 20.0)
    files = Files(folder)
    saves = [
        lambda n=n: (folder / f"{'deck' if n % 2 else 'voices'}.yaml").write_text(f"# {n}") for n in range(8)
    ]
    assert _waited(files, files.look(), *saves) == ["deck.yaml", "voices.yaml"]


def test_a_save_by_rename_is_noticed_though_size_and_time_are_as_before(folder: Path) -> None:
    files = Files(folder)
    seen = files.look()
    about = (folder / "deck.yaml").stat()

    def save() -> None:
        (folder / ".deck.yaml.swp").write_text("deck: {id: e}")
        os.utime(folder / ".deck.yaml.swp", ns=(about.st_atime_ns, about.st_mtime_ns))
        (folder / ".deck.yaml.swp").replace(folder / "deck.yaml")

    assert _waited(files, seen, save) == ["deck.yaml"]


def test_a_second_save_within_the_same_tick_of_a_coarse_clock_is_noticed(folder: Path) -> None:
    files = Files(folder)
    deck = folder / "deck.yaml"
    seen = files.look()

    def save(text: str) -> None:
        deck.write_text(text)
        os.utime(deck, (2_000_000_000, 2_000_000_000))

    assert _waited(files, seen, lambda: save("deck: {id: e}")) == ["deck.yaml"]
    assert _waited(files, files.look(), lambda: save("deck: {id: f}")) == ["deck.yaml"]


def test_files_that_come_and_go_are_noticed(folder: Path) -> None:
    files = Files(folder)
    assert _waited(files, files.look(), (folder / "new.yaml").touch) == ["new.yaml"]
    assert _waited(files, files.look(), (folder / "new.yaml").unlink) == ["new.yaml"]


def test_other_files_hidden_ones_and_what_comes_and_goes_at_once_are_no_change(folder: Path) -> None:
    files = Files(folder)
    saves = [
        lambda: (folder / "notes.txt").write_text("x"),
        lambda: (folder / ".deck.yaml.swp").write_text("x"),
        lambda: (folder / "articles" / "one.txt").write_text("Two."),
        (folder / "passing.yaml").touch,
        (folder / "passing.yaml").unlink,
        lambda: time.sleep(0.5),
        lambda: (folder / "voices.yaml").write_text("# now"),
    ]
    assert _waited(files, files.look(), *saves, pause=0.0) == ["voices.yaml"]


def test_articles_count_where_they_are_given(folder: Path) -> None:
    files = Files(folder, folder / "articles")
    article = folder / "articles" / "one.txt"
    assert _waited(files, files.look(), lambda: article.write_text("Two.")) == ["articles/one.txt"]


def test_a_folder_that_is_gone_holds_nothing_and_may_come_back(folder: Path) -> None:
    watched = folder / "dossier"
    watched.mkdir()
    (watched / "deck.yaml").touch()
    files = Files(watched)
    seen = files.look()
    assert _waited(files, seen, lambda: watched.rename(folder / "away")) == ["deck.yaml"]
    assert files.look() == {}
    assert _waited(files, {}, lambda: (folder / "away").rename(watched)) == ["deck.yaml"]
