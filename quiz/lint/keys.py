"""Rules about what gives the right option away to a reader who knows nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from math import sqrt

from quiz.lint.context import Context
from quiz.lint.rule import PICKED, Hit, rule, told
from quiz.lint.words import roots, unquoted
from quiz.questions.model import CardKind, Form, Judge, Pick, PickQuestion

_MUCH = 1.4
"""A key so many times as long as the longest distractor stands out,"""
_LETTERS = 8
"""where that is at least so many letters."""
_MANY_QUESTIONS = 40
"""A share is judged from so many showings on."""
_SPREAD = 4.0
"""How many standard deviations a share may lie off what chance gives,"""
_TIMES = 1.25
"""and how many times it may be as large."""


# ---------------------------------------------------------------- length


def _by_author(question: PickQuestion) -> bool:
    """Tell whether an option's length is its author's choice: names and figures are as long as they are."""
    return not question.ordered and not all(
        any(char.isupper() or char.isdigit() for char in option[:1]) and not option.endswith(".")
        for option in (question.key, *question.pool)
    )


@rule("Q201", "key-much-longer", Form.CHOICE, Form.GROUNDS)
def much_longer(context: Context) -> Iterator[Hit]:
    """The right option is much longer than every other.

    Names and figures are passed over: they are as long as they are.

    Reason: Writers qualify what is true and not what they make up; test-wise readers pick the longest option
    without knowing anything.

    Source: Haladyna, Downing & Rodriguez 2002, rule 24; complaints about generated quizzes
    (rohitg00/ai-engineering-from-scratch #281, v-fidelusaleksander/ghcertified #578).

    Remedy: Shorten the answer, or give distractors that say as much.
    """
    for asked, question, shown in context.picks(Form.CHOICE, Form.GROUNDS):
        if not _by_author(question):
            continue
        for one in shown:
            key = len(question.key)
            other = max(len(option) for option in one.options if option != question.key)
            if key > _MUCH * other and key - other >= _LETTERS:
                message = f"the right option has {key} letters, the next longest {other}: “{question.key}”"
                yield context.hit(asked, message)
                break


@rule("Q202", "key-longest-too-often", Form.CHOICE, Form.GROUNDS)
def longest_too_often(context: Context) -> Iterator[Hit]:
    """In the deck as a whole the right option is the longest more often than chance allows.

    Reason: A habit of the writer that no single question shows is soon felt, and then picks for the reader.

    Source: Haladyna, Downing & Rodriguez 2002, rule 24; complaints about generated quizzes
    (fsense/cefra #112, criatvt/policy-wonk-game #55).

    Remedy: Lengthen some distractors, or shorten some answers.
    """
    longest, expected, spread, count = 0, 0.0, 0.0, 0
    for _, question, shown in context.picks(Form.CHOICE, Form.GROUNDS):
        if not _by_author(question):
            continue
        for one in shown:
            lengths = [len(option) for option in one.options]
            if len(set(lengths)) > 1:
                chance = 1 / len(lengths)
                count, expected, spread = count + 1, expected + chance, spread + chance * (1 - chance)
                longest += lengths.count(max(lengths)) == 1 and lengths[one.key] == max(lengths)
    if count >= _MANY_QUESTIONS and longest > max(expected * _TIMES, expected + _SPREAD * sqrt(spread)):
        share, chance = longest / count, expected / count
        message = f"the right option is the longest in {share:.0%} of showings; chance gives {chance:.0%}"
        yield context.of_deck(message)


# ---------------------------------------------------------------- place


@rule("Q203", "key-places-uneven", *PICKED, Form.TRUE_FALSE)
def places_uneven(context: Context) -> Iterator[Hit]:
    """The right option stands in one place, or is ‘true’, much more often than in the others.

    Reason: Whoever notices that it is mostly the second need not read on.

    Source: Haladyna, Downing & Rodriguez 2002, rule 20; complaints about generated quizzes
    (rohitg00/ai-engineering-from-scratch #240: 60 % of 1,846 keys were option B).

    Remedy: Where options stand in the order of their values, give distractors on both sides of the key.
    """
    places: dict[tuple[Form, int], Counter[int]] = {}
    for asked, _, _ in context.picks(*PICKED):
        for one in asked.shown():
            assert isinstance(one, Pick)
            places.setdefault((asked.question.form, len(one.options)), Counter())[one.key] += 1
    for asked in context.asked(Form.TRUE_FALSE):
        for shown in asked.shown():
            if isinstance(shown, Judge):
                places.setdefault((Form.TRUE_FALSE, 2), Counter())[int(shown.key)] += 1
    for (form, options), found in sorted(places.items()):
        place, most = found.most_common(1)[0]
        count = found.total()
        chance = 1 / options
        if count >= _MANY_QUESTIONS and most > max(
            count * chance * _TIMES, count * chance + _SPREAD * sqrt(count * chance * (1 - chance))
        ):
            what = ("false", "true")[place] if form is Form.TRUE_FALSE else f"option {place + 1} of {options}"
            message = f"the answer is {what} in {most / count:.0%} of showings; chance gives {chance:.0%}"
            yield context.of_deck(message, form)


# ---------------------------------------------------------------- grammar


_ARTICLE = re.compile(r"^(an?|the|its|their|his|her)\s", re.IGNORECASE)
_GAP_AFTER_A = re.compile(r"\b(an?)\s*(?:_{2,}|:?\s*$)", re.IGNORECASE)
_NOT_PLURAL = ("ss", "us", "is", "news", "series", "headquarters", "means", "Hamas", "politics")
_HEAD_ENDS = re.compile(r"\s(?:of|in|for|with|from|to|by|on|at|against|over|between|that|who|which)\s")
_ASKS_FOR = re.compile(
    r"\b(?:which|what)\s+(?P<noun>(?:[\w’'-]+\s+){0,4}?)"
    r"(?P<verb>did|do|does|is|are|was|were|has|have|had|can|could|will|would|may|might|should)\b",
    re.IGNORECASE,
)
_ONE, _SEVERAL = frozenset({"is", "was", "has", "does"}), frozenset({"are", "were", "have", "do"})


def _article(option: str) -> str:
    found = _ARTICLE.match(option)
    return found[1].lower().removesuffix("n") if found else ""


def is_plural(option: str) -> bool:
    """Tell whether an option names several things, by the spelling of its last word before a preposition."""
    head = _HEAD_ENDS.split(option, maxsplit=1)[0].rstrip(" .")
    return " and " in head or (head.endswith("s") and not head.endswith(_NOT_PLURAL))


def wants_plural(stem: str) -> bool | None:
    """Tell whether a question asks for several things or for one; None where it does not say."""
    found = _ASKS_FOR.search(stem)
    if found is None:
        return None
    verb, noun = found["verb"].lower(), found["noun"].strip()
    if verb in _ONE | _SEVERAL:
        return verb in _SEVERAL
    return is_plural(noun) if noun else None


def _all_names(options: Iterable[str]) -> bool:
    """Tell whether all options are names: their articles belong to them (the United States, but France)."""
    return all(option.removeprefix("the ")[:1].isupper() for option in options)


def _alone(key: int, traits: Iterable[object]) -> bool:
    """Tell whether the key has a trait that no other option has, while all others have one in common."""
    found = list(traits)
    others = {trait for i, trait in enumerate(found) if i != key}
    return len(others) == 1 and found[key] not in others


@rule("Q204", "grammar-gives-key", Form.CHOICE)
def grammatical_cue(context: Context) -> Iterator[Hit]:
    """Grammar tells the right option: it alone has an article, fits ‘a’ or ‘an’, or has the number asked for.

    Reason: Grammar then answers for the learner.

    Source: Haladyna, Downing & Rodriguez 2002, rules 23 and 28c.

    Remedy: Write all options in the same form: all with an article or none, all singular or all plural.
    """
    for asked, question, shown in context.picks(Form.CHOICE):
        if not _by_author(question) or question.key.endswith("."):
            continue
        stems = [unquoted(prompt) for prompt in question.prompts]
        gap = next((found[1].lower() for stem in stems if (found := _GAP_AFTER_A.search(stem))), None)
        number = next((plural for stem in stems if (plural := wants_plural(stem)) is not None), None)
        for one in shown:
            articles = [_article(option) for option in one.options]
            plurals = [is_plural(option) for option in one.options]
            what = None
            if gap is not None and _alone(one.key, (_fits(gap, option) for option in one.options)):
                what = f"only the right option fits after ‘{gap}’"
            elif _alone(one.key, articles) and not _all_names(one.options):
                what = f"only the right option {_said_of(articles[one.key], articles[one.key - 1])}"
            elif number is not None and plurals[one.key] is number and _alone(one.key, plurals):
                what = f"only the right option is {'plural' if number else 'singular'}, as the question asks"
            if what:
                yield context.hit(asked, f"{what}: {told(one)}")
                break


def _fits(gap: str, option: str) -> bool:
    return (option[:1].lower() in "aeiou") == (gap == "an")


def _said_of(mine: str, theirs: str) -> str:
    return f"begins with ‘{mine}’" if mine else f"does not begin with ‘{theirs}’"


# ---------------------------------------------------------------- words


@rule("Q205", "stem-word-only-in-key", Form.CHOICE)
def stem_word_only_in_key(context: Context) -> Iterator[Hit]:
    """A word of the question stands in the right option and in no other.

    Positions are passed over: they are sentences on one matter.

    Reason: The option that sounds like the question is picked by those who do not know (a clang).

    Source: Haladyna, Downing & Rodriguez 2002, rule 28b.

    Remedy: Use another word in the question, or the same word in a distractor.
    """
    for asked, question, shown in context.picks(Form.CHOICE):
        if asked.card.kind is CardKind.POSITION:
            continue
        stem = roots(" ".join(question.prompts))
        common = roots(question.key) & stem
        for one in shown:
            if all(stem & roots(option) for option in one.options):
                continue  # the question names every option (“true or false?”): none sounds more like it
            theirs = [roots(option) for option in one.options if option != question.key]
            only = sorted(word for word in common if not any(word in other for other in theirs))
            if only:
                yield context.hit(
                    asked, f"‘{only[0]}’ of “{question.prompts[0]}” is in the key alone: {told(one)}"
                )
                break


@rule("Q206", "key-shares-most", Form.CHOICE)
def convergence(context: Context) -> Iterator[Hit]:
    """The right option has more in common with the others than any of them has.

    Positions and names are passed over: nobody made them by varying one another.

    Reason: Distractors made by varying the key point back at it: what most options share is right.

    Source: Haladyna, Downing & Rodriguez 2002, rule 28e; Smith 1982 on the strategy of convergence.

    Remedy: Give a distractor words that the key has not, shared with another distractor.
    """
    for asked, question, shown in context.picks(Form.CHOICE):
        if asked.card.kind is CardKind.POSITION or context.is_name(question.key):
            continue
        for one in shown:
            words = [roots(option) for option in one.options]
            scores = [sum(len(mine & other) for other in words) - len(mine) for mine in words]
            shared = [
                w for w in words[one.key] if 0 < sum(w in other for other in words) - 1 < len(words) - 1
            ]
            others = max(score for i, score in enumerate(scores) if i != one.key)
            if len(shared) >= 2 and scores[one.key] > others:
                yield context.hit(asked, f"its words recur most among the options: {told(one)}")
                break
