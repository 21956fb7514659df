"""Questions from what stands beside a name: "Rita Holm, the head of the port" is described so, and is so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.reading.facts.clauses import phrase_of, said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.reading.draft.model import AnswerProposal
    from quiz.reading.parse import Parse

_OFFICES = frozenset(
    {"president", "minister", "leader", "chancellor", "king", "queen", "secretary", "governor", "ambassador",
     "pope", "premier"}
)  # fmt: skip
"""Of these there is one in a country."""
_UNIQUE = 4
"""Words of a description with "the" that tells of one person only: "the head of the port"."""


def describing(parse: Parse, answer: AnswerProposal, place: tuple[int, int], head: int) -> str:
    """Return "How is Rita Holm described?" for a role, "Who was the head of the port?" for a name, or ""."""
    if answer.type == "role":
        name = _described(parse, place, head) if _is_full(parse, place) else []
        return f"How is {said(parse, name)} described?" if name else ""
    if answer.type == "person":
        role = _role(parse, place, head)
        root = next((one for one in (head, *parse.above(head)) if parse.deps[one] == "ROOT"), head)
        finite = [root, *(kid for kid in parse.kids[root] if parse.deps[kid] in {"aux", "auxpass"})]
        past = any(parse.tags[one] == "VBD" for one in finite)
        present = any(parse.tags[one] in {"VBZ", "VBP"} for one in finite)
        if role and past != present:
            told = parse.text[parse.begins[role[0]] : parse.ends[role[-1]]]
            return f"Who {'was' if past else 'is'} the {told}?"
    return ""


def _is_full(parse: Parse, place: tuple[int, int]) -> bool:
    """Tell whether a role says more than a form of address, and nothing of somebody told before."""
    words = range(place[0], place[1] + 1)
    return len(words) > 1 and all(parse.pos[one] != "PRON" for one in words)


def _described(parse: Parse, place: tuple[int, int], head: int) -> list[int]:
    """Return the name of the person whom a role stands beside."""
    label, above = parse.deps[head], parse.heads[head]
    person: int | None
    if label in {"appos", "compound"} and above != head:
        person = above
    elif label == "attr":
        person = parse.kid(above, "nsubj") if parse.lemmas[above] == "be" else None
        if person is None or parse.kid(above, "neg") is not None or parse.deps[above] != "ROOT":
            return []
    else:
        person = parse.kid(head, "appos")
    if person is None or not _is_person(parse, person):
        return []
    first = person
    while (
        first > 0
        and parse.pos[first - 1] == "PROPN"
        and parse.sentence[first - 1] == parse.sentence[person]
        and not place[0] <= first - 1 <= place[1]
    ):
        first -= 1
    name = list(range(first, person + 1))
    apart = label != "appos" and parse.kid(head, "appos") != person and label != "attr"
    if apart and place[1] + 1 != first:
        return []  # more stands between: a part of a longer title
    return name if len(name) > 1 or parse.lower[person] not in _OFFICES else []


def _is_person(parse: Parse, word: int) -> bool:
    return parse.pos[word] == "PROPN" and any(
        first <= word < end and label == "PERSON" for first, end, label in parse.entities
    )


def _role(parse: Parse, place: tuple[int, int], head: int) -> list[int]:
    """Return the words after "the" of a description that only this person fits."""
    noun = next((kid for kid in parse.kids[head] if parse.deps[kid] == "appos"), None)
    if noun is None and parse.deps[head] == "appos":
        noun = parse.heads[head]
    if noun is not None and parse.tags[noun] in {"NN", "NNP"} and noun not in range(place[0], place[1] + 1):
        words = [one for one in phrase_of(parse, noun) or () if not place[0] <= one <= place[1]]
        if words and parse.lower[words[0]] == "the" and _tells(parse, words):
            return words[1:]
        return []
    before = list(range(parse.left[head], place[0]))
    titled = (
        len(before) > 1
        and parse.lower[before[-1]] in _OFFICES
        and all(parse.deps[one] in {"compound", "amod", "nmod"} for one in before)
        and any(label in {"NORP", "GPE"} and first == before[0] for first, _, label in parse.entities)
    )
    return before if titled else []


def _tells(parse: Parse, words: Sequence[int]) -> bool:
    """Tell whether a description is of one person, complete and understood by itself."""
    return (
        len(words) > _UNIQUE
        and list(words) == list(range(words[0], words[-1] + 1))
        and any(parse.lower[one] in {"of", "for", "at", "on", "in"} for one in words)
        and all(parse.pos[one] not in {"PRON", "VERB", "AUX", "PUNCT", "CCONJ"} for one in words)
        and any(parse.pos[one] == "PROPN" for one in words)
    )
