"""What the paragraphs of a text are, and who speaks in them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.dossier.fields import Role
from quiz.dossier.load import load
from quiz.dossier.maps import ParagraphMap
from quiz.dossier.paragraphs import fingerprint, split_paragraphs
from quiz.reading.structure.dates import printed_date
from quiz.reading.structure.files import read_file

from .conftest import article

LONG = "The council of Port Lund voted on Tuesday to fill in the old harbour, against the mayor's advice."
OTHER = "Fishermen who still land their catch there were not asked, and many of them stood outside the hall."


def roles(text: str) -> list[str]:
    return [str(one.role) for one in article(text).paragraphs]


def test_title_byline_and_date_are_read_from_the_top():
    one = article(
        f"Harbour plan divides town\n\nBy Ada Moss, in Port Lund\n\n9 January 2020\n\n{LONG}\n\n{OTHER}"
    )
    assert [str(p.role) for p in one.paragraphs] == ["title", "byline", "byline", "body", "body"]
    assert (one.title, one.author, one.published) == ("Harbour plan divides town", "Ada Moss", "2020-01-09")


def test_a_date_before_the_title_is_the_articles_and_no_part_of_the_title():
    one = article(f" date 2020-01-09 So what led to it?\n\n{LONG}\n\n{OTHER}")
    assert (one.title, one.published) == ("So what led to it?", "2020-01-09")


def test_a_date_told_in_the_text_is_not_the_publication_date():
    assert (
        article(f"{LONG}\n\nIt was closed on 9 January 2020, and nobody came.\n\n{OTHER}").published is None
    )


def test_a_first_sentence_is_no_title():
    assert article(f"{LONG}\n\n{OTHER}").title is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("January 9, 2020", "2020-01-09"),
        ("9th Jan. 2020", "2020-01-09"),
        ("2020-02-30", None),
        ("3/4/2020", None),
        ("May 2020", None),
    ],
)
def test_only_full_dates_count(text, day):
    found = printed_date(text)
    assert (found[0] if found else None) == day


def test_headings_captions_credits_and_announcements():
    text = "\n\n".join(
        [LONG, "A March to War?", OTHER, "Header photo: Boats in the harbour. Source: Jan Berg/Getty Images",
         "Translated by Bo Lind", "READ ALSO:", "Old boats find a home"]
    )  # fmt: skip
    assert roles(text) == ["body", "heading", "body", "caption", "credit", "label", "read-also"]


def test_a_pull_quote_is_tied_to_the_words_it_repeats():
    quote = "“The quay is sinking a centimetre a year.”"
    full = "“The quay is sinking a centimetre a year,” said Rita Holm, the mayor, who has led it for long."
    one = article(f"{LONG}\n\n{quote}\n\n{full}\n\n{OTHER}")
    pull = one.paragraph(2)
    assert (pull.role, pull.of) == (Role.PULL_QUOTE, 3)
    assert full[slice(*pull.repeats)] == "The quay is sinking a centimetre a year"


def test_a_roundtables_speakers_keep_their_turn_until_the_next_label():
    text = "\n\n".join(
        [LONG, f"dina-300x300Dina: {OTHER}", LONG, "Collateral Damage", f"bo-lind-300x300\nBo: {OTHER}", LONG]
    )
    one = article(text)
    assert [p.voice for p in one.paragraphs] == [None, "Dina", "Dina", None, "Bo Lind", "Bo Lind"]
    assert one.speakers == ("Dina", "Bo Lind")
    assert one.paragraph(5).text[slice(*one.paragraph(5).label[:2])] == "Bo"


def test_questions_and_answers_have_two_voices():
    one = article(
        f"{LONG}\n\nQ: Why now?\n\nA: Because it sinks.\n\nNobody denies it.\n\nQ: And then?\n\nA: We wait."
    )
    assert [p.voice for p in one.paragraphs] == [
        None, "interviewer", "interviewee", "interviewee", "interviewer", "interviewee"
    ]  # fmt: skip


def test_a_colon_in_running_text_makes_no_speaker():
    one = article(f"{LONG}\n\nPolitics: {OTHER}\n\n{LONG}\n\n{OTHER}\n\n{LONG}")
    assert one.speakers == ()


def test_numbered_comments_have_one_voice_each_and_never_the_authors():
    text = (
        f"{LONG}\n\n{OTHER}\n\nProofread by A. B.\n\n  1. Well said!\n\n    The council never listens to us."
        "\n\n    Lone Fisher\n\n  2. Thanks for this.\n\n    I fear the worst."
    )
    one = article(text)
    assert [p.voice for p in one.paragraphs] == [None] * 3 + ["Lone Fisher"] * 3 + ["comment 2"] * 2
    assert [str(p.role) for p in one.paragraphs][3:] == [
        "comment",
        "comment",
        "signature",
        "comment",
        "comment",
    ]


def test_comments_under_a_heading_are_named_by_their_writers():
    one = article(
        f"{LONG}\n\n{OTHER}\n\n2 comments\n\nBo says:\nA silly idea.\n\nIt will cost us.\n\nIda wrote:\nNo."
    )
    assert one.commenters == ("Bo", "Ida")
    assert [p.voice for p in one.paragraphs][3:] == ["Bo", "Bo", "Ida"]


def test_a_numbered_list_in_the_text_is_no_comment():
    one = article(f"{LONG}\n\n1. Dredge.\n\n2. Wait.\n\n3. Sell.\n\n{OTHER}")
    assert one.commenters == ()


@given(st.lists(st.text(min_size=1, max_size=80), max_size=12))
def test_any_text_keeps_its_paragraphs_numbers_and_fingerprints(parts):
    text = "\n\n".join(parts)
    one = article(text)
    assert [p.text for p in one.paragraphs] == split_paragraphs(text)
    assert [p.number for p in one.paragraphs] == list(range(1, len(one.paragraphs) + 1))
    assert all(p.fingerprint == fingerprint(p.text) for p in one.paragraphs)


def test_the_reviewed_maps_of_the_built_in_deck_agree(root, capsys):
    folder = os.environ.get("ARTICLES")
    if not folder:
        pytest.skip("the five articles are not here: set ARTICLES=FOLDER to compare with the reviewed maps")
    dossier = load(root / "decks" / "soleimani")
    told = []
    for source in dossier.sources:
        one = read_file(Path(folder) / source.file)
        reviewed = ParagraphMap(source)
        same = [str(p.role) == reviewed.role(p.number) for p in one.paragraphs]
        names = {voice.id: {voice.id, *voice.names, voice.label} for voice in dossier.voices}
        voices = [
            (p.voice is None) == (reviewed.voice(p.number) == source.author)
            and (
                p.voice is None
                or p.voice in names[reviewed.voice(p.number)]
                or p.voice.startswith("comment ")
            )
            for p in one.paragraphs
            if reviewed.role(p.number) in {"body", "comment", "signature"}
        ]
        told.append((source.id, sum(same), len(same), sum(voices), len(voices)))
    with capsys.disabled():
        for name, right, whole, heard, spoken in told:
            print(f"\n{name}: roles {right} of {whole}, voices {heard} of {spoken}", end="")
    assert all(right == whole and heard == spoken for _, right, whole, heard, spoken in told)
