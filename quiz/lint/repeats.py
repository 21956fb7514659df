"""Rules about cards beside one another: the same asked twice, one that tells another's answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from quiz.lint.context import Context
from quiz.lint.rule import TYPED, WORDED, Hit, rule
from quiz.lint.words import Postings, alike, all_words, roots
from quiz.questions.model import Card, CardKind, Form, TypeQuestion

SAME = 0.7
"""Two questions with so many of their telling words in common (Jaccard) ask the same."""
SAME_CLAIM = 0.4
"""Two claims of one voice, in two disputes, with so many of their telling words in common (Jaccard)."""
TELLS = 0.8
"""A card that holds so many of a question's telling words, and its answer, gives it away."""
_FEWEST = 4
"""Questions of fewer telling words are too short to say."""


_NAME = re.compile(r"\b(?:[A-Z]|\d)[\w.,’'-]*\w|\b\d")
_PASSED_OVER = frozenset(
    {Form.TRUE_FALSE, Form.CLOZE, Form.WHO_SAYS, Form.FACT_OR_VIEW}
    | {Form.ORDER, Form.MATCH, Form.CONTRAST, Form.STEELMAN}
)
"""Forms that show a sentence of the statement, or ask of every dispute in the same words."""


@rule("Q405", "near-duplicate", *WORDED, Form.BASIC, Form.REVERSED)
def near_duplicate(context: Context) -> Iterator[Hit]:
    """Two cards ask nearly the same question, or a voice makes the same claim twice, in one dispute or two.

    Slots of one statement are passed over, and so are questions about two voices' views.

    Reason: The second costs time and teaches nothing; where the answers differ, one is marked wrong for
    knowing the other.

    Source: Wozniak 1999, rule 11 (interference); complaints about generated decks (2anki/2anki.net #4243).

    Remedy: Delete one (`was` keeps its learners' progress), or say in both what tells them apart.
    """
    asked: dict[str, tuple[Card, str]] = {}
    for card in context.built.cards:
        if card.kind is CardKind.POSITION:
            asked[card.id] = (card, card.answers[0])
        else:
            stem = next((one.prompts[0] for one in card.questions if one.form not in _PASSED_OVER), None)
            if stem is not None:
                asked[card.id] = (card, stem)
    found = dict(_same_claims(asked))
    for group in _by_names(asked).values():
        words = {key: roots(asked[key][1]) for key in group}
        long = {key: mine for key, mine in words.items() if len(mine) >= _FEWEST}
        for one, other in alike(long, SAME):
            if _may_repeat(asked[one][0], asked[other][0]):
                found.setdefault(other, one)
    for other, one in found.items():
        first, second = (asked[key][0] for key in (one, other))
        does = "says" if second.kind is CardKind.POSITION else "asks"
        message = (
            f"“{asked[other][1]}” {does} nearly the same as `{first.slug}#{first.part}`: “{asked[one][1]}”"
        )
        yield Hit(f"{second.slug}#{second.part}", context.path(second, "ask"), message)


def _same_claims(asked: Mapping[str, tuple[Card, str]]) -> Iterator[tuple[str, str]]:
    """Yield claims much like one of the same voice in a dispute before: the later, the earlier."""
    by_voice: dict[str | None, dict[str, frozenset[str]]] = {}
    place = {key: number for number, key in enumerate(asked)}
    for key, (card, claim) in asked.items():
        words = roots(claim)
        if card.kind is CardKind.POSITION and len(words) >= _FEWEST:
            by_voice.setdefault(card.holder_id, {})[key] = words
    for claims in by_voice.values():
        for pair in alike(claims, SAME_CLAIM):
            one, other = sorted(pair, key=place.__getitem__)
            if asked[one][0].slug != asked[other][0].slug:
                yield other, one


def _by_names(asked: Mapping[str, tuple[Card, str]]) -> dict[frozenset[str], list[str]]:
    """Group questions by the names and figures in them, which tell two apart that are otherwise alike."""
    groups: dict[frozenset[str], list[str]] = {}
    for key, (_, text) in asked.items():
        names = _NAME.findall(text.partition(" ")[2])
        groups.setdefault(frozenset(word for name in names for word in all_words(name)), []).append(key)
    return groups


def _may_repeat(one: Card, other: Card) -> bool:
    """Tell whether two cards could ask the same: not slots of one statement, not what two voices hold."""
    positions = [card.kind is CardKind.POSITION for card in (one, other)]
    if one.holder_id != other.holder_id or positions[0] != positions[1]:
        return False
    return one.slug != other.slug or positions[0]


@rule("Q406", "answers-another-card", *TYPED)
def answers_another(context: Context) -> Iterator[Hit]:
    """A question of one card holds nearly all of another's question and its answer as well.

    Slots of one statement are passed over: they are never asked on the same day.

    Reason: Met first, it gives the other away.

    Source: Haladyna, Downing & Rodriguez 2002, rule 4.

    Remedy: Leave the detail out of the one question, or drop the other card.
    """
    told: dict[str, frozenset[str]] = {}
    cards: dict[str, Card] = {}
    for card in context.built.cards:
        if card.kind in {CardKind.STATEMENT, CardKind.EVENT}:
            for question in card.questions:
                if isinstance(question, TypeQuestion):
                    told[question.id] = frozenset().union(*(roots(prompt) for prompt in question.prompts))
                    cards[question.id] = card
    postings = Postings(told)
    for asked in context.asked(Form.SHORT_ANSWER, Form.NUMBER, Form.DATE):
        if not isinstance(asked.question, TypeQuestion):
            continue
        wanted = roots(asked.question.prompts[0])
        answer = roots(asked.question.key.display)
        if len(wanted) < _FEWEST or not answer:
            continue
        for key in postings.holding(answer, wanted, TELLS):
            teller = cards[key]
            if teller.slug != asked.card.slug:
                message = (
                    f"`{teller.slug}#{teller.part}` tells its answer “{asked.question.key.display}”: "
                    f"“{asked.question.prompts[0]}”"
                )
                yield context.hit(asked, message, what="ask")
                break
