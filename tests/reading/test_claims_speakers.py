"""Whose words they are where a parser is easily led astray, in made-up sentences."""

from __future__ import annotations

import pytest

SPOKEN = [
    ("“Let’s put this thing away,” Holm tells hundreds of screaming supporters.", "Holm", "“Let’s put this"),
    ("“The quay is sinking,“ Holm said.", "Holm", "“The quay is sinking,“"),
    ("“Having a quay that sinks is a shame,” said Skelly, a fisherman.", "Skelly", "“Having a quay"),
    ("For the mayor of Lund, Rita Holm, “it is a declaration of war.”", "Rita Holm", "“it is a"),
    ("It sank because, in Forbes’ words, “it is the oldest quay there is.”", "Forbes", "“it is the oldest"),
    ("Nobody doubts it - more from Rita Holm: “The quay is sinking every year.”", "Rita Holm", "“The quay"),
    ("Article 33 affirms: “No town shall sell its quay.”", "Article 33", "“No town"),
    ("Holm issued a statement, “The quay was never safe and will be closed.”", "Holm", "“The quay"),
    ("The old harbour, Holm said, is “doing better than it has in years.”", "Holm", "The old harbour"),
    ("Holm, who led the council until 2012, called the plan “childish” on Sunday.", "Holm", "the plan"),
    ("“Let me tell you the facts,” Holm said after a brief “I am sorry” to Berg.", "Holm", "“Let me tell"),
    ("“It helps that they won,” Holm said, adding that the quay is old.", "Holm", "that the quay is old"),
    ("It was a blow, as Rita Holm repeated it, saying the quay “is lost.”", "Rita Holm", "the quay"),
    ("His promise to be “neutral” in the vote has worried the fishermen.", "His", "to be “neutral”"),
    ("Holm proposed appointing a harbour master.", "Holm", "appointing a harbour master"),
    ("A LOUD VOTE - Rita Holm and Karl Berg: “The quay is sinking.”", "Rita Holm and Karl Berg", "“The quay"),
    ("Holm tweeted in the early morning hours that Berg was “a wreck.”", "Holm", "that Berg was “a wreck.”"),
    ("These quays, Holm explained at the hearing, were “well-kept,” more or less.", "Holm", "These quays"),
    (
        "As Rita Holm put it in a letter, the quay is “doing what no quay has done.”",
        "Rita Holm",
        "the quay is",
    ),
    ("The old quay was a danger to everybody, according to show insiders.", "show insiders", "The old quay"),
    (
        "Ban Holm condemned what he called a “brazen breach” of the harbour rules.",
        "Ban Holm",
        "what he called a",
    ),
    (
        "Another critic, Rita Holm, likened the rules to “burning the old quay.”",
        "Another critic",
        "the rules to",
    ),
    (
        "The council attacked Berg. Meanwhile, it blamed Holm, saying she “has sold the quay.”",
        "it",
        "she “has",
    ),
    (
        "With a week until the election, Rita Holm, a lawyer, called the plan “a wake-up call.”",
        "Rita Holm",
        "the",
    ),
    (
        "The film ends with footage of Rita Holm saying on Monday, “That makes me smart.”",
        "Rita Holm",
        "“That",
    ),
    ("It came during a speech, when fishermen broke in, shouting “Save the old quay!”", "fishermen", "“Save"),
    (
        "Holm told Berg that the ships “had a crazy policy,” adding, “They lost the vote.”",
        "Holm",
        "“They lost",
    ),
    ("Holm is rolling out a new and more personal message: “It is about me.”", "Holm", "“It is about me.”"),
    ("She gives credit to the sailors, because to her, “it is more than a quay.”", "her", "“it is more"),
    (
        "The study -- which notes that quays sink, “every one of them” -- is a call.",
        "which",
        "that quays sink",
    ),
    (
        "Berg was asked, “Will the quay sink at last?” He answered, “I have no idea.”",
        "He",
        "“I have no idea.”",
    ),
    (
        "“The quay will have sunk by May, whatever they do,” Holm is quoted as saying.",
        "Holm",
        "“The quay will",
    ),
    ("Holm said that the quay is “a wreck,” and Berg added that it is old.", "Holm", "that the quay is"),
]


@pytest.mark.parametrize(("text", "holder", "content"), SPOKEN, ids=[text[:30] for text, _, _ in SPOKEN])
def test_a_speaker_is_found(read, text, holder, content):
    found = [(who, what[0]) for _, who, _, what in read(text)]
    assert any(who and who.endswith(holder) and what.startswith(content) for who, what in found), found


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Holm called both mayors on Tuesday night.", "Holm"),
        ("They had tears in their eyes, tears of concern for the harbour.", "their"),
        ("After Holm praised the plan, the council voted on it.", "Holm"),
        ("Holm launched the “harbour for everybody” campaign in 2010.", "Holm"),
        ("The company found itself mocked by everybody in the harbour.", "The company"),
        ("The council used the words “harbour of dreams” in its plan.", "The council"),
    ],
)
def test_deeds_and_things_are_no_claims(read, text, wrong):
    assert wrong not in [who for _, who, *_ in read(text)]


def test_what_i_think_is_whose_text_it_is(read):
    ((claim, who, *_),) = read("I think the old quay was closed for no reason at all.")
    assert (claim.rule, claim.holder.kind, who) == ("own", "author", "the author")


def test_what_i_think_in_quotation_marks_is_the_speakers(read):
    found = read("“I think the quay was closed for no reason,” Holm said.")
    assert next(who for claim, who, *_ in found if claim.within is None) == "Holm"
    assert not [claim for claim, *_ in found if claim.rule == "own"]


def test_a_speaker_named_twice_says_it_once(read):
    found = read("Rita Holm told us: “The quay is sinking,” she said. “It was never safe.”")
    assert [(who, what) for _, who, _, what in found] == [
        ("Rita Holm", ["“The quay is sinking,”", "“It was never safe.”"])
    ]


def test_who_answers_in_so_many_words_is_no_part_of_what_was_said_before(read):
    found = read(
        "Holm said the quay would not be closed in May, and when pressed, the mayor replied, “It never was.”"
    )
    outer = [(who, what) for claim, who, _, what in found if claim.within is None]
    assert outer == [("Holm", ["the quay would not be closed in May"]), ("the mayor", ["“It never was.”"])]


def test_what_the_speaker_says_again_is_only_the_quotation(read):
    found = read("Holm said she felt that it sinks because “nobody knows the quay,” she said.")
    assert ("she", ["“nobody knows the quay,”"]) in [(who, what) for _, who, _, what in found]


def test_a_yes_is_no_speech_before_it(read):
    found = read("Asked whether the mayor “has the courage to sell it,” Berg said no.")
    assert "Berg" not in [who for claim, who, *_ in found if claim.rule == "quote"]
