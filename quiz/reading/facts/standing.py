"""How a sentence stands: told, credited, foretold, judged; and which of its words are asserted at all."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from quiz.reading.claims.standing import opinions
from quiz.reading.facts.sentences import verbs_above

if TYPE_CHECKING:
    from quiz.reading.facts.sentences import Sentence
    from quiz.reading.parse import Parse

_NEVER = frozenset({"never", "hardly", "scarcely", "rarely", "seldom", "neither", "nor"})
_NOBODY = frozenset({"no", "nobody", "none", "neither", "nothing", "few", "hardly"})
_CLOSERS = frozenset({"”", '"', "’", "'", ")", "]", "''", "\n"})


@dataclass(frozen=True, slots=True)
class Judging:
    """Words of ``judging.toml``."""

    evaluative: frozenset[str]
    intensifying: frozenset[str]
    ahead: frozenset[str]
    open: frozenset[str]
    ought: frozenset[str]
    expected: frozenset[str]
    hypothetical: frozenset[str]
    wanting: frozenset[str]
    motive: frozenset[str]
    taken: frozenset[str]
    person_words: frozenset[str]
    person_endings: frozenset[str]
    no_person: frozenset[str]

    def person(self, noun: str) -> bool:
        """Tell whether a noun, in lower case, says what somebody is: an office, a calling, a kinship."""
        last = noun.rsplit("-", 1)[-1]
        if last in self.no_person:
            return False
        return bool({noun, last, noun.split("-", 1)[0]} & self.person_words) or last.endswith(
            tuple(sorted(self.person_endings))
        )


@lru_cache(maxsize=1)
def judging() -> Judging:
    """Return the words, read once."""
    table = tomllib.loads(files("quiz.reading.facts").joinpath("judging.toml").read_text(encoding="utf-8"))
    return Judging(**{key: frozenset(words.split()) for key, words in table.items()})


def is_asked(sentence: Sentence) -> bool:
    """Tell whether a sentence asks."""
    parse, last = sentence.block.parse, sentence.last
    while last > sentence.first and parse.lower[last] in _CLOSERS:
        last -= 1
    return "?" in parse.lower[last]


def is_asserted(parse: Parse, word: int) -> bool:
    """Tell whether what a word belongs to is told as so: neither denied, nor only thought of."""
    return not any(_denied(parse, verb) or _thought_of(parse, verb) for verb in verbs_above(parse, word))


def _denied(parse: Parse, verb: int) -> bool:
    for kid in parse.kids[verb]:
        if parse.deps[kid] == "neg" or (
            parse.lower[kid] in _NEVER and parse.deps[kid] in {"advmod", "preconj", "cc"}
        ):
            return True
        if parse.deps[kid] in {"nsubj", "nsubjpass"} and parse.lower[parse.left[kid]] in _NOBODY:
            return True
        if parse.deps[kid] in {"attr", "dobj"} and parse.lower[parse.left[kid]] in {
            "no",
            "nothing",
            "nobody",
        }:
            return True
    return (
        parse.lemmas[verb] in {"fail", "refuse", "decline", "deny"}
        and parse.kid(verb, "xcomp", "ccomp") is not None
    )


def _thought_of(parse: Parse, verb: int) -> bool:
    words = judging()
    has = parse.kid(verb, "aux") is not None and any(
        parse.lower[kid] in {"have", "'ve", "’ve"} for kid in parse.kids[verb] if parse.deps[kid] == "aux"
    )
    for kid in parse.kids[verb]:
        low = parse.lower[kid]
        if parse.deps[kid] == "aux" and (
            low in words.open or (low in {"would", "'d", "’d", "should"} and has)
        ):
            return True
        if parse.deps[kid] in {"mark", "advmod"} and low in words.hypothetical and kid < verb:
            return True
        if parse.deps[kid] == "advcl" and _conditional(parse, kid):
            return True
    return False


def _conditional(parse: Parse, verb: int) -> bool:
    return any(
        parse.deps[kid] in {"mark", "advmod"} and parse.lower[kid] in {"if", "unless", "lest"}
        for kid in parse.kids[verb]
    )


def is_wanted(parse: Parse, word: int) -> bool:
    """Tell whether a word hangs from an infinitive that is only wanted: "plans to send 500 men"."""
    for verb in verbs_above(parse, word):
        head = parse.heads[verb]
        if parse.tags[head] in {"VBN", "JJ"} and parse.lemmas[head] in judging().expected:
            continue  # "is expected to send 500 men" foretells it
        if (
            parse.tags[verb] == "VB"
            and parse.deps[verb] in {"xcomp", "ccomp", "acl", "advcl"}
            and (parse.lemmas[head] in judging().wanting or parse.deps[verb] in {"acl", "advcl"})
        ):
            return True
    return False


def foretold(parse: Parse, root: int) -> bool:
    """Tell whether a verb speaks of what is to come: will, would, expected to."""
    words = judging()
    chain = [root, *(kid for kid in parse.kids[root] if parse.deps[kid] == "conj" and kid < root)]
    for verb in chain:
        for kid in parse.kids[verb]:
            low = parse.lower[kid]
            if parse.deps[kid] == "aux" and low in words.ahead:
                return True
            if parse.deps[kid] == "xcomp" and _to(parse, kid):
                if parse.lemmas[verb] in words.expected and parse.tags[verb] in {"VBN", "JJ"}:
                    return True
                if parse.lower[verb] == "going":
                    return True
            if parse.deps[kid] == "acomp" and parse.lemmas[kid] in words.expected and _infinitive(parse, kid):
                return True
    return False


def motive(parse: Parse, root: int) -> bool:
    """Tell whether a verb tells what somebody wants, or what something is for or taken for: a reading."""
    if parse.lemmas[root] in judging().taken and parse.kid(root, "auxpass") is not None:
        return True
    if (
        parse.lemmas[root] in judging().motive
        and parse.kid(root, "xcomp", "ccomp", "dobj", "prep") is not None
    ):
        return True
    return parse.lemmas[root] == "be" and any(
        parse.deps[kid] == "xcomp" and parse.tags[kid] == "VB" and _to(parse, kid) for kid in parse.kids[root]
    )


def _compares(parse: Parse, word: int) -> bool:
    """Tell whether a word ranks or compares what is not counted: "the most dangerous", "more than ever"."""
    low = parse.lower[word]
    after = parse.pos[word + 1] if word + 1 < len(parse) else ""
    if parse.tags[word] in {"JJS", "RBS"}:
        return low not in {"least", "latest", "last", "first"} and not (low == "most" and after == "ADP")
    if parse.tags[word] in {"JJR", "RBR"} and parse.lower[min(word + 1, len(parse) - 1)] == "than":
        return word + 2 < len(parse) and parse.pos[word + 2] not in {"NUM", "DET"}
    return False


def _to(parse: Parse, verb: int) -> bool:
    return any(parse.deps[kid] == "aux" and parse.lower[kid] == "to" for kid in parse.kids[verb])


def _infinitive(parse: Parse, word: int) -> bool:
    return any(parse.deps[kid] == "xcomp" and _to(parse, kid) for kid in parse.kids[word])


def opinion(parse: Parse, first: int, last: int) -> str | None:
    """Return the first word in a stretch that makes it a view: an opinion, an evaluation, an intensifier."""
    words, known = judging(), opinions()
    for word in range(first, last + 1):
        low = parse.lower[word]
        if _compares(parse, word):
            return low
        if parse.pos[word] == "PROPN" and low not in known.judgement:
            continue
        if low in known.judgement or low in words.ought:
            return low
        if low in words.evaluative and parse.pos[word] in {"ADJ", "ADV"}:
            return low
        if (
            low in words.intensifying
            and parse.pos[word] == "ADV"
            and parse.deps[word] in {"advmod", "npadvmod"}
        ):
            if low in {"so", "too", "far"} and parse.pos[parse.heads[word]] not in {"ADJ", "ADV"}:
                continue
            return low
    return None
