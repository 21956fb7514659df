"""What else would be right: looked up without the generator's own means, so that its slips show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from quiz.dossier.schema import Answer, Statement
from quiz.lint.context import Context
from quiz.lint.words import Postings, roots
from quiz.questions.folding import compact
from quiz.questions.material import Slot
from quiz.questions.model import Card, CardKind
from quiz.questions.slots import all_names, option, said

_NEARLY_THE_SAME = 0.75
"""Two questions that share so much of the shorter one's telling words ask for the same thing."""
_FEWEST = 3
"""Fewer telling words than this in common say nothing."""


def _told_apart(slots: Mapping[str, Slot], asked: Mapping[str, frozenset[str]], one: str, other: str) -> bool:
    """Tell whether two slots of one sentence are asked for by words of their own: opened, closed."""
    (mine, _), (its, _) = slots[one], slots[other]
    return mine == its and bool(asked[one] - asked[other]) and bool(asked[other] - asked[one])


class Truths:
    """Tells whether a value answers a question, by any entry of the dossier."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def why_true(self, card: Card, value: str) -> str | None:
        """Return why a value is right for a card; None where nothing makes it so."""
        if card.kind is CardKind.POSITION:
            return self._same_stance(card, value)
        statement, answer = self._context.statement(card), self._context.answer(card)
        if statement is None or answer is None:
            return None
        if compact(value) in self._spellings(answer):
            return "it is an accepted spelling of the answer"
        return self._by_discrepancy(statement, answer, value) or self._by_statement(
            statement, card.part, value
        )

    def _spellings(self, answer: Answer) -> set[str]:
        material = self._context.material
        texts = [said(answer, material), answer.show or "", *answer.accept]
        texts += [option(answer, text) for text in texts]
        if answer.entity in material.entities:
            texts += all_names(answer.entity or "", material)
        return {compact(text) for text in texts if text}

    def _by_discrepancy(self, statement: Statement, answer: Answer, value: str) -> str | None:
        """Return the discrepancy of which the answer is one value and this is another."""
        mine = self._spellings(answer)
        about = self._context.telling_roots(
            " ".join(text for texts in statement.ask.values() for text in texts)
        )
        for discrepancy in self._values.get(compact(value), ()):
            other = self._context.discrepancies[discrepancy][1]
            spelt = {compact(text) for one in other.values for text in (one.value, *one.accept)}
            if mine & spelt and about & self._context.telling_roots(other.thing):
                return f"the sources differ on {other.thing}"
        return None

    @cached_property
    def _values(self) -> dict[str, list[str]]:
        """Per value, folded, the discrepancies that have it."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for discrepancy in self._context.dossier.discrepancies:
            for value in discrepancy.values:
                for text in (value.value, *value.accept):
                    found[compact(text)][discrepancy.id] = None
        return {text: list(ids) for text, ids in found.items()}

    def _by_statement(self, statement: Statement, slot: str, value: str) -> str | None:
        """Return the statement that answers nearly the same question with this value."""
        for other, its_slot in self._near.get((statement.id, slot), ()):
            its = self._context.statements[other][1]
            if its.holder == statement.holder and compact(value) in self._answers[other, its_slot]:
                return f"`{other}` gives it as the answer to “{its.ask[its_slot][0]}”"
        return None

    @cached_property
    def _answers(self) -> dict[Slot, set[str]]:
        """Per slot its answer in every spelling, folded."""
        return {
            (statement.id, slot): self._spellings(answer)
            for statement in self._context.dossier.statements
            for slot, answer in statement.answers.items()
        }

    @cached_property
    def _near(self) -> dict[Slot, list[Slot]]:
        """Per slot those others that ask for nearly the same thing."""
        asked: dict[str, frozenset[str]] = {}
        slots: dict[str, Slot] = {}
        for statement in self._context.dossier.statements:
            for slot, wordings in statement.ask.items():
                for i, wording in enumerate(wordings):
                    key = f"{statement.id}#{slot}#{i}"
                    asked[key], slots[key] = roots(wording), (statement.id, slot)
        postings = Postings(asked)
        near: dict[Slot, dict[Slot, None]] = defaultdict(dict)
        for key, words in asked.items():
            if len(words) < _FEWEST:
                continue
            share = max(_NEARLY_THE_SAME, _FEWEST / len(words))
            for other in postings.holding(frozenset(), words, share):
                if slots[other] != slots[key] and not _told_apart(slots, asked, key, other):
                    near[slots[key]][slots[other]] = None
                    near[slots[other]][slots[key]] = None
        return {slot: list(others) for slot, others in near.items()}

    def _same_stance(self, card: Card, text: str) -> str | None:
        """Return the position of the same side, or voice, of which this is the claim or the grounds."""
        found = self._context.position(card)
        if found is None:
            return None
        dispute, mine = found
        for other in dispute.positions:
            if other is not mine and compact(text) in {compact(other.claim), compact(other.grounds or "")}:
                if other.stance == mine.stance:
                    return f"`{other.id}` takes the same stance"
                if other.holder == mine.holder:
                    return f"`{other.id}` is a position of the same voice"
        return None
