"""The clause of a verb: its subject, its verb's parts, what may be left out, how it is turned round."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quiz.reading.facts.sentences import FINITE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quiz.reading.parse import Parse

_ASIDE = frozenset({"relcl", "appos", "acl", "advcl", "parataxis", "advmod", "prep", "npadvmod"})
"""What stands between commas and may go."""
_MORE = frozenset({"advcl", "npadvmod"})
_CIRCUMSTANCE = frozenset(
    {"in", "on", "at", "during", "after", "before", "since", "until", "amid", "despite"}
)
"""What hangs from a verb behind it and may go: when, where and why, but not whom or what it is about."""
_NEVER = frozenset({"mark", "cc", "preconj", "intj", "dep", "meta"})
_RELATIVE = frozenset(
    {"last", "this", "next", "today", "yesterday", "tonight", "tomorrow", "now", "then", "recently", "also",
     "however", "meanwhile", "too", "still", "already", "even"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Clause:
    """A finite clause. ``words`` are those that a question may use; ``start`` is the subject's first.

    ``verbs`` are the verb and those that it is told with (``is to decide``); ``inverted`` is the word that
    comes before the subject in a question, None where the clause cannot be turned round.
    """

    parse: Parse
    verb: int
    verbs: frozenset[int]
    subject: int
    start: int
    words: tuple[int, ...]
    auxiliaries: tuple[int, ...]
    there_word: int | None
    inverted: str | None

    @property
    def there(self) -> bool:
        """Whether it says that there is something."""
        return self.there_word is not None

    def turned(self, words: list[int]) -> list[str]:
        """Return the clause as a question goes on: the first auxiliary, or "did", before the subject."""
        assert self.inverted is not None
        parse = self.parse
        if self.auxiliaries:
            return [self.inverted, said(parse, [one for one in words if one != self.auxiliaries[0]])]
        if parse.lemmas[self.verb] == "be":
            return [self.inverted, said(parse, [one for one in words if one != self.verb])]
        before = said(parse, [one for one in words if one < self.verb])
        after = said(parse, [one for one in words if one > self.verb])
        return [self.inverted, before, parse.lemmas[self.verb], after]

    def ever_shorter(self, kept_for: frozenset[int]) -> Iterator[frozenset[int]]:
        """Yield what may be left out: first nothing, then one part more each time, the last first."""
        parse = self.parse
        out: frozenset[int] = frozenset()
        yield out
        ends = [
            one
            for verb in self.verbs
            for one in parse.kids[verb]
            if one > self.verb and one in self.words and _may_go(parse, one)
        ]
        for one in sorted(ends, reverse=True):
            part = frozenset(range(parse.left[one], parse.right[one] + 1))
            if not part & kept_for:
                out |= part
                yield out


def _may_go(parse: Parse, word: int) -> bool:
    return parse.deps[word] in _MORE or (parse.deps[word] == "prep" and parse.lower[word] in _CIRCUMSTANCE)


def clause_of(parse: Parse, word: int, *, credited: bool) -> Clause | None:
    """Return the clause that a word stands in, None where that is none to be asked about.

    What somebody says counts only where it is ``credited``: the question then names them.
    """
    verb = next((one for one in (word, *parse.above(word)) if parse.pos[one] in {"VERB", "AUX"}), None)
    if verb is None:
        return None
    chain = [verb]
    while parse.deps[verb] == "xcomp" and parse.pos[parse.heads[verb]] in {"VERB", "AUX"}:
        verb = parse.heads[verb]
        chain.append(verb)
    main = parse.heads[verb] if parse.deps[verb] == "conj" else verb
    if parse.deps[main] != "ROOT" and not (
        credited and parse.deps[main] == "ccomp" and parse.deps[parse.heads[main]] == "ROOT"
    ):
        return None
    there = parse.kid(verb, "expl")
    subject = parse.kid(verb, "nsubj", "nsubjpass")
    if there is not None:
        subject = parse.kid(verb, "attr", "nsubj")
    shared = subject is None and parse.deps[verb] == "conj"
    if shared:
        subject = parse.kid(parse.heads[verb], "nsubj", "nsubjpass")
    if subject is None or parse.kid(verb, "neg") is not None:
        return None
    auxiliaries = tuple(
        one for one in parse.kids[verb] if parse.deps[one] in {"aux", "auxpass"} and one < verb
    )
    finite = auxiliaries[0] if auxiliaries else verb
    if parse.tags[finite] not in FINITE or any(
        parse.text[parse.begins[one]] in "'’" for one in (*auxiliaries, verb)
    ):
        return None
    first = there if there is not None else subject
    start = parse.left[first]
    if first > verb:
        return None  # turned round already: "said Ambler"
    return Clause(
        parse,
        verb,
        frozenset(chain),
        subject,
        start,
        (*_own(parse, subject), *_words(parse, verb, verb)) if shared else _words(parse, verb, start),
        auxiliaries,
        there,
        _inverted(parse, verb, auxiliaries),
    )


def _own(parse: Parse, subject: int) -> tuple[int, ...]:
    """Return the words of a subject that stands before another verb; none where it is a pronoun or two."""
    return tuple(phrase_of(parse, subject) or ())


def _inverted(parse: Parse, verb: int, auxiliaries: tuple[int, ...]) -> str | None:
    if auxiliaries:
        return parse.lower[auxiliaries[0]]
    if parse.lemmas[verb] == "be":
        return parse.lower[verb]
    return {"VBD": "did", "VBZ": "does", "VBP": "do"}.get(parse.tags[verb])


def _words(parse: Parse, verb: int, start: int) -> tuple[int, ...]:
    """Return the words of a clause without other clauses beside it, asides and what only fits its article."""
    gone: set[int] = set()
    for one in range(parse.left[verb], parse.right[verb] + 1):
        label, head = parse.deps[one], parse.heads[one]
        part = range(parse.left[one], parse.right[one] + 1)
        beside = label == "conj" and head == verb
        early = one < start and head == verb and not _may_go(parse, one)
        after_comma = one > start and parse.left[one] > 0 and parse.lower[parse.left[one] - 1] == ","
        aside = label in _ASIDE and after_comma
        vague = label in {"npadvmod", "advmod"} and bool(
            {parse.lower[one], *(parse.lower[kid] for kid in parse.kids[one])} & _RELATIVE
        )
        told = label == "ccomp" and one != verb and parse.left[one] < verb
        if beside and one > verb:
            part = range(part.start, parse.right[verb] + 1)  # what follows may belong to it
        if beside or early or aside or vague or told or (label in _NEVER and head == verb):
            gone.update(part)
    words = [one for one in range(parse.left[verb], parse.right[verb] + 1) if one not in gone]
    return tuple(one for one in words if not _is_loose(parse, one, gone))


def _is_loose(parse: Parse, word: int, gone: set[int]) -> bool:
    """Tell whether a word is a comma beside something left out, or white space."""
    if parse.pos[word] == "SPACE" or parse.lower[word] in {".", "!"}:
        return True
    if parse.lower[word] not in {",", "–", "—", "-"} or parse.deps[word] != "punct":
        return False
    return word + 1 in gone or word - 1 in gone or word + 1 >= len(parse)


def phrase_of(parse: Parse, head: int) -> list[int] | None:
    """Return the words of a noun's phrase without what is told in passing; None where there are two."""
    gone: set[int] = set()
    for kid in parse.kids[head]:
        if parse.deps[kid] == "conj":
            return None
        if parse.deps[kid] in {"relcl", "appos", "acl"} and parse.left[kid] > head:
            gone.update(range(parse.left[kid], parse.right[kid] + 1))
    words = [one for one in range(parse.left[head], parse.right[head] + 1) if one not in gone]
    while words and parse.pos[words[-1]] in {"PUNCT", "SPACE"}:
        words.pop()
    return words


def said(parse: Parse, words: Iterable[int]) -> str:
    """Return words as printed, as a piece of a sentence: a capital that only began one becomes small."""
    out = ""
    last = -1
    for one in words:
        text = parse.text[parse.begins[one] : parse.ends[one]]
        begins = one == parse.sentence[one] and parse.pos[one] != "PROPN"
        if begins and text != "I" and not text.isupper():
            text = text[:1].lower() + text[1:]
        apart = parse.ends[last] < parse.begins[one] if last == one - 1 and last >= 0 else True
        out += f" {text}" if out and apart else text
        last = one
    return out
