"""Making a paper: a drill kept in the store, and the folder of pages to print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec
from msgspec.structs import replace

from quiz.classroom import holding
from quiz.classroom.frozen import FrozenQuestion, decode_instance
from quiz.classroom.options import DrillOptions, decode_options, encode_options
from quiz.classroom.paper import html, pdf, table
from quiz.classroom.paper.layout import fixed_order, lay_out, printed
from quiz.classroom.paper.sheet import Key, Sheet, key, sheet
from quiz.errors import UnknownDrillError, UsageError
from quiz.store import drills, rosters
from quiz.store.failures import unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from quiz.classroom.paper.layout import Printed
    from quiz.classroom.paper.sheet import Size
    from quiz.store.api import Store
    from quiz.store.drills import Drill
    from quiz.store.rosters import Listed

MODE: Final = "paper"
_CODE: Final = 13
"""Letters of a drill's id that stand on its pages: its time to the millisecond, which no other has."""


class Paper(NamedTuple):
    """A drill on paper, as kept."""

    drill: Drill
    options: DrillOptions
    questions: tuple[FrozenQuestion, ...]

    @property
    def code(self) -> str:
        """The beginning of the drill's id, as printed."""
        return self.drill.id[:_CODE]

    def version(self, letter: str) -> tuple[Printed, ...]:
        """Return the questions as a version has them. Raises :class:`UsageError` where there is none."""
        for one in self.options.versions:
            if one.letter == letter.strip().upper():
                return printed(self.questions, one)
        there = ", ".join(one.letter for one in self.options.versions)
        raise UsageError(f"There is no version “{letter.strip()}”.", remedy=f"There are: {there}.")


class Written(NamedTuple):
    """The files written, and the letters that the PDF could not show."""

    files: tuple[Path, ...]
    missing: tuple[str, ...]


def prepare(
    store: Store, deck: str, options: DrillOptions, *, versions: int, title: str | None = None
) -> Paper:
    """Keep a new drill on paper over a deck, and return it. Raises ``QuizError``."""
    drawn = holding.draw(store, deck, options, mode=MODE, title=title)
    laid = lay_out(drawn.questions, versions, options.seed, fixed_order(store.built_deck(deck)))
    options = replace(decode_options(drawn.drill.options), seconds=None, versions=laid)
    drill = drawn.drill._replace(options=encode_options(options))
    holding.keep(store, holding.Prepared(drill, drawn.questions))
    return Paper(drill, options, drawn.questions)


def load(store: Store, wanted: str | None) -> Paper:
    """Return a drill on paper by its code, id or title; None means the newest. Raises ``QuizError``."""
    if wanted is None:
        there = [one for one in drills.everything(store.database) if one.mode == MODE]
        if not there:
            raise UnknownDrillError(
                "No paper has been made yet.", remedy="`quiz paper DECK -o FOLDER` makes one."
            )
        found = there[0]
    else:
        found = drills.drill(store.database, wanted)
    if found.mode != MODE:
        raise UsageError(f"{found.title} is no drill on paper.", remedy="Give the code printed on its pages.")
    try:
        questions = tuple(
            FrozenQuestion(number=one.number, instance=decode_instance(one.instance))
            for one in drills.questions(store.database, found.id)
        )
        options = decode_options(found.options)
        for one in options.versions:
            printed(questions, one)
    except (msgspec.DecodeError, LookupError, ValueError) as error:
        raise unreadable("A drill") from error
    if not options.versions:
        raise unreadable("A drill")
    return Paper(found, options, questions)


def students(store: Store, paper: Paper, roster: str | None = None) -> list[Listed]:
    """Return who is in the paper's class, or in that of another id; nobody where it has none."""
    wanted = roster or paper.options.roster
    return rosters.members(store.database, wanted) if wanted is not None else []


# ---------------------------------------------------------------- the folder


def check_folder(folder: Path, *, force: bool) -> None:
    """Make the folder. Raises :class:`UsageError` where it holds something already, unless forced."""
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file.", remedy="Name a folder for the pages.")
    if not force and folder.is_dir() and any(folder.iterdir()):
        raise UsageError(f"The folder {folder} is not empty.", remedy="Name a new one, or add --force.")
    folder.mkdir(parents=True, exist_ok=True)


def write(paper: Paper, folder: Path, *, size: Size, names: list[str], with_pdf: bool = True) -> Written:
    """Write every version, the key and a table to type results into. Raises ``QuizError``."""
    files: list[Path] = []
    missing: dict[str, None] = {}
    for name, page in _pages(paper):
        files.append(folder / f"{name}.html")
        files[-1].write_text(html.render(page, size=size), encoding="utf-8", newline="\n")
        if with_pdf:
            made = pdf.render(page, size=size, made_at=paper.drill.created_at)
            missing.update(dict.fromkeys(made.missing))
            files.append(folder / f"{name}.pdf")
            files[-1].write_bytes(made.data)
    files.append(folder / "answers.csv")
    files[-1].write_bytes(table.template(len(paper.questions), names))
    return Written(tuple(files), tuple(missing))


def _pages(paper: Paper) -> Iterator[tuple[str, Sheet | Key]]:
    versions = paper.options.versions
    for one in versions:
        yield f"version-{one.letter}", sheet(paper.drill.title, paper.code, paper.questions, one)
    yield "key", key(paper.drill.title, paper.code, paper.questions, versions)
