"""Counts of a dossier and its deck: paragraphs, voices, forms, lengths, wrong options. Never findings."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from quiz.dossier.index import Index, Known
from quiz.dossier.schema import Role
from quiz.questions.model import PickQuestion
from quiz.verify.articles import Article
from quiz.verify.coverage import TELLING, Coverage
from quiz.verify.coverage import measure as measure_coverage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from quiz.dossier.schema import Dossier
    from quiz.questions.document import BuiltDeck
    from quiz.verify.articles import Missing

MOST_OPENING = 6
"""So many words of a paragraph are shown that it may be known by."""
FEW_OPTIONS = 3
"""With fewer wrong options to draw from, a question shows the same ones each time."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: what it is, and how many entries rest on it.

    ``words`` and ``opening``, the first few of them, are None where the article is not at hand.
    """

    number: int
    role: Role
    entries: int
    words: int | None = None
    opening: str | None = None

    @property
    def tells(self) -> bool:
        """Whether it tells something: no heading, caption, credit or the like."""
        return self.role in TELLING

    @property
    def bare(self) -> bool:
        """Whether it tells something and no entry rests on it."""
        return self.tells and not self.entries


@dataclass(frozen=True, slots=True)
class VoiceShare:
    """What one voice holds: statements, values of discrepancies, positions; and in how many sources."""

    voice: str
    label: str
    statements: int
    values: int
    positions: int
    sources: int

    @property
    def all(self) -> int:
        """How many entries it holds in all."""
        return self.statements + self.values + self.positions


@dataclass(frozen=True, slots=True)
class Spread:
    """Least, middle and most of some counts."""

    least: int
    median: float
    most: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that is counted. Tables by name go from the first to the last of their kind."""

    deck: str
    coverage: Coverage
    paragraphs: dict[str, tuple[Paragraph, ...]]
    """By source."""
    missing: tuple[str, ...]
    """Sources whose article was looked for in vain."""
    voices: tuple[VoiceShare, ...]
    """Those that hold something, the one that holds most first."""
    cards: int
    questions: int
    card_kinds: dict[str, int]
    forms: dict[str, int]
    """How many questions there are of each form."""
    forms_per_card: dict[int, int]
    """How many cards are asked in one form, in two, and so on."""
    importance: dict[int, int]
    """How many cards are of importance 3, 2, 1."""
    sentence_words: Spread | None
    """The lengths of the statements' sentences."""
    longest: tuple[tuple[str, int], ...]
    """The statements with the longest sentences, and their words."""
    options: Spread | None
    """How many wrong options the questions to pick from draw on."""
    few_options: tuple[str, ...]
    """Cards of which a question has fewer than three."""


def measure(dossier: Dossier, built: BuiltDeck, articles: Mapping[str, Article | Missing]) -> Figures:
    """Count a dossier and the deck made from it. ``articles`` is empty where there are none."""
    lengths = [(one.id, len(one.text.split())) for one in dossier.statements]
    pools = [
        (card, len(question.pool))
        for card in built.cards
        for question in card.questions
        if isinstance(question, PickQuestion)
    ]
    coverage = measure_coverage(dossier)
    per_card = Counter(len({question.form for question in card.questions}) for card in built.cards)
    importance = Counter(card.importance for card in built.cards)
    return Figures(
        deck=dossier.deck.id,
        coverage=coverage,
        paragraphs=_paragraphs(dossier, articles),
        missing=tuple(one for one in articles if not isinstance(articles[one], Article)),
        voices=_voices(dossier),
        cards=len(built.cards),
        questions=sum(len(card.questions) for card in built.cards),
        card_kinds=_by_number(card.kind.value for card in built.cards),
        forms=_by_number(question.form.value for card in built.cards for question in card.questions),
        forms_per_card=dict(sorted(per_card.items())),
        importance={level: importance[level] for level in (3, 2, 1)},
        sentence_words=_spread(length for _, length in lengths),
        longest=tuple(sorted(lengths, key=lambda one: -one[1])[:3]),
        options=_spread(size for _, size in pools),
        few_options=tuple(dict.fromkeys(card.id for card, size in pools if size < FEW_OPTIONS)),
    )


def _paragraphs(
    dossier: Dossier, articles: Mapping[str, Article | Missing]
) -> dict[str, tuple[Paragraph, ...]]:
    index = Index(dossier, Known())
    resting: dict[str, set[object]] = {}
    for path, evidence in index.evidence:
        entry = path[:4] if path[0] == "disputes" else path[:2]  # each position counts, a discrepancy once
        resting.setdefault(evidence.at, set()).add(entry)
    for i, statement in enumerate(dossier.statements):
        for at in statement.inferred_from:
            resting.setdefault(at, set()).add(("statements", i))
    found = {}
    for source in dossier.sources:
        article = articles.get(source.id)
        rows = []
        for number in range(1, source.paragraphs + 1):
            text = article.text(number) if isinstance(article, Article) else None
            words = None if text is None else text.split()
            rows.append(
                Paragraph(
                    number,
                    Role(index.maps[source.id].role(number)),
                    len(resting.get(f"{source.id}#{number}", ())),
                    None if words is None else len(words),
                    None if words is None else " ".join(words[:MOST_OPENING]),
                )
            )
        found[source.id] = tuple(rows)
    return found


def _voices(dossier: Dossier) -> tuple[VoiceShare, ...]:
    statements: Counter[str] = Counter()
    values: Counter[str] = Counter()
    positions: Counter[str] = Counter()
    sources: dict[str, set[str]] = {}
    for count, entries in (
        (statements, dossier.statements),
        (values, [value for one in dossier.discrepancies for value in one.values]),
        (positions, [position for one in dossier.disputes for position in one.positions]),
    ):
        for entry in entries:
            count.update({line.holder for line in entry.evidence})
            for line in entry.evidence:
                sources.setdefault(line.holder, set()).add(line.source)
    shares = [
        VoiceShare(
            one.id, one.label, statements[one.id], values[one.id], positions[one.id], len(sources[one.id])
        )
        for one in dossier.voices
        if one.id in sources
    ]
    return tuple(sorted(shares, key=lambda one: -one.all))


def _by_number(names: Iterable[str]) -> dict[str, int]:
    counts = Counter(names)
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _spread(counts: Iterable[int]) -> Spread | None:
    found = sorted(counts)
    return Spread(found[0], float(median(found)), found[-1]) if found else None
