"""Bad questions to plant and good ones beside them: small dossiers, and what the generator never makes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from msgspec.structs import replace

from quiz.dossier.load import load_with_marks
from quiz.dossier.schema import Dossier
from quiz.lint.context import Context
from quiz.lint.rule import Hit
from quiz.lint.rules import RULES
from quiz.questions.build import build_deck
from quiz.questions.model import AnyQuestion, Card, Form, PickQuestion

BASE = """\
deck: {id: garden, title: The garden dispute, format: 1, licence: MIT}
sources:
  - {id: s0, file: s0.txt, label: the Herald article, author: herald, published: 2020-05-01, paragraphs: 9}
  - {id: s1, file: s1.txt, label: the Post article, author: post, paragraphs: 9}
  - id: s2
    file: s2.txt
    label: the Mirror column
    author: mirror
    paragraphs: 9
    map: [{par: "7-9", role: comment, voice: reader}]
voices:
  - {id: herald, kind: author, label: the Herald author}
  - {id: post, kind: author, label: the Post author}
  - {id: mirror, kind: author, label: the Mirror author}
  - {id: reader, kind: commenter, label: the reader ‘Oak’, names: [Oak]}
  - {id: ada, kind: person, label: Ada Brandt, names: [Brandt], entity: ada}
  - {id: ben, kind: person, label: Ben Castle, names: [Castle], entity: ben}
  - {id: cora, kind: person, label: Cora Dietz, names: [Dietz], entity: cora}
  - {id: council, kind: institution, label: the town council}
entities:
  - {id: ada, name: Ada Brandt, type: person, group: gardeners}
  - {id: ben, name: Ben Castle, type: person, group: gardeners}
  - {id: cora, name: Cora Dietz, type: person, group: gardeners}
  - {id: dov, name: Dov Ellis, type: person, group: gardeners}
  - {id: elm, name: Elm Park, type: place, group: parks}
  - {id: fir, name: Fir Park, type: place, group: parks}
  - {id: ivy, name: Ivy Lawn, type: place, group: parks}
  - {id: oak, name: Oak Field, type: place, group: parks}
"""

Change = Callable[[Card], Card]


@dataclass(frozen=True)
class Case:
    """Entries added to the base dossier, and what is changed in the cards built from them."""

    sections: dict[str, str]
    change: Change | None = None
    dossier: Callable[[Dossier], Dossier] | None = None
    """What is changed in the dossier after it has passed the loader's checks."""
    prints: dict[str, list[str]] = field(default_factory=dict)
    """Per source the fingerprints of its article."""

    def hits(self, code: str, folder: Path) -> list[Hit]:
        """Run one rule over it."""
        path = folder / "garden.yaml"
        path.write_text(self.text, encoding="utf-8")
        dossier, marks = load_with_marks(path)
        built = build_deck(dossier)
        if self.dossier is not None:
            dossier = self.dossier(dossier)
        if self.change is not None:
            built = replace(built, cards=tuple(self.change(card) for card in built.cards))
        rule = next(rule for rule in RULES if rule.code == code)
        codes = [rule.code for rule in RULES]
        return list(rule.check(Context(dossier, built, codes, marks=marks, fingerprints=self.prints)))

    @property
    def text(self) -> str:
        """The dossier as written."""
        text = BASE
        for name, entries in self.sections.items():
            head = f"{name}:\n"
            text = text.replace(head, head + entries) if head in text else text + head + entries
        return text


def statement(
    text: str = "The lawn was cut by {a}.",
    ask: str | None = "Who cut the lawn?",
    answer: str = "{type: person, entity: ada}",
    *,
    slug: str = "lawn",
    kind: str = "report",
    at: str = "s0#1",
    says: str = "[herald]",
    printed: str = "cut the lawn",
    more: str = "",
) -> str:
    """Write a statement with one slot, ``a``; ``more`` are further keys, each on a line."""
    lines = [
        f"id: {slug}",
        f"kind: {kind}",
        f'text: "{text}"',
        f"answers: {{a: {answer}}}",
        f'ask: {{a: "{ask}"}}',
        f'evidence: [{{at: "{at}", says: {says}, printed: "{printed}"}}]',
        *more.splitlines(),
    ]
    return "  - " + "\n    ".join(lines) + "\n"


def term(value: str, *distractors: str, more: str = "") -> str:
    """Write a term as an answer."""
    wrong = ", ".join(f'"{text}"' for text in distractors)
    return f'{{type: term, value: "{value}", distractors: [{wrong}]{more}}}'


def stated(*statements: str, change: Change | None = None, **sections: str) -> Case:
    """Return a case of statements, and of other sections."""
    return Case({"statements": "".join(statements), **sections}, change)


def asked(
    ask: str, key: str, *distractors: str, text: str = "The crop is {a}.", change: Change | None = None
) -> Case:
    """Return a case of one question with a term as its answer."""
    return stated(statement(text, ask, term(key, *distractors)), change=change)


def shows(key: str, pool: Sequence[str], *, ask: str = "What is it?", ordered: bool = False) -> Case:
    """Return a case of one choice with exactly these options, whatever the generator would make."""

    def change(card: Card) -> Card:
        return replace(card, questions=tuple(map(swapped, card.questions)))

    def swapped(question: AnyQuestion) -> AnyQuestion:
        if not isinstance(question, PickQuestion) or question.form is not Form.CHOICE:
            return question
        order = (key, *pool) if ordered else ()
        return replace(question, prompts=(ask,), key=key, pool=tuple(pool), ordered=order)

    return asked("What is it?", "grass", "clover", "moss", "thyme", change=change)


def prompted(prompt: str) -> Change:
    """Return a change after which every question of every card has exactly this stem."""

    def change(card: Card) -> Card:
        return replace(card, questions=tuple(replace(one, prompts=(prompt,)) for one in card.questions))

    return change
