"""What an answer is said of: the verb or noun that it hangs from, and in which part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.reading.facts.sentences import head_of, subject_of

if TYPE_CHECKING:
    from quiz.reading.facts.sentences import Sentence
    from quiz.reading.parse import Parse

_NOUNS = frozenset({"NOUN", "PROPN"})
_VERBS = frozenset({"VERB", "AUX"})
_MODIFIES = frozenset({"nummod", "compound", "amod", "nmod", "poss", "npadvmod", "quantmod"})
_PARTIAL = frozenset(
    str.split(
        "part half majority bulk rest hour minute number group dozen hundred thousand couple beginning end"
    )
)
"""What stands for that which it is a part of: "in the early hours of Friday"."""
_DEEP = 6


def hanging(sentence: Sentence, start: int, end: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the part of a stretch of a sentence, the word it hangs from, and that word's own company.

    The part is ``subject``, ``object``, ``of`` for what stands with a noun, or a preposition; who is acted
    on is the object of a passive verb as well. A noun's company are the words before it, a verb's its
    subject and object. Empty where it hangs from nothing. Apart from that, what hangs from the same word by
    a preposition.
    """
    parse = sentence.block.parse
    place = sentence.at(start, end)
    if place is None:
        return (), ()
    word = head_of(parse, *place)
    for _ in range(_DEEP):  # what a figure counts, and what joined words hang from together
        if parse.deps[word] in {"conj", "appos", "quantmod"} or (
            parse.deps[word] == "nummod"
            and parse.pos[parse.heads[word]] in _NOUNS
            and parse.pos[word] == "NUM"
            and not _is_year(parse, word)
        ):
            word = parse.heads[word]
        elif parse.deps[word] == "pobj" and parse.lower[parse.heads[word]] == "of":
            whole = parse.heads[parse.heads[word]]
            if parse.lemmas[whole] in _PARTIAL and parse.deps[whole] == "pobj":
                word = whole
    dep, above = parse.deps[word], parse.heads[word]
    if above == word:
        return (), ()
    part = {
        "nsubj": "subject", "dobj": "object", "nsubjpass": "object", "attr": "object", "dative": "object",
    }.get(dep)  # fmt: skip
    if dep == "pobj":
        part = "subject" if parse.deps[above] == "agent" else parse.lower[above]
        above = parse.heads[above]
    elif dep in _MODIFIES:
        part = "of" if parse.pos[above] in _NOUNS else "when"
    elif part is None:
        part = "with"
    return (part, *_company(parse, above)), _beside(parse, above, place)


def _is_year(parse: Parse, word: int) -> bool:
    printed = parse.lower[word]
    return len(printed) == 4 and printed.isdigit() and parse.tags[parse.heads[word]] in {"NN", "NNP"}


def _company(parse: Parse, head: int) -> list[str]:
    """Return a verb with its subject and object, or a noun with the words before it."""
    words = [head]
    if parse.pos[head] in _VERBS:
        subject = subject_of(parse, head)
        others = [parse.kid(head, "dobj"), parse.kid(head, "attr")]
        agent = parse.kid(head, "agent")
        others.append(None if agent is None else parse.kid(agent, "pobj"))
        found = [one for one in (subject, *others) if one is not None and parse.pos[one] in _NOUNS]
        words += found
        words += [noun for one in found if (noun := _of(parse, one)) is not None]
        words += [kid for kid in parse.kids[head] if parse.deps[kid] == "acomp"]
    else:
        words += [kid for kid in parse.kids[head] if kid < head and parse.deps[kid] in {"compound", "amod"}]
        if parse.deps[head] in {"nsubj", "nsubjpass", "dobj"}:
            words.append(parse.heads[head])
        done = parse.deps[head] in {"attr", "dobj"}
        subject = subject_of(parse, parse.heads[head]) if done else None
        if subject is not None and parse.pos[subject] in _NOUNS:
            words.append(subject)
    return [parse.text[parse.begins[word] : parse.ends[word]] for word in words]


def _of(parse: Parse, noun: int) -> int | None:
    """Return what a noun is of: "a group of ships"."""
    of = next(
        (kid for kid in parse.kids[noun] if parse.deps[kid] == "prep" and parse.lower[kid] == "of"), None
    )
    found = None if of is None else parse.kid(of, "pobj")
    return found if found is not None and parse.pos[found] in _NOUNS else None


def _beside(parse: Parse, head: int, place: tuple[int, int]) -> tuple[str, ...]:
    """Return the nouns that hang from a word by prepositions, those of the answer itself left out."""
    out = []
    for prep in parse.kids[head]:
        noun = parse.kid(prep, "pobj") if parse.deps[prep] == "prep" else None
        if noun is not None and parse.pos[noun] in _NOUNS and not place[0] <= noun <= place[1]:
            out.append(parse.text[parse.begins[noun] : parse.ends[noun]])
    return tuple(out)
