"""Paragraphs are counted and known again as design and articles have them."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from quiz.dossier.paragraphs import fingerprint, split_paragraphs


def test_a_paragraph_is_a_run_of_lines_between_blank_ones() -> None:
    assert split_paragraphs("Title\n\nOne\ntwo\n\n\nThree") == ["Title", "One\ntwo", "Three"]


def test_lines_of_white_space_are_blank() -> None:
    assert split_paragraphs("One\n \t\u00a0\r\nTwo\r\n\r\nThree") == ["One", "Two", "Three"]


def test_old_line_ends_count_too() -> None:
    assert split_paragraphs("One\rstill\r\rTwo") == ["One\nstill", "Two"]


def test_indentation_stays_and_a_byte_order_mark_goes() -> None:
    assert split_paragraphs("\ufeff\n\n  One\n") == ["  One"]
    assert split_paragraphs("\ufeffOne\n") == ["One"]


def test_nothing_has_no_paragraphs() -> None:
    assert split_paragraphs("") == split_paragraphs("\n \n") == []


def test_fingerprint_is_the_head_of_a_known_hash() -> None:
    # echo -n "Iraqi bases" | sha256sum
    assert fingerprint("Iraqi bases") == "fd1402d1e76ec13b"


def test_fingerprint_ignores_breaks_spaces_and_composition() -> None:
    assert fingerprint("  Café\n au\u00a0lait ") == fingerprint(unicodedata.normalize("NFD", "Café au lait"))
    assert fingerprint("Iraqi bases") != fingerprint("Iraqi base s")
    assert fingerprint("A") != fingerprint("a")


@given(st.text())
def test_splitting_keeps_every_word_in_order(text: str) -> None:
    paragraphs = split_paragraphs(text)
    assert " ".join(" ".join(paragraphs).split()) == " ".join(text.removeprefix("\ufeff").split())
    assert all(paragraph.strip() for paragraph in paragraphs)


@given(st.text())
def test_splitting_what_was_split_changes_nothing(text: str) -> None:
    paragraphs = split_paragraphs(text)
    assert split_paragraphs("\n\n".join(["first", *paragraphs]))[1:] == paragraphs


@given(st.text())
def test_fingerprint_has_sixteen_hexadecimal_digits(text: str) -> None:
    print_ = fingerprint(text)
    assert len(print_) == 16
    assert int(print_, 16) >= 0
