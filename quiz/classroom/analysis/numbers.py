"""Item statistics of classical test theory, in plain Python.

Scores are from 0 to 1; None is missing: a question asked before somebody joined. A question that somebody
was there for and did not answer has the score 0. The definitions are those of Moodle's quiz statistics
("Quiz statistics calculations" in its developer documentation) and of Lord and Novick, *Statistical Theories
of Mental Test Scores* (1968), chapter 15.
"""

from __future__ import annotations

from math import sqrt
from statistics import fmean
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

ENOUGH: Final = 10
"""Of fewer people discrimination and reliability say nothing: they are None then."""

Matrix = list[list[float | None]]
"""One row a person, one column a question."""


class Reliability(NamedTuple):
    """How well a drill tells people apart.

    ``alpha`` is Cronbach's (1951), ``error`` the standard error of a total in points of one question each,
    ``people`` how many were there for every question: only they count.
    """

    alpha: float | None
    error: float | None
    people: int


def facility(scores: Sequence[float | None]) -> float | None:
    """Return the mean score on a question, from 0 to 1 (Moodle's facility index); None without answers."""
    there = [score for score in scores if score is not None]
    return fmean(there) if there else None


def rest_scores(matrix: Matrix, question: int) -> list[float | None]:
    """Return each person's mean score on all other questions they were there for; None without any."""
    out: list[float | None] = []
    for row in matrix:
        rest = [score for at, score in enumerate(row) if at != question and score is not None]
        out.append(fmean(rest) if rest else None)
    return out


def discrimination(matrix: Matrix, question: int) -> float | None:
    """Return the item-rest correlation: do those who know the rest know this? From -1 to 1.

    Pearson's, over all who were there for the question and at least one other. None for fewer than
    ``ENOUGH``, and where all have the same score, for which it is not defined.
    """
    pairs = [
        (row[question], rest)
        for row, rest in zip(matrix, rest_scores(matrix, question), strict=True)
        if row[question] is not None and rest is not None
    ]
    if len(pairs) < ENOUGH:
        return None
    return pearson([float(one) for one, _ in pairs if one is not None], [rest for _, rest in pairs])


def pearson(xs: Sequence[float], ys: Sequence[float]) -> float | None:
    """Return Pearson's correlation; None where one side does not vary."""
    mean_x, mean_y = fmean(xs), fmean(ys)
    dx = [x - mean_x for x in xs]
    dy = [y - mean_y for y in ys]
    spread = sqrt(sum(d * d for d in dx)) * sqrt(sum(d * d for d in dy))
    if spread < 1e-12:
        return None
    return max(-1.0, min(1.0, sum(a * b for a, b in zip(dx, dy, strict=True)) / spread))


def reliability(matrix: Matrix) -> Reliability:
    """Return Cronbach's alpha and the standard error of measurement of a total score.

    alpha = k/(k-1) · (1 - sum of the questions' variances / variance of the totals), with the variances of
    a sample; error = standard deviation of the totals · sqrt(1 - alpha). Both are None for fewer than
    ``ENOUGH`` people or two questions, and where all totals are the same.
    """
    whole = [[score for score in row if score is not None] for row in matrix]
    rows = [row for row, full in zip(whole, matrix, strict=True) if len(row) == len(full) and full]
    count = len(rows[0]) if rows else 0
    if len(rows) < ENOUGH or count < 2:
        return Reliability(None, None, len(rows))
    totals = [sum(row) for row in rows]
    spread = variance(totals)
    if spread < 1e-12:
        return Reliability(None, None, len(rows))
    items = sum(variance([row[at] for row in rows]) for at in range(count))
    alpha = count / (count - 1) * (1 - items / spread)
    return Reliability(alpha, sqrt(spread) * sqrt(max(1 - alpha, 0.0)), len(rows))


def variance(values: Sequence[float]) -> float:
    """Return the variance of a sample (n - 1); 0 for fewer than two values."""
    if len(values) < 2:
        return 0.0
    mean = fmean(values)
    return sum((value - mean) ** 2 for value in values) / (len(values) - 1)


class Chosen(NamedTuple):
    """How often an option was chosen, and how those who chose it did on the rest (0 to 1)."""

    option: str
    times: int
    share: float
    mean_rest: float | None


def distractors(
    chosen: Sequence[str | None], rest: Sequence[float | None], options: Sequence[str]
) -> list[Chosen]:
    """Return a line for each option, in their order: a wrong one that the best choose needs a look.

    ``chosen`` holds what each person chose (None: nothing, or not there), ``rest`` their rest scores.
    """
    there = [one for one in chosen if one is not None]
    lines = []
    for option in options:
        scores = [
            score for one, score in zip(chosen, rest, strict=True) if one == option and score is not None
        ]
        count = sum(one == option for one in there)
        lines.append(
            Chosen(option, count, count / len(there) if there else 0.0, fmean(scores) if scores else None)
        )
    return lines
