"""What a drill is asked to be: how many questions, of which kind, for how long, and for which points."""

from __future__ import annotations

from typing import Final, Literal

import msgspec
from msgspec import Struct

from quiz.classroom.paper.layout import Version
from quiz.errors import UsageError
from quiz.questions.model import Form

MOST_QUESTIONS: Final = 200
LONGEST_SECONDS: Final = 3600
SHORTEST_SECONDS: Final = 3
MOST_TEAMS: Final = 12

LIVE: Final = "live"
SELF_PACED: Final = "self-paced"
"""How a drill may be held that phones take part in."""

Points = Literal["accuracy", "speed"]
Results = Literal["each", "end"]

GRADED_FORMS: Final = (
    Form.CHOICE,
    Form.TRUE_FALSE,
    Form.WHO_SAYS,
    Form.FACT_OR_VIEW,
    Form.DISCREPANCY,
    Form.GROUNDS,
    Form.POSITIONS,
    Form.CONTRAST,
    Form.MATCH,
    Form.ORDER,
    Form.NUMBER,
    Form.DATE,
    Form.CLOZE,
    Form.SHORT_ANSWER,
    Form.BASIC,
)
"""Forms with questions that the program grades by itself; all others need a person to judge."""


class DrillOptions(Struct, frozen=True, kw_only=True):
    """The settings of a drill, kept with it.

    ``questions`` is how many are asked at most; ``forms`` the forms allowed (empty: all in ``GRADED_FORMS``).
    ``topics`` and ``tags`` narrow the cards down, ``without_voices`` (ids) and ``without_tags`` leave some
    out. ``missed_from`` is the id of the drill whose missed cards are asked again. ``left_out`` holds the ids
    of questions that the teacher deselected. ``seconds`` is the time for one question, None for as long as
    the teacher wants. ``points`` are for being right alone, or also for being quick. ``teams`` are their
    names. ``roster`` is the id of the class whose members may join as themselves; ``until`` ends a drill at
    one's own pace (microseconds since 1970 UTC), ``results`` says when its results are shown: after each
    question, or at the end of one's own run. ``port`` is the one a drill was last served on, and ``lan``
    whether phones could reach it, so that they find it again when it is gone on with. With ``buzzers``, at
    one keyboard, whoever presses their key first answers. ``seed`` decides what is drawn: the same seed,
    deck and options give the same drill. ``versions`` are those of a drill on paper, as printed.
    """

    questions: int = 10
    forms: tuple[Form, ...] = ()
    only_disputes: bool = False
    topics: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    without_voices: tuple[str, ...] = ()
    without_tags: tuple[str, ...] = ()
    missed_from: str | None = None
    left_out: tuple[str, ...] = ()
    seconds: int | None = 30
    points: Points = "accuracy"
    teams: tuple[str, ...] = ()
    leaderboard: bool = True
    roster: str | None = None
    until: int | None = None
    buzzers: bool = False
    results: Results = "each"
    port: int | None = None
    lan: bool = False
    seed: str = "1"
    versions: tuple[Version, ...] = ()

    def checked(self) -> DrillOptions:
        """Return these options. Raises :class:`UsageError`, with a remedy, where they make no sense."""
        if not 1 <= self.questions <= MOST_QUESTIONS:
            raise UsageError(
                f"A drill cannot have {self.questions} questions.", remedy=f"Ask for 1 to {MOST_QUESTIONS}."
            )
        if self.seconds is not None and not SHORTEST_SECONDS <= self.seconds <= LONGEST_SECONDS:
            raise UsageError(
                f"A question cannot be open for {self.seconds} seconds.",
                remedy=f"Give {SHORTEST_SECONDS} to {LONGEST_SECONDS:,}, or 0 for no limit.",
            )
        for form in self.forms:
            if form not in GRADED_FORMS:
                known = ", ".join(GRADED_FORMS)
                raise UsageError(
                    f"Questions of the form {form} are graded by the learner, not in a drill.",
                    remedy=f"Forms for a drill: {known}.",
                )
        if len(self.teams) > MOST_TEAMS or len(self.teams) == 1:
            raise UsageError(
                f"A drill has no teams, or 2 to {MOST_TEAMS}.", remedy="Name them, with commas between."
            )
        return self


def encode_options(options: DrillOptions) -> str:
    """Return the options as JSON."""
    return msgspec.json.encode(options).decode()


def decode_options(text: str) -> DrillOptions:
    """Read what :func:`encode_options` wrote; raises :class:`msgspec.DecodeError` where it is not that."""
    return msgspec.json.decode(text, type=DrillOptions)
