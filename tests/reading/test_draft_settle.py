"""Any text becomes entries that load, with paragraphs that are the same when the kept text is read again."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quiz.dossier.load import load
from quiz.dossier.maps import ParagraphMap
from quiz.dossier.paragraphs import fingerprint, split_paragraphs
from quiz.errors import UsageError
from quiz.reading.draft.additions import entry_lines, with_entries
from quiz.reading.draft.enter import Entered
from quiz.reading.draft.entries import SOURCES_HEAD, VOICES_HEAD, deck_text
from quiz.reading.draft.settle import LONGEST_PARAGRAPH, settle, shortened
from quiz.reading.structure.files import read_bytes
from quiz.reading.structure.limits import MOST_PARAGRAPHS

PIECES = st.sampled_from(
    [
        "\n", "\n\n", "\r\n\r\n", " ", "By Ada Moss", "Dina: ", "Dan: ", "Q: ", "A: ", "3 Comments",
        "Bea says:\n", "1. ", "2. ", "# ", "> ", ">\n> ", "![](x.jpg)", "---\ntitle: x\n---\n", "<p>", "</p>",
        "<h1>", "<script>", "&nbsp;", "\x00", "\ufeff", "\u2028", "\x85", "\x0c", "\ud800", "السلام عليكم",
        "“", "”", "'", '"', "null", "The quay is sinking and nobody knows why it does.", "9 January 2020",
        "LOUD WORDS ARE HERE", "x" * 400,
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=8), max_size=25).map("".join)


def dossier_of(entered: Entered, folder: Path):
    def indented(text: str) -> str:
        return "".join(f"  {line}\n" for line in text.rstrip("\n").split("\n"))

    (folder / "deck.yaml").write_text(deck_text("d", "D", "en"), encoding="utf-8")
    sources = SOURCES_HEAD + indented("".join(entered.sources))
    voices = VOICES_HEAD + indented("".join(one.text() for one in entered.voices))
    (folder / "sources.yaml").write_text(sources, encoding="utf-8")
    (folder / "voices.yaml").write_text(voices, encoding="utf-8")
    return load(folder)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(TEXTS, st.sampled_from(["text", "markdown", "html"])), min_size=1, max_size=3))
@example([("> one\n>\n> two\n\n![](x.jpg)\n\nThree.", "markdown")])
@example([("# &nbsp;", "markdown"), ("&nbsp;", "text")])
@example([("Dina: Yes.\n\nDan: No.\n\nDina: Yes.", "text")] * 2)
@example([("One.\n\n3 Comments\n\nnull says:\nWell.\n\n\x85 says:\nNo.", "text")])
def test_any_text_becomes_entries_that_load(given_texts):
    entered, kept = Entered(), {}
    for number, (text, kind) in enumerate(given_texts):
        with suppress(UsageError):
            settled = settle(read_bytes(f"{number}.x", text.encode("utf-8", "surrogatepass"), kind))
            assert split_paragraphs(settled.text) == [one.text for one in settled.article.paragraphs]
            kept[entered.enter(settled.article)] = settled
    if not kept:
        return
    with TemporaryDirectory() as name:
        dossier = dossier_of(entered, Path(name))
    for source in dossier.sources:
        article, places = kept[source.id].article, ParagraphMap(source)
        assert source.fingerprints == [fingerprint(one) for one in split_paragraphs(kept[source.id].text)]
        for one in article.paragraphs:
            assert places.role(one.number) == one.role
            assert (places.voice(one.number) == source.author) == (one.voice is None)


def test_paragraphs_that_a_mark_up_leaves_empty_are_not_counted():
    settled = settle(read_bytes("a.md", b"![](x.jpg)\n\n> One.\n>\n> Two.\n\nThree.", "markdown"))
    assert [one.text for one in settled.article.paragraphs] == ["One.\nTwo.", "Three."]
    assert settled.text == "One.\nTwo.\n\nThree.\n"


def test_control_characters_are_left_out_and_told():
    settled = settle(read_bytes("a.txt", "The\x1b quay\u202e is\x9b sinking.".encode(), "text"))
    assert settled.text == "The quay is sinking.\n"
    assert settled.warnings == ("3 control characters are left out",)


def test_what_is_no_article_is_refused_and_says_so():
    for data, message in (
        (b"", "no text"),
        (b" \n\n ", "no text"),
        (b"word\n\n" * (MOST_PARAGRAPHS + 1), "more than any article"),
        (b"many words " * 400_000, "longer than any article"),
    ):
        with pytest.raises(UsageError, match=message):
            settle(read_bytes("a.txt", data, "text"))


def test_of_a_very_long_paragraph_a_part_is_read_and_the_rest_is_told():
    settled = settle(read_bytes("a.txt", b"the word " * LONGEST_PARAGRAPH + b"\n\nShort.", "text"))
    assert "paragraph 1" in settled.warnings[0]
    short = shortened(settled.article)
    assert [len(one.text) for one in short.paragraphs] == [LONGEST_PARAGRAPH, 6]


EDITED = """\
# mine
voices:
    # kept
    -   id: a   # the first
        kind:  person
        label: 'A'   # remark

    # the second
    - {id: b, kind: person, label: B}
    # after

sources: []
"""
NEW = '- {id: c, kind: person, label: "C"}\n'


def test_entries_are_added_below_the_last_one_and_nothing_else_moves():
    added = with_entries(EDITED, "voices", NEW)
    at = EDITED.index("    # after")
    assert added == EDITED[:at] + "    " + NEW + EDITED[at:]
    windows = EDITED.replace("\n", "\r\n")
    assert with_entries(windows, "voices", NEW) == added.replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "voices:\n  " + NEW),
        ("# only a remark", None),
        ("voices:\n", "voices:\n  " + NEW),
        ("voices: # none yet\nsources:\n", "voices: # none yet\n  " + NEW + "sources:\n"),
        ("voices: []\n", None),
        ("voices: [{id: a, kind: person, label: A}]\n", None),
        ("sources:\n", "sources:\nvoices:\n  " + NEW),
        ("- a\n", None),
        ("voices:\n- {id: a}", "voices:\n- {id: a}\n" + NEW),
        (
            "voices:\n- note: |\n    x\n    # no remark\n",
            "voices:\n- note: |\n    x\n    # no remark\n" + NEW,
        ),
    ],
)
def test_where_entries_cannot_be_added_the_file_is_left_alone(text, expected):
    assert with_entries(text, "voices", NEW) == expected


def test_an_entry_is_found_and_replaced_line_by_line():
    found = entry_lines(EDITED, "voices", "a")
    assert found.dedented() == "-   id: a   # the first\n    kind:  person\n    label: 'A'   # remark\n"
    assert found.replaced(NEW) == EDITED.replace(
        "    -   id: a   # the first\n        kind:  person\n        label: 'A'   # remark\n", "    " + NEW
    )
    assert entry_lines(EDITED, "voices", "nobody") is None
