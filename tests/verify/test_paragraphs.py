"""Articles are found, and what changed in them is told by paragraph."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.dossier.paragraphs import fingerprint
from quiz.dossier.schema import Source
from quiz.verify.articles import Article, find_articles

from .conftest import MILL, TALKS, Mill, marks

PARAGRAPHS = MILL.split("\n\n")


def test_the_sound_dossier_has_no_findings(mill: Mill) -> None:
    report = mill.report()
    assert report.sound
    assert not report.notes
    assert report.counts["articles"] == 2
    assert report.counts["paragraphs"] == 9
    assert report.counts["anchors"] == 8


def test_a_missing_article_is_found_and_the_other_still_checked(mill: Mill) -> None:
    (mill.articles / "mill.txt").unlink()
    found = mill.found(('printed: "two weeks"', 'printed: "three weeks"'))
    assert [code for code, _ in found] == ["V101", "V201"]
    assert "mill.txt" in found[0][1]


def test_a_renamed_article_is_known_by_its_text_and_told(mill: Mill) -> None:
    (mill.articles / "mill.txt").rename(mill.write("deep/er/other.md", "x"))
    report = mill.report()
    assert report.sound
    assert report.notes == ("`mill`: other.md holds the text that `file` calls mill.txt",)


def test_another_text_under_the_articles_name_is_not_taken_where_the_right_one_is_there(mill: Mill) -> None:
    mill.write("mill.txt", "Something else.\n\nEntirely.")
    mill.write("copy.txt", MILL)
    assert mill.report().notes == ("`mill`: copy.txt holds the text that `file` calls mill.txt",)


def test_of_two_files_of_that_name_the_better_is_taken(mill: Mill) -> None:
    mill.write("a/mill.txt", "An older draft.")
    report = mill.report()
    assert report.sound
    assert not report.notes


def test_a_file_of_another_name_with_less_than_half_of_the_paragraphs_is_not_taken(mill: Mill) -> None:
    (mill.articles / "mill.txt").unlink()
    mill.write("copy.txt", f"Other.\n\n{PARAGRAPHS[0]}\n\nSomething.")
    ((code, message),) = mill.found()
    assert code == "V101"
    assert "no file holds half of its paragraphs" in message


def test_a_file_of_that_name_is_taken_whatever_it_holds_where_there_is_no_better(mill: Mill) -> None:
    mill.write("mill.txt", f"{PARAGRAPHS[0]}\n\nSomething.\n\nElse.")
    assert mill.found()[0] == (
        "V104",
        "paragraphs 2 to 3 of mill.txt have another text than the dossier was made from",
    )


def test_of_equal_paragraphs_each_is_found_where_it_is_expected(tmp_path: Path) -> None:
    article = placed(tmp_path, ["ad", "one", "ad", "two", "ad"], ["ad", "one", "ad", "two", "ad"])
    assert article.places == {number: number for number in range(1, 6)}
    article = placed(tmp_path, ["ad", "one", "ad", "two", "ad"], ["new", "ad", "one", "ad", "two", "ad"])
    assert article.places == {1: 2, 2: 3, 3: 4, 4: 5, 5: 6}


def test_no_paragraph_of_the_file_stands_for_two_that_changed(tmp_path: Path) -> None:
    article = placed(tmp_path, ["a", "b", "c", "d", "e"], ["new", "newer", "c", "a", "changed"])
    assert article.places == {1: 4, 2: 5, 3: 3}
    assert article.changed == {2, 4, 5}


def placed(folder: Path, before: list[str], now: list[str]) -> Article:
    """Return the article of a source whose paragraphs were those of ``before``."""
    (folder / "a.txt").write_text("\n\n".join(now), encoding="utf-8")
    source = Source(
        id="a",
        file="a.txt",
        label="A",
        author="author",
        paragraphs=len(before),
        fingerprints=[fingerprint(text) for text in before],
    )
    article = find_articles([source], folder)["a"]
    assert isinstance(article, Article)
    return article


def test_a_changed_paragraph_is_named(mill: Mill) -> None:
    mill.write("mill.txt", MILL.replace("nobody was hurt", "two were hurt"))
    report = mill.report()
    (one,) = report.found
    assert one.code == "V104"
    assert one.message.startswith("paragraph 1 of mill.txt has another text")
    line = mill.dossier.read_text().splitlines()[one.where.line - 1]
    assert line[one.where.column - 1 :].startswith('"')
    assert "fingerprints: [" in line


def test_moved_paragraphs_are_one_finding_and_their_anchors_are_still_found(mill: Mill) -> None:
    mill.write("mill.txt", f"A new lead.\n\n{MILL}")
    codes = mill.found()
    assert [code for code, _ in codes] == ["V103", "V105"]
    assert codes[0][1] == "mill.txt has 4 paragraphs, not 3"
    assert codes[1][1] == "paragraphs 1 to 3 of `mill` are now paragraphs 2 to 4 of mill.txt"


def test_a_paragraph_moved_to_the_end(mill: Mill) -> None:
    mill.write("mill.txt", "\n\n".join([PARAGRAPHS[1], PARAGRAPHS[2], PARAGRAPHS[0]]))
    assert [text.split(" of ")[0] for _, text in mill.found()] == ["paragraph 1", "paragraphs 2 to 3"]


def test_a_paragraph_that_is_gone_leaves_its_anchors_unchecked(mill: Mill) -> None:
    mill.write("mill.txt", "\n\n".join(PARAGRAPHS[1:]))
    assert [code for code, _ in mill.found()] == ["V103", "V104", "V105"]


def test_without_fingerprints_the_name_and_the_count_decide(mill: Mill) -> None:
    mill.plant((f"    fingerprints: {marks(MILL)}\n", ""))
    mill.write("mill.txt", MILL + "\n\nMore.")
    report = mill.report()
    assert [one.code for one in report.found] == ["V103"]
    assert "`mill` has no fingerprints" in report.notes[0]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"caf\xe9\n\nmore", "is not in UTF-8: byte 0xe9 in line 1"),
        (b"\x89PNG\0\0", "zero bytes"),
        (TALKS.encode("utf-16"), "UTF-16"),
        (b"a" * 4_000_001, "longer than 4,000,000 bytes"),
    ],
)
def test_a_file_that_is_no_text_is_said_to_be_none(mill: Mill, data: bytes, reason: str) -> None:
    mill.write("talks.txt", data)
    ((code, message),) = mill.found()
    assert code == "V102"
    assert reason in message


def test_a_file_of_fifty_megabytes_is_never_read(mill: Mill) -> None:
    with mill.write("talks.txt", b"").open("r+b") as stream:
        stream.truncate(50_000_000)
    assert [code for code, _ in mill.found()] == ["V102"]


def test_a_link_to_itself_is_no_article(mill: Mill) -> None:
    path = mill.articles / "talks.txt"
    path.unlink()
    path.symlink_to(path)
    assert [code for code, _ in mill.found()] == ["V101"]


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(mill: Mill) -> None:
    mill.write("mill.txt", b"\xef\xbb\xbf" + MILL.replace("\n", "\r\n").encode())
    assert mill.report().sound


def test_an_article_reached_by_a_link_is_read(mill: Mill, tmp_path: Path) -> None:
    (mill.articles / "talks.txt").rename(tmp_path / "elsewhere.txt")
    (mill.articles / "talks.txt").symlink_to(tmp_path / "elsewhere.txt")
    assert mill.report().sound
