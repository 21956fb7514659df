"""The rule about voices offered as wrong that hold the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from quiz.dossier.schema import Evidence
from quiz.lint.context import Context
from quiz.lint.rule import Hit, rule
from quiz.lint.words import alike, all_words, root, roots
from quiz.questions.model import AnyQuestion, AssignQuestion, Card, Form, PickQuestion

NEARLY_THE_SAME = 0.5
"""Two sentences with so many of their telling words in common (Jaccard) say the same."""
_FEWEST = 4
_NEGATIONS = frozenset(str.split("not no never none nor neither without nobody nothing cannot hardly"))


@rule("Q506", "who-says-same", Form.WHO_SAYS, Form.FACT_OR_VIEW)
def who_says_same(context: Context) -> Iterator[Hit]:
    """A voice offered as wrong holds the same: it shares the stance, says it too, or passes it on.

    Reason: Whoever picks it is right, and is told otherwise.

    Source: Haladyna, Downing & Rodriguez 2002, rule 19.

    Remedy: Give the two positions the same `stance`, or make them one statement with two lines of evidence.
    """
    sayings = _Sayings(context)
    for asked in context.asked(Form.WHO_SAYS, Form.FACT_OR_VIEW):
        wrong = _wrong(asked.question)
        if not wrong:
            continue
        allies = sayings.allies(asked.card)
        found = next((label for label in wrong if label in allies), None)
        if found is not None:
            yield context.hit(asked, f"{found} is offered as wrong, but {allies[found]}")


def _wrong(question: AnyQuestion) -> tuple[str, ...]:
    if isinstance(question, PickQuestion):
        return question.pool
    if isinstance(question, AssignQuestion):
        return tuple(text for row in question.rows for i, text in enumerate(row.options) if i != row.key)
    return ()


@dataclass(frozen=True, slots=True)
class _Saying:
    """A view, reported speech or a position: what is said, by whom."""

    at: str
    holder: str
    words: frozenset[str]
    negated: bool


class _Sayings:
    """Everything that some voice holds, and what of it comes to the same."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._label = context.material.label

    def allies(self, card: Card) -> dict[str, str]:
        """Return who holds the same as a card's voice, by label, with the reason."""
        material = self._context.material
        found: dict[str, str] = {}
        position, statement = self._context.position(card), self._context.statement(card)
        if position is not None:
            dispute, mine = position
            self._note(
                found,
                (p.holder for p in dispute.positions if p.stance == mine.stance),
                "takes the same stance",
            )
            self._through(found, mine.evidence)
            at = f"{dispute.id}#{mine.id}"
        elif statement is not None:
            self._through(found, statement.evidence)
            at = statement.id
        else:
            return {}
        for other in self._same.get(at, ()):
            self._note(found, [self._all[other].holder], f"says nearly the same (`{other}`)")
            also = material.position(other)
            if also is not None:
                allied = (p.holder for p in also[0].positions if p.stance == also[1].stance)
                self._note(found, allied, f"takes that stance in `{also[0].id}`")
        if card.holder:
            found.pop(card.holder, None)
        return found

    def _note(self, found: dict[str, str], voices: Iterable[str], why: str) -> None:
        for voice in voices:
            found.setdefault(self._label(voice), why)

    def _through(self, found: dict[str, str], evidence: Iterable[Evidence]) -> None:
        self._note(found, (e.holder for e in evidence), "tells it too")
        self._note(found, (voice for e in evidence for voice in e.says[:-1]), "passes it on")

    @cached_property
    def _all(self) -> dict[str, _Saying]:
        dossier, material = self._context.dossier, self._context.material
        found = [(s.id, s.holder, material.plain_text(s)) for s in dossier.statements]
        found += [(f"{d.id}#{p.id}", p.holder, p.claim) for d in dossier.disputes for p in d.positions]
        return {at: self._saying(at, holder, text) for at, holder, text in found}

    def _saying(self, at: str, holder: str, text: str) -> _Saying:
        named = {root(word) for name in self._context.material.names(holder) for word in all_words(name)}
        negated = len(all_words(text) & _NEGATIONS) + len(re.findall(r"n[’']t\b", text)) > 0
        return _Saying(at, holder, roots(text) - named, negated)

    @cached_property
    def _same(self) -> dict[str, list[str]]:
        """Per saying the others that come to the same."""
        found: dict[str, list[str]] = defaultdict(list)
        words = {at: saying.words for at, saying in self._all.items() if len(saying.words) >= _FEWEST}
        for one, other in alike(words, NEARLY_THE_SAME):
            if self._all[one].negated == self._all[other].negated:
                found[one].append(other)
                found[other].append(one)
        return found
