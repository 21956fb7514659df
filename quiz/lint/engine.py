"""Runs every rule over a dossier and its deck, and takes out what the author has silenced."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from quiz.dossier.cast import Silence
from quiz.dossier.load import Loaded
from quiz.dossier.marks import Where
from quiz.dossier.problems import DossierProblems
from quiz.lint.context import Context
from quiz.lint.rule import Hit, Rule
from quiz.lint.rules import ABOUT_SILENCES, RULES
from quiz.progress import OnProgress, telling
from quiz.questions.build import build_deck
from quiz.questions.document import BuiltDeck


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something amiss, where it stands and what to do about it. Lines and columns count from 1.

    ``card`` is the card's id (or the entry's, with the deck's before it), ``forms`` the forms
    of question that show it, none where it is not about a question.
    """

    file: str
    line: int
    column: int
    rule: str
    name: str
    card: str
    forms: tuple[str, ...]
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Silenced:
    """A finding that the author has silenced, and why."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a run found. ``silenced_cards`` counts the cards that silenced findings are about."""

    deck: str
    cards: int
    questions: int
    findings: tuple[Finding, ...]
    silenced: tuple[Silenced, ...]
    silenced_cards: int

    @property
    def counts(self) -> dict[str, int]:
        """How many findings each rule has, by code; rules without any are left out."""
        return dict(sorted(Counter(finding.rule for finding in self.findings).items()))

    @property
    def silenced_share(self) -> float:
        """The part of the deck's cards that silenced findings are about, from 0 to 1."""
        return self.silenced_cards / self.cards if self.cards else 0.0


class Found(NamedTuple):
    """What every rule found, before it is put into a report."""

    context: Context
    hits: dict[tuple[Rule, Hit], tuple[list[str], Silence | None]]
    """Each thing found, with the forms that show it and what silences it."""


def lint(
    loaded: Loaded,
    built: BuiltDeck | None = None,
    *,
    fingerprints: Mapping[str, Sequence[str]] | None = None,
    on_progress: OnProgress | None = None,
) -> Report:
    """Run every rule over a dossier and its deck, which is built where it is not given.

    The same input gives the same report. ``fingerprints`` are those of the sources' articles, where these
    are known. ``on_progress`` is told how many of the rules have been run.
    """
    return as_report(loaded, run(loaded, built, fingerprints=fingerprints, on_progress=on_progress))


def run(
    loaded: Loaded,
    built: BuiltDeck | None = None,
    *,
    fingerprints: Mapping[str, Sequence[str]] | None = None,
    on_progress: OnProgress | None = None,
) -> Found:
    """Run every rule as :func:`lint` does; return what they found with its places in the dossier."""
    dossier = loaded.dossier
    built = built if built is not None else build_deck(dossier)
    codes = [one.code for one in RULES]
    context = Context(dossier, built, codes, marks=loaded.marks, fingerprints=fingerprints)
    found: dict[tuple[Rule, Hit], tuple[list[str], Silence | None]] = {}
    for one in telling(RULES, on_progress):
        may = one not in ABOUT_SILENCES  # what is said of silences cannot be silenced
        for hit in one.check(context):
            silence = context.silencing.silence(one.code, hit) if may else None
            forms, _ = found.setdefault((one, hit._replace(form=None)), ([], silence))
            if hit.form is not None and hit.form.value not in forms:
                forms.append(hit.form.value)
    return Found(context, found)


def as_report(loaded: Loaded, found: Found) -> Report:
    """Put what was found into a report, each finding with the place in the files where it stands."""
    dossier, built, silencing = loaded.dossier, found.context.built, found.context.silencing
    where = loaded.marks.where_all((hit.path, False) for _, hit in found.hits)
    placed = [
        (_finding(one, hit, tuple(forms), where[hit.path, False], dossier.deck.id), silence)
        for (one, hit), (forms, silence) in found.hits.items()
    ]
    return Report(
        deck=dossier.deck.id,
        cards=len(built.cards),
        questions=sum(len(card.questions) for card in built.cards),
        findings=_sorted(finding for finding, silence in placed if silence is None),
        silenced=tuple(
            Silenced(finding, reason)
            for finding, reason in sorted((f, s.reason) for f, s in placed if s is not None)
        ),
        silenced_cards=silencing.cards,
    )


def from_problems(error: DossierProblems) -> Report:
    """Return the report on a dossier that cannot be built: its problems as findings."""
    findings = [
        Finding(p.file, p.line, p.column, "Q001", "dossier-has-problems", "", (), p.message, p.remedy or "")
        for p in error.problems
    ]
    return Report("", 0, 0, _sorted(findings), (), 0)


def _finding(one: Rule, hit: Hit, forms: tuple[str, ...], where: Where, deck: str) -> Finding:
    card = hit.at if hit.at == deck else f"{deck}/{hit.at}"
    return Finding(*where, one.code, one.name, card, forms, hit.message, hit.remedy or one.remedy)


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(set(findings)))
