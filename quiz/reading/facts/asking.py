"""A real question for an answer, made by rule from the sentence's own clause, where that gives a good one.

The clause is that of the verb that the answer hangs from. What can be left out without making it wrong is
left out; where a pronoun, a quotation or an unclear sentence part remains, no question is made at all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from quiz.reading.facts.clauses import Clause, clause_of, phrase_of, relative, said
from quiz.reading.facts.countries import is_country
from quiz.reading.facts.described import describing
from quiz.reading.facts.sentences import head_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

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
_WITH = frozenset({"with", "to", "from", "for", "against", "under", "by"})
"""Before whom somebody acts: what is asked with these says so, "with whom"."""
_SHARE = frozenset({"percent", "cent", "%"})
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
    for clause, asked in _ways(parse, answer, place, head, credited=credited):
        if not asked.gone <= set(clause.words) or (not asked.subject and clause.inverted is None):
            continue
        for left_out in clause.ever_shorter(asked.gone):
            made = _worded(parse, clause, asked, left_out)
            if made and _is_good(made, sentence.text):
                return made
    made = describing(parse, answer, place, head)
    return made if made and _is_good(made, sentence.text) and not _MARKS.search(made) else ""


def _ways(
    parse: Parse, answer: AnswerProposal, place: tuple[int, int], head: int, *, credited: bool
) -> Iterator[tuple[Clause, Asked]]:
    """Yield the clauses that an answer may be asked for by, each with how it is: its own, one about it."""
    clause = clause_of(parse, head, credited=credited)
    asked = _asked(parse, answer, place, head, clause) if clause is not None else None
    if clause is not None and asked is not None:
        yield clause, asked
    whole = phrase_of(parse, head)
    who = _which(parse, answer, head)
    if not who or whole is None or not _is_all(parse, whole, place):
        return
    for kid in parse.kids[head]:
        if parse.deps[kid] == "relcl":
            about = relative(parse, kid, frozenset({kid}), credited=credited, bare=True)
            if about is not None and parse.deps[about.subject] != "dobj" and about.subject == about.words[0]:
                yield about, Asked(who, frozenset({about.subject}), subject=True)


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
    if answer.type == "term":
        return _what(parse, place, head, clause)
    return None


def _what(parse: Parse, place: tuple[int, int], head: int, clause: Clause) -> Asked | None:
    """Return a thing that somebody does something to, or that does something."""
    whole = phrase_of(parse, head)
    if whole is None or not _is_all(parse, whole, place):
        return None
    if head == clause.subject and parse.lemmas[clause.verb] != "be" and parse.pos[head] != "PROPN":
        return Asked("what", frozenset(whole), subject=True)
    if parse.deps[head] == "dobj" and parse.heads[head] in clause.verbs:
        return Asked("what", frozenset(whole), subject=False)
    return None


def _label(parse: Parse, word: int) -> str:
    """Return the label of the name that a word stands in."""
    return next((label for first, end, label in parse.entities if first <= word < end), "")


def _which(parse: Parse, answer: AnswerProposal, head: int) -> str:
    """Return the words that ask for an answer as whoever does something; none for a mere place."""
    if answer.type == "place":
        return "which country" if is_country(answer.printed) else ""
    if answer.type == "organisation" and parse.tags[head] == "NN":
        return f"which {parse.lower[head]}"  # "the Trump administration"
    if answer.type == "organisation":
        alone = " " not in answer.printed and not answer.printed.isupper() and parse.kid(head, "det") is None
        if alone or _label(parse, head) in {"PERSON", "GPE"}:
            return ""  # is it one at all?
    return _WHICH.get(answer.type, "who")


def _who(
    parse: Parse, answer: AnswerProposal, place: tuple[int, int], head: int, clause: Clause
) -> Asked | None:
    label, above = parse.deps[head], parse.heads[head]
    who = _which(parse, answer, head)
    if label == "poss":
        return _whose(parse, place, head, clause, who)
    whole = phrase_of(parse, head)
    if whole is None or not _is_all(parse, whole, place):
        return None
    gone = frozenset(whole)
    whom = "whom" if who == "who" else who
    if who and head == clause.subject:
        return Asked(who, gone, subject=True)
    if who and label == "dobj" and above in clause.verbs:
        return Asked(whom, gone, subject=False)
    if label != "pobj" or parse.heads[above] not in clause.verbs:
        return None
    by = parse.lower[above]
    if who and parse.deps[above] == "agent":
        return Asked(f"by {whom}", gone | {above}, subject=False)
    if parse.deps[above] != "prep":
        return None
    if answer.type == "place" and by in _WHERE:
        return Asked("where", gone | {above}, subject=False)
    if who and by in _WITH:
        return Asked(f"{by} {whom}", gone | {above}, subject=False)
    if answer.type == "place" and by == "from":
        return Asked("from where", gone | {above}, subject=False)
    return None


def _whose(parse: Parse, place: tuple[int, int], head: int, clause: Clause, who: str) -> Asked | None:
    """Return what belongs to somebody: "Whose plan …", "Which country’s plan …"."""
    noun = parse.heads[head]
    whole = phrase_of(parse, noun)
    if not who or whole is None or parse.left[head] != place[0] or whole[0] != place[0]:
        return None
    owner = range(parse.left[head], parse.right[head] + 1)
    if set(owner) - set(range(place[0], place[1] + 1)) - {parse.right[head]}:
        return None  # more is told of the owner
    word = "whose" if who == "who" else f"{who}’s"
    rest = tuple(one for one in whole if one not in owner)
    if noun == clause.subject:
        return Asked(word, frozenset(whole), subject=True, noun=rest)
    if parse.deps[noun] == "dobj" and parse.heads[noun] in clause.verbs:
        return Asked(word, frozenset(whole), subject=False, noun=rest)
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
    if whole is None or answer.bounds not in {"exact", "about"}:
        return None
    if parse.lower[noun] in _SHARE:
        return _share(parse, place, noun, whole, clause)
    if parse.tags[noun] != "NNS":
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
    if label == "pobj" and parse.deps[above] in {"prep", "agent"} and parse.heads[above] in clause.verbs:
        by = parse.lower[above]
        if by in {"by", "with", "from", "in", "to", "against"}:
            return Asked(f"{by} how many", gone | {above}, subject=False, noun=rest)
    return None


def _share(parse: Parse, place: tuple[int, int], noun: int, whole: list[int], clause: Clause) -> Asked | None:
    """Return what share of something it is: "What percentage of the voters …"."""
    before = [one for one in whole if one < noun]
    rest = tuple(one for one in whole if one > noun)
    if any(not place[0] <= one <= place[1] and not _is_hedge(parse, one) for one in before):
        return None
    if not rest or parse.lower[rest[0]] != "of":
        return None
    subject = noun == clause.subject
    if subject or (parse.deps[noun] == "dobj" and parse.heads[noun] in clause.verbs):
        return Asked("what percentage", frozenset(whole), subject=subject, noun=rest)
    return None


def _is_hedge(parse: Parse, word: int) -> bool:
    return parse.lower[word] in _BEFORE_NUMBER or parse.deps[word] in {"quantmod", "nummod"}


# ---------------------------------------------------------------- the words of the question


def _worded(parse: Parse, clause: Clause, asked: Asked, left_out: frozenset[int]) -> str:
    gone = asked.gone | left_out
    lead = f"{asked.word} {said(parse, asked.noun)}".strip()
    rest = [one for one in clause.words if one not in gone]
    early = [one for one in rest if one in clause.early]
    rest = [one for one in rest if one not in clause.early]
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
    text = re.sub(r"(?:,? (?:and|or|but|as|that))+$", "", text)
    return (
        f"{text[0].upper()}{text[1:]}?"
        if _stands_alone(text, parse, [*asked.noun, *rest, *early], counted=bool(asked.noun))
        and not (_is_owned(parse, [*asked.noun, *rest, *early]) and not asked.subject)
        and not (asked.subject and _fits_not(parse, asked.word, [*rest, *early]))
        else ""
    )


def _fits_not(parse: Parse, word: str, rest: list[int]) -> bool:
    """Tell whether a pronoun cannot be that of what is asked for: "which organisation … his"."""
    return word.startswith("which") and any(parse.lower[one] in {"his", "her", "born"} for one in rest)


def _sort(parse: Parse, word: int) -> str:
    pos = parse.pos[word]
    return "NOUN" if pos in {"PROPN", "NUM", "PRON"} else "VERB" if pos == "AUX" else pos


def _is_owned(parse: Parse, rest: list[int]) -> bool:
    """Tell whether something is "his" or "their" where nobody is named before whose it could be."""
    named = False
    for one in rest:
        if parse.lower[one] in {"his", "her", "its"} and not named:
            return True
        named = named or parse.pos[one] == "PROPN"
    return False


_UNCLEAR = frozenset(
    {"he", "she", "it", "they", "him", "them", "i", "we", "you", "us", "me", "my", "our", "your",
     "this", "these", "those", "here", "there", "now", "then", "today", "yesterday", "tonight", "tomorrow",
     "ago", "so", "such", "former", "latter", "each", "respectively", "their"}
)  # fmt: skip
_MARKS = re.compile(r"[“”\"‘()\[\]:;…—]| – | - |’(?!\w)|(?<!\w)'|n[’']t\b|^\w+[’']s|\d+x\d+")


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
    if any(parse.deps[one] == "conj" and _sort(parse, one) != _sort(parse, parse.heads[one]) for one in rest):
        return False  # misread: "various and objectives"
    return sum(parse.pos[one] in {"NOUN", "PROPN"} for one in rest) > int(counted)
