"""Typing in the results of a paper, student by student, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from quiz.classroom.live import names
from quiz.classroom.paper.entering import Who, entered, save, take_out
from quiz.classroom.paper.lines import read_line
from quiz.classroom.paper.making import students
from quiz.classroom.paper.strip import StripError, read
from quiz.classroom.roster import checked
from quiz.cli.paper_shown import answer_line, question_lines, wrapped
from quiz.errors import UsageError
from quiz.text import counted, printable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO

    from quiz.classroom.frozen import Answer
    from quiz.classroom.paper.layout import Printed
    from quiz.classroom.paper.making import Paper
    from quiz.store.api import Store

WIDTH: Final = 78
_LONGEST: Final = 10_000
_DELETE: Final = ":d "
HELP: Final = """\
Answers, each after its question's number: 1b 2c 3- 4 1979 5 bdca
  a letter for a tick; t or f; letters for rows and for an order; - for no answer
  where typed answers hold numbers, put ; after each: 4 3 January; 5 bdca
Enter alone asks one question after another.
:l  who is entered, who is missing    :x  leave this student, keep nothing
:d NAME  delete what is entered for a student who was not there
:h  this help                         :q  stop (who was saved stays saved)"""


class _Stop(Exception):  # noqa: N818 - not an error: the teacher, or the end of input, ends it
    """No more is typed in."""


class _Leave(Exception):  # noqa: N818 - not an error
    """This student is left as they were."""


class Entering:
    """Asks for students and their answers over two text streams; keeps each student at once."""

    def __init__(self, store: Store, paper: Paper, roster: str | None, source: TextIO, out: TextIO) -> None:
        """Make the dialog; ``roster`` is the id of a class in place of the paper's own."""
        self._store = store
        self._paper = paper
        self._class = students(store, paper, roster)
        self._in = source
        self._out = out

    def run(self) -> None:
        """Ask until an empty name, ``:q`` or the end of the input."""
        paper = self._paper
        letters = ", ".join(one.letter for one in paper.options.versions)
        self._say(f"{paper.drill.title}: {counted(len(paper.questions), 'question')}, versions {letters}.")
        self._say(f"{self._count()} Enter without a name ends; :h tells what can be typed.")
        try:
            while True:
                try:
                    name = self._line("Student")
                    if not name:
                        break
                    if name.casefold().startswith(_DELETE):
                        self._delete(name[len(_DELETE) :].strip())
                    elif (who := self._who(name)) is not None:
                        self._student(who)
                except _Leave:
                    self._say("Left as it was.")
        except (_Stop, KeyboardInterrupt):
            self._say("")
        self._say(f"{self._count()} `quiz report {paper.code}` tells how it went.")

    def _count(self) -> str:
        done = len(entered(self._store, self._paper))
        return (
            f"{done} of {len(self._class)} entered."
            if self._class
            else f"{counted(done, 'student')} entered."
        )

    # ------------------------------------------------------------ who

    def _who(self, typed: str) -> Who | None:
        """Return who is meant by a name or part of one; None where that is not settled."""
        folded = names.folded(typed)
        known = [Who(one.name, one.learner) for one in self._class]
        in_class = {one.folded for one in known}
        known += [
            one.who for one in entered(self._store, self._paper).values() if one.who.folded not in in_class
        ]
        exact = [one for one in known if one.folded == folded]
        found = exact or [
            one
            for one in known
            if one.folded.startswith(folded)
            or any(names.folded(word).startswith(folded) for word in one.name.split())
        ]
        if len(found) == 1:
            self._say(f"  {found[0].name}")
            return found[0]
        if found:
            self._say(f"  That may be {', '.join(one.name for one in found[:12])}. Type more of the name.")
            return None
        try:
            who = Who(checked(typed))
        except UsageError as error:
            self._say(f"  {error.message} {error.remedy or ''}")
            return None
        if self._class and not self._yes(
            f"Nobody in the class is called {who.name}. Enter under that name? y or n"
        ):
            return None
        return who

    def _yes(self, question: str) -> bool:
        return self._line(question).casefold() in {"y", "yes"}

    # ------------------------------------------------------------ one student

    def _student(self, who: Who) -> None:
        before = entered(self._store, self._paper).get(who.folded)
        if before is not None:
            self._say(f"  Entered already, {_points(before.total)} of {len(self._paper.questions)}.")
            self._say("  What you type now replaces it, answer by answer.")
        version = self._version()
        given: dict[int, Answer] = dict(before.answers) if before is not None else {}
        if before is not None:
            self._show(version, given)
        self._answers(version, given)
        while True:
            self._show(version, given)
            line = self._line("Enter keeps this; or correct, like 3c")
            if not line:
                break
            self._take(version, given, line)
        (total,) = save(self._store, self._paper, [(who, given)])
        self._say(f"Kept: {who.name}, {_points(total)} of {len(version)}.")

    def _version(self) -> tuple[Printed, ...]:
        letters = [one.letter for one in self._paper.options.versions]
        if len(letters) == 1:
            return self._paper.version(letters[0])
        while True:
            try:
                return self._paper.version(self._line(f"Version ({letters[0]} to {letters[-1]})"))
            except UsageError as error:
                self._say(f"  {error.message} {error.remedy}")

    def _answers(self, version: tuple[Printed, ...], given: dict[int, Answer]) -> None:
        """Ask for answers, on one line or one by one, until a line can be read."""
        while True:
            line = self._line("Answers")
            if not line:
                self._one_by_one(version, given)
                return
            if self._take(version, given, line):
                return

    def _take(self, version: tuple[Printed, ...], given: dict[int, Answer], line: str) -> bool:
        """Take what can be read of a line; say what cannot. Tell whether all could."""
        found = read_line({one.at: one.instance for one in version}, line)
        for one in version:
            if one.at in found.answers:
                given[one.number] = found.answers[one.at]
        for problem in found.problems:
            self._say(f"  {problem}.")
        if found.problems and found.answers:
            self._say("  The rest is taken; type what is named above again.")
        return not found.problems

    def _one_by_one(self, version: tuple[Printed, ...], given: dict[int, Answer]) -> None:
        """Ask for each question; where some are answered already, for the others only."""
        self._say("  One by one; Enter alone is no answer.")
        open_ = [one for one in version if one.number not in given]
        for one in open_ or version:
            for line in question_lines(one):
                self._say(line)
            while True:
                try:
                    given[one.number] = read(one.instance, self._line(str(one.at)))
                    break
                except StripError as error:
                    self._say(f"  {error}.")

    def _show(self, version: tuple[Printed, ...], given: Mapping[int, Answer]) -> None:
        """Show what was understood, for the eye to compare with the strip."""
        for one in version:
            if one.number in given:
                self._say(answer_line(one, given[one.number]))
        open_ = [str(one.at) for one in version if one.number not in given]
        if open_:
            self._say(f"  No answer: {', '.join(open_)}.")

    # ------------------------------------------------------------ lines in and out

    def _line(self, prompt: str) -> str:
        """Read one line; act on commands; raise at the end of the input."""
        while True:
            self._out.write(f"{printable(prompt)}> ")
            self._out.flush()
            line = rest = self._in.readline(_LONGEST)
            if not line:
                raise _Stop
            while rest and not rest.endswith("\n"):
                rest = self._in.readline(_LONGEST)
            text = line.strip()
            match text.casefold():
                case ":q" | ":quit":
                    raise _Stop
                case ":x":
                    raise _Leave
                case ":l":
                    self._list()
                case ":h" | ":help" | "?":
                    self._say(HELP)
                case word if word.startswith(":") and not word.startswith(_DELETE):
                    self._say(f"There is no command {text}.\n{HELP}")
                case _:
                    return text

    def _delete(self, name: str) -> None:
        """Delete what is entered for a student, by the whole name."""
        one = entered(self._store, self._paper).get(names.folded(name))
        if one is None:
            self._say(f"  Nothing is entered for {name}. :l lists who is entered; give the whole name.")
        elif self._yes(f"Delete the answers of {one.who.name}, {_points(one.total)} points? y or n"):
            take_out(self._store, one)
            self._say("Deleted.")

    def _list(self) -> None:
        there = entered(self._store, self._paper)
        for one in there.values():
            self._say(f"  {one.who.name}: {_points(one.total)} of {len(self._paper.questions)}")
        missing = [one.name for one in self._class if names.folded(one.name) not in there]
        if missing:
            for line in wrapped(f"Not entered: {', '.join(missing)}.", "  "):
                self._say(line)
        if not there:
            self._say("  Nobody is entered yet.")

    def _say(self, text: str) -> None:
        """Write a line: the one way out, so that nothing a terminal would obey is ever written."""
        self._out.write(printable(text) + "\n")


def _points(total: float) -> str:
    return f"{total:.2f}".rstrip("0").rstrip(".")
