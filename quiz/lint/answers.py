"""Rules about what a card asks to remember: how much, how dated, on what evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.dossier.fields import Role
from quiz.dossier.maps import map_of
from quiz.dossier.marks import Path
from quiz.dossier.schema import Statement
from quiz.lint.context import Context
from quiz.lint.rule import TYPED, WORDED, Hit, rule
from quiz.lint.words import count_words, unquoted
from quiz.questions.contents import content_words
from quiz.questions.model import Form, RevealQuestion, TypeQuestion

LONGEST_ANSWER = 8
"""How many words an answer to be typed or recalled may have."""
LONGEST_STATEMENT = 40
"""A sentence of more words than this tells more than one thing."""


@rule("Q401", "answer-too-long", *TYPED, Form.BASIC, Form.REVERSED)
def answer_too_long(context: Context) -> Iterator[Hit]:
    """An answer has more than eight words.

    The positions of a dispute are passed over: they are recalled against a checklist.

    Reason: A long answer is half remembered, and then neither right nor wrong.

    Source: Wozniak 1999, rule 4 (minimum information).

    Remedy: Ask for the word that counts, or split it into several slots.
    """
    for asked in context.asked(*TYPED, Form.BASIC, Form.REVERSED):
        question = asked.question
        if isinstance(question, TypeQuestion):
            answer = question.key.display
        elif isinstance(question, RevealQuestion):
            answer = question.back
        else:
            continue
        count = count_words(answer)
        if count > LONGEST_ANSWER:
            yield context.hit(asked, f"the answer has {count} words: “{answer}”")


_TWO_QUESTIONS = re.compile(
    r"\b(?:who|whom|whose|what|which|when|where|why|how)\b[^?]*,? and (?:by |to |in |for |of |from |on )?"
    r"(?:who|whom|whose|what|which|when|where|why|how)\b|\?[^“”]*\?",
    re.IGNORECASE,
)
_NEXT_SENTENCE = re.compile(r"[.!?][”’\"')]*\s+[“‘\"'(]*[A-Z]")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Gov|Sen|Rep|Jr|Sr|No|vs|etc|U\.S|i\.e|e\.g)\.")


@rule("Q402", "several-facts", *WORDED)
def several_facts(context: Context) -> Iterator[Hit]:
    """A card asks for several things: two questions, a list of three, a statement of several sentences.

    Reason: One part is remembered and the other is not; the card then comes too often for the one and too
    seldom for the other.

    Source: Wozniak 1999, rules 4, 9 and 10 (minimum information; no sets, no enumerations).

    Remedy: Make a slot, or a statement, of each.
    """
    for i, statement in enumerate(context.dossier.statements):
        path: Path = ("statements", i, "text")
        words = count_words(statement.text)
        if words > LONGEST_STATEMENT:
            yield Hit(statement.id, path, f"the statement has {words} words")
        elif _NEXT_SENTENCE.search(_ABBREVIATION.sub(" ", statement.text)):
            yield Hit(statement.id, path, "the statement has several sentences")
        for slot, wordings in statement.ask.items():
            at = f"{statement.id}#{slot}"
            twice = next((text for text in wordings if _TWO_QUESTIONS.search(unquoted(text))), None)
            if twice is not None:
                yield Hit(at, ("statements", i, "ask", slot), f"“{twice}” asks two things")
            value = statement.answers[slot].value or ""
            if value.count(", ") + value.count(" and ") + value.count(";") > 1:
                yield Hit(at, ("statements", i, "answers", slot), f"the answer “{value}” is a list")


_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "spring|summer|autumn|winter"
)
_RELATIVE = re.compile(
    r"\b(?:yesterday|today|tomorrow|tonight|(?<!most )recently|currently|nowadays|lately|so far|to date|"
    rf"(?:last|next|this) (?:week(?:end)?|month|year|night|century|decade|{_DAYS}|{_MONTHS})|"
    r"(?:past|coming) (?:weeks?|months?|years?|decades?)|"
    r"(?:an?|one|two|three|four|five|six|ten|\d+|several|some|many|few) (?:day|week|month|year|decade)s? ago|"
    rf"on (?:{_DAYS}))\b",
    re.IGNORECASE,
)
_WEEKDAY_DATED = re.compile(r"\bon \w+day,? (?:\d|the \d|\w+ \d)", re.IGNORECASE)


@rule("Q403", "relative-date", *WORDED, Form.CLOZE)
def relative_date(context: Context) -> Iterator[Hit]:
    """A statement says ‘last month’ or ‘on Sunday’, and nothing says when that was.

    A source's publication date settles it; so does a date of the event itself, or its order before or after
    other events where the source is not dated.

    Reason: ‘Last month’ is wrong a month later, and a deck is studied for years.

    Source: Wozniak 1999, rule 19 (date stamping); complaints about machine-read dates.

    Remedy: Write the date, or give the statement a `when` with `edtf`, `after` or `before`.
    """
    for i, statement in enumerate(context.dossier.statements):
        if _is_placed(statement, context):
            continue
        texts: list[tuple[str, str, Path]] = [(statement.id, statement.text, ("statements", i, "text"))]
        for slot, wordings in statement.ask.items():
            at, answer = f"{statement.id}#{slot}", statement.answers[slot]
            texts += [(at, text, ("statements", i, "ask", slot)) for text in wordings]
            shown = answer.show or answer.value or ""
            texts.append((at, shown, ("statements", i, "answers", slot)))
        if statement.when is not None and statement.when.text is not None:
            texts.append((statement.id, statement.when.text, ("statements", i, "when", "text")))
        for at, text, path in texts:
            found = _RELATIVE.search(text)
            if found and not _WEEKDAY_DATED.search(text):
                yield Hit(at, path, f"‘{found[0]}’ in “{text}”: nothing says when that was")


def _is_placed(statement: Statement, context: Context) -> bool:
    when = statement.when
    if when is not None and (when.edtf or when.after or when.before):
        return True
    sources = [context.material.sources.get(evidence.source) for evidence in statement.evidence]
    return any(source is not None and source.published for source in sources)


_SAYS_NOTHING = frozenset({Role.CREDIT, Role.READ_ALSO, Role.BYLINE, Role.SIGNATURE})


@rule("Q404", "evidence-not-found")
def evidence_not_found(context: Context) -> Iterator[Hit]:
    """Evidence leads nowhere: no such paragraph, one that says nothing, an anchor without a telling word.

    Reason: An answer that cannot be looked up must be believed.

    Source: The second invariant of this program: every answer shows its evidence; Wozniak 1999, rule 18.

    Remedy: Give the paragraph's number, and one to six of its words that find the place.
    """
    sources = context.material.sources
    maps = {source.id: map_of(source) for source in context.dossier.sources}
    for at, path, evidence in context.evidence():
        source = sources.get(evidence.source)
        if source is None:
            yield Hit(at, (*path, "at"), f"there is no source `{evidence.source}`")
        elif evidence.paragraph > source.paragraphs:
            message = (
                f"`{source.id}` has {source.paragraphs} paragraphs, and no paragraph {evidence.paragraph}"
            )
            yield Hit(at, (*path, "at"), message)
        elif maps[source.id].role(evidence.paragraph) in _SAYS_NOTHING:
            role = maps[source.id].role(evidence.paragraph)
            message = f"paragraph {evidence.paragraph} of `{source.id}` is a {role}: it tells nothing"
            yield Hit(at, (*path, "at"), message)
        elif not content_words(evidence.printed):
            yield Hit(at, (*path, "printed"), f"the anchor “{evidence.printed}” finds no place")
