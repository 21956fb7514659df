"""What the rules look at: a dossier, the deck built from it, and what learners are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from quiz.dossier.fields import RESERVED_START
from quiz.dossier.marks import Marks, Path
from quiz.dossier.schema import (
    Answer,
    CardSet,
    Discrepancy,
    Dispute,
    Dossier,
    Evidence,
    HandCard,
    Position,
    Statement,
)
from quiz.lint.rule import Hit
from quiz.lint.silences import Silencing
from quiz.lint.words import roots
from quiz.questions.document import BuiltDeck
from quiz.questions.folding import compact
from quiz.questions.material import Material
from quiz.questions.model import AnyInstance, AnyQuestion, Card, Form, Pick, PickQuestion
from quiz.questions.realise import realise

SHOWINGS = 8
"""How many showings of each question are looked at: of eight wrong options without an order each is shown."""

COMMON = 0.1
"""Words in a greater part of the statements than this run through the whole deck."""
_FEWEST_COMMON = 12

Of = TypeVar("Of", bound=AnyQuestion)


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of one card."""

    card: Card
    question: AnyQuestion

    def shown(self) -> Iterator[AnyInstance]:
        """Yield the question as it is shown, several times: options and their order vary."""
        for repetition in range(SHOWINGS):
            yield realise(self.question, self.card, "", repetition)


class Context:
    """A dossier and its deck, indexed for the rules."""

    def __init__(
        self,
        dossier: Dossier,
        built: BuiltDeck,
        codes: Collection[str] = (),
        *,
        marks: Marks | None = None,
        fingerprints: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self.dossier = dossier
        self.built = built
        self.codes = codes
        """The code of every rule there is."""
        self.marks = marks
        """The files' texts, where they are known: the rule about spaces reads them."""
        self.fingerprints = fingerprints or {}
        """Per source its article's fingerprints, where the articles are known and nothing in them moved."""
        self.silencing = Silencing(dossier, built)
        self.material = Material(dossier)
        self.statements: dict[str, tuple[int, Statement]] = _indexed(dossier.statements)
        self.discrepancies: dict[str, tuple[int, Discrepancy]] = _indexed(dossier.discrepancies)
        self.disputes: dict[str, tuple[int, Dispute]] = _indexed(dossier.disputes)
        self.sets: dict[str, tuple[int, CardSet]] = _indexed(dossier.sets)
        self.hands: dict[str, tuple[int, HandCard]] = _indexed(dossier.cards)

    # ------------------------------------------------------------ questions

    @cached_property
    def _by_form(self) -> dict[Form, list[Asked]]:
        found: dict[Form, list[Asked]] = {}
        for card in self.built.cards:
            for question in card.questions:
                found.setdefault(question.form, []).append(Asked(card, question))
        return found

    def asked(self, *forms: Form) -> Iterator[Asked]:
        """Yield the questions of these forms, card by card within each."""
        for form in forms:
            yield from self._by_form.get(form, ())

    def picks(self, *forms: Form) -> Iterator[tuple[Asked, PickQuestion, list[Pick]]]:
        """Yield the questions of these forms that are picked from options, with what is shown of them."""
        for asked in self.asked(*forms):
            if isinstance(asked.question, PickQuestion):
                yield asked, asked.question, self._shown_picks[asked.question.id]

    @cached_property
    def _shown_picks(self) -> dict[str, list[Pick]]:
        """Per question that is picked, its showings: each set of options once."""
        found: dict[str, list[Pick]] = {}
        for card in self.built.cards:
            for question in card.questions:
                if isinstance(question, PickQuestion):
                    shown = [i for i in Asked(card, question).shown() if isinstance(i, Pick)]
                    found[question.id] = list({frozenset(one.options): one for one in shown}.values())
        return found

    # ------------------------------------------------------------ cards and entries

    def statement(self, card: Card) -> Statement | None:
        """Return the statement that a card is made from."""
        found = self.statements.get(card.slug)
        return found[1] if found else None

    def answer(self, card: Card) -> Answer | None:
        """Return the answer of the slot that a card asks for."""
        statement = self.statement(card)
        return statement.answers.get(card.part) if statement else None

    def position(self, card: Card) -> tuple[Dispute, Position] | None:
        """Return the position that a card is made from, with its dispute."""
        return self.material.position(f"{card.slug}#{card.part}")

    def evidence(self) -> Iterator[tuple[str, Path, Evidence]]:
        """Yield every line of evidence with what it belongs to (``slug`` or ``slug#part``) and its place."""
        for i, statement in enumerate(self.dossier.statements):
            for j, one in enumerate(statement.evidence):
                yield statement.id, ("statements", i, "evidence", j), one
        for i, discrepancy in enumerate(self.dossier.discrepancies):
            for k, value in enumerate(discrepancy.values):
                for j, one in enumerate(value.evidence):
                    yield discrepancy.id, ("discrepancies", i, "values", k, "evidence", j), one
        for i, dispute in enumerate(self.dossier.disputes):
            for k, position in enumerate(dispute.positions):
                at = f"{dispute.id}#{position.id}"
                for j, one in enumerate(position.evidence):
                    yield at, ("disputes", i, "positions", k, "evidence", j), one
        for i, hand in enumerate(self.dossier.cards):
            for j, one in enumerate(hand.evidence):
                yield hand.id, ("cards", i, "evidence", j), one

    def path(self, card: Card, what: str = "answer") -> Path:
        """Return where a card's ``answer`` or its question (``ask``) is written."""
        if card.slug in self.statements:
            i, statement = self.statements[card.slug]
            if card.part not in statement.answers:
                return ("statements", i, "text")
            return ("statements", i, "answers" if what == "answer" else "ask", card.part)
        if card.slug in self.discrepancies:
            return (
                "discrepancies",
                self.discrepancies[card.slug][0],
                "values" if what == "answer" else "ask",
            )
        if card.slug in self.disputes:
            i, dispute = self.disputes[card.slug]
            for k, position in enumerate(dispute.positions):
                if position.id == card.part:
                    return ("disputes", i, "positions", k, "claim")
            for k, stance in enumerate(dispute.stances):
                if card.part == f"{RESERVED_START}{stance.id}":
                    return ("disputes", i, "stances", k)
            return ("disputes", i, "question")
        if card.slug in self.hands:
            return ("cards", self.hands[card.slug][0], "back" if what == "answer" else "front")
        if card.slug in self.sets:
            return ("sets", self.sets[card.slug][0], "pairs" if what == "answer" else "ask")
        return ("deck",)

    def both_named(self, one: str, other: str) -> bool:
        """Tell whether two options are names of two entities, or of two voices."""
        named = [self._named.get(compact(option)) for option in (one, other)]
        return None not in named and named[0] != named[1]

    def is_name(self, option: str) -> bool:
        """Tell whether an option is the name of an entity or of a voice."""
        return compact(option) in self._named

    def without_reporters(self, prompt: str, card: Card) -> str:
        """Return a prompt without the names of those who tell what is asked: they are not what is asked."""
        statement = self.statement(card)
        if statement is None:
            return prompt
        for evidence in statement.evidence:
            source = self.material.sources.get(evidence.source)
            for voice in evidence.says[:-1] if statement.needs_holder else evidence.says:
                prompt = prompt.replace(self.material.label(voice), " ")
            if source is not None:
                prompt = prompt.replace(source.label, " ")
        return prompt

    def telling_roots(self, text: str) -> frozenset[str]:
        """Return the roots of a text's words that do not run through the whole deck."""
        return frozenset(word for word in roots(text) if self._spread[word] <= self._common)

    @cached_property
    def _spread(self) -> Counter[str]:
        """Per root of a word in how many statements it stands."""
        return Counter(
            word for one in self.dossier.statements for word in roots(self.material.plain_text(one))
        )

    @property
    def _common(self) -> int:
        return max(_FEWEST_COMMON, int(COMMON * len(self.dossier.statements)))

    @cached_property
    def _named(self) -> dict[str, str]:
        """Per name, folded, the entity or voice that has it."""
        names = {compact(voice.label): f"voice {voice.id}" for voice in self.dossier.voices}
        return names | self.material.by_name

    # ------------------------------------------------------------ findings

    def hit(self, asked: Asked, message: str, *, what: str = "answer", remedy: str | None = None) -> Hit:
        """Return a finding about a question; ``what`` is to be mended, its ``answer`` or what it ``ask``s."""
        card = asked.card
        return Hit(f"{card.slug}#{card.part}", self.path(card, what), message, asked.question.form, remedy)

    def of_deck(self, message: str, form: Form | None = None) -> Hit:
        """Return a finding about the deck as a whole."""
        return Hit(self.dossier.deck.id, ("deck",), message, form)


Entry = TypeVar("Entry", Statement, Discrepancy, Dispute, HandCard, CardSet)


def _indexed(entries: list[Entry]) -> dict[str, tuple[int, Entry]]:
    return {entry.id: (i, entry) for i, entry in enumerate(entries)}
