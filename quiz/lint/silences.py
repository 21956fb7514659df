"""Silences: findings that an author has looked at and lets stand, each with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quiz.dossier.cast import Silence
from quiz.dossier.problems import did_you_mean, shown
from quiz.lint.rule import Hit, rule

if TYPE_CHECKING:
    from quiz.dossier.schema import Dossier
    from quiz.lint.context import Context
    from quiz.questions.document import BuiltDeck

MOST = 0.02
"""The part of a deck's cards that may be silenced."""


class Silencing:
    """A dossier's silences, and which of them were needed."""

    def __init__(self, dossier: Dossier, built: BuiltDeck) -> None:
        self.deck = dossier.deck.id
        self.silences = dossier.deck.lint
        self.all_cards = len(built.cards)
        self._parts: dict[str, list[str]] = {}
        for card in built.cards:
            self._parts.setdefault(card.slug, []).append(f"{card.slug}#{card.part}")
        self._by_name: dict[tuple[str, str], list[int]] = {}
        for i, silence in enumerate(self.silences):
            name = silence.at.removeprefix(f"{self.deck}/")
            self._by_name.setdefault((silence.rule, name), []).append(i)
        self.used: set[int] = set()
        self._cards: set[str] = set()

    def silence(self, code: str, hit: Hit) -> Silence | None:
        """Return what silences a finding, if anything does, and note that it was needed."""
        names = dict.fromkeys((hit.at, hit.at.partition("#")[0]))
        found = [i for name in names for i in self._by_name.get((code, name), ())]
        if not found:
            return None
        self.used.update(found)
        self._cards.update([hit.at] if "#" in hit.at else self._parts.get(hit.at, [hit.at]))
        return self.silences[found[0]]

    @property
    def cards(self) -> int:
        """How many cards the silenced findings are about; one about the whole deck counts as one card."""
        return len(self._cards)


def _each(context: Context) -> Iterator[tuple[int, Silence]]:
    yield from enumerate(context.dossier.deck.lint)


@rule("Q901", "silence-unknown-rule")
def unknown_rule(context: Context) -> Iterator[Hit]:
    """A silence names a rule that does not exist.

    Reason: It silences nothing, and whoever wrote it believes that it does.

    Source: Complaints about linters: suppressions that have outlived what they suppressed.

    Remedy: Correct the code; `quiz lint --rules` lists them.
    """
    for i, silence in _each(context):
        if silence.rule not in context.codes:
            near = did_you_mean(silence.rule.upper(), context.codes)
            yield Hit(
                context.dossier.deck.id,
                ("deck", "lint", i, "rule"),
                f"there is no rule `{shown(silence.rule)}`",
                remedy=f"did you mean `{near}`?" if near else None,
            )


@rule("Q902", "silence-unneeded")
def unneeded(context: Context) -> Iterator[Hit]:
    """A silence silences nothing.

    Reason: What it was for has been mended; left in place it would hide the next finding of its kind.

    Source: Complaints about linters: suppressions that have outlived what they suppressed.

    Remedy: Delete it.

    Fix: It is deleted.
    """
    for i, silence in _each(context):
        if silence.rule in context.codes and i not in context.silencing.used:
            message = f"nothing at `{shown(silence.at)}` needs silencing for {silence.rule}"
            yield Hit(context.dossier.deck.id, ("deck", "lint", i), message)


@rule("Q903", "too-much-silenced")
def too_much(context: Context) -> Iterator[Hit]:
    """More than 2 % of the deck's cards are silenced, and more than one.

    Reason: A silence is for the rare exception; many of them mean that the questions, or the rule, need
    mending.

    Source: The design of this program: silences stay under 2 % of a deck.

    Remedy: Mend some of the questions, and delete their silences.
    """
    silencing = context.silencing
    if silencing.cards > max(1, MOST * silencing.all_cards):
        share = silencing.cards / silencing.all_cards
        message = f"{silencing.cards} of {silencing.all_cards} cards are silenced ({share:.1%})"
        yield Hit(context.dossier.deck.id, ("deck", "lint"), message)
