"""A learner's own copies of the articles, found by fingerprint."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.dossier.paragraphs import fingerprint
from quiz.errors import QuizError
from quiz.questions.document import ParagraphInfo, SourceInfo
from quiz.study.articles import find_paragraph, match_folder

PARAGRAPHS = ["A first paragraph.", "A second one,\nover two lines.", "The third."]
SOURCE = SourceInfo(
    id="one",
    file="one.txt",
    label="One",
    author="author",
    author_label="the author",
    paragraphs=tuple(
        ParagraphInfo(number=number, voice="author", fingerprint=fingerprint(text))
        for number, text in enumerate(PARAGRAPHS, 1)
    ),
)


def write(folder: Path, name: str, paragraphs: list[str]) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n\n".join(paragraphs), encoding="utf-8")
    return path


def test_a_renamed_file_is_found_by_its_text(tmp_path: Path) -> None:
    path = write(tmp_path, "deep/down/other name.txt", PARAGRAPHS)
    (match,) = match_folder([SOURCE], tmp_path)
    assert (match.path, match.found, match.total) == (path, 3, 3)


def test_a_file_with_the_right_name_and_other_text_is_not_taken(tmp_path: Path) -> None:
    write(tmp_path, "one.txt", ["Something else.", "Entirely."])
    assert match_folder([SOURCE], tmp_path) == []


def test_of_two_copies_the_fuller_wins(tmp_path: Path) -> None:
    write(tmp_path, "one.txt", PARAGRAPHS[:2])
    full = write(tmp_path, "zz.txt", PARAGRAPHS)
    (match,) = match_folder([SOURCE], tmp_path)
    assert match.path == full


def test_binary_and_huge_files_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\xff\xfe\x00")
    (tmp_path / "huge.txt").write_bytes(b"a" * 4_000_001)
    assert match_folder([SOURCE], tmp_path) == []


def test_a_moved_paragraph_is_found_by_its_fingerprint(tmp_path: Path) -> None:
    path = write(tmp_path, "one.txt", ["New lead.", *PARAGRAPHS])
    assert find_paragraph(path, 1, fingerprint(PARAGRAPHS[0])) == PARAGRAPHS[0]


def test_a_changed_paragraph_is_not_shown_as_the_one_cited(tmp_path: Path) -> None:
    path = write(tmp_path, "one.txt", ["A first paragraph, edited.", *PARAGRAPHS[1:]])
    assert find_paragraph(path, 1, fingerprint(PARAGRAPHS[0])) is None


def test_a_vanished_file_gives_nothing(tmp_path: Path) -> None:
    assert find_paragraph(tmp_path / "gone.txt", 1, None) is None


def test_no_folder_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(QuizError, match="not a folder"):
        match_folder([SOURCE], tmp_path / "nowhere")
