"""Claims of different voices on one subject, and the sides that the text itself tells."""

from __future__ import annotations

from msgspec import structs

from quiz.reading.across.disputes import group_claims

from .made_proposals import cast_of, claim

NAMES = {"lund": "Lund:place", "holm": "Rita Holm"}


def grouped(*claims):
    return group_claims(claims, cast_of(NAMES, *claims))


def test_claims_of_two_voices_on_one_subject_make_a_question():
    one = claim("a#1", "holm", "the wooden bridge of Lund is safe for lorries", sense="judgement")
    two = claim("b#1", "berg", "heavy lorries make the bridge of Lund sag", sense="judgement")
    (found,) = grouped(one, two)
    assert found.claims == (one.id, two.id)
    assert found.voices == 2
    assert found.question == f"What do the sources think of {found.subject}?"
    assert found.subject.startswith("Lund and ")
    assert found.sides == ("?", "?")
    assert "2 articles" in found.why


def test_one_voice_alone_or_other_subjects_make_none():
    bridge = "the wooden bridge of Lund is safe for lorries"
    assert grouped(claim("a#1", "holm", bridge), claim("b#1", "holm", bridge)) == []
    assert grouped(claim("a#1", "holm", bridge), claim("b#1", "berg", "bread is dear this winter")) == []


def test_an_unknown_holder_founds_no_dispute():
    bridge = "the wooden bridge of Lund is safe for lorries"
    assert grouped(claim("a#1", "holm", bridge), claim("b#1", None, bridge)) == []


def test_what_is_only_asked_is_left_out():
    bridge = "the wooden bridge of Lund is safe for lorries"
    asked = claim("b#1", "berg", bridge, assertion="asked")
    assert grouped(claim("a#1", "holm", bridge), asked) == []


def test_a_denial_of_what_another_says_tells_the_sides():
    one = claim("a#1", "holm", "the wooden bridge of Lund is safe for lorries")
    two = claim("b#1", "berg", "the wooden bridge of Lund is not safe for lorries")
    (found,) = grouped(one, two)
    assert found.sides == ("A", "B")
    assert "one denies what another holds" in found.why


def test_a_word_that_opposes_tells_the_sides():
    text = "the costly plan for a wooden bridge in Lund"
    (found,) = grouped(claim("a#1", "holm", text, "supports"), claim("b#1", "berg", text, "rejects"))
    assert found.sides == ("A", "B")


def test_more_voices_rank_higher_and_the_same_claims_give_the_same():
    many = [
        claim(f"{source}#1", holder, "the wooden bridge of Lund is safe for lorries")
        for source, holder in (("a", "holm"), ("b", "berg"), ("c", "moss"))
    ]
    few = [
        claim(f"{source}#2", holder, "winter bread costs poor bakers dearly")
        for source, holder in (("a", "holm"), ("b", "berg"))
    ]
    found = grouped(*few, *many)
    assert [one.voices for one in found] == [3, 2]
    assert found == grouped(*few, *many)


def test_the_same_words_credited_twice_are_no_dispute():
    one = claim("a#1", "holm", "the bridge of Lund is safe for heavy lorries")
    two = claim("a#1", "berg", "Holm’s report finds that the bridge of Lund is safe for heavy lorries")
    assert grouped(one, two) == []


def test_a_subject_is_a_name_with_a_noun_or_a_phrase_that_ends_in_one():
    far = [
        claim("a#1", "holm", "winter rain makes rivers swell and bakers poor beside a mill"),
        claim("b#1", "berg", "poor horses pull carts in winter where no mill ever stood"),
    ]
    assert grouped(*far) == []
    near = [
        claim("a#2", "holm", "winter bread costs poor bakers dearly"),
        claim("b#2", "berg", "nobody should pay for winter bread"),
        claim("c#2", "lind", "winter bread makes rich bakers of poor ones"),
    ]
    (found,) = grouped(*near)
    assert found.subject == "winter bread"


def test_where_grammar_is_known_only_nouns_and_names_are_subjects():
    claims = [
        claim("a#1", "holm", "carrying lorries across the bridge of Lund is safe"),
        claim("b#1", "berg", "carrying lorries across the bridge of Lund is mad"),
    ]
    only = {one.id: frozenset({"bridge"}) for one in claims}
    (found,) = group_claims(claims, cast_of(NAMES, *claims), only)
    assert found.subject == "Lund and bridge"
    none = dict.fromkeys(only, frozenset())
    assert group_claims(claims, cast_of(NAMES, *claims), none) == []


def said_by(printed: str, at: str, text: str, *through: str):
    one = claim(at, printed.rsplit(maxsplit=1)[-1].lower(), text, through=through)
    return structs.replace(one, holder=structs.replace(one.holder, printed=printed))


def test_what_speaks_for_somebody_is_no_voice_of_its_own():
    text = "the wooden bridge of Lund is safe for lorries"
    other = "lorries that carry stones are safe on the wooden bridge of Lund"
    own = claim("a#1", "moss", text)
    for printed in ("these findings", "Our study of bridges", "The basic trends in the data", "laws"):
        assert grouped(own, said_by(printed, "a#2", other, "moss")) == []
    for printed in ("The engineers", "officials of Lund", "the town’s council", "Critics", "Ida Berg"):
        assert len(grouped(own, said_by(printed, "a#2", other, "moss"))) == 1


def test_two_in_one_article_need_more_in_common_than_two_in_two_articles():
    one, two = "the wooden bridge of Lund is safe for lorries", "heavy lorries make the bridge of Lund sag"
    assert len(grouped(claim("a#1", "holm", one), claim("b#1", "berg", two))) == 1
    assert grouped(claim("a#1", "holm", one), claim("a#2", "berg", two)) == []


def test_a_direction_is_no_subject():
    texts = ["the north-south road to Lund is good", "most roads run north-south", "nothing runs north-south"]
    claims = [claim(f"{letter}#1", letter * 3, text) for letter, text in zip("abc", texts, strict=True)]
    assert all("north" not in one.subject for one in grouped(*claims))
