"""Parts of speech by a table: the same as from the attribute ruler that it stands in for."""

from __future__ import annotations

import importlib.util

import pytest

from quiz.reading.attributes import Attributes
from quiz.reading.language import load_model

from .conftest import TALK, VOTE

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("spacy") is None, reason="the extra `author` is not installed"
)
TEXTS = (
    *VOTE.split("\n\n"),
    *TALK.split("\n\n"),
    "There is a plan. There's another, and there were two that it had.",
    "Let's go. I ain't gonna say nothin' to y'all; you gotta c'mon.",
    "She isn't able to do it, is she? Who’d have thought that they’ve done so\n\n \t well.",
    "That it was so, all of them knew it because she had told us.",
    "",
    " ",
    "Let",
    "is",
)
SET = ["TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "SENT_START"]


@pytest.mark.parametrize("times", [1, 2], ids=["asked", "looked-up"])
def test_a_table_says_what_the_ruler_says(times):
    model = load_model()
    ruler = model.get_pipe("attribute_ruler")
    table = Attributes(ruler)
    with model.select_pipes(enable=["tok2vec", "tagger", "parser"]):
        parsed = list(model.pipe(TEXTS))
    for _ in range(times - 1):
        for doc in parsed:
            table(doc.copy())
    asked = [ruler(doc.copy()).to_array(SET).tolist() for doc in parsed]
    assert [table(doc).to_array(SET).tolist() for doc in parsed] == asked


def test_a_word_that_opens_a_pattern_is_told_by_what_follows():
    import spacy

    model = spacy.blank("en")
    ruler = model.add_pipe("attribute_ruler")
    ruler.add([[{"LOWER": "let"}, {"LOWER": "us"}]], {"LEMMA": "allow"}, index=0)
    ruler.add([[{"LOWER": "us"}]], {"LEMMA": "we"})
    table = Attributes(ruler)
    told = [
        [one.lemma_ for one in table(model.make_doc(text))]
        for text in ("let us", "let them", "us let us", "let let us", "let us")
    ]
    assert told == [["allow", "we"], ["", ""], ["we", "allow", "we"], ["", "allow", "we"], ["allow", "we"]]


@pytest.mark.parametrize(
    "pattern",
    [
        [{"ORTH": "Let"}],
        [{"LOWER": {"FUZZY": "let"}}],
        [{"LOWER": "a"}, {"LOWER": "b"}, {"LOWER": "c"}],
        [{"TAG": "NN"}, {"LOWER": "b"}],
    ],
    ids=["letters", "nearly", "three", "opened-by-many"],
)
def test_a_ruler_with_patterns_of_another_kind_stays_in_its_place(pattern):
    import spacy

    ruler = spacy.blank("en").add_pipe("attribute_ruler")
    ruler.add([pattern], {"LEMMA": "x"})
    with pytest.raises(ValueError, match=r"another kind|many words"):
        Attributes(ruler)
