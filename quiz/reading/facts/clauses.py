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
_TOLD_IN_PASSING = frozenset(
    {"when", "after", "before", "because", "although", "though", "while", "since", "whereas"}
)
_RELATIVE = frozenset(
    {"last", "this", "next", "today", "yesterday", "tonight", "tomorrow", "now", "then", "recently", "also",
     "however", "meanwhile", "too", "still", "already", "even"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Clause:
    """A finite clause: its ``words`` that a question may use, as they are read.

    ``early`` are those of them that stand before the subject. Of a relative clause the words that its pronoun
    stands for are told in the pronoun's place. ``verbs`` are the verb and those that it is told with (``is to
    decide``); ``inverted`` is the word that comes before the subject in a question, None where the clause
    cannot be turned round.
    """

    parse: Parse
    verb: int
    verbs: frozenset[int]
    subject: int
    early: frozenset[int]
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
        at = words.index(self.verb) if self.verb in words else len(words)
        return [self.inverted, said(parse, words[:at]), parse.lemmas[self.verb], said(parse, words[at + 1 :])]

    def ever_shorter(self, kept_for: frozenset[int]) -> Iterator[frozenset[int]]:
        """Yield what may be left out: first nothing, then one part more each time, the last first."""
        parse = self.parse
        out: frozenset[int] = frozenset()
        yield out
        ends = [
            one
            for verb in self.verbs
            for one in parse.kids[verb]
            if one > self.verb
            and one in self.words
            and _may_go(parse, one)
            and not _is_needed(parse, verb, one)
        ]
        for one in sorted(ends, reverse=True):
            part = frozenset(range(parse.left[one], parse.right[one] + 1))
            if not part & kept_for:
                out |= part
                yield out


def _is_needed(parse: Parse, verb: int, word: int) -> bool:
    """Tell whether a verb says nothing without what follows: "is in Lund", "came to see"."""
    if parse.lemmas[verb] == "be" and parse.kid(verb, "attr", "acomp") is None:
        return True
    return parse.left[word] == verb + 1 and parse.deps[word] == "advcl" and parse.tags[verb + 1] == "TO"


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
    main = _first_of(parse, verb)
    if parse.deps[main] == "relcl":
        return relative(parse, main, frozenset(chain), credited=credited) if main == verb else None
    if not _is_told(parse, main, credited=credited) and not _is_side(parse, main, credited=credited):
        return None
    there = parse.kid(verb, "expl")
    subject = parse.kid(verb, "nsubj", "nsubjpass")
    if there is not None:
        subject = parse.kid(verb, "attr", "nsubj")
    shared = subject is None and parse.deps[verb] == "conj"
    if shared:
        subject = parse.kid(parse.heads[verb], "nsubj", "nsubjpass")
    auxiliaries = _auxiliaries(parse, verb)
    if subject is None or auxiliaries is None:
        return None
    first = there if there is not None else subject
    start = parse.left[first]
    if first > verb:
        return None  # turned round already: "said Ambler"
    words = (*_own(parse, subject), *_words(parse, verb, verb)) if shared else _words(parse, verb, start)
    return Clause(
        parse,
        verb,
        frozenset(chain),
        subject,
        frozenset(one for one in words if one < start),
        words,
        auxiliaries,
        there,
        _inverted(parse, verb, auxiliaries),
    )


def _first_of(parse: Parse, verb: int) -> int:
    """Return the first of the verbs that are joined with "and"."""
    while parse.deps[verb] == "conj" and parse.pos[parse.heads[verb]] in {"VERB", "AUX"}:
        verb = parse.heads[verb]
    return verb


def _is_told(parse: Parse, verb: int, *, credited: bool) -> bool:
    """Tell whether a verb is the sentence's own, or that of what somebody says in it."""
    if parse.deps[verb] == "ROOT":
        return True
    return credited and parse.deps[verb] == "ccomp" and parse.deps[parse.heads[verb]] == "ROOT"


def _is_side(parse: Parse, verb: int, *, credited: bool) -> bool:
    """Tell whether a verb is that of a clause told in passing as a fact: "when the bridge fell"."""
    if parse.deps[verb] != "advcl":
        return False
    mark = next(
        (
            parse.lower[kid]
            for kid in parse.kids[verb]
            if parse.deps[kid] in {"mark", "advmod"} and kid == parse.left[verb]
        ),
        "",
    )
    above = _first_of(parse, parse.heads[verb])
    return (
        mark in _TOLD_IN_PASSING
        and parse.tags[_finite(parse, verb)] in {"VBD", "VBZ"}
        and _is_told(parse, above, credited=credited)
        and _is_plain(parse, verb)
        and _is_plain(parse, parse.heads[verb])
    )


def _finite(parse: Parse, verb: int) -> int:
    return next((one for one in parse.kids[verb] if parse.deps[one] in {"aux", "auxpass"}), verb)


def _is_plain(parse: Parse, verb: int) -> bool:
    """Tell whether a verb says that something is or was so, not that it may, will or would be."""
    return not any(parse.tags[kid] == "MD" or parse.deps[kid] == "neg" for kid in parse.kids[verb])


def _auxiliaries(parse: Parse, verb: int) -> tuple[int, ...] | None:
    """Return a verb's auxiliaries; None where it is negated, shortened or not finite."""
    if parse.kid(verb, "neg") is not None:
        return None
    found = tuple(one for one in parse.kids[verb] if parse.deps[one] in {"aux", "auxpass"} and one < verb)
    finite = found[0] if found else verb
    if parse.tags[finite] not in FINITE or any(
        parse.text[parse.begins[one]] in "'’" for one in (*found, verb)
    ):
        return None
    return found


def relative(
    parse: Parse, verb: int, verbs: frozenset[int], *, credited: bool, bare: bool = False
) -> Clause | None:
    """Return a relative clause as a main one, with what it is about in the place of "who" or "which".

    With ``bare`` the pronoun is left as it is: what it stands for is asked for. None where the clause only
    narrows down what a noun means, or what it hangs from is not told as a fact.
    """
    about = parse.heads[verb]
    pronoun = next(
        (
            kid
            for kid in parse.kids[verb]
            if parse.lower[kid] in {"who", "which", "that", "whom"}
            and parse.deps[kid] in {"nsubj", "nsubjpass", "dobj"}
            and kid < verb
        ),
        None,
    )
    above = next((one for one in parse.above(about) if parse.pos[one] in {"VERB", "AUX"}), None)
    auxiliaries = _auxiliaries(parse, verb)
    if pronoun is None or above is None or auxiliaries is None:
        return None
    if not _is_told(parse, _first_of(parse, above), credited=credited) or not _is_plain(parse, above):
        return None
    words = [one for one in _words(parse, verb, parse.left[verb]) if one != pronoun]
    is_subject = parse.deps[pronoun] != "dobj"
    subject = pronoun if is_subject else parse.kid(verb, "nsubj", "nsubjpass")
    if subject is None or subject > verb or not _is_plain(parse, verb):
        return None
    if bare:
        told: list[int] = [pronoun]
    else:
        told = phrase_of(parse, about) or []
        named = parse.pos[about] == "PROPN" or (told and parse.lower[told[0]] == "the" and len(told) > 3)
        if (
            not told
            or not named
            or parse.lower[pronoun] == "that"
            or any(parse.pos[one] == "PRON" for one in told)
        ):
            return None
    at = 0 if is_subject else words.index(verb) + 1 if verb in words else len(words)
    words[at:at] = told
    return Clause(
        parse,
        verb,
        verbs,
        subject if bare or not is_subject else about,
        frozenset(),
        tuple(words),
        auxiliaries,
        None,
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
        if one == verb:
            continue
        label, head = parse.deps[one], parse.heads[one]
        part = range(parse.left[one], parse.right[one] + 1)
        beside = label == "conj" and head == verb
        early = one < start and head == verb and (label == "advcl" or not _may_go(parse, one))
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
    gone.update(_in_brackets(parse, verb))
    words = [one for one in range(parse.left[verb], parse.right[verb] + 1) if one not in gone]
    return tuple(one for one in words if not _is_loose(parse, one, gone))


def _in_brackets(parse: Parse, verb: int) -> set[int]:
    """Return what stands between brackets or dashes in the words that hang from a verb, and these."""
    found: set[int] = set()
    opened: int | None = None
    for one in range(parse.left[verb], parse.right[verb] + 1):
        mark = parse.lower[one]
        closes = opened is not None and mark == {"(": ")", "—": "—", "–": "–"}[parse.lower[opened]]
        if closes and opened is not None:
            found.update(range(opened, one + 1))
            opened = None
        elif opened is None and mark in {"(", "—", "–"}:
            opened = one
    if opened is not None and opened > verb:
        found.update(range(opened, parse.right[verb] + 1))
    return found


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


_SMALL = frozenset({"ADP", "DET", "SCONJ", "CCONJ"})


def _is_named(parse: Parse, word: int) -> bool:
    """Tell whether a word is part of a name: "The Hague"."""
    return any(
        first <= word < end and label in {"PERSON", "GPE", "LOC", "FAC", "ORG", "WORK_OF_ART"}
        for first, end, label in parse.entities
    )


def said(parse: Parse, words: Iterable[int]) -> str:
    """Return words as printed, as a piece of a sentence: a capital that only began one becomes small."""
    out = ""
    last = -1
    for one in words:
        text = parse.text[parse.begins[one] : parse.ends[one]]
        begins = one == parse.sentence[one] and parse.pos[one] != "PROPN" and not _is_named(parse, one)
        begins = begins or (parse.pos[one] in _SMALL and not _is_named(parse, one))
        if begins and text != "I" and (len(text) == 1 or not text.isupper()):
            text = text[:1].lower() + text[1:]
        apart = parse.ends[last] < parse.begins[one] if last == one - 1 and last >= 0 else True
        out += f" {text}" if out and apart else text
        last = one
    return out
