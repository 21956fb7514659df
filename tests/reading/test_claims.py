"""Who is credited with what, in made-up sentences."""

from __future__ import annotations

import pytest

CASES = [
    ("The mayor said that the quay was sinking.", "The mayor", "that the quay was sinking"),
    ("The quay is sinking, the mayor said.", "the mayor", "The quay is sinking"),
    ("“The quay is sinking,” said Rita Holm, the mayor of Lund.", "Rita Holm", "“The quay is sinking,”"),
    ("“We had no choice,” Holm told reporters on Monday.", "Holm", "“We had no choice,”"),
    ("Holm told reporters: “We had no choice.”", "Holm", "“We had no choice.”"),
    (
        "According to the harbour office, the quay sinks every year.",
        "the harbour office",
        "the quay sinks every year",
    ),
    ("Holm warned of a disaster in the harbour.", "Holm", "a disaster in the harbour"),
    ("The fishermen want to keep the old harbour.", "The fishermen", "to keep the old harbour"),
    (
        "In a statement, the company confirmed that it had sold the ships.",
        "the company",
        "that it had sold the ships",
    ),
    ("The plan was criticized by local fishermen.", "local fishermen", "The plan"),
    ("Holm, who said that she was tired, left early.", "Holm, who", "that she was tired"),
    (
        "The company issued a statement saying that the ships were sold.",
        "The company",
        "that the ships were sold",
    ),
    (
        "Holm called the report “a bad joke from start to end”.",
        "Holm",
        "the report “a bad joke from start to end”",
    ),
]


@pytest.mark.parametrize(("text", "holder", "content"), CASES, ids=[text[:40] for text, _, _ in CASES])
def test_a_claim_has_its_holder_and_content(read, text, holder, content):
    found = [(who, [part.strip(" ,.") for part in what]) for _, who, _, what in read(text)]
    assert (holder, [content.strip(" ,.")]) in found


def test_a_quotation_goes_on_in_the_same_voice_behind_its_speaker(read):
    ((_, who, cue, what),) = read(
        "“We had no choice,” said Holm. “The quay was sinking, and nobody helped us.”"
    )
    assert (who, cue) == ("Holm", "said")
    assert what == ["“We had no choice,”", "“The quay was sinking, and nobody helped us.”"]


def test_a_quotation_in_the_next_paragraph_is_whose_a_colon_announces(read):
    found = read("Asked about the quay on Monday, Holm continued:\n\n“It sinks a centimetre every year.”")
    claim, who, _, what = found[-1]
    assert (who, what, claim.content[0].paragraph) == ("Holm", ["“It sinks a centimetre every year.”"], 2)


def test_a_quotation_without_a_speaker_stays_open(read):
    found = read("The quay was closed. “It is sinking every year and nobody cares.”")
    assert [(claim.rule, who) for claim, who, _, _ in found] == [("unattributed", None)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Holm said that the quay was sinking.", "asserted"),
        ("Holm did not say that the quay was sinking.", "negated"),
        ("Holm might say that the quay was sinking.", "hypothetical"),
        ("Did Holm say that the quay was sinking?", "asked"),
        ("The reporter asked whether the quay was sinking.", "asked"),
    ],
)
def test_what_is_denied_thought_of_or_asked_is_marked(read, text, status):
    assert [claim.status for claim, *_ in read(text)] == [status]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Holm said that the quay was old.", "claim"),
        ("Holm said that the quay will sink.", "prediction"),
        ("Holm fears that the quay sinks.", "prediction"),
        ("Holm said that the town should sell it.", "recommendation"),
        ("Holm believes that the town is poor.", "judgement"),
    ],
)
def test_the_content_has_a_kind(read, text, kind):
    assert [str(claim.kind) for claim, *_ in read(text)] == [kind]


def test_a_pronoun_keeps_its_candidates_and_is_never_guessed(read):
    found = read("Rita Holm met Karl Berg in London.\n\nShe said that the quay was sinking.")
    holder = found[0][0].holder
    assert (holder.text, holder.kind, holder.candidates) == ("She", "pronoun", ("Rita Holm", "Karl Berg"))


def test_a_claim_inside_another_says_who_passed_it_on(read):
    found = read("The minister said that the mayor believes that the quay is sinking.")
    outer = next(number for number, (_, who, _, _) in enumerate(found) if who == "The minister")
    inner = next(claim for claim, who, _, _ in found if who == "the mayor")
    assert inner.within == outer


def test_a_headlines_colon_names_its_speaker(read):
    text = "Rita Holm: The Quay Is Sinking\n\nThe quay is old. The mayor, Rita Holm, left on Monday."
    claim, who, cue, what = read(text, headline=True)[0]
    assert (claim.rule, who, cue, what) == ("headline", "Rita Holm", ":", ["The Quay Is Sinking"])


def test_a_view_that_nobody_is_credited_with_is_the_authors(read):
    found = read("The decision was a disastrous mistake. The council met on Monday.")
    assert [(claim.rule, claim.holder.kind, str(claim.kind)) for claim, *_ in found] == [
        ("own", "author", "judgement")
    ]


def test_a_view_in_a_comment_is_its_writers(read):
    text = "The council met on Monday.\n\n1 comment\n\nBo says:\nThe decision was a disastrous mistake."
    assert [claim.holder.text for claim, *_ in read(text)] == ["Bo"]


def test_voters_who_are_only_told_apart_by_a_view_make_no_claim(read):
    assert read("Voters who support the plan live in the north.") == []


def test_a_text_is_read_alike_twice(read):
    text = "\n\n".join(text for text, _, _ in CASES)
    assert [claim for claim, *_ in read(text)] == [claim for claim, *_ in read(text)]


def test_a_quotation_that_opens_a_sentence_goes_on_from_the_one_before(read):
    found = read("Holm said that the quay was sinking. “Nobody has helped us for years.”")
    assert [(claim.rule, who) for claim, who, *_ in found] == [("clause", "Holm"), ("carried", "Holm")]


def test_a_paragraph_of_quotation_goes_on_from_the_one_before(read):
    found = read("“The quay is sinking,” Holm said.\n\n“Nobody has helped us for years.”")
    assert [(claim.rule, who) for claim, who, *_ in found] == [("quote", "Holm"), ("carried", "Holm")]


def test_a_dash_and_a_name_sign_a_quotation(read):
    claim, who, cue, what = read("“The quay is sinking every year.” — Rita Holm, 58, Lund")[0]
    assert (claim.rule, who, cue, what) == ("signed", "Rita Holm", "—", ["“The quay is sinking every year.”"])


def test_a_name_alone_in_the_next_paragraph_signs_a_quotation(read):
    claim, who, *_ = read("“The quay is sinking every year.”\n\n— Rita Holm")[0]
    assert (claim.rule, who) == ("signed", "Rita Holm")


def test_what_a_deed_is_about_ends_where_a_saying_begins(read):
    found = read("Holm criticized the plan, saying that the quay was sinking.")
    assert [(claim.rule, who) for claim, who, *_ in found] == [("object", "Holm"), ("clause", "Holm")]
    assert [claim.within for claim, *_ in found] == [None, None]


def test_a_clause_around_a_quotation_belongs_to_its_speaker(read):
    ((claim, who, _, what),) = [
        one for one in read("They want to “keep the old harbour,” Holm said.") if one[0].within is None
    ]
    assert (who, what, claim.mode) == ("Holm", ["They want to “keep the old harbour,”"], "mixed")


def test_a_dateline_names_no_speaker(read):
    found = read("LUND, Sweden (AP) — Rita Holm met voters and said the quay was sinking.")
    assert [who for _, who, *_ in found] == ["Rita Holm"]


@pytest.mark.parametrize(
    ("text", "who", "content"),
    [
        (
            "Couple the quay with a “magnet for all” and people get nervous, said Rita Holm, a lawyer.",
            "Rita Holm",
            "Couple the quay with a “magnet for all” and people get nervous,",
        ),
        (
            "Lund repeated his call for “a total and complete ban” on ships.",
            "his",
            "for “a total and complete ban”",
        ),
        ("Holm, who has never been to sea, told reporters: “It sinks.”", "Holm", "“It sinks.”"),
    ],
    ids=["inverted", "noun", "apart"],
)
def test_a_speaker_is_found_where_the_parser_lost_the_thread(read, text, who, content):
    found = [(holder, what[0]) for _, holder, _, what in read(text)]
    assert any(holder == who and what.startswith(content) for holder, what in found)


@pytest.mark.parametrize(
    "text",
    [
        "Holm has since apologized for what happened: “Yes, I should have closed the quay. I am sorry.”",
        "“My answer has been, ‘Let us see what we can do for the harbour,’” Holm told reporters.",
    ],
    ids=["announced", "quoted-inside"],
)
def test_a_quotation_is_its_speakers_whatever_stands_inside(read, text):
    assert next(who for claim, who, *_ in read(text) if claim.within is None) == "Holm"
