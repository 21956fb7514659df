"""What the families of rules share: the words of a verb, what it governs, and whether it is told of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.reading.claims.beside import next_to, subject_before
from quiz.reading.claims.found import Found
from quiz.reading.claims.holders import agent_of, holder_of, is_main, is_passive, noun_phrase, passive_subject
from quiz.reading.claims.lexicon import lexicon

if TYPE_CHECKING:
    from quiz.reading.claims.found import Page, Words
    from quiz.reading.parse import Parse

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_EMPTY = frozenset({"it", "there", "that", "this", "what"})
_EXPLETIVE = frozenset({"it", "there"})
_TRANSPARENT = frozenset(str.split("seem appear continue begin start go proceed try attempt keep tend come"))
"""What is tried, begun or seems to be said is told of like what is said."""


def verb_group(parse: Parse, verb: int) -> Words:
    """Return a verb with its auxiliaries, negation and adverbs beside it."""
    first = last = verb
    beside = {"aux", "auxpass", "neg", "advmod", "prt"}
    for kid in reversed([one for one in parse.kids[verb] if one < verb]):
        if kid != first - 1 or parse.deps[kid] not in beside:
            break
        first = kid
    for kid in (one for one in parse.kids[verb] if one > verb):
        if kid != last + 1 or parse.deps[kid] not in {"prt", "neg"}:
            break
        last = kid
    return (first, last)


def told_of(parse: Parse, verb: int) -> bool:
    """Tell whether a verb is told of as happening: not an aim, and not a mark by which a noun is known.

    What "voters who support him" and "an effort to stop him" are about is no news about a view.
    """
    head = parse.heads[verb]
    if parse.deps[verb] == "ccomp":  # inside another claim it says who passed it on; elsewhere it is an aside
        return parse.lemmas[head] in lexicon().clause and head < verb
    if is_main(parse, verb):
        return True
    if parse.deps[verb] in {"relcl", "acl", "pcomp"}:  # but "with Lee calling it a plot"
        return parse.tags[verb] == "VBG" and parse.kid(verb, "nsubj") is not None
    if parse.deps[verb] == "xcomp" and head != verb and parse.lemmas[head] in _TRANSPARENT:
        return told_of(parse, head)
    if parse.tags[verb] == "VB":
        return any(parse.deps[kid] == "neg" for kid in parse.kids[verb]) and parse.deps[verb] == "ROOT"
    if parse.deps[verb] == "conj":
        return told_of(parse, parse.heads[verb])
    return True


def rest_of(parse: Parse, verb: int) -> Words:
    """Return what follows a verb in its clause."""
    return (verb_group(parse, verb)[1] + 1, last_of(parse, verb))


def last_of(parse: Parse, verb: int) -> int:
    """Return the last word that a verb governs, clauses joined to it left out."""
    last = verb
    for kid in parse.kids[verb]:
        if kid > verb and parse.deps[kid] in {"conj", "cc", "parataxis"}:
            break
        if kid > verb and not (parse.deps[kid] == "advcl" and parse.lower[kid - 1] == ","):
            last = max(last, parse.right[kid])
    while last > verb and parse.pos[last] == "PUNCT":
        last -= 1
    return last


def credit(rule: str, page: Page, sense: str, verb: int, *content: Words) -> Found | None:
    """Credit content to whose verb it is; None where nobody is named and the verb is active.

    A passive without an agent ("is expected to") has no holder, and its subject is part of the content.
    """
    parse = page.parse
    passive = is_passive(parse, verb)
    holder = agent_of(parse, verb) if passive else _lost_subject(page, verb) or holder_of(parse, verb)
    if holder is not None and _inside_other_quotation(page, verb, holder):
        holder = subject_before(page, verb)
    if holder is not None and parse.tags[verb] == "VBG" and parse.lower[holder[0]] in _EXPLETIVE:
        holder = nearest_subject(page, verb) or holder
    if not content or any(first > last for first, last in content):
        return None
    if (passive and holder is None) or sense == "seem":
        about = passive_subject(parse, verb) if passive else holder
        if about is not None and parse.lower[about[0]] not in _EMPTY:
            content = (about, *content)
        return Found(rule, sense, verb, verb_group(parse, verb), None, content)
    if holder is None:
        holder = next_to(page, verb)
    if holder is None:
        return None
    if (
        parse.lower[holder[1]] in _EMPTY
        and holder[1] not in parse.kids[verb]
        and not _acts(page, verb, holder)
    ):
        return None  # "it is hard to say", "it is worth remembering"
    if parse.lower[holder[1]] in {"you", "one", "’s", "'s"} or parse.lower[holder[0]] == "that":
        return None
    if sense == "find" and parse.lower[holder[0]] in _EMPTY and holder[0] == holder[1]:
        return None  # "it shows how": what shows is no source
    return Found(rule, sense, verb, verb_group(parse, verb), holder, content)


def _acts(page: Page, verb: int, holder: Words) -> bool:
    """Tell whether "it" is somebody who says: "it attacked Lee, saying that"."""
    parse = page.parse
    head = parse.heads[verb]
    return (
        parse.lower[holder[1]] == "it"
        and parse.tags[verb] == "VBG"
        and parse.deps[verb] == "advcl"
        and parse.heads[holder[1]] == head
        and parse.lemmas[head] in page.lexicon.known()
    )


def nearest_subject(page: Page, verb: int, *, persons: bool = False) -> Words | None:
    """Return the last subject before a participle: "It was a blow, as Lee repeated the charge, saying".

    It must be a name or a pronoun; with ``persons`` a plural noun will do ("when fishermen broke in").
    """
    parse = page.parse
    for word in range(verb - 1, parse.sentence[verb] - 1, -1):
        if parse.deps[word] == "nsubj" and page.quote_at(word) is None:
            named = parse.pos[word] == "PROPN" or parse.lower[word] in {"he", "she", "they"}
            named = named or (persons and parse.tags[word] == "NNS")
            return noun_phrase(parse, word) if named else None
    return None


def _inside_other_quotation(page: Page, verb: int, holder: Words) -> bool:
    """Tell whether a name stands in a quotation and its verb outside: "“… they won,” he said, adding"."""
    inside = page.quote_at(holder[1])
    return inside is not None and inside == page.quote_at(holder[0]) and inside != page.quote_at(verb)


def _lost_subject(page: Page, verb: int) -> Words | None:
    """Return the name before a finite verb that the parser hung elsewhere: "… and the mayor denied"."""
    parse = page.parse
    if parse.tags[verb] not in FINITE or parse.kid(verb, "nsubj", "nsubjpass") is not None:
        return None
    near = next_to(page, verb)
    if near is None or parse.deps[verb] not in {"conj", "ROOT", "ccomp", "advcl"}:
        return None
    opens = near[0] == parse.sentence[verb] or parse.lower[near[0] - 1] in {
        "and",
        "but",
        "as",
        "while",
        "when",
    }
    return near if opens and parse.pos[near[1]] in {"PROPN", "NOUN"} else None
