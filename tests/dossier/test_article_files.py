"""A folder of articles is looked through within limits, whatever it holds."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from quiz.dossier import article_files
from quiz.dossier.article_files import Unreadable, find_files, read_text
from quiz.errors import QuizError


def names(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in find_files(folder)]


def fill(folder: Path, *files: str) -> None:
    for file in files:
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file, encoding="utf-8")


def test_files_come_in_the_order_of_their_paths_without_hidden_ones(tmp_path: Path) -> None:
    fill(tmp_path, "b.txt", "a/z.txt", "a.txt", ".hidden", ".git/config", "a/b/c.txt")
    assert names(tmp_path) == ["a/b/c.txt", "a/z.txt", "a.txt", "b.txt"]


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    fill(tmp_path, "in/a.txt")
    (tmp_path / "in" / "back").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    (tmp_path / "nowhere").symlink_to(tmp_path / "gone")
    assert names(tmp_path) == ["in/a.txt"]


def test_a_folder_that_is_a_link_is_looked_through(tmp_path: Path) -> None:
    fill(tmp_path, "real/a.txt")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert names(tmp_path / "link") == ["a.txt"]


def test_pipes_are_no_files(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "pipe")
    assert names(tmp_path) == ["a.txt"]
    read = read_text(tmp_path / "pipe")
    assert isinstance(read, Unreadable)
    assert read.reason == "is not an ordinary file"


def test_what_lies_too_deep_is_passed_over(tmp_path: Path) -> None:
    deep = "/".join("d" * article_files.MAX_DEPTH)
    fill(tmp_path, f"{deep}/in.txt", f"{deep}/d/out.txt")
    assert names(tmp_path) == [f"{deep}/in.txt"]


def test_too_many_files_are_an_error_as_soon_as_they_are_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(article_files, "MAX_FILES", 3)
    fill(tmp_path, *"abc")
    assert len(names(tmp_path)) == 3
    fill(tmp_path, "d")
    with pytest.raises(QuizError, match="more than 3 files"):
        find_files(tmp_path)


def test_hidden_names_and_folders_count_for_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(article_files, "MAX_NAMES", 4)
    fill(tmp_path, ".a", ".b", "c/d")
    assert names(tmp_path) == ["c/d"]
    fill(tmp_path, "c/.e")
    with pytest.raises(QuizError, match="more than 4 names"):
        find_files(tmp_path)


def test_of_an_endless_folder_no_more_is_listed_than_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path, "a")
    with os.scandir(tmp_path) as names:
        entry = next(names)
    given = 0

    class Endless:
        def __enter__(self) -> Endless:
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def __iter__(self) -> Iterator[os.DirEntry[str]]:
            nonlocal given
            while True:
                given += 1
                assert given < 10_000
                yield entry

    monkeypatch.setattr(article_files, "MAX_NAMES", 100)
    monkeypatch.setattr(os, "scandir", lambda _: Endless())
    with pytest.raises(QuizError, match="more than 100 names"):
        find_files(tmp_path)


def test_the_whole_disk_is_given_up_and_not_walked(monkeypatch: pytest.MonkeyPatch) -> None:
    listed: list[object] = []
    scandir = os.scandir

    def counting(place: Path) -> object:
        listed.append(place)
        return scandir(place)

    monkeypatch.setattr(article_files, "MAX_NAMES", 500)
    monkeypatch.setattr(os, "scandir", counting)
    with pytest.raises(QuizError, match="holds more than"):
        find_files(Path("/"))
    assert len(listed) <= 500


def test_a_folder_that_vanishes_meanwhile_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path, "a/one.txt", "b/two.txt")
    scandir = os.scandir

    def vanishing(place: Path) -> object:
        if place == tmp_path / "a":
            (place / "one.txt").unlink()
            place.rmdir()
        return scandir(place)

    monkeypatch.setattr(os, "scandir", vanishing)
    assert names(tmp_path) == ["b/two.txt"]


def test_a_file_that_vanished_is_unreadable(tmp_path: Path) -> None:
    read = read_text(tmp_path / "gone.txt")
    assert isinstance(read, Unreadable)
    assert read.reason == "cannot be read: No such file or directory"


@pytest.mark.parametrize("name", ["nowhere", "a.txt"])
def test_no_folder_is_an_error_with_a_remedy(tmp_path: Path, name: str) -> None:
    fill(tmp_path, "a.txt")
    with pytest.raises(QuizError, match="not a folder") as caught:
        find_files(tmp_path / name)
    assert caught.value.remedy


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfcaf\xc3\xa9")
    assert read_text(tmp_path / "a.txt") == "café"
