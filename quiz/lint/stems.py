"""Rules about what stands above the answer: the question, or the sentence with a gap."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.lint.context import Asked, Context
from quiz.lint.rule import TYPED, WORDED, Hit, rule
from quiz.lint.words import count_words, quoted_part, unquoted
from quiz.questions.contents import content_words
from quiz.questions.folding import contains, fold
from quiz.questions.model import (
    AnyQuestion,
    CardKind,
    Form,
    JudgeQuestion,
    PickQuestion,
    RevealQuestion,
    TypeQuestion,
)

LONGEST = 30
"""How many words a stem may have."""

_ASKS = re.compile(r"[?？؟][”’\"')]*(?:\s|$)|_{2,}")


@rule("Q301", "stem-too-long")
def too_long(context: Context) -> Iterator[Hit]:
    """A stem has more than thirty words, or quotes a sentence that has.

    A sentence that is quoted to be judged or ascribed is counted by itself.

    Reason: What is tested then is reading; and a long stem is learned by its look, not by what it asks.

    Source: Haladyna, Downing & Rodriguez 2002, rules 13 and 16; Wozniak 1999, rule 12.

    Remedy: Ask in fewer words, or put part of it into a statement of its own.
    """
    for card in context.built.cards:
        for question in card.questions:
            if question.form is Form.DISCREPANCY and question.recall:
                continue  # the same question, with the list of sources added
            # What stands on lines of its own is a list, and read as one.
            lines = [line for prompt in question.prompts for line in prompt.splitlines()]
            told = [part for line in lines for part in (unquoted(line), quoted_part(line))]
            if isinstance(question, JudgeQuestion):
                told.append(question.true_text)
            long = next((text for text in told if count_words(text) > LONGEST), None)
            if long is not None:
                message = f"{count_words(long)} words: “{long}”"
                yield context.hit(Asked(card, question), message, what="ask")


@rule("Q302", "stem-asks-nothing", *TYPED, Form.CHOICE)
def no_question(context: Context) -> Iterator[Hit]:
    """A stem asks nothing: it has no question mark and no gap.

    Reason: A learner who does not know what is wanted is wrong for the wrong reason.

    Source: Haladyna, Downing & Rodriguez 2002, rules 14 and 15.

    Remedy: Word it as a question.
    """
    for asked in context.asked(*TYPED, Form.CHOICE):
        for prompt in asked.question.prompts:
            if not _ASKS.search(prompt):
                yield context.hit(asked, f"the stem asks nothing: “{prompt}”", what="ask")
                break


_NEGATIVE = re.compile(r"\b(?:not|never|except|neither|nor|nobody|none|cannot|\w+n[’']t)\b", re.IGNORECASE)
_HARMLESS = re.compile(
    r"\b(?:if not|not only|whether or not|not just|why not|not yet|never (?:\w+ )?so|that\b[^,?]*)\b",
    re.IGNORECASE,
)
"""Idioms, and clauses in which something is told rather than asked."""


@rule("Q303", "negative-not-emphasised", *WORDED, Form.BASIC)
def negative(context: Context) -> Iterator[Hit]:
    """A question is put negatively and the negative is not in capitals.

    Reason: A small ‘not’ is overlooked by readers who know the answer.

    Source: Haladyna, Downing & Rodriguez 2002, rule 17.

    Remedy: Ask for what is so; where it must be asked negatively, write NOT.
    """
    for asked in context.asked(*WORDED, Form.BASIC):
        for prompt in asked.question.prompts:
            found = _NEGATIVE.search(_HARMLESS.sub(" ", unquoted(prompt)))
            if found and not found[0].isupper():
                yield context.hit(asked, f"‘{found[0]}’ in “{prompt}”", what="ask")
                break


_PERSONAL = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Hh]im|[Hh]ers?|[Hh]is|(?:him|her|it)self|[Ii]ts?|[Tt]hey|[Tt]hem|[Tt]heirs?)\b"
)
_OPENER = re.compile(
    r"(?:Before|After|When|While|Although|Though|As|If|Since|Until|Unless|Because|Once|In|By)\b"
)
_EXPLETIVE = re.compile(r"\b[Ii]t\b(?=(?:[\s,]+[\w’'-]+){0,9}[\s,]+(?:how|that|whether|to|who|what)\b)")
"""``It depends on them how far …``: stands for the clause that follows."""
_POINTING = re.compile(
    r"\b(?:this|that|these|those)(?=\s*(?:[?.,;]|$))"
    r"|\b(?:this|these)(?=\s+(?:is|was|are|were|did|does|do|has|have|had|can|could|will|would)\b)"
    r"|\b(?:the (?:former|latter|above|following|same (?:person|place|thing|day))|here|therein)\b",
    re.IGNORECASE,
)
_NO_NOUNS = re.compile(
    r"\b(?:who|whom|whose|what|which|when|where|why|how|did|do|does|is|are|was|were|has|have|had|can|could|will|"
    r"would|may|might|should|the|an?|in|on|at|by|for|from|to|of|with|after|before|about|as|and|or|but|not|many|"
    r"much|long|far|old|often|then|also|happen(?:ed)?|according|if|when|that|be|been|so|more|most)\b",
    re.IGNORECASE,
)


@rule("Q304", "unresolved-pronoun", *WORDED, Form.BASIC, Form.CLOZE, Form.WHO_SAYS)
def unresolved(context: Context) -> Iterator[Hit]:
    """A question or sentence says ‘he’ or ‘it’ before it has named whom or what it means.

    In questions ‘this’, ‘the latter’ and ‘here’ are looked at, too.

    Reason: Cards come one at a time and in any order; what was clear beside the article is not clear here.

    Source: Wozniak 1999, rules 12 and 16; complaints about machine-made questions that do not stand alone.

    Remedy: Write the name.
    """
    for asked in context.asked(*WORDED, Form.BASIC, Form.CLOZE, Form.WHO_SAYS):
        form = asked.question.form
        for prompt in asked.question.prompts:
            stem = quoted_part(prompt) if form is Form.WHO_SAYS else unquoted(prompt)
            word = _unresolved(stem)
            if word is None and form not in {Form.CLOZE, Form.WHO_SAYS}:
                pointing = _POINTING.search(stem)
                word = pointing[0] if pointing else None
            if word:
                yield context.hit(
                    asked, f"‘{word}’ in “{prompt}” stands for nothing named before", what="ask"
                )
                break


def _unresolved(stem: str) -> str | None:
    """Return a pronoun before which nothing is named, nor soon after."""
    stem = _EXPLETIVE.sub(" ", stem)
    found = _PERSONAL.search(stem)
    if found is None or re.search(r"\w{2,}", _NO_NOUNS.sub(" ", stem[: found.start()])):
        return None
    if _OPENER.match(stem) and re.search(r", [A-Z]", stem[found.end() :]):
        return None  # Before he left, Brandt …
    return None if _names_after(stem, found.end()) else found[0]


def _names_after(stem: str, at: int) -> bool:
    """Tell whether a name follows before the clause ends: ``In his view Trump …``."""
    return re.match(r"(?:\s[\w’'-]+){0,4},? (?:did |does |is |was |had )?[A-Z]", stem[at:]) is not None


_ONE_SOURCE = (
    "article|text|passage|author|writer|source|story|reading|piece|paragraph|document|excerpt|report|column"
)
_WHOSE = r"\b(?! (?:of|by|in|on|under|from|who|that|which)\b)"
_THE_ARTICLE = re.compile(rf"\b(?:the|this) (?:{_ONE_SOURCE}){_WHOSE}", re.IGNORECASE)
_THE_ARTICLES = re.compile(rf"\b(?:the|this|these) (?:{_ONE_SOURCE})s?{_WHOSE}", re.IGNORECASE)


@rule("Q305", "according-to-the-article")
def the_article(context: Context) -> Iterator[Hit]:
    """A question speaks of ‘the article’ or ‘the author’ without saying which.

    Reason: A deck has several sources, and learners do not have the page before them.

    Source: Complaints about generated questions (PlanB-Network/bitcoin-educational-content #957).

    Remedy: Name the source or the voice by its label.
    """
    names = sorted({source.label for source in context.dossier.sources}, key=len, reverse=True)
    names += [voice.label for voice in context.dossier.voices]
    for card in context.built.cards:
        # What several sources give is asked of several sources.
        pattern = _THE_ARTICLE if card.kind is CardKind.DISCREPANCY else _THE_ARTICLES
        for question in card.questions:
            for prompt in question.prompts:
                stem = unquoted(prompt) if question.form is Form.WHO_SAYS else prompt
                if pattern.search(stem):
                    for name in names:
                        stem = stem.replace(name, " ")
                if found := pattern.search(stem):
                    yield context.hit(Asked(card, question), f"‘{found[0]}’ in “{prompt}”", what="ask")
                    break


@rule("Q306", "answer-in-stem", *WORDED, Form.BASIC, Form.CLOZE, Form.WHO_SAYS)
def answer_in_stem(context: Context) -> Iterator[Hit]:
    """The stem holds its answer.

    Reason: It can be copied without being known.

    Source: Haladyna, Downing & Rodriguez 2002, rule 28b; complaints about machine-made cloze cards.

    Remedy: Ask without the answer's words, or give the answer as a slot of its own.
    """
    for asked in context.asked(*WORDED, Form.BASIC, Form.CLOZE, Form.WHO_SAYS):
        answers = _answers(asked.question)
        for prompt in asked.question.prompts:
            stem = context.without_reporters(prompt, asked.card)
            if asked.card.kind is CardKind.POSITION:
                stem = quoted_part(prompt)  # the question names its matter, which may be a party to it
            held = next((text for text in answers if _holds(stem, text)), None)
            if held:
                yield context.hit(asked, f"“{prompt}” holds its answer “{held}”", what="ask")
                break


def _answers(question: AnyQuestion) -> list[str]:
    """Return the answer and what is accepted for it, small numbers left out.

    True and false are left out too: who asks which of them it is names both.
    """
    if isinstance(question, PickQuestion):
        found = [question.key]
    elif isinstance(question, TypeQuestion):
        found = [question.key.display, *question.key.accepted]
    elif isinstance(question, RevealQuestion):
        found = [question.back]
    else:
        return []
    return [text for text in found if not _stands_anywhere(fold(text))]


def _stands_anywhere(answer: str) -> bool:
    return answer in {"true", "false"} or (answer.isdecimal() and len(answer) < 3)


def _holds(stem: str, answer: str) -> bool:
    if len(answer) <= 4 and answer.isupper():  # US is not us
        return re.search(rf"(?<!\w){re.escape(answer)}(?!\w)", stem) is not None
    if contains(stem, answer):
        return True
    mine = content_words(answer)
    return len(mine) > 2 and mine <= content_words(stem)


_YES_NO = re.compile(
    r"(?:^|,\s)(?:did|does|do|is|are|was|were|has|have|had|can|could|will|would|may|might|should)\b(?![^?]*\bor\b)",
    re.IGNORECASE,
)
_QUESTION_WORD = re.compile(r"\b(?:who|whom|whose|what|which|when|where|why|how)\b", re.IGNORECASE)


@rule("Q307", "yes-no-question", *WORDED, Form.BASIC)
def yes_no(context: Context) -> Iterator[Hit]:
    """A question can be answered with yes or no.

    Reason: Half of all guesses are right, and a yes is remembered without what it said yes to. True or false
    has a form of its own, which corrects what is false.

    Source: Wozniak 1999, rule 4; complaints about machine-made cards.

    Remedy: Ask who, what, when, where, how many.
    """
    for asked in context.asked(*WORDED, Form.BASIC):
        for prompt in asked.question.prompts:
            stem = unquoted(prompt)
            found = _YES_NO.search(stem)
            if found and not _QUESTION_WORD.search(stem):
                yield context.hit(asked, f"“{prompt}” asks for yes or no", what="ask")
                break
