"""Rules about how a thing stands and whose it is: facts, views, and who holds them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.dossier.fields import Relation, Role
from quiz.dossier.maps import map_of
from quiz.dossier.schema import Answer, Discrepancy, Evidence, Statement
from quiz.lint.context import Asked, Context
from quiz.lint.rule import WORDED, Hit, rule
from quiz.lint.words import PRONOUNS, all_words, root, roots
from quiz.questions.folding import base_words, compact
from quiz.questions.model import Form, Judge, JudgeQuestion
from quiz.questions.slots import display, said

_ASK_WHOSE = frozenset({Form.WHO_SAYS, Form.FACT_OR_VIEW})


@rule("Q501", "view-without-holder")
def view_without_holder(context: Context) -> Iterator[Hit]:
    """A question made from a view neither names its holder nor asks for it.

    Reason: A view without its holder is learned as a fact; telling the two apart is what the deck is for.

    Source: The first invariant of this program: no view passes for a fact.

    Remedy: Name the holder in the question, or correct the statement's `kind`.
    """
    for card in context.built.cards:
        if card.holder_id is None:
            continue
        names = {compact(name) for name in context.material.names(card.holder_id)}
        if names & {compact(answer) for answer in card.answers}:
            continue
        for question in card.questions:
            if question.form in _ASK_WHOSE:
                continue
            asked = Asked(card, question)
            for shown in asked.shown():
                text = f"{shown.prompt} {shown.text}" if isinstance(shown, Judge) else shown.prompt
                if not context.material.is_named(card.holder_id, text):
                    holder = context.material.label(card.holder_id)
                    message = f"a view of {holder} is asked without saying so: “{text}”"
                    yield context.hit(asked, message, what="ask")
                    break


@rule("Q502", "comment-credited-to-author")
def comment_as_author(context: Context) -> Iterator[Hit]:
    """What stands in a reader's comment is credited to the article's author.

    Comments that are credited to those who wrote them are as good as any other voice.

    Reason: Under one of five articles the comments are longer than the article; readers' views would pass for
    its author's.

    Source: Complaints about machine-made cards; the design of this program: a comment is never the author's.

    Remedy: Give the paragraphs their `voice` in the source's `map`, and begin `says` with it.
    """
    maps = {source.id: map_of(source) for source in context.dossier.sources}
    for at, path, evidence in context.evidence():
        source = context.material.sources.get(evidence.source)
        if source is None or maps[source.id].role(evidence.paragraph) not in {Role.COMMENT, Role.SIGNATURE}:
            continue
        if evidence.says[0] == source.author:
            author = context.material.label(source.author)
            message = (
                f"paragraph {evidence.paragraph} of `{source.id}` is a reader's comment, credited to {author}"
            )
            yield Hit(at, (*path, "says"), message)


@rule("Q503", "pronoun-as-holder")
def pronoun_as_holder(context: Context) -> Iterator[Hit]:
    """A view is held by ‘he’, ‘they’ or ‘some’.

    Reason: A quarter of all attributions in articles are to pronouns; whom they mean must be decided by a
    person, once, and not by every learner anew.

    Source: The design of this program, after measuring attributions in news texts.

    Remedy: Say who is meant; where the text does not say, name the group (`some analysts`).
    """
    nameless = {
        voice.id: voice.label
        for voice in context.dossier.voices
        if base_words(voice.label) and _is_pronoun(voice.label)
    }
    for at, path, evidence in context.evidence():
        for j, voice in enumerate(evidence.says):
            if voice in nameless:
                yield Hit(at, (*path, "says", j), f"the voice `{voice}` is called “{nameless[voice]}”")


def _is_pronoun(label: str) -> bool:
    return all(word in PRONOUNS or word in _FILLERS for word in base_words(label))


_FILLERS = frozenset(str.split("some many most few several the a an and or of both all"))


_NAME = re.compile(r"\b[A-Z]\w+")
_MOST_WORDS = 0.6
_HEARSAY = re.compile(
    r"\b(?:said to|reported(?:ly)?|claimed|blamed|supposed(?:ly)?|alleged(?:ly)?)\b", re.IGNORECASE
)
"""Words by which a question tells that it asks for what was said, not for what was so."""


@rule("Q505", "conflict-asked-as-fact", *WORDED, Form.CLOZE, Form.TRUE_FALSE)
def conflict_as_fact(context: Context) -> Iterator[Hit]:
    """A question asks as plain fact what the sources give differently.

    Reason: The answer is one source's; asked without it, a learner who knows the other source is marked
    wrong.

    Source: The first invariant of this program, for data as for views.

    Remedy: Name the source in the question, or drop the slot: the discrepancy has a card of its own.
    """
    for card in context.built.cards:
        statement, answer = context.statement(card), context.answer(card)
        if statement is None or answer is None or statement.needs_holder:
            continue
        given = _given(context, statement, card.part, answer)
        if given is None:
            continue
        discrepancy, evidence = given
        for question in card.questions:
            judged = f" {question.true_text}" if isinstance(question, JudgeQuestion) else ""
            for prompt in question.prompts:
                if _HEARSAY.search(prompt):
                    continue
                told = prompt + judged
                named = any(
                    context.material.names_source(one.source, told)
                    or any(context.material.is_named(voice, told) for voice in one.says)
                    for one in (*evidence, *statement.evidence)
                )
                if not named:
                    message = f"“{prompt}”: the sources differ on {discrepancy.thing}"
                    yield context.hit(Asked(card, question), message, what="ask")
                    break


def _given(
    context: Context, statement: Statement, slot: str, answer: Answer
) -> tuple[Discrepancy, list[Evidence]] | None:
    """Return the discrepancy of which a slot's answer is one value, with the evidence of that value.

    Where a discrepancy says itself which slots its values answer, nothing is guessed.
    """
    material = context.material
    texts = [said(answer, material), display(answer, material), *answer.accept]
    mine = {compact(text) for text in texts}
    about = f"{material.plain_text(statement)} {' '.join(statement.ask[slot])}"
    for discrepancy in context.dossier.discrepancies:
        if discrepancy.relation not in {Relation.CONFLICT, Relation.SLIP}:
            continue
        for value in discrepancy.values:
            if discrepancy.is_linked:
                found = f"{statement.id}#{slot}" in (value.of or ())
            else:
                spelt = {compact(text) for text in (value.value, *value.accept)}
                found = bool(mine & spelt) and _is_about(about, discrepancy.thing, context)
            if found:
                return discrepancy, list(value.evidence)
    return None


def _is_about(text: str, thing: str, context: Context) -> bool:
    """Tell whether a text speaks of a thing: by all of its names and most of its other words."""
    names = {root(word) for name in _NAME.findall(thing) for word in all_words(name)}
    words = context.telling_roots(thing)
    theirs = roots(text)
    return names <= theirs and len(words & theirs) >= max(1, _MOST_WORDS * len(words))
