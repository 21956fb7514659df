"""Which files are read, in which order, and what keeps one from being read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from quiz.dossier import files
from quiz.dossier.files import Text, read_files
from quiz.dossier.load import load
from quiz.dossier.problems import Problem
from quiz.errors import DossierError


def _names(path: Path) -> list[str]:
    top = f"{path.as_posix()}/"
    return [
        (text.name if isinstance(text, Text) else text.file).removeprefix(top) for text in read_files(path)
    ]


def test_files_come_in_the_order_of_their_paths_on_every_system(folder: Any) -> None:
    for name in ("b", "a__z", "a__b__c", "B", "a-b", "c__a"):
        folder.write(**{name: ""})
    assert _names(folder.path) == ["B.yaml", "a/b/c.yaml", "a/z.yaml", "a-b.yaml", "b.yaml", "c/a.yaml"]


def test_nothing_there_is_told_with_what_was_meant(tmp_path: Path) -> None:
    (tmp_path / "soleimani").mkdir()
    with pytest.raises(DossierError, match=r"there is no file or folder .*solemani") as caught:
        load(tmp_path / "solemani")
    assert caught.value.remedy == "did you mean soleimani?"
    with pytest.raises(DossierError, match="there is no file or folder"):
        load(tmp_path / "nowhere" / "at all")


def test_a_folder_without_yaml_is_no_dossier(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("deck: {}")
    with pytest.raises(DossierError, match="holds no YAML files"):
        load(tmp_path)


def test_a_link_in_a_circle_is_not_followed(folder: Any) -> None:
    folder.write(a="", sub__b="")
    (folder.path / "sub" / "loop").symlink_to(folder.path, target_is_directory=True)
    (folder.path / "linked.yaml").symlink_to(folder.path / "a.yaml")
    assert _names(folder.path) == ["a.yaml", "linked.yaml", "sub/b.yaml"]


def test_a_pipe_is_not_waited_for(folder: Any) -> None:
    folder.write(a="")
    os.mkfifo(folder.path / "pipe.yaml")
    problems = folder.problems(a="deck: {id: d, title: D, format: 1, licence: MIT}")
    assert [(p.file, p.message) for p in problems] == [("pipe.yaml", "this is not an ordinary file")]


def test_a_link_to_nothing_is_told(folder: Any) -> None:
    folder.write(a="")
    (folder.path / "gone.yaml").symlink_to(folder.path / "nowhere")
    assert isinstance(list(read_files(folder.path))[1], Problem)


def test_too_long_a_file_is_not_read(folder: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 10)
    folder.write(a="# 8 bytes", b="# eleven bytes")
    read = list(read_files(folder.path))
    assert isinstance(read[0], Text)
    assert isinstance(read[1], Problem)
    assert read[1].message == "the file is longer than 10 bytes"


def test_all_files_together_are_not_too_long(folder: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_TOTAL_BYTES", 10)
    folder.write(a="# seven", b="# 7", c="# 2")
    read = list(read_files(folder.path))
    assert [isinstance(text, Text) for text in read] == [True, True, False]
    assert isinstance(read[2], Problem)
    assert read[2].message == "all files together are longer than 10 bytes"


def test_there_are_not_too_many_files(folder: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_FILES", 2)
    folder.write(a="", b="")
    assert _names(folder.path) == ["a.yaml", "b.yaml"]
    folder.write(c="")
    with pytest.raises(DossierError, match="holds more than 2 YAML files"):
        load(folder.path)


def test_names_that_are_no_text_are_shown_without_control_codes(folder: Any) -> None:
    folder.write(a="deck: {id: d, title: D, format: 1, licence: MIT}")
    Path(os.fsdecode(bytes(folder.path) + b"/\x1b[31m\xff.yaml")).write_text("voices: 1")
    with pytest.raises(DossierError) as caught:
        load(folder.path)
    assert caught.value.message.isprintable()
    assert "`voices` must be a list" in caught.value.message
