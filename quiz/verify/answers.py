"""Check: the answer that a slot wants is in a paragraph of its evidence, in one variant or another."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from quiz.dossier import dates
from quiz.dossier.dates import DateError
from quiz.dossier.problems import listed, shown
from quiz.dossier.schema import Basis, SlotType
from quiz.questions.slots import answer_key, said
from quiz.questions.typed_dates import Fit
from quiz.verify.anchors import as_printed
from quiz.verify.findings import Finding
from quiz.verify.printed import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.dossier.marks import Path
    from quiz.dossier.schema import Answer, Statement
    from quiz.verify.case import Case

_MOST_NAMED = 8


def check_answers(case: Case) -> Iterator[Finding]:
    """Yield answers that no paragraph of their evidence holds, and quotations printed otherwise.

    What is marked as inferred or as outside knowledge is not looked for.
    """
    looker = _Looker(case)
    for i, statement in enumerate(case.dossier.statements):
        path: Path = ("statements", i)
        if statement.quote is not None:
            yield from looker.quote((*path, "quote"), statement)
        if statement.basis is not Basis.STATED:
            continue
        for slot, answer in statement.answers.items():
            yield from looker.answer((*path, "answers", slot), statement, answer)


class _Looker:
    """Looks answers up, reading each paragraph once."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._read: dict[tuple[str, int], Paragraph] = {}

    def _paragraphs(self, statement: Statement) -> list[Paragraph] | None:
        """Return the paragraphs of a statement's evidence; None where one of them is not to be had."""
        found: list[Paragraph] = []
        for place in dict.fromkeys((one.source, one.paragraph) for one in statement.evidence):
            if place not in self._read:
                text = self._case.text(*place)
                if text is None:
                    return None
                self._read[place] = Paragraph(text)
            found.append(self._read[place])
        return found

    def quote(self, path: Path, statement: Statement) -> Iterator[Finding]:
        """Look for a quotation, exactly as printed."""
        paragraphs = self._paragraphs(statement)
        if paragraphs is None or statement.quote is None:
            return
        wanted = as_printed(statement.quote).strip("\"'")
        if not any(wanted in as_printed(one.text) for one in paragraphs):
            yield Finding(
                "V402",
                path,
                f"the quotation `{shown(statement.quote)}` is not printed in {_places(statement)}",
                "copy it exactly, or give the paragraph where it stands as evidence",
            )

    def answer(self, path: Path, statement: Statement, answer: Answer) -> Iterator[Finding]:
        """Look for one slot's answer."""
        paragraphs = self._paragraphs(statement)
        if paragraphs is None:
            return
        if answer.type is SlotType.DATE and answer.value is not None:
            fits = [one.date_fit(answer.value) for one in paragraphs]
            if Fit.NO_YEAR in fits and Fit.RIGHT not in fits:
                yield from self._year(path, statement, answer.value)
                return
            if Fit.RIGHT in fits or _inferred(statement, answer):
                return
        elif _value_printed(answer, paragraphs):
            return
        phrases = answer_key(answer, self._case.material).accepted
        if any(one.has_phrase(phrase) for one in paragraphs for phrase in phrases):
            return
        remedy = "correct the answer or its evidence, or mark the statement `basis: inferred`"
        if answer.type is SlotType.PLACE:
            if any(one.has_people_of(phrase) for one in paragraphs for phrase in phrases):
                return
        elif answer.type in {SlotType.ROLE, SlotType.TERM}:
            missing = [one.missing_words(phrase) for one in paragraphs for phrase in phrases]
            if [] in missing:
                return
            nearest = min((words for words in missing if words is not None), key=len, default=[])
            lacks = listed([f"`{word}`" for word in nearest], "and")
            remedy = (
                f"accept the wording that is printed too (of the nearest one {lacks} is missing), or {remedy}"
            )
        yield Finding(
            "V401",
            path,
            f"`{shown(said(answer, self._case.material))}` is not in {_places(statement)}; looked for "
            + listed([f"`{shown(text)}`" for text in phrases[:_MOST_NAMED]]),
            remedy,
        )

    def _year(self, path: Path, statement: Statement, value: str) -> Iterator[Finding]:
        """Look for the year of a date of which only month and day stand in the paragraph."""
        when = statement.when
        if (when is None or when.basis is Basis.STATED) and not self._year_printed(statement, value):
            yield Finding(
                "V403",
                (*path, "value"),
                f"the year of `{value}` is not printed in the article",
                "say so in the statement's `when`: this `edtf`, `basis: inferred` and `why`",
            )

    def _year_printed(self, statement: Statement, value: str) -> bool:
        """Tell whether the year of a date stands anywhere in an article of the evidence, or on it."""
        try:
            first = dates.lower(value)
        except DateError:
            return False
        if first is None:
            return False
        year = str(first.year)
        for source in self._case.dossier.sources:
            article = self._case.article(source.id)
            if article is not None and any(one.source == source.id for one in statement.evidence):
                if source.published is not None and source.published.startswith(year):
                    return True
                if any(year in text for text in article.paragraphs):
                    return True
        return False


def _value_printed(answer: Answer, paragraphs: list[Paragraph]) -> bool:
    """Tell whether a figure or a span of time is printed in some paragraph."""
    if answer.value is None:
        return False
    if answer.type is SlotType.NUMBER:
        return any(Decimal(answer.value) in one.figures for one in paragraphs)
    return answer.type is SlotType.DURATION and any(one.has_span(answer.value) for one in paragraphs)


def _inferred(statement: Statement, answer: Answer) -> bool:
    """Tell whether an answer is the statement's own date, which is marked as inferred."""
    when = statement.when
    return when is not None and when.basis is not Basis.STATED and when.edtf == answer.value


def _places(statement: Statement) -> str:
    return listed(dict.fromkeys(one.at for one in statement.evidence))
