"""The same questions, byte for byte, on every machine and version of Python.

What they hash to is written down. Where a generator or a sample dossier is changed on purpose, the digests
change with it; they must then be the same under every supported version.
"""

from __future__ import annotations

import hashlib

import msgspec
import pytest

from quiz.questions.document import BuiltDeck, encode_deck
from quiz.questions.realise import realise

REPETITIONS = 4


def digest(deck: BuiltDeck) -> str:
    """Return what a deck hashes to, with what one learner sees of it in the first showings."""
    shown = [
        realise(question, card, "ann", repetition)
        for card in deck.cards
        for question in card.questions
        for repetition in range(REPETITIONS)
    ]
    return hashlib.sha256(encode_deck(deck) + msgspec.json.encode(shown)).hexdigest()[:16]


@pytest.mark.parametrize(("deck", "expected"), [("built", "797fe5ecf1cd4879"), ("dam", "0762c1c0c7514f54")])
def test_a_deck_and_what_is_shown_of_it_hash_to_the_same_everywhere(
    deck: str, expected: str, request: pytest.FixtureRequest
) -> None:
    assert digest(request.getfixturevalue(deck)) == expected
