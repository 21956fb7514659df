"""What became of a draft: what was kept, what was dropped and why, what it took. For people and machines."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Literal

import msgspec
from msgspec import Struct

from quiz.reading.draft.model import DisputeProposal, WordingProposal
from quiz.text import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.reading.draft.model import Proposal
    from quiz.reading.llm.prompts import Task


class Reason(StrEnum):
    """Why something that a language model drafted was dropped."""

    NO_CITATION = "no-citation"
    NOT_PRINTED = "citation-not-found"
    CITED_ELSEWHERE = "citation-in-another-paragraph"
    CITED_TOO_LITTLE = "citation-too-short"
    OTHER_SENTENCE = "cites-another-sentence"
    UNKNOWN_VOICE = "unknown-voice"
    UNKNOWN_FACT = "unknown-fact"
    UNKNOWN_POSITION = "unknown-position"
    UNKNOWN_STANCE = "unknown-stance"
    BAD_SLOTS = "bad-slots"
    GIVEN_AWAY = "answer-given-away"
    NO_QUESTION = "no-question"
    COPIED = "copied"
    TOO_LONG = "too-long"
    REPEATED = "repeated"
    MALFORMED = "malformed"
    ONE_SIDED = "one-sided"
    NO_DISPUTE = "in-no-dispute"
    TOO_MANY = "too-many"
    BAD_DISTRACTOR = "bad-distractor"
    STALE = "stale"


WORDS: dict[Reason, str] = {
    Reason.NO_CITATION: "cited no sentence",
    Reason.NOT_PRINTED: "cited what is not printed in the article",
    Reason.CITED_ELSEWHERE: "cited a sentence of another paragraph",
    Reason.CITED_TOO_LITTLE: "cited too few words to be a sentence",
    Reason.OTHER_SENTENCE: "cited another sentence than the fact's own",
    Reason.UNKNOWN_VOICE: "credited a voice that is neither known nor proposed",
    Reason.UNKNOWN_FACT: "reworded a fact that was not asked about",
    Reason.UNKNOWN_POSITION: "grouped a view that does not exist",
    Reason.UNKNOWN_STANCE: "named a stance that does not exist",
    Reason.BAD_SLOTS: "had slots that do not fit the text or the fact",
    Reason.GIVEN_AWAY: "gave the answer away",
    Reason.NO_QUESTION: "asked no question",
    Reason.COPIED: "repeated eight or more words of an article",
    Reason.TOO_LONG: "was empty or too long",
    Reason.REPEATED: "said the same twice",
    Reason.MALFORMED: "had not the form asked for",
    Reason.ONE_SIDED: "had fewer than two voices on two stances",
    Reason.NO_DISPUTE: "was a view that no dispute was found for",
    Reason.TOO_MANY: "went beyond the limit for one draft",
    Reason.BAD_DISTRACTOR: "was a wrong option that is right, repeated or no option",
    Reason.STALE: "was made of text that has changed meanwhile",
}


_WHAT = {
    "refused": "the model refused",
    "empty": "the answer was empty",
    "unreadable": "the answer could not be read",
    "failed": "the request failed",
}


class Trouble(Struct, frozen=True, kw_only=True):
    """A request that brought nothing: which, what happened, and in what words.

    ``source`` is None for the request on disputes, which is about all articles.
    """

    source: str | None
    task: Task
    part: int
    what: Literal["refused", "empty", "unreadable", "failed"]
    message: str


class ArticleTally(Struct, frozen=True, kw_only=True):
    """What was done with one article: requests planned and finished, of which from the cache."""

    source: str
    planned: int
    finished: int
    cached: int


class LlmReport(Struct, frozen=True, kw_only=True):
    """What a draft by a language model came to.

    ``tokens_in`` and ``tokens_out`` are what the model's provider counted in this run, None where it told
    nothing; ``untold`` is how many answers came without. ``cost`` is what the provider itself said that the
    answers cost, in its own unit, and None unless it said so for every one: prices are not guessed.
    ``cached`` answers cost nothing. ``stopped`` says why not all was asked, ``remedy`` what to do about it.
    """

    model: str
    kept: dict[str, int]
    dropped: dict[str, int]
    articles: tuple[ArticleTally, ...]
    troubles: tuple[Trouble, ...]
    requests: int
    cached: int
    retries: int
    repairs: int
    tokens_in: int | None
    tokens_out: int | None
    untold: int
    cost: float | None
    interrupted: bool = False
    stopped: str | None = None
    remedy: str | None = None
    cache_trouble: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the report as plain values, for ``--json``."""
        plain: dict[str, Any] = msgspec.to_builtins(self)
        return plain


class Tally:
    """Counts while a draft is made; :meth:`report` says what it came to."""

    def __init__(self) -> None:
        self.dropped: Counter[Reason] = Counter()
        self.troubles: list[Trouble] = []
        self.requests = self.cached = self.retries = self.repairs = self.untold = 0
        self.tokens_in: int | None = None
        self.tokens_out: int | None = None
        self.costs: list[float | None] = []

    def drop(self, reason: Reason, times: int = 1) -> None:
        """Count something as dropped."""
        self.dropped[reason] += times

    def used(self, tokens_in: int | None, tokens_out: int | None, cost: float | None) -> None:
        """Count what an answer took, as its provider told it."""
        if tokens_in is None and tokens_out is None:
            self.untold += 1
        if tokens_in is not None:
            self.tokens_in = (self.tokens_in or 0) + tokens_in
        if tokens_out is not None:
            self.tokens_out = (self.tokens_out or 0) + tokens_out
        self.costs.append(cost)

    def cost(self) -> float | None:
        """Return what all answers cost, or None where that was not told of each."""
        told = [cost for cost in self.costs if cost is not None]
        return sum(told) if told and len(told) == len(self.costs) else None


def without(report: LlmReport, gone: Sequence[Proposal], stale: int) -> LlmReport:
    """Return a report of a draft of which some is gone; ``stale`` counts also what earlier runs drafted."""
    if not stale:
        return report
    lost = {
        "wordings": sum(isinstance(one, WordingProposal) for one in gone),
        "disputes": sum(isinstance(one, DisputeProposal) for one in gone),
        "positions": sum(len(one.positions) for one in gone if isinstance(one, DisputeProposal)),
    }
    return msgspec.structs.replace(
        report,
        kept={name: number - lost.get(name, 0) for name, number in report.kept.items()},
        dropped=dict(sorted({**report.dropped, str(Reason.STALE): stale}.items())),
    )


def tell(report: LlmReport) -> list[str]:
    """Return what a draft came to as lines for a terminal; the caller makes them printable."""
    kept = report.kept
    told = (
        f"{counted(kept['wordings'], 'wording')}, {counted(kept['disputes'], 'dispute')} with "
        f"{counted(kept['positions'], 'position')}. All of it is machine-made and only proposed."
    )
    lines = [
        f"Drafted by llm {report.model}: {told if any(kept.values()) else 'nothing that could be kept.'}"
    ]
    if report.dropped:
        lines.append(f"Dropped: {counted(sum(report.dropped.values()), 'item')}.")
        lines += [f"  {number:,} {WORDS[Reason(reason)]}" for reason, number in report.dropped.items()]
    asked = f"Requests: {report.requests:,} sent, {report.cached:,} answered by earlier runs"
    asked += f", {report.retries:,} tried again" if report.retries else ""
    asked += f", {report.repairs:,} asked again for readable JSON" if report.repairs else ""
    return [*lines, f"{asked}.", _tokens(report)]


def troubles(report: LlmReport) -> list[str]:
    """Return what went wrong as lines for a terminal; none where everything asked for came."""
    lines = []
    for trouble in report.troubles:
        about = trouble.source or "all articles"
        lines.append(
            f"{about}, {trouble.task}, part {trouble.part}: {_WHAT[trouble.what]}: {trouble.message}"
        )
    lines += [
        f"{one.source}: {one.planned - one.finished:,} of {counted(one.planned, 'request')} brought nothing."
        for one in report.articles
        if one.finished < one.planned
    ]
    lines += [report.cache_trouble] if report.cache_trouble else []
    lines += [f"Error: {report.stopped}."] if report.stopped else []
    lines += [report.remedy] if report.remedy else []
    return lines


def _tokens(report: LlmReport) -> str:
    if report.tokens_in is None and report.tokens_out is None:
        return "Tokens: not told." if report.requests else "Tokens: none used."
    told = f"Tokens: {report.tokens_in or 0:,} in, {report.tokens_out or 0:,} out"
    told += f"; {counted(report.untold, 'answer')} did not tell" if report.untold else ""
    return f"{told}. Cost: {'not told' if report.cost is None else f'{report.cost:.6g}, as told'}."
