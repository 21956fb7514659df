"""Lines around a text's paragraphs: who signs it, when, captions, pull quotes, speakers, readers."""

from __future__ import annotations

import pytest

from quiz.dossier.fields import Role

from .conftest import article

TITLE = "Harbour plan divides Port Lund"
LONG = "The council of Port Lund voted on Tuesday to fill in the old harbour, against the mayor's advice."
OTHER = "Fishermen who still land their catch there were not asked, and many of them stood outside the hall."


@pytest.mark.parametrize(
    ("line", "author", "day"),
    [
        ("Ada Moss, The Lund Courier, 3 May 2021", "Ada Moss", "2021-05-03"),
        ("Ada Moss, harbour correspondent", "Ada Moss", None),
        ("Ada van der Moss | Senior Editor | May 3, 2021", "Ada van der Moss", "2021-05-03"),
        ("Ada Moss, 3 May 2021", "Ada Moss", "2021-05-03"),
        ("Ada Moss\nThe Lund Courier", "Ada Moss", None),
        ("Port Lund, 3 May 2021", None, "2021-05-03"),
        ("Port Lund, Kirn and the Sea", None, None),
        ("New Boats, Old Fears", None, None),
    ],
)
def test_a_line_under_the_title_may_sign_the_text_without_by(line, author, day):
    one = article(f"{TITLE}\n\n{line}\n\n{LONG} They met in Port Lund.\n\n{OTHER}")
    assert (one.title, one.author, one.published) == (TITLE, author, day)
    assert (one.paragraph(2).role is Role.BYLINE) == bool(author or day)


def test_a_name_alone_between_the_title_and_the_date_is_the_author():
    one = article(f"{TITLE}\n\nAda Moss\n\n3 May 2021\n\n{LONG}\n\n{OTHER}")
    assert (one.author, one.published) == ("Ada Moss", "2021-05-03")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Recorded at the Fish Hall in Port Lund on 3 May 2021.", "2021-05-03"),
        ("This interview was recorded by the harbour radio on Monday, 3 May 2021", "2021-05-03"),
        ("Published 3 May 2021", "2021-05-03"),
        ("Published: 3 May 2021. Updated: 4 May 2021.", "2021-05-03"),
        ("Updated 4 May 2021", "2021-05-04"),
        ("Monday, May 3, 2021 | Port Lund", "2021-05-03"),
        (f"3 May 2021 – {LONG}", "2021-05-03"),
        ("Ada Moss tells how it began.\n3 May 2021", "2021-05-03"),
        ("Published on 3 May 2021, the plan says that nobody will ever have to leave the quay.", None),
        ("On 3 May 2021 the council met.", None),
        ("3 May 2021 was a day of rain and of anger in the town.", None),
    ],
)
def test_the_day_of_publication_is_read_where_a_line_says_so(line, day):
    one = article(f"{TITLE}\n\n{line}\n\n{LONG}\n\n{OTHER}")
    assert one.published == day


def test_a_notice_at_the_end_gives_the_day_and_a_change_counts_only_alone():
    end = "This article was first published on 3 May 2021."
    one = article(f"{TITLE}\n\nUpdated 9 May 2021\n\n{LONG}\n\n{OTHER}\n\n{LONG}\n\n{end}")
    assert (one.published, one.paragraph(6).role) == ("2021-05-03", Role.BYLINE)


@pytest.mark.parametrize(
    "lines",
    [
        ["Bea Lind, 4 May 2021", "Bo, 5 May 2021 at 10:15", "Ida Rask, 5 May 2021"],
        ["Bea Lind · 2 days ago", "Bo | yesterday", "Ida Rask (1 hour ago)"],
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_comments_under_names_with_days_are_each_their_writers(lines, gap):
    said = ["A silly idea.\n\nIt will cost us dear.", "Well said, 4 May was a bad day.", "No."]
    parts = [f"{line}{gap}{text}" for line, text in zip(lines, said, strict=True)]
    one = article("\n\n".join([TITLE, LONG, OTHER, "3 comments", *parts]))
    assert one.commenters == ("Bea Lind", "Bo", "Ida Rask")
    tail = [p.voice for p in one.paragraphs[4:] if p.role is Role.COMMENT]
    assert tail == ["Bea Lind", "Bea Lind", "Bo", "Ida Rask"]


@pytest.mark.parametrize(
    "caption",
    [
        "Photograph: Jan Berg/The Courier",
        "Photo: the old quay in May",
        "Image: Jan Berg",
        "(Photo: Jan Berg)",
        "Photo by Jan Berg",
        "Boats wait in the old harbour of Lund. Image: Jan Berg.",
    ],
)
def test_captions_say_that_they_are(caption):
    one = article(f"{TITLE}\n\n{LONG}\n\n{caption}\n\n{OTHER}\n\n{caption}\n\n{LONG}")
    assert [one.paragraph(number).role for number in (3, 5)] == [Role.CAPTION] * 2
    assert one.speakers == ()


def test_a_pull_quote_may_leave_words_of_its_sentence_out():
    full = "“The quay, which he built, is sinking a centimetre a year, and it is nobody’s fault,” she said."
    one = article(f"{LONG}\n\n“The quay is sinking a centimetre … nobody’s fault”\n\n{full}\n\n{OTHER}")
    pull = one.paragraph(2)
    assert (pull.role, pull.of) == (Role.PULL_QUOTE, 3)
    assert full[slice(*pull.repeats)] == full[1 : full.index("fault") + 5]
    same_words = "The fault is sinking he built a centimetre a year"
    assert article(f"{LONG}\n\n{same_words}\n\n{full}\n\n{OTHER}").paragraph(2).role is not Role.PULL_QUOTE


def test_surnames_in_capitals_are_the_people_introduced_by_their_full_names():
    intro = "Mayor Ruth Ambler and the skipper Jan McBride met Ada Moss. Later Ambler took the tram home."
    one = article(f"{TITLE}\n\n{intro}\n\nMOSS: Why?\n\nAMBLER: It sinks.\n\nMCBRIDE: No.\n\nAMBLER: Yes.")
    assert one.speakers == ("Ada Moss", "Ruth Ambler", "Jan McBride")
    two = article(
        f"{TITLE}\n\n{intro} Tom Ambler came as well.\n\nMOSS: Why?\n\nAMBLER: It sinks.\n\nMOSS: No"
    )
    assert two.speakers == ("Ada Moss", "Ambler")


def test_a_surname_is_the_person_whom_an_earlier_turn_introduces():
    one = article(
        f"{TITLE}\n\nTHE CHAIR: Ruth Ambler is here.\n\nMS AMBLER: No.\n\nTHE CHAIR: Why?\n\nAMBLER: Oh."
    )
    assert one.speakers == ("The Chair", "Ruth Ambler")


SIGNED = ["{} (Kirn), 4 May 2021", "{} (Kirn)\n4 May 2021", "{} (Kirn) – May 4, 2021", "{}, 4 May 2021"]


@pytest.mark.parametrize("line", SIGNED)
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_a_name_with_place_and_day_below_a_comment_signs_it_and_above_it_opens_it(line, gap):
    bea, bo = line.format("Bea Lind"), line.format("Bo Rask")
    for parts in ([OTHER, bea], [LONG, bo]), ([bea, OTHER], [bo, LONG]):
        one = article("\n\n".join([TITLE, LONG, LONG, "2 comments", *(gap.join(part) for part in parts)]))
        assert one.commenters == ("Bea Lind", "Bo Rask")
        voices = [p.voice for p in one.paragraphs if OTHER[:20] in p.text]
        assert voices[-1:] == ["Bea Lind"]


def test_a_list_of_places_with_colons_is_no_conversation():
    places = ["Gosier: maybe the best beach.", "Baie-Lund: with its suburbs, a port.", "Kirn: a quiet town."]
    assert article("\n\n".join([TITLE, LONG, *places])).speakers == ()
    assert article("\n\n".join(["Bea: it sinks.", "Bo: no.", "Bea: yes it does."])).speakers == ("Bea", "Bo")


@pytest.mark.parametrize("line", ["“Quay” is in the Public Domain, CC0", "Categories: 3 May 2021 Lund Boats"])
def test_rights_and_categories_are_credits(line):
    assert article(f"{TITLE}\n\n{LONG}\n\n{line}\n\n{OTHER}").paragraph(3).role is Role.CREDIT
