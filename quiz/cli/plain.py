"""A study session line by line: one line read for each question, nothing but text written.

Works in a pipe, over a bad connection and with a screen reader: no colour, no cursor movement, no
repainting. Lines that begin with a colon are commands; they can be given wherever an answer is asked for.
"""

from __future__ import annotations

import re
import textwrap
import time
from typing import TYPE_CHECKING, TextIO

from quiz.cli.held import told
from quiz.errors import StaleCardError
from quiz.questions.model import (
    AnyInstance,
    Arrange,
    Assign,
    Checklist,
    Form,
    Judge,
    Pick,
    Reveal,
    Show,
    Type,
)
from quiz.questions.response import (
    Arranged,
    Assigned,
    GaveUp,
    Judged,
    Picked,
    Recalled,
    Response,
    Seen,
    Ticked,
    Typed,
)
from quiz.questions.wording import ASKED_FOR
from quiz.text import printable

if TYPE_CHECKING:
    from quiz.study.session import Session
    from quiz.study.views import Feedback, SessionSummary, Task

WIDTH = 78
LONGEST = 10_000
"""So many characters of a line are read; the rest of it is passed over."""
RATINGS = {1: "again", 2: "hard", 3: "good", 4: "easy"}
HELP = """\
:?  show me (counts as not known)     :u  undo what you did last
:o  count my near miss as right       :1 … :4  rate the last answer again, hard, good, easy
:s  suspend this card                 :b  bury it until tomorrow
:h  this help                         :q  stop (nothing is lost)"""


class _Stop(Exception):  # noqa: N818 - not an error: the learner, or the end of input, ends the session
    """The session ends here."""


class _Skip(Exception):  # noqa: N818 - not an error
    """A command took this card away; show the next one."""


class _ShowMe(Exception):  # noqa: N818 - not an error
    """The learner asks to be shown the answer."""


class PlainSession:
    """Runs a :class:`quiz.study.session.Session` over two text streams."""

    def __init__(self, session: Session, source: TextIO, out: TextIO, deck: str | None = None) -> None:
        """Make the runner; ``deck`` is the one that is studied, None where all are."""
        self._session = session
        self._deck = deck
        self._in = source
        self._out = out
        self._last: Feedback | None = None
        self._back: Task | None = None
        self._number = 0

    def run(self) -> None:
        """Ask until nothing is due, the limit is reached, or the input ends; then print a summary."""
        task = self._session.next()
        if task is None:
            chosen = "These cards are suspended, or put off until tomorrow."
            self._say(chosen if self._session.is_chosen else "Nothing is due now.")
            self._tell_held(self._session.summary())
        else:
            self._say("Type an answer and press Enter. :h lists the commands, :q stops.")
        try:
            while task is not None:
                self._ask(task)
                if self._back is not None:
                    task, self._back = self._back, None
                else:
                    task = self._session.next()
        except (_Stop, KeyboardInterrupt):
            self._say("")
        self._summary()

    # ------------------------------------------------------------ one card

    def _ask(self, task: Task) -> None:
        self._number += 1
        left = task.counts
        self._say("")
        topic = f" · {task.topic}" if task.topic else ""
        practice = " · practice" if task.practice else ""
        self._say(f"[{self._number}] {task.instance.form}{topic}{practice} · {left.to_go} left")
        if task.answer_changed:
            self._say("The answer to this card has changed since you last saw it.")
        started = time.monotonic()
        try:
            try:
                response = self._response(task, task.instance)
            except _ShowMe:
                response = GaveUp()
            spent = round((time.monotonic() - started) * 1000)
            feedback = self._session.answer(task, response, milliseconds=spent)
        except _Skip:
            return
        except StaleCardError as error:
            self._say(error.message)
            return
        self._last = feedback
        self._tell(feedback)

    def _response(self, task: Task, shown: AnyInstance) -> Response:
        match shown:
            case Show():
                self._study_view(shown)
                self._line(task, "Enter when read")
                return Seen()
            case Pick():
                self._wrap(shown.prompt)
                self._options(shown.options)
                return Picked(self._number_in(task, len(shown.options)) - 1)
            case Judge():
                self._wrap(shown.prompt)
                if shown.text not in shown.prompt:
                    self._wrap(shown.text, "  ")
                return self._judged(task)
            case Type():
                self._wrap(shown.prompt)
                asked = f"Answer ({hint})" if (hint := ASKED_FOR.get(shown.key.type)) else "Answer"
                while not (text := self._line(task, asked)).strip():
                    self._say("Type an answer, or ? to be shown.")
                if text.strip() == "?":
                    raise _ShowMe
                return Typed(text)
            case Assign():
                return self._assigned(task, shown)
            case Arrange():
                return self._arranged(task, shown)
            case Checklist():
                return self._ticked(task, shown)
            case Reveal():
                self._wrap(shown.prompt)
                self._line(task, "Enter to see the answer")
                self._wrap(shown.back, "  ")
                return Recalled(self._number_in(task, 4, "1 again, 2 hard, 3 good, 4 easy"))

    def _judged(self, task: Task) -> Response:
        while True:
            word = self._line(task, "t (true) or f (false)").strip().casefold()
            if word in {"t", "true", "y", "yes", "f", "false", "n", "no"}:
                return Judged(word[0] in "ty")
            self._say("Type t or f, or :? to be shown.")

    def _assigned(self, task: Task, shown: Assign) -> Response:
        self._wrap(shown.prompt)
        given: list[int | None] = [None] * len(shown.rows)
        while None in given:
            index = given.index(None)
            row = shown.rows[index]
            self._wrap(row.label, "• ")
            used = {number: i for i, number in enumerate(given)} if shown.exclusive else {}
            self._options(
                tuple(f"{text} (used)" if i in used else text for i, text in enumerate(row.options))
            )
            choice = self._number_in(task, len(row.options)) - 1
            if choice in used:
                self._say("Taken from the line above that had it; that line is asked again.")
                given[used[choice]] = None
            given[index] = choice
        return Assigned(tuple(given))

    def _arranged(self, task: Task, shown: Arrange) -> Response:
        self._wrap(shown.prompt)
        for number, item in enumerate(shown.items, 1):
            self._wrap(item.text, f"{number:>3}) ")
        count = len(shown.items)
        example = " ".join(str(n) for n in (2, 1, *range(3, count + 1)))
        while True:
            words = self._line(task, f"All numbers in order, like {example}").strip()
            numbers = [
                int(n) for n in re.findall(r"[0-9]+" if re.search(r"[^0-9]", words) else r"[0-9]", words)
            ]
            fault = _no_order(numbers, count)
            if fault is None:
                return Arranged(tuple(n - 1 for n in numbers))
            self._say(f"{fault} Type each number from 1 to {count} once, or :? to be shown.")

    def _ticked(self, task: Task, shown: Checklist) -> Response:
        self._wrap(shown.prompt)
        argued = shown.form is Form.STEELMAN
        notes = self._line(task, "Argue, then Enter" if argued else "Recall, then Enter")
        for number, item in enumerate(shown.items, 1):
            holder = f"{item.holder}: " if item.holder else ""
            self._wrap(f"{holder}{item.text}", f"{number:>3}) ")
        while True:
            which = "points did you make" if argued else "did you recall"
            words = self._line(task, f"Which {which}? (numbers, all or none)").strip().casefold()
            count = len(shown.items)
            if words in {"all", "a"}:
                return Ticked((True,) * count, notes)
            if words in {"", "none"}:
                return Ticked((False,) * count, notes)
            numbers = {int(word) for word in re.findall(r"\d{1,4}", words)}
            if numbers and numbers <= set(range(1, count + 1)):
                return Ticked(tuple(n in numbers for n in range(1, count + 1)), notes)
            self._say(f"Type numbers from 1 to {count}, or all, or none.")

    def _study_view(self, shown: Show) -> None:
        seen = shown.explanation
        if shown.prompt and shown.prompt != seen.text:
            self._wrap(shown.prompt)
        self._wrap(seen.text, "  ")
        self._explain(seen_text=False, shown=shown)

    # ------------------------------------------------------------ what comes back

    def _tell(self, feedback: Feedback) -> None:
        if isinstance(feedback.task.instance, Show):
            return
        verdict = feedback.verdict
        outcome, said = verdict.outcome.capitalize(), verdict.message
        self._say(
            said if said.startswith(outcome) or verdict.outcome == "self" else f"{outcome}. {said}".strip()
        )
        if verdict.near and verdict.diff:
            marks = {"same": "{}", "missing": "[+{}]", "extra": "[-{}]"}
            self._say("  " + "".join(marks[part.op].format(part.text) for part in verdict.diff))
            self._say("  (+ is missing, - is too much.) :o counts it as right.")
        self._explain(
            seen_text=feedback.task.instance.form is not Form.STUDY, shown=feedback.task.instance, told=said
        )
        due = feedback.next_due.get(feedback.rating)
        if due and not feedback.task.practice:
            self._say(f"  Next: {due} ({RATINGS.get(feedback.rating, 'good')})")
        if feedback.leech:
            self._say("  This card keeps slipping: it is suspended. `quiz unsuspend` brings it back.")

    def _explain(self, *, seen_text: bool, shown: AnyInstance, told: str = "") -> None:
        """Tell the answer, unless ``told`` has named it, and what stands behind it."""
        said = shown.explanation
        if not isinstance(shown, Show) and said.answer.casefold() not in told.casefold():
            self._wrap(said.answer, "  = ")
        if seen_text and said.text != said.answer:
            self._wrap(said.text, "  ")
        self._wrap(said.standing, "  ")
        for line in said.evidence:
            chain = " → ".join(line.voices)
            self._wrap(f"{line.source_label}, paragraph {line.paragraph} ({chain})", "  source: ")
        for note in said.notes:
            self._wrap(note, "  note: ")
        if said.others:
            self._wrap(said.others_title or "Others say:", "  ")
            for other in said.others:
                stance = f" ({other.stance})" if other.stance else ""
                self._wrap(f"{other.voice}: {other.says}{stance}", "   - ")

    def _summary(self) -> None:
        done = self._session.summary()
        if not (done.answered or done.introduced):
            return
        partly = f", {done.partly} partly right" if done.partly else ""
        self._say(
            f"\n{done.introduced} new, {done.answered} answered, {done.right} right{partly}; "
            f"{done.left_today} left today, {done.due_tomorrow} due tomorrow."
        )
        for missed in done.missed:
            self._wrap(f"{missed.text} ({missed.answer})", "  missed: ")
        if not done.left_today:
            self._tell_held(done)

    def _tell_held(self, done: SessionSummary) -> None:
        """Say why nothing more is asked today."""
        for line in told(done.held, self._deck):
            self._wrap(line)

    # ------------------------------------------------------------ lines in and out

    def _line(self, task: Task, prompt: str) -> str:
        """Read one line; act on commands; raise at the end of the input."""
        while True:
            self._out.write(f"{prompt}> ")
            self._out.flush()
            line = rest = self._in.readline(LONGEST)
            if not line:
                raise _Stop
            while rest and not rest.endswith("\n"):
                rest = self._in.readline(LONGEST)
            text = line.rstrip("\r\n")
            if not text.startswith(":"):
                return text
            self._command(task, text[1:].strip().casefold())

    def _command(self, task: Task, name: str) -> None:
        match name:
            case "q" | "quit":
                raise _Stop
            case "?":
                raise _ShowMe
            case "s":
                self._session.suspend(task)
                self._say("Suspended.")
                raise _Skip
            case "b":
                self._session.bury(task)
                self._say("Buried until tomorrow.")
                raise _Skip
            case "u":
                self._back = self._session.undo()
                if self._back is None:
                    self._say("There is nothing to undo.")
                    return
                self._say("Undone.")
                self._last = None
                raise _Skip
            case "o" | "1" | "2" | "3" | "4" if self._last is not None and self._last.can_rerate:
                rating = 3 if name == "o" else int(name)
                self._last = self._session.rerate(self._last, rating)
                due = self._last.next_due.get(rating)
                self._say(f"Rated {RATINGS[rating]}." + (f" Next: {due}." if due else ""))
            case "o" | "1" | "2" | "3" | "4":
                self._say("There is no answer to rate yet.")
            case "h":
                self._say(HELP)
            case _:
                self._say(f"No such command.\n{HELP}")

    def _number_in(self, task: Task, highest: int, prompt: str | None = None) -> int:
        """Read a number from 1 to ``highest``, or its letter; ask again until it is one."""
        while True:
            word = self._line(task, prompt or f"1-{highest}").strip().casefold().rstrip(".)")
            if len(word) == 1 and "a" <= word < chr(ord("a") + highest):
                return ord(word) - ord("a") + 1
            if word.isascii() and word.isdigit() and len(word) < 4 and 1 <= int(word) <= highest:
                return int(word)
            self._say(f"Type a number from 1 to {highest}, or :? to be shown.")

    def _options(self, options: tuple[str, ...]) -> None:
        for number, option in enumerate(options, 1):
            self._wrap(option, f"{number:>3}) ")

    def _wrap(self, text: str, lead: str = "") -> None:
        for part in text.split("\n"):
            self._say(
                textwrap.fill(
                    part,
                    WIDTH,
                    initial_indent=lead,
                    subsequent_indent=" " * len(lead),
                    break_long_words=False,
                    break_on_hyphens=False,
                )
            )

    def _say(self, text: str) -> None:
        """Write a line: the one way out, so that nothing a terminal would obey is ever written."""
        self._out.write(printable(text) + "\n")


def _no_order(numbers: list[int], count: int) -> str | None:
    """Say what keeps numbers from being an order of 1 to ``count``; None where they are one."""
    if not numbers:
        return "No numbers were typed."
    for number in numbers:
        if not 1 <= number <= count:
            return f"There is no {number}."
        if numbers.count(number) > 1:
            return f"{number} stands twice."
    missing = [str(n) for n in range(1, count + 1) if n not in numbers]
    if not missing:
        return None
    listed = " and ".join([", ".join(missing[:-1]), missing[-1]] if len(missing) > 1 else missing)
    return f"{listed} {'is' if len(missing) == 1 else 'are'} missing."
