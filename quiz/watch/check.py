"""One run over a dossier: loaded, linted, verified, built, whatever state its files are in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from quiz.dossier.files import read_files
from quiz.dossier.kept import Kept
from quiz.dossier.load import Loaded, load_texts
from quiz.dossier.problems import DossierProblems
from quiz.errors import QuizError
from quiz.lint import report as lint_report
from quiz.lint.engine import lint
from quiz.questions.build import build_deck
from quiz.verify.run import verify

if TYPE_CHECKING:
    from quiz.dossier.problems import Problem
    from quiz.questions.document import BuiltDeck
    from quiz.store.sync import SyncReport

_LINE: Final = re.compile(r"(\.ya?ml):\d+")
"""A line that a message points to; it moves whenever something is written above it."""


class Told(NamedTuple):
    """A finding as it is printed, and ``key``: what it is wherever its entry has moved to."""

    key: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one run found. A check that was not run, or could not be, is None."""

    problems: tuple[Told, ...] = ()
    """What keeps the dossier from loading; of further ones only ``more`` is known."""
    more: int = 0
    lint: tuple[Told, ...] | None = None
    verify: tuple[Told, ...] | None = None
    cards: int = 0
    questions: int = 0
    built: SyncReport | None = None
    failures: tuple[str, ...] = ()
    """What went wrong besides: articles that cannot be read, a library that cannot be written."""

    @property
    def loads(self) -> bool:
        """Whether there is a dossier to look at."""
        return not self.problems


class Checker:
    """Runs all checks again and again; files that have not changed are not parsed again."""

    def __init__(
        self, path: Path, articles: Path | None = None, *, build: bool = False, db: Path | None = None
    ) -> None:
        self._path = path
        self._articles = articles
        self._build = build
        self._db = db
        self._kept = Kept()

    def run(self) -> Outcome:
        """Look at the dossier as it is now. Raises nothing: a watcher outlives whatever it finds."""
        try:
            return self._run()
        except Exception as error:  # a fault of ours, which the next save may lead around
            self._kept = Kept()
            text = f"the check itself failed ({type(error).__name__}: {_flat(str(error))}) — please report it"
            return Outcome((Told((text,), text),))

    def _run(self) -> Outcome:
        try:
            texts = read_files(self._path)
            loaded = load_texts(self._path.name, texts, self._kept, single=self._path.is_file())
        except DossierProblems as error:
            return Outcome(tuple(map(_problem, error.problems)), error.omitted)
        except QuizError as error:
            text = f"{error.message} — {error.remedy}" if error.remedy else error.message
            return Outcome((Told((error.message,), text),))
        except OSError as error:
            return Outcome((Told((str(error),), str(error)),))
        return self._checked(loaded)

    def _checked(self, loaded: Loaded) -> Outcome:
        deck = build_deck(loaded.dossier)
        findings = lint(loaded, deck).findings
        failures: list[str] = []
        verified = self._verified(loaded, failures)
        built = self._written(deck, failures) if self._build else None
        return Outcome(
            lint=tuple(
                Told((one.file, one.rule, one.card, one.message), lint_report.told(one)) for one in findings
            ),
            verify=verified,
            cards=len(deck.cards),
            questions=sum(len(card.questions) for card in deck.cards),
            built=built,
            failures=tuple(failures),
        )

    def _verified(self, loaded: Loaded, failures: list[str]) -> tuple[Told, ...] | None:
        if self._articles is None:
            return None
        try:
            found = verify(loaded, self._articles).found
        except (QuizError, OSError) as error:
            failures.append(f"not verified: {_flat(str(error))}")
            return None
        return tuple(
            Told(
                (one.where.file, one.code, one.message),
                f"{one.where.file}:{one.where.line}:{one.where.column}: {one.code} {one.message}"
                + (f" — {one.remedy}" if one.remedy else ""),
            )
            for one in found
        )

    def _written(self, deck: BuiltDeck, failures: list[str]) -> SyncReport | None:
        from quiz.store.api import Store

        try:
            with Store.open(self._db) as store:
                return store.sync_deck(deck, origin=str(self._path.resolve()))
        except (QuizError, OSError) as error:
            failures.append(f"not built: {_flat(str(error))}")
            return None


def _problem(problem: Problem) -> Told:
    return Told((problem.file, _LINE.sub(r"\1", problem.message)), str(problem))


def _flat(text: str) -> str:
    return " ".join(text.split())
