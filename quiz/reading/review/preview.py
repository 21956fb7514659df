"""What a draft would be asked as, and what the linter would say of it, before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from quiz.dossier.load import Loaded
from quiz.dossier.marks import Marks
from quiz.lint.engine import lint
from quiz.questions.build import build_entry
from quiz.questions.document import BuiltDeck
from quiz.questions.realise import realise
from quiz.questions.show import asked
from quiz.reading.review.checks import FormError, misfit, with_entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quiz.dossier.schema import Dossier
    from quiz.questions.model import Card
    from quiz.reading.review.forms import Draft
    from quiz.reading.review.own_words import Copy


class AskedView(Struct, frozen=True, kw_only=True):
    """One question as a learner would be shown it first; with options the answer is one of them."""

    card: str
    form: str
    recall: bool
    prompt: str
    options: tuple[str, ...]
    answer: str


class Amiss(Struct, frozen=True, kw_only=True):
    """Something amiss. A ``must`` keeps the draft from being accepted; others are the linter's advice.

    ``entry`` is the id of the entry meant and ``field`` the place in its form, with points between, where
    they are known; ``rule`` is the linter's code.
    """

    message: str
    remedy: str
    must: bool
    entry: str = ""
    field: str = ""
    rule: str = ""


class Preview(Struct, frozen=True, kw_only=True):
    """Questions and findings of a draft; without questions where it does not fit the format yet."""

    questions: tuple[AskedView, ...]
    findings: tuple[Amiss, ...]


def with_first(found: Preview, wrong: FormError | None) -> Preview:
    """Return a preview that tells first what keeps the draft from being accepted, where something does."""
    return found if wrong is None else replace(found, findings=(_must(wrong), *found.findings))


def _must(wrong: FormError) -> Amiss:
    return Amiss(
        message=wrong.message, remedy=wrong.remedy or "", must=True, entry=wrong.entry, field=wrong.field
    )


def preview(dossier: Dossier, draft: Draft, copied: Copy | None = None) -> Preview:
    """Return the questions that a draft would give in this dossier, and what is amiss with it.

    ``copied`` are words that it repeats of an article: they are told first.
    """
    forms = draft.forms()
    slug = draft.entry.id
    try:
        wrong = misfit(dossier, forms)
        whole = with_entries(dossier, forms)
    except FormError as error:
        wrong = error
    if wrong is not None:
        return Preview(questions=(), findings=(_must(wrong),))
    first = () if copied is None else (_told(copied),)
    if draft.entry.section not in {"statements", "discrepancies", "disputes"}:
        return Preview(questions=(), findings=first)
    cards = build_entry(whole, slug)
    deck = dossier.deck
    built = BuiltDeck(id=deck.id, title=deck.title, licence=deck.licence, cards=cards)
    report = lint(Loaded(whole, Marks(deck.id)), built)
    own = f"{deck.id}/{slug}"
    findings = {
        Amiss(message=one.message, remedy=one.remedy, must=False, rule=one.rule): None
        for one in report.findings
        if one.card == own or one.card.startswith(f"{own}#")
    }
    return Preview(questions=tuple(_questions(cards)), findings=(*first, *findings))


def _questions(cards: Iterable[Card]) -> Iterator[AskedView]:
    for card in cards:
        for question in card.questions:
            one = realise(question, card, "", 0)
            prompt, options, answer = asked(one)
            yield AskedView(
                card=card.id,
                form=one.form.value,
                recall=one.recall,
                prompt=prompt,
                options=tuple(options),
                answer=answer,
            )


def _told(copied: Copy) -> Amiss:
    return Amiss(
        message=copied.message,
        remedy="to be told in your own words before it is written",
        must=False,
        entry=copied.entry,
        field=copied.field,
        rule="V501",
    )
