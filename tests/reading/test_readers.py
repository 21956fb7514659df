"""Articles from Markdown, web pages, PDF files, folders and bytes."""

from __future__ import annotations

import importlib.util
import time
from contextlib import suppress

import pytest

from quiz.dossier.fields import Role
from quiz.dossier.paragraphs import fingerprint, split_paragraphs
from quiz.errors import QuizError
from quiz.reading.structure.files import read_articles, read_bytes
from quiz.reading.structure.pdf import paragraphs

PAGE = """<!doctype html><html><head><title>Harbour | The Gazette</title>
<meta property="article:published_time" content="2021-03-04T10:00:00Z"><meta name="author" content="Ada Moss">
<meta property="og:site_name" content="The Gazette"></head><body>
<nav><a href="/">Home</a></nav><div class="sidebar"><p>Subscribe to our letter today!</p></div>
<article><h1>Harbour plan divides town</h1>
<p>The council of Port Lund voted on Tuesday to fill in the old harbour.<p>Opponents promise to go to court.
<figure><figcaption>The harbour in winter.</figcaption></figure><h2>A long quarrel</h2>
<p>“The quay is <em>sinking</em>,” said the mayor.</p><script>var x = 1;</script></article>
<div id="comments"><p>Bo says:<br>A silly idea.</p></div>
<footer>All rights reserved.</footer></body></html>"""

MARKDOWN = """---
title: Harbour plan
author: Ada Moss
date: 2021-03-04
---

# Harbour plan divides town

The **council** voted to fill in the [old harbour](https://example.org), _against_ advice.

![The harbour in winter](harbour.jpg)

## A long quarrel

> The quay is sinking.
"""


def test_a_web_page_gives_the_article_and_nothing_around_it():
    one = read_bytes("page.html", PAGE.encode(), "html")
    assert [(str(p.role), p.text) for p in one.paragraphs] == [
        ("title", "Harbour plan divides town"),
        ("body", "The council of Port Lund voted on Tuesday to fill in the old harbour."),
        ("body", "Opponents promise to go to court."),
        ("caption", "The harbour in winter."),
        ("heading", "A long quarrel"),
        ("body", "“The quay is sinking,” said the mayor."),
        ("label", "Comments"),
        ("comment", "Bo says:\nA silly idea."),
    ]
    assert (one.title, one.author, one.publisher, one.published) == (
        "Harbour plan divides town", "Ada Moss", "The Gazette", "2021-03-04"
    )  # fmt: skip
    assert one.commenters == ("Bo",)


def test_a_page_without_mark_up_for_its_article_is_read_whole():
    one = read_bytes("page.html", b"<html><body><p>One thing.</p><p>Another.</p></body></html>", "html")
    assert [p.text for p in one.paragraphs] == ["One thing.", "Another."]


def test_markdown_counts_the_files_own_paragraphs_and_shows_them_plain():
    one = read_bytes("one.md", MARKDOWN.encode(), "markdown")
    printed = split_paragraphs(MARKDOWN)
    assert [p.fingerprint for p in one.paragraphs] == [fingerprint(text) for text in printed]
    assert one.paragraph(3).text == "The council voted to fill in the old harbour, against advice."
    assert [p.role for p in one.paragraphs] == [
        Role.BYLINE, Role.TITLE, Role.BODY, Role.CAPTION, Role.HEADING, Role.BODY
    ]  # fmt: skip
    assert (one.title, one.author, one.published) == ("Harbour plan", "Ada Moss", "2021-03-04")


def test_lines_of_a_pdf_become_paragraphs_without_page_furniture():
    bodies = (
        "The council of Port Lund voted on Tues-\nday to fill in the old harbour at once and\nto sell.",
        "Fishermen who land their catch in it were\nnot asked.",
        "Many of them stood outside the hall and\nwaited for the mayor.",
    )
    pages = [f"The Gazette\n{body}\n{number}" for number, body in enumerate(bodies, 1)]
    found = list(paragraphs(pages))
    assert found == [
        "The council of Port Lund voted on Tuesday to fill in the old harbour at once and to sell.",
        "Fishermen who land their catch in it were not asked.",
        "Many of them stood outside the hall and waited for the mayor.",
    ]


@pytest.mark.skipif(importlib.util.find_spec("pypdf") is None, reason="the extra `author` is not installed")
def test_a_broken_pdf_is_an_error_with_a_remedy():
    with pytest.raises(QuizError, match="cannot be read as a PDF") as caught:
        read_bytes("bad.pdf", b"%PDF-1.4 nothing", "pdf")
    assert caught.value.remedy


def test_a_folder_is_read_in_the_order_of_names_and_hidden_files_are_left(tmp_path):
    for name in ("b.txt", "a.md", ".hidden.txt", "c.csv"):
        (tmp_path / name).write_text("A text.\n", encoding="utf-8")
    assert [one.name for one in read_articles([tmp_path])] == ["a.md", "b.txt"]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [("x.csv", b"a", "no article"), ("x.txt", b"a\x00b", "no text"), ("gone.txt", None, "cannot be read")],
)
def test_what_is_no_article_is_a_usage_error(tmp_path, name, data, message):
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(QuizError, match=message) as caught:
        read_articles([tmp_path / name])
    assert caught.value.exit_code == 2


def test_old_encodings_are_read(tmp_path):
    (tmp_path / "old.txt").write_bytes("“Façade”".encode("cp1252"))
    (tmp_path / "wide.txt").write_bytes("“Façade”".encode("utf-16"))
    assert [one.paragraph(1).text for one in read_articles([tmp_path])] == ["“Façade”"] * 2


@pytest.mark.parametrize(
    ("kind", "page"),
    [
        ("html", "<div>" * 3_000 + "</p>" * 3_000),
        ("html", "<div>" * 3_000 + "<p>x" * 3_000),
        ("html", "<a " * 6_000),
        ("html", "<!--" * 20_000),
        ("html", "<p>&#" + "1" * 60_000 + ";"),
        ("markdown", "![" * 20_000),
        ("markdown", "`" * 20_000),
        ("markdown", "*a " * 10_000),
        ("text", "A B, 1 May 2020\n\nx\n\n" * 20_000),
    ],
)
def test_no_article_takes_longer_than_its_length(kind, page):
    began = time.process_time()
    with suppress(QuizError):
        read_bytes("x", page.encode(), kind)
    assert time.process_time() - began < 0.5  # seconds; what is read again and again takes many


@pytest.mark.parametrize(
    ("data", "expected", "note"),
    [
        ('<meta charset="windows-1251"><p>Гавань'.encode("cp1251"), "Гавань", ""),
        ('<meta http-equiv=x content="text/html; charset=Shift_JIS"><p>港の話'.encode("cp932"), "港の話", ""),
        ('<meta charset="nonsense"><p>Façade'.encode(), "Façade", ""),
        ("<p>Café, façade, é".encode()[:-1], "Café, façade, \ufffd", "broken UTF-8"),
        ("<p>Façade".encode("cp1252"), "Façade", "read as Windows-1252"),
    ],
)
def test_a_page_is_read_in_the_letters_that_it_declares_and_doubts_are_told(data, expected, note):
    one = read_bytes("page.html", data, "html")
    assert one.paragraph(1).text == expected
    assert note in " ".join(one.notes)
    assert bool(note) == bool(one.notes)
