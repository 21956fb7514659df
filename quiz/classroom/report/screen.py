"""A report as plain text, 80 columns wide."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Final

from quiz.memory.clock import local_zone, moment
from quiz.text import counted, printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from quiz.classroom.report.model import Confusion, LeftOut, QuestionReport, Report, Taken
    from quiz.store.drills import Drill

WIDTH: Final = 80
_BAR: Final = 20
_MOST_WRONG: Final = 3
_MOST_CONFUSED: Final = 8
_PLACES: Final = 3
"""Of a statement's evidence so many places are shown; the other outputs have all."""

WHY: Final = {
    "skipped": "skipped",
    "open": "not closed",
    "not asked": "not asked",
}
MISTAKES: Final = {
    "view as fact": "A view taken for a fact",
    "fact as view": "A fact taken for a view",
    "false as true": "A false sentence taken for true",
}


def lines(report: Report) -> Iterator[str]:
    """Yield the lines of a report, safe for a terminal."""
    yield from head(report)
    if not report.people:
        yield ""
        yield "Nobody was there for a question that counts: there is nothing to tell yet."
    for one in report.questions:
        yield ""
        yield from _question(one, report.people)
    if report.people:
        yield from _reteach(report)
        yield from _confused(report.confusions)
        yield from _taken(report.taken)
        yield from _alpha(report)
    yield from _left_out(report.left_out)
    yield from _next(report)


def head(report: Report) -> Iterator[str]:
    """Yield what the drill was, when it was held, and how the class did."""
    yield from wrapped(report.title)
    took_part = counted(report.people, "person", "people")
    yield f"{when(report.held_at)}, {printable(report.mode)}, {took_part} took part"
    if report.mean is not None:
        yield f"Mean: {percent(report.mean)} of {counted(len(report.questions), 'question')}"
    if report.ended_at is None:
        yield "The drill has not ended: this is how it stands now."
    if report.sent_away:
        yield f"{counted(report.sent_away, 'person', 'people')} sent away: not counted."


def when(at: int) -> str:
    """Return a time (microseconds since 1970) as a local date and time."""
    return moment(at, local_zone()).strftime("%Y-%m-%d %H:%M")


def percent(share: float) -> str:
    """Return a share as whole percent, never more than it is: what is below a bound shows so."""
    return f"{int(100 * share + 1e-9)} %"


def seconds(milliseconds: int) -> str:
    """Return a time in seconds, with one decimal."""
    return f"{milliseconds / 1000:.1f} s"


def _bar(share: float) -> str:
    full = round(_BAR * share)
    return "[" + "#" * full + "." * (_BAR - full) + "]"


def _question(one: QuestionReport, people: int) -> Iterator[str]:
    yield from wrapped(f"{one.number}. {one.prompt}", indent="   ")
    told = [f"{_bar(one.facility)} facility {percent(one.facility)}"]
    if one.discrimination is not None:
        told.append(f"discrimination {one.discrimination:+.2f}")
    if one.median_milliseconds is not None:
        told.append(f"median {seconds(one.median_milliseconds)}")
    yield f"   {', '.join(told)}"
    if one.there < people:
        yield f"   {one.there} of {people} were asked it"
    if one.answered < one.there:
        yield f"   {one.there - one.answered} of {one.there} gave no answer"
    for wrong in one.wrong[:_MOST_WRONG]:
        yield from wrapped(f"{wrong.times} x wrong: {wrong.answer}", first="   ", indent="      ")


def _reteach(report: Report) -> Iterator[str]:
    yield ""
    yield "RE-TEACH THESE (facility below 70 %)"
    if not report.reteach:
        yield "  None: the class knows what was asked."
    for one in report.reteach:
        text = f"{percent(one.facility)} {one.statement}"
        yield from wrapped(text, first="  ", indent="       ")
        yield from wrapped(one.standing, first="       ", indent="       ")
        for line in one.evidence[:_PLACES]:
            yield from wrapped(line, first="       ", indent="         ")
        if len(one.evidence) > _PLACES:
            yield f"       and {counted(len(one.evidence) - _PLACES, 'more place')}"


def _confused(confusions: Sequence[Confusion]) -> Iterator[str]:
    if not confusions:
        return
    yield ""
    yield "WHOSE VIEW IS IT: one voice taken for another"
    for one in confusions[:_MOST_CONFUSED]:
        where = ", ".join(map(str, one.questions))
        yield from wrapped(
            f"{one.times} x {one.voice} taken for {one.taken_for} (question {where})",
            first="  ",
            indent="       ",
        )
    if len(confusions) > _MOST_CONFUSED:
        yield f"  and {len(confusions) - _MOST_CONFUSED} more: --json has all"


def _taken(taken: Sequence[Taken]) -> Iterator[str]:
    if not taken:
        return
    yield ""
    yield "FACT OR VIEW"
    for one in taken:
        whose = f" ({one.holder})" if one.holder else ""
        yield from wrapped(
            f"{MISTAKES[one.mistake]} by {one.times} of {one.of}, question {one.number}{whose}: {one.text}",
            first="  ",
            indent="    ",
        )


def alpha_line(report: Report) -> str:
    """Return Cronbach's alpha with the standard error, or why there is none."""
    if report.alpha is None or report.alpha_error is None:
        return f"Cronbach's alpha is not given: {report.no_alpha}."
    return (
        f"Cronbach's alpha {report.alpha:.2f}, standard error of a total {report.alpha_error:.2f} questions "
        f"({counted(report.alpha_people, 'person', 'people')})."
    )


def _alpha(report: Report) -> Iterator[str]:
    yield ""
    yield "HOW FAR THE DRILL TELLS PEOPLE APART"
    yield from wrapped(alpha_line(report), first="  ", indent="  ")
    if report.questions and all(one.discrimination is None for one in report.questions):
        text = "Discrimination is not given: too few took part, or all had the same score."
        yield from wrapped(text, first="  ", indent="  ")


def _left_out(left_out: Sequence[LeftOut]) -> Iterator[str]:
    if not left_out:
        return
    yield ""
    yield "LEFT OUT OF ALL FIGURES"
    for one in left_out:
        yield from wrapped(f"{one.number}. ({WHY[one.why]}) {one.prompt}", first="  ", indent="     ", most=2)


def _next(report: Report) -> Iterator[str]:
    if not report.people:
        return
    yield ""
    if report.reteach and report.deck:
        yield "To ask again what was missed:"
        yield f"  quiz drill {printable(report.deck)} --missed-from {printable(report.drill)}"
    yield "Per student and question: quiz report --csv"


def listed(found: Iterable[Drill]) -> Iterator[str]:
    """Yield a line for each drill."""
    for one in found:
        open_still = "" if one.ended_at is not None else ", not ended"
        yield f"{when(one.created_at)}  {one.id}  {printable(one.mode)}{open_still}"
        yield from wrapped(one.title, first="  ", indent="  ")


def wrapped(text: str, *, first: str = "", indent: str = "", most: int | None = None) -> list[str]:
    """Return text, which may be hostile, in lines that fit."""
    plain = " ".join(printable(text).split())
    shown = wrap(plain, WIDTH - len(indent), max_lines=most, placeholder=" …", break_on_hyphens=False)
    return [f"{indent if at else first}{line}" for at, line in enumerate(shown)]
