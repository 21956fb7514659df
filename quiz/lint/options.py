"""Rules about the options of a question as such, whichever of them is right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations

from quiz.dossier.fields import EntityType
from quiz.lint.context import Asked, Context
from quiz.lint.rule import PICKED, TYPED, Hit, rule, told
from quiz.lint.truths import Truths
from quiz.questions.contents import content_words
from quiz.questions.folding import compact
from quiz.questions.model import AnyQuestion, CardKind, Form, JudgeQuestion, Pick, PickQuestion
from quiz.questions.values import in_order, read, sort_of

FEWEST, MOST = 3, 5
"""How many options a question shows."""

_NAMED = frozenset({EntityType.PERSON, EntityType.PLACE, EntityType.ORGANISATION})
_NONE = re.compile(r"no\s", re.IGNORECASE)
_ALL_OR_NONE = re.compile(
    r"\b(?:all|none|both|neither|any|either|some|two) of "
    r"(?:the (?:above|below|others?|options|answers|foregoing)|these|them)\b"
    r"|\b(?:all|none) (?:above|fit|apply)\b|^(?:all|none|both|neither)$",
    re.IGNORECASE,
)


@rule("Q101", "too-few-or-many-options", *PICKED)
def too_few_or_many(context: Context) -> Iterator[Hit]:
    """A question shows fewer than three or more than five options.

    Reason: With two options half of all guesses are right; past three good distractors further ones are
    filler that nobody picks, and cost reading time.

    Source: Haladyna, Downing & Rodriguez 2002, rule 18; Rodriguez 2005 (three options are optimal).

    Remedy: Give the answer at least two `distractors` that could be right.
    """
    for asked, _, shown in context.picks(*PICKED):
        wrong = [len(one.options) for one in shown if not FEWEST <= len(one.options) <= MOST]
        if wrong:
            yield context.hit(asked, f"{wrong[0]} options are shown")


@rule("Q108", "nothing-to-recognise", *TYPED)
def nothing_to_recognise(context: Context) -> Iterator[Hit]:
    """A fact can only be recalled: too few wrong answers are known for a choice or a true-false question.

    Reason: On the day a card is learned it is recognised before it is recalled; one that must be typed at
    once is failed more often, and can be asked in no quick practice.

    Source: The ladder of forms of this program: a card is recognised first, then recalled.

    Remedy: Give the answer at least two `distractors`, or name `choice` under `skip`.
    """
    recalled: dict[str, Asked] = {}
    easier: set[str] = set()
    for form in Form:
        for asked in context.asked(form):
            if asked.question.recall:
                recalled.setdefault(asked.card.id, asked)
            else:
                easier.add(asked.card.id)
    for card, asked in recalled.items():
        answer = context.answer(asked.card)
        if card not in easier and answer is not None and not {"choice", "true-false"} & set(answer.skip):
            yield context.hit(asked, "there are no options for it, so that it is always typed")


@rule("Q102", "all-or-none-of-the-above", *PICKED)
def all_or_none_of_the_above(context: Context) -> Iterator[Hit]:
    """An option is ‘all of the above’, ‘none of these’ or their like.

    Reason: Whoever recognises two right options, or one wrong one, need not know the rest; and options are
    shown in another order each time, so that nothing is above.

    Source: Haladyna, Downing & Rodriguez 2002, rules 25 and 26.

    Remedy: Name what is meant, or take the option out.
    """
    for asked, question, _ in context.picks(*PICKED):
        for option in (question.key, *question.pool):
            if _ALL_OR_NONE.search(option):
                yield context.hit(asked, f"the option “{option}” speaks of the other options")
                break


_ABSOLUTE = re.compile(
    r"\b(?:always|never|all(?!-)|every|everyone|everybody|nobody|none|nothing|completely|entirely|totally|"
    r"absolutely|invariably|exclusively|only)\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(?:usually|often|sometimes|occasionally|frequently|rarely|seldom|generally|typically|mostly|"
    r"normally|somewhat|fairly|various|several|many|few)\b",
    re.IGNORECASE,
)


@rule("Q103", "absolute-or-vague-option", Form.CHOICE)
def absolute_or_vague(context: Context) -> Iterator[Hit]:
    """Only the right option, or only wrong ones, say ‘always’ or ‘never’, ‘usually’ or ‘often’.

    Positions are passed over: how sure a voice is belongs to its view.

    Reason: Absolutes are nearly always wrong and vague words nearly always right, and readers know it.

    Source: Haladyna, Downing & Rodriguez 2002, rule 28a.

    Remedy: Take the word out, or let a wrong and the right option both have one.
    """
    for asked, _, shown in context.picks(Form.CHOICE):
        if asked.card.kind is CardKind.POSITION:
            continue
        for one in shown:
            found = [_ABSOLUTE.search(option) or _VAGUE.search(option) for option in one.options]
            word = next((match for match in found if match), None)
            if word is not None and bool(found[one.key]) != any(found[: one.key] + found[one.key + 1 :]):
                yield context.hit(asked, f"‘{word[0]}’ tells options apart: {told(one)}")
                break


@rule("Q104", "overlapping-options", *PICKED)
def overlapping(context: Context) -> Iterator[Hit]:
    """One option includes another: its words are among the other's, or its figure lies in the other's range.

    Reason: If the narrow one is right so is the wide one; two options that go together cannot both be key.

    Source: Haladyna, Downing & Rodriguez 2002, rule 22.

    Remedy: Make the options exclude one another.
    """
    for asked, question, _ in context.picks(*PICKED):
        if asked.card.kind is CardKind.POSITION and question.form is not Form.WHO_SAYS:
            continue  # whole sentences: what they share is the matter
        options = [question.key, *question.pool]
        pair = next(
            (
                (one, other)
                for one, other in permutations(options, 2)
                if _includes(one, other) and not context.both_named(one, other)
            ),
            None,
        )
        if pair is not None:
            yield context.hit(asked, f"“{pair[0]}” includes “{pair[1]}”")


def _includes(wide: str, narrow: str) -> bool:
    values = read(wide), read(narrow)
    if values[0] is not None and values[1] is not None:
        return values[0].includes(values[1])
    if _NONE.match(wide) or _NONE.match(narrow):
        return False
    mine, theirs = content_words(wide), content_words(narrow)
    return bool(mine) and mine < theirs


@rule("Q105", "mixed-options", Form.CHOICE)
def mixed(context: Context) -> Iterator[Hit]:
    """Options are of different sorts: figures among words, another unit or precision, a place among people.

    Reason: The one that is unlike the others is right, or is plainly wrong.

    Source: Haladyna, Downing & Rodriguez 2002, rule 23.

    Remedy: Give distractors of the answer's sort, unit and precision.
    """
    for asked, _, shown in context.picks(Form.CHOICE):
        if asked.card.kind is CardKind.POSITION:
            continue
        for one in shown:
            sorts = {option: _sort_of(option, context) for option in one.options}
            # ‘No losses’ stands beside figures as well as beside light and heavy ones.
            found = {sort for option, sort in sorts.items() if not _NONE.match(option)}
            if len(found) > 1 and not _names_and_words(found):
                pairs = (f"“{option}”: {sort}" for option, sort in sorts.items())
                yield context.hit(asked, f"options are of different sorts ({', '.join(pairs)})")
                break


def _names_and_words(sorts: set[str]) -> bool:
    """Tell whether options are names of one sort and words, which may well be a name that is not listed."""
    others = sorts - {"words"}
    return len(others) == 1 and all(sort.startswith("name ") for sort in others)


def _sort_of(option: str, context: Context) -> str:
    """Return what sort of value an option is; of a name, whether it is a person's, a place's or a body's."""
    entity = context.material.entities.get(context.material.by_name.get(compact(option), ""))
    if entity is not None and entity.type in _NAMED:
        return f"name of a {entity.type}"
    return "words" if entity is not None else sort_of(option)


@rule("Q106", "unsorted-figures", Form.CHOICE)
def unsorted(context: Context) -> Iterator[Hit]:
    """Figures or dates are not shown in the order of their values.

    Reason: The eye then searches instead of the memory.

    Source: Haladyna, Downing & Rodriguez 2002, rule 21.

    Remedy: Write them so that they can be read as figures or dates: `type: number`, `date` or `duration`.
    """
    for asked in context.asked(Form.CHOICE):
        for one in asked.shown():
            if not isinstance(one, Pick):
                break
            values = [read(option) for option in one.options]
            ordered = in_order(values)
            if ordered is not None and values not in (ordered, ordered[::-1]):
                yield context.hit(asked, f"shown as {told(one)}")
                break


@rule("Q107", "distractor-also-true", Form.CHOICE, Form.TRUE_FALSE, Form.GROUNDS)
def also_true(context: Context) -> Iterator[Hit]:
    """A wrong option is right too: by a spelling, another statement, a discrepancy or the same stance.

    Reason: Whoever knows more than the author is marked wrong; nothing costs a deck its readers' trust
    faster.

    Source: Haladyna, Downing & Rodriguez 2002, rule 19; complaints about machine-made distractors
    (membean/content #188).

    Remedy: Take it out of `distractors`, or ask so that it is wrong.
    """
    truths = Truths(context)
    for asked in context.asked(Form.CHOICE, Form.TRUE_FALSE, Form.GROUNDS):
        for wrong in _wrong(asked.question):
            why = truths.why_true(asked.card, wrong)
            if why:
                yield context.hit(asked, f"“{wrong}” is right too: {why}")
                break


def _wrong(question: AnyQuestion) -> Iterator[str]:
    if isinstance(question, PickQuestion):
        yield from question.pool
    elif isinstance(question, JudgeQuestion):
        yield from (version.wrong for version in question.false_versions)
