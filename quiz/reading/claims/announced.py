"""Speech that a clause or a name before it announces: "Lee went on to say:", "by Rita Holm:"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.reading.claims.beside import next_to, subject_before
from quiz.reading.claims.found import Found
from quiz.reading.claims.grammar import FINITE
from quiz.reading.claims.speakers import is_telling, named_by

if TYPE_CHECKING:
    from quiz.reading.claims.found import Page, Words
    from quiz.reading.parse import Parse


def issued(page: Page, mark: int, first: int) -> bool:
    """Tell whether a comma behind a noun of saying announces a sentence: "issued a statement, “We …”"."""
    parse = page.parse
    return (
        parse.lower[mark] == ","
        and parse.lower[mark - 1] in {"statement", "tweet", "letter", "email", "message", "post"}
        and parse.text[parse.begins[first] :].lstrip("“\"'`‘")[:1].isupper()
    )


def announcing(page: Page, colon: int) -> Found | None:
    """Return who is announced to speak by a clause that ends with a colon: "Lee went on to say:".

    Before a quotation the verb need not be one of saying: "the senator fired back at his critics:".
    """
    parse = page.parse
    begin = parse.sentence[colon]
    signed = named_before(page, colon)
    if signed is not None:
        return Found("announced", "say", colon, (colon, colon), signed, ((colon, colon),))
    if parse.tags[colon - 1] == "NNS" and parse.lemmas[colon - 1] in page.lexicon.clause:
        name = next_to(page, colon - 1)  # a verb that the parser took for a noun: "Article 33 affirms:"
        if name is not None and parse.pos[name[1]] in {"PROPN", "NUM"}:
            return Found("announced", "say", colon - 1, (colon - 1, colon - 1), name, ((colon, colon),))
    verbs = [verb for verb in range(colon - 1, begin - 1, -1) if page.quote_at(verb) is None]
    telling = [verb for verb in verbs if _announces(page, verb, colon)]
    for verb in telling or [verb for verb in verbs if _going_on(parse, verb)]:
        holder = named_by(parse, verb) or next_to(page, verb) or subject_before(page, verb)
        if holder is None or page.quote_at(holder[0]) is not None or not begin <= holder[0] < colon:
            continue
        if parse.lower[holder[0]] in {"it", "this", "that", "there", "you", "what"}:
            return None
        return Found("announced", "say", verb, (verb, verb), holder, ((colon, colon),))
    return None


def _announces(page: Page, verb: int, colon: int) -> bool:
    parse = page.parse
    if parse.heads[verb] > colon and parse.pos[verb] in {"VERB", "AUX"}:
        return True  # governed by the speech's own verb
    return parse.pos[verb] == "VERB" and is_telling(page, verb)


def _going_on(parse: Parse, verb: int) -> bool:
    """Tell whether a sentence's verb is a participle with its auxiliary: "is rolling out a new message:"."""
    return (
        parse.heads[verb] == verb
        and parse.tags[verb] == "VBG"
        and any(parse.deps[kid] == "aux" and parse.tags[kid] in FINITE for kid in parse.kids[verb])
    )


def named_before(page: Page, colon: int) -> Words | None:
    """Return the name alone before a colon, behind a dash, "from" or "by", or the sentence's first words."""
    parse = page.parse
    names = colon - 1
    while names >= parse.sentence[colon] and (
        parse.pos[names] in {"PROPN", "DET"} or parse.lower[names] == "and"
    ):
        names -= 1
    begin = parse.sentence[colon]
    opens = names < begin or parse.lower[names] in {"-", "—", "–", "from", "by"}
    opens = opens or (
        names == begin and parse.lower[names] in {"continued", "added", "said", "wrote", "asked"}
    )
    return (names + 1, colon - 1) if parse.lower[colon] == ":" and opens and names < colon - 1 else None
