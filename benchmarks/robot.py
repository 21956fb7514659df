"""A little robot that studies in the real app: it reads the screen, and answers by keys.

It knows each shape of question by what stands on the screen, answers at random, and now and then changes a
rating or takes an answer back. It keeps count of what the screen has acknowledged: each act is worth so many
events in the log, and counts once the screen shows what comes after it.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from random import Random
from typing import Final

from benchmarks.terminal import Terminal

COLUMNS, ROWS = 100, 50
"""Large enough that a whole answer with its explanation is on the screen."""

_RATINGS: Final = re.compile(r"([ ▸])1 Again\s+([ ▸])2 Hard\s+([ ▸])3 Good\s+([ ▸])4 Easy")
_VERDICT: Final = re.compile(
    r"^[ ▌]+(✓ Right|✗ Not right|◐ Partly right|≈ Nearly|→ Shown|✓ Counted)", re.MULTILINE
)
_DIGITS: Final = re.compile(r"^\s*([1-9]+) (?:Answer|Give)")
_ARRANGE: Final = re.compile(r"Carry each line|Nothing was moved yet")
_NOT_MOVED: Final = "Nothing was moved yet"
_LEFT: Final = re.compile(r"(\d+) new +\d+ learning +\d+ due")
_RATED: Final = {"✓ Right": 3, "✗ Not right": 1, "≈ Nearly": 1, "→ Shown": 1}
"""Which rating goes with a verdict that nobody has changed."""

_TAKEN_BACK: Final = "Taken back"
_UNDO: Final = "\x1a"
_ENTER: Final = "\r"

ASKING: Final = frozenset(
    {"show", "pick", "judge", "type", "assign", "arrange", "notes", "ticks", "reveal", "grade"}
)
"""What can stand on the screen while a card waits for its answer."""

_PATIENCE: Final = 30.0
"""Seconds after which an app that does not answer counts as stuck."""

_AGAIN: Final = 3.0
"""Seconds after which a key that changed nothing is pressed again."""

_WORDS: Final = (
    "Baghdad",
    "Iran",
    "3 January 2020",
    "62",
    "Hook",
    "nobody knows",
    "Qassim Sulaimani",
    "2003",
)


@dataclass(frozen=True, slots=True)
class View:
    """What stands on the screen: what kind of thing, the card's own text, and the keys on offer."""

    kind: str
    card: str
    text: str
    foot: str
    new: int | None = None
    """How many new cards the head of the screen says are left."""


@dataclass(frozen=True, slots=True)
class Act:
    """Something that the log will hold: so many events. ``shape`` is what was done, ``rating`` a new one."""

    shape: str
    events: int
    before: View
    rating: int = 0


def read(text: str) -> View:
    """Make out what a screen shows."""
    lines = text.splitlines()
    foot = lines[-1]
    card = "\n".join(line for line in lines[2:-4] if "▌" in line)
    left = _LEFT.search(lines[0])
    return View(_kind(text, foot), card, text, foot, int(left[1]) if left else None)


def _kind(text: str, foot: str) -> str:
    if _RATINGS.search(text) or _VERDICT.search(text):
        return "answered"
    if "How well did you know it?" in text:
        return "grade"
    if "Think of the answer, then press Enter." in text:
        return "reveal"
    if "Tick what you recalled" in text:
        return "ticks"
    if "Then press Enter." in text and "Reveal" in foot:
        return "notes"
    if "Hand in" in foot:
        return "arrange" if _ARRANGE.search(text) else "assign"
    if "t True" in foot and "f False" in foot:
        return "judge"
    if "Leave field" in foot:
        return "type"
    if _DIGITS.match(foot):
        return "pick"
    if "Continue" in foot and "Read and remember" in text:
        return "show"
    if text.lstrip().startswith("Summary"):
        return "summary"
    return "other"


class Robot:
    """Studies in a terminal. ``acknowledged`` counts the events that the screen vouches for."""

    def __init__(self, terminal: Terminal, draw: Random) -> None:
        self._terminal = terminal
        self._draw = draw
        self.acknowledged = 0
        self.until: float | None = None
        """When to stop, by the monotonic clock."""
        self.act: Act | None = None
        """What was done and not yet seen to have been taken up."""
        self.done: list[str] = []
        """The acts that were acknowledged: the shapes answered, and what else was done."""

    # ------------------------------------------------------------ seeing

    def look(self) -> View:
        """Read the screen; count the act under way if it shows what comes after it."""
        view = read(self._terminal.text)
        act = self.act
        if act is not None and _taken_up(act, view):
            self.acknowledged += act.events
            self.done.append(act.shape)
            self.act = None
        return view

    def wait(self, *kinds: str, other_than: View | None = None, again: str = "") -> View | None:
        """Wait until the screen shows one of these kinds and no act is under way, and stays as it is.

        The keys ``again`` are pressed anew while the screen stays as it was: the app passes over a key that
        comes too soon after a card.

        None if the app has ended, or once it is ``until``. Raises ``TimeoutError`` where nothing comes.
        """
        end = time.monotonic() + _PATIENCE
        press = time.monotonic() + _AGAIN
        last: View | None = None
        while True:
            view = self.look()
            fresh = other_than is None or (view.kind, view.card) != (other_than.kind, other_than.card)
            if self.act is None and view.kind in kinds and fresh:
                if view == last:
                    return view
                last = view
            now = time.monotonic()
            if again and not fresh and now > press:
                self._terminal.send(again)
                press = now + _AGAIN
            if not self._terminal.pump():
                self.look()
                return None
            if self.until is not None and now > self.until:
                return None
            if now > end:
                raise TimeoutError(f"waited for {', '.join(kinds)} with {self.act}; it shows:\n{view.text}")

    # ------------------------------------------------------------ doing

    def study(self, acts: int) -> bool:
        """Do so many acts, each acknowledged; False if the app or the session ends before."""
        return all(self.do() and self.wait(*ASKING, "answered", "summary") is not None for _ in range(acts))

    def do(self) -> bool:
        """Bring one act on its way: press keys until the one that makes the app write. False at the end."""
        while True:
            view = self.wait(*ASKING, "answered", "summary")
            if view is None or view.kind == "summary":
                return False
            if self._perhaps_other(view):
                return True
            if view.kind == "answered":
                self._terminal.send(_ENTER)
                if self.wait(*ASKING, "summary", other_than=view, again=_ENTER) is None:
                    return False
                continue
            if self._answer(view):
                return True
            if self.wait(*ASKING, other_than=view) is None:
                return False

    def _perhaps_other(self, view: View) -> bool:
        """Now and then take the last answer back, or change the rating."""
        found, verdict = _RATINGS.search(view.text), _VERDICT.search(view.text)
        if found is None or verdict is None or _TAKEN_BACK in view.text:
            return False
        chance = self._draw.random()
        if chance < 0.12:
            self._send(_UNDO, Act("undo", 1, view))
            return True
        chosen = found.groups().index("▸") + 1
        if chance < 0.35 and chosen == _RATED.get(verdict[1]):
            rating = self._draw.choice(
                [one for one in (1, 2, 3) if one != chosen]
            )  # easy counts as good on some
            self._send(str(rating), Act("rerate", 2, view, rating))
            return True
        return False

    def _send(self, keys: str, act: Act) -> None:
        self.act = act
        self._terminal.send(keys)

    def _answer(self, view: View) -> bool:
        """Press the key that answers; True if that is an act, False if the card now wants another key."""
        kind, act = view.kind, Act(view.kind, 1, view)
        if kind == "show":
            self._send(_ENTER, act)
        elif kind == "pick":
            found = _DIGITS.match(view.foot)
            assert found is not None
            self._send(self._draw.choice(found[1]), act)
        elif kind == "judge":
            self._send(self._draw.choice("tf"), act)
        elif kind == "type":
            given = "?" if self._draw.random() < 0.2 else self._draw.choice(_WORDS) + _ENTER
            self._send(given, act)
        elif kind == "ticks":
            self._send(self._draw.choice(("", "1", "12")) + _ENTER, act)
        elif kind == "grade":
            self._send(self._draw.choice("1234"), act)
        elif kind == "assign" and "All lines have an answer" in view.text:
            self._send(_ENTER, act)
        elif kind == "assign":
            # What another line has been given would be taken from it: then the lines are never all given.
            found = _DIGITS.match(view.foot)
            digits = found[1] if found else "12"
            free = [one for one in digits if not re.search(rf"\b{one} [^\d]*· taken", view.card)]
            self._terminal.send(self._draw.choice(free or list(digits)))
            return False
        elif kind == "arrange" and _NOT_MOVED in view.text:
            self._send(_ENTER, act)  # the second time it is handed in as it stands
        else:  # notes, reveal
            self._terminal.send(_ENTER)
            return False
        return True


def _taken_up(act: Act, view: View) -> bool:
    """Whether the screen shows what comes after an act, which the app shows once it is written."""
    if act.shape == "undo":
        return _TAKEN_BACK in view.text and view.kind in ASKING
    if act.shape == "rerate":
        found = _RATINGS.search(view.text)
        return found is not None and found[act.rating] == "▸"
    if act.shape == "show":  # this has no verdict: the next card follows, and there is one new card less
        return view.kind == "summary" or (view.new is not None and view.new != act.before.new)
    if act.shape == "grade":
        return view.kind == "summary" or (view.kind in ASKING and view.kind != "grade")
    return view.kind == "answered"
