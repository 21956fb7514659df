"""A real question for an answer, made by rule from the sentence's own clause, where that gives a good one.

The clause is that of the verb that the answer hangs from. What can be left out without making it wrong is
left out; where a pronoun, a quotation or an unclear sentence part remains, no question is made at all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from quiz.reading.facts.clauses import Clause, clause_of, phrase_of, said
from quiz.reading.facts.sentences import head_of

if TYPE_CHECKING:
    from collections.abc import Container

    from quiz.reading.draft.model import AnswerProposal
    from quiz.reading.facts.sentences import Sentence
    from quiz.reading.parse import Parse

SHORTEST, LONGEST = 5, 24
"""Words of a question."""
_RUN = 7
"""So many words in a row may be the sentence's own: facts are free, an article's sentences are not."""
_WHICH = {"organisation": "which organisation"}
_WHERE = frozenset({"in", "at", "on", "near", "outside", "inside"})
_WHEN = {
    "in": "when",
    "on": "when",
    "at": "when",
    "during": "when",
    "since": "since when",
    "from": "from when",
    "by": "by when",
}
_MONEY = re.compile(r"[£$€¥]|\b(?:pounds|dollars|euros|pence|cents)\b")
_BEFORE_NUMBER = frozenset({"about", "around", "some", "nearly", "almost", "roughly", "only", "just", "over"})
_WORD = re.compile(r"[\w’'-]+")


class Asked(NamedTuple):
    """A question word, what it stands for in the clause (words), and whether that is the subject."""

    word: str
    gone: frozenset[int]
    subject: bool
    noun: tuple[int, ...] = ()
    """Words that follow the question word: "how many **burglaries**"."""


def question(sentence: Sentence, answer: AnswerProposal, *, credited: bool = False) -> str:
    """Return a question whose answer this is, or nothing where no good one can be made.

    Of what somebody says one is made only where that is ``credited``: the question is to say whose it is.
    """
    parse = sentence.block.parse
    place = sentence.at(answer.start, answer.end)
    if place is None or sentence.offsets(*place) != (answer.start, answer.end):
        return ""
    head = head_of(parse, *place)
    clause = clause_of(parse, head, credited=credited)
    if clause is None:
        return ""
    asked = _asked(parse, answer, place, head, clause)
    if (
        asked is None
        or not asked.gone <= set(clause.words)
        or (not asked.subject and clause.inverted is None)
    ):
        return ""
    for left_out in clause.ever_shorter(asked.gone):
        made = _worded(parse, clause, asked, left_out)
        if made and _is_good(made, sentence.text):
            return made
    return ""


def _is_good(made: str, text: str) -> bool:
    words = [one.casefold() for one in _WORD.findall(made)]
    if not SHORTEST <= len(words) <= LONGEST:
        return False
    printed = f" {' '.join(one.casefold() for one in _WORD.findall(text))} "
    runs = (words[at : at + _RUN + 1] for at in range(len(words) - _RUN))
    return not any(f" {' '.join(run)} " in printed for run in runs)


# ---------------------------------------------------------------- what is asked


def _asked(
    parse: Parse, answer: AnswerProposal, place: tuple[int, int], head: int, clause: Clause
) -> Asked | None:
    if answer.type == "number":
        return _how_many(parse, answer, place, head, clause)
    if answer.type in {"date", "duration"}:
        return _when(parse, answer, place, head, clause)
    if answer.type in {"person", "organisation", "place"} and answer.entity is not None:
        return _who(parse, answer, place, head, clause)
    return None


def _who(
    parse: Parse, answer: AnswerProposal, place: tuple[int, int], head: int, clause: Clause
) -> Asked | None:
    whole = phrase_of(parse, head)
    if whole is None or not _is_all(parse, whole, place):
        return None
    label = parse.deps[head]
    gone = frozenset(whole)
    who = _WHICH.get(answer.type, "who")
    names = answer.type != "place"  # which countries act cannot be told from places
    if names and head == clause.subject:
        return Asked(who, gone, subject=True)
    if names and label == "dobj" and parse.heads[head] in clause.verbs:
        return Asked("whom" if who == "who" else who, gone, subject=False)
    above = parse.heads[head]
    if label != "pobj" or parse.heads[above] not in clause.verbs:
        return None
    if names and parse.deps[above] == "agent":
        return Asked("by whom" if who == "who" else f"by {who}", gone | {above}, subject=False)
    if answer.type == "place" and parse.lower[above] in _WHERE and parse.deps[above] == "prep":
        return Asked("where", gone | {above}, subject=False)
    return None


def _is_all(parse: Parse, whole: list[int], place: tuple[int, int]) -> bool:
    """Tell whether a phrase is no more than the answer with its article and title: else more is asked for."""
    return set(whole) >= set(range(place[0], place[1] + 1)) and all(
        place[0] <= word <= place[1]
        or parse.deps[word] in {"det", "compound", "punct"}
        or parse.lower[word] in {"mr", "mrs", "ms", "dr"}
        for word in whole
    )


def _when(
    parse: Parse, answer: AnswerProposal, place: tuple[int, int], head: int, clause: Clause
) -> Asked | None:
    whole = phrase_of(parse, head)
    if whole is None or not all(place[0] <= one <= place[1] or parse.deps[one] == "det" for one in whole):
        return None
    above = parse.heads[head]
    if parse.deps[head] == "prep" and above in clause.verbs and parse.lower[head] in _WHEN:
        return Asked(_WHEN[parse.lower[head]], frozenset(whole), subject=False)
    if answer.type == "date":
        if parse.deps[head] == "npadvmod" and above in clause.verbs:
            return Asked("when", frozenset(whole), subject=False)
        if _hangs_by(parse, head, clause, _WHEN):
            return Asked(_WHEN[parse.lower[above]], frozenset({*whole, above}), subject=False)
        return None
    if _hangs_by(parse, head, clause, frozenset({"for"})) and not set(whole) - set(
        range(place[0], place[1] + 1)
    ):
        return Asked("for how long", frozenset({*whole, above}), subject=False)
    return None


def _hangs_by(parse: Parse, head: int, clause: Clause, by: Container[str]) -> bool:
    above = parse.heads[head]
    return (
        parse.deps[head] == "pobj"
        and parse.deps[above] == "prep"
        and parse.lower[above] in by
        and parse.heads[above] in clause.verbs
    )


def _how_many(
    parse: Parse, answer: AnswerProposal, place: tuple[int, int], head: int, clause: Clause
) -> Asked | None:
    """Return what counts a plural noun: "How many people …"."""
    if _MONEY.search(answer.printed):
        whole = phrase_of(parse, head)
        exact = (
            whole is not None
            and answer.bounds in {"exact", "about"}
            and all(one <= place[1] and (one >= place[0] or _is_hedge(parse, one)) for one in whole)
        )
        dobj = parse.deps[head] == "dobj" and parse.heads[head] in clause.verbs
        return Asked("how much", frozenset(whole), subject=False) if whole and exact and dobj else None
    number = next((one for one in range(place[0], place[1] + 1) if parse.deps[one] == "nummod"), None)
    if number is None:
        return None
    noun = parse.heads[number]
    whole = phrase_of(parse, noun)
    if parse.tags[noun] != "NNS" or whole is None or answer.bounds not in {"exact", "about"}:
        return None
    before = [one for one in whole if one <= number]
    counts = {*range(place[0], min(place[1], number) + 1), *(one for one in before if _is_hedge(parse, one))}
    if set(before) - counts or parse.lower[noun] in {"cent", "percent", "years", "months", "weeks", "days"}:
        return None  # "the 14 lamps": all of them are asked for, not how many
    rest = tuple(one for one in whole if one not in counts)
    gone = frozenset(whole)
    label, above = parse.deps[noun], parse.heads[noun]
    if noun == clause.subject or (label == "attr" and clause.there):
        return Asked("how many", gone, subject=True, noun=rest)
    if label == "dobj" and above in clause.verbs:
        return Asked("how many", gone, subject=False, noun=rest)
    return None


def _is_hedge(parse: Parse, word: int) -> bool:
    return parse.lower[word] in _BEFORE_NUMBER or parse.deps[word] in {"quantmod", "nummod"}


# ---------------------------------------------------------------- the words of the question


def _worded(parse: Parse, clause: Clause, asked: Asked, left_out: frozenset[int]) -> str:
    gone = asked.gone | left_out
    lead = f"{asked.word} {said(parse, asked.noun)}".strip()
    rest = [one for one in clause.words if one not in gone]
    early = [one for one in rest if one < clause.start]
    rest = [one for one in rest if one >= clause.start]
    if clause.there:
        if not asked.subject:
            return ""
        verb = [one for one in rest if one in clause.auxiliaries or one == clause.verb]
        after = [one for one in rest if one not in verb and one != clause.there_word]
        parts = [lead, said(parse, verb[:1]), "there", said(parse, (*verb[1:], *after, *early))]
    elif asked.subject:
        parts = [lead, said(parse, (*rest, *early))]
    else:
        parts = [lead, *clause.turned(rest), said(parse, tuple(early))]
    text = " ".join(" ".join(parts).split())
    text = re.sub(r"\s+([,.;?!’])", r"\1", text).strip(" ,.;-–—")
    return (
        f"{text[0].upper()}{text[1:]}?"
        if _stands_alone(text, parse, [*asked.noun, *rest, *early], counted=bool(asked.noun))
        else ""
    )


_UNCLEAR = frozenset(
    {"he", "she", "it", "they", "him", "them", "i", "we", "you", "us", "me", "my", "our", "your",
     "this", "these", "those", "here", "there", "now", "then", "today", "yesterday", "tonight", "tomorrow",
     "ago", "so", "such", "former", "latter"}
)  # fmt: skip
_MARKS = re.compile(r"[“”\"‘()\[\]:;…—]| – | - |’(?!\w)|(?<!\w)'|n[’']t\b|^\w+[’']s")


def _stands_alone(text: str, parse: Parse, rest: list[int], *, counted: bool) -> bool:
    """Tell whether a question can be understood without its article, and has no loose ends."""
    if _MARKS.search(text):
        return False
    if any(parse.lower[one] in _UNCLEAR and parse.deps[one] != "expl" for one in rest):
        return False
    if any(parse.lower[one] == "that" and parse.deps[one] not in {"mark", "nsubj", "dobj"} for one in rest):
        return False
    if any(parse.deps[one] == "neg" for one in rest):
        return False
    return sum(parse.pos[one] in {"NOUN", "PROPN"} for one in rest) > int(counted)
