"""Whose verb is it: the subject, also where it stands with another verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz.reading.claims.found import Words
    from quiz.reading.parse import Parse

_RELATIVE = frozenset({"who", "which", "that"})
_KEPT = frozenset(
    {"prep", "compound", "case", "nmod", "poss", "amod", "cc", "conj", "det", "nummod", "quantmod", "predet"}
)
ISSUES = frozenset(
    str.split(
        "issue release send write make give deliver post publish sign put offer produce air run read "
        "circulate file submit have provide tweet email use launch print draft share"
    )
)
"""Verbs whose subject speaks through their object."""
_KEEPS_SUBJECT = frozenset({"promise", "use", "take", "make", "have", "vow", "spend", "need"})
"""Verbs whose infinitive is their subject's doing although they have an object: "used a speech to say"."""
_DEEP = 8
"""Verbs are climbed so many times to find a subject; longer chains are parsing faults."""


def holder_of(parse: Parse, verb: int, depth: int = 0) -> Words | None:
    """Return the words that name who says, thinks or wants what a verb tells.

    An active verb's subject; a passive one's agent. A verb without a subject has that of the verb it is
    joined to ("smiled and said"), is governed by ("went on to say", "left, saying"), or the noun it
    describes ("a note saying"). For a relative pronoun: the words from what it stands for to the pronoun.
    """
    if depth > _DEEP:
        return None
    passive = is_passive(parse, verb)
    subjects = [
        kid
        for kid in parse.kids[verb]
        if parse.deps[kid] == "nsubj" or (not passive and parse.deps[kid] == "nsubjpass")
    ]
    if subjects:  # the parser may take a noun inside the speech for one more subject
        return _subject(parse, verb, min(subjects, key=lambda kid: abs(kid - verb)))
    if passive:
        return agent_of(parse, verb)
    return None if parse.heads[verb] == verb else _inherited(parse, verb, depth)


def _inherited(parse: Parse, verb: int, depth: int) -> Words | None:
    """Return the holder of a verb without a subject of its own, by what it hangs from."""
    head, dep, tag = parse.heads[verb], parse.deps[verb], parse.tags[verb]
    if dep in {"conj", "xcomp", "advcl", "ccomp", "dep"} and parse.pos[head] in {"VERB", "AUX"}:
        return _from_verb(parse, verb, depth)
    if dep == "acl":
        if tag == "VBG":
            return _writer(parse, head, depth) or _teller(parse, head, depth) or noun_phrase(parse, head)
        if is_main(parse, verb):
            return noun_phrase(parse, head)
        return _owner(parse, head, depth) if tag == "VB" else None
    if dep == "xcomp" and parse.pos[head] == "ADJ":
        return holder_of(parse, parse.heads[head] if parse.deps[head] == "acomp" else head, depth + 1)
    if dep in {"pcomp", "pobj"}:
        above = parse.heads[head]
        if parse.pos[above] in {"VERB", "AUX"}:
            told = passive_subject(parse, above) if is_passive(parse, above) else None
            return told or holder_of(parse, above, depth + 1)
        noun = next((one for one in (head, above) if parse.pos[one] == "NOUN"), None)
        return _owner(parse, noun, depth) if noun is not None and dep == "pcomp" else None
    return None


def _from_verb(parse: Parse, verb: int, depth: int) -> Words | None:
    """Return the holder that a verb has from another one: "smiled and said", "urged him to say"."""
    head, dep = parse.heads[verb], parse.deps[verb]
    if dep == "ccomp" and parse.tags[verb] not in {"VBG", "VBN", "VB"}:
        return None
    if is_passive(parse, head) and dep != "conj":
        return passive_subject(parse, head) or holder_of(parse, head, depth + 1)
    if dep == "xcomp" and parse.tags[verb] == "VB" and parse.lemmas[head] not in _KEEPS_SUBJECT:
        other = parse.kid(head, "dobj", "dative")
        if other is not None:
            return noun_phrase(parse, other)
    return holder_of(parse, head, depth + 1)


def _writer(parse: Parse, noun: int, depth: int) -> Words | None:
    """Return who issues what is said to say something: "they released a statement calling it wrong"."""
    verb = parse.heads[noun]
    if parse.deps[noun] == "dobj" and parse.lemmas[verb] in ISSUES:
        return holder_of(parse, verb, depth + 1)
    if (
        parse.deps[noun] == "pobj"
        and parse.deps[verb] == "prep"
        and parse.lower[verb] in {"in", "on", "with"}
    ):
        above = parse.heads[verb]
        if parse.pos[above] == "VERB" and parse.tags[above] != "VBN":
            return holder_of(parse, above, depth + 1)
    return None


def _teller(parse: Parse, noun: int, depth: int) -> Words | None:
    """Return whose verb it is where a noun is only to whom or where: "wrote to voters saying"."""
    prep = parse.heads[noun]
    if parse.deps[noun] != "pobj" or parse.lower[prep] not in {"to", "at", "during", "after"}:
        return None
    above = parse.heads[prep]
    while parse.pos[above] == "NOUN" and parse.deps[above] in {"dobj", "pobj", "prep"}:
        above = parse.heads[above]
    return holder_of(parse, above, depth + 1) if parse.pos[above] == "VERB" else None


def _owner(parse: Parse, noun: int, depth: int) -> Words | None:
    """Return whose noun it is: "his attempt to argue", "she made an attempt to argue"."""
    owner = parse.kid(noun, "poss")
    if owner is not None:
        return noun_phrase(parse, owner)
    above = parse.heads[noun]
    if parse.deps[noun] == "dobj":
        return holder_of(parse, above, depth + 1)
    return None


def _subject(parse: Parse, verb: int, subject: int) -> Words | None:
    if parse.lower[subject] in _RELATIVE and parse.tags[subject] in {"WP", "WDT", "IN"}:
        if parse.deps[verb] == "relcl":
            noun = parse.heads[verb]
        elif parse.deps[verb] == "conj" and parse.deps[parse.heads[verb]] == "relcl":
            noun = parse.heads[parse.heads[verb]]
        else:
            return (subject, subject)
        first = noun_phrase(parse, noun)[0]
        return (first, subject) if first < subject else (subject, subject)
    return noun_phrase(parse, _behind_preposition(parse, verb, subject))


def _behind_preposition(parse: Parse, verb: int, subject: int) -> int:
    """Return the name that follows a date or place taken for the subject: "until the vote, Lee called"."""
    before = parse.left[subject] - 1
    if before < 0 or parse.deps[before] != "prep" or subject > verb:
        return subject
    name = parse.kid(subject, "appos")
    return name if name is not None and parse.pos[name] == "PROPN" and subject < name < verb else subject


def noun_phrase(parse: Parse, noun: int) -> Words:
    """Return a noun with what stands before it and the prepositions and names joined to it.

    Relative clauses and appositions behind it tell about a holder and do not name it.
    """
    last = noun
    for kid in parse.kids[noun]:
        if kid < noun:
            continue
        if parse.deps[kid] not in _KEPT:
            break
        last = max(last, noun_phrase(parse, kid)[1] if parse.deps[kid] == "conj" else parse.right[kid])
    return (parse.left[noun], last)


def is_main(parse: Parse, verb: int) -> bool:
    """Tell whether a sentence without another verb has this one: "Lee, who won in 2012, called it a joke"."""
    head = parse.heads[verb]
    return (
        parse.deps[verb] == "acl"
        and parse.tags[verb] in {"VBD", "VBN"}
        and parse.heads[head] == head
        and parse.pos[head] == "PROPN"
        and parse.lower[verb - 1] == ","
        and parse.left[head] == parse.sentence[head]
        and any(
            kid > verb and parse.deps[kid] != "punct" and parse.deps[kid] != "agent"
            for kid in parse.kids[verb]
        )
        and parse.lower[min(verb + 1, len(parse) - 1)] not in {"by", "as"}
    )


def is_passive(parse: Parse, verb: int) -> bool:
    """Tell whether a verb stands in the passive."""
    if is_main(parse, verb):
        return False
    has = parse.kid(verb, "auxpass")
    if has is not None and parse.lower[has] in {"'s", "’s"} and parse.kid(verb, "ccomp") is not None:
        return False  # "who's argued that" is "has argued"
    if any(parse.deps[kid] in {"auxpass", "nsubjpass", "csubjpass", "agent"} for kid in parse.kids[verb]):
        return True
    if parse.lower[verb] in {"asked", "pressed", "told"} and (
        verb == parse.sentence[verb] or parse.lower[verb - 1] in {"when", "if"}
    ):
        return True  # "Asked whether …, she said", "when asked about …"
    if parse.tags[verb] != "VBN" or parse.deps[verb] not in {"acl", "advcl"}:
        return False
    return not any(parse.deps[kid] in {"aux", "nsubj"} for kid in parse.kids[verb])


def passive_subject(parse: Parse, verb: int) -> Words | None:
    """Return who is told, asked or expected, in the passive."""
    kid = parse.kid(verb, "nsubjpass")
    return None if kid is None else noun_phrase(parse, kid)


def agent_of(parse: Parse, verb: int) -> Words | None:
    """Return the agent of a passive verb: "was described by the colonel"."""
    by = parse.kid(verb, "agent")
    noun = None if by is None else parse.kid(by, "pobj")
    return None if noun is None else noun_phrase(parse, noun)
