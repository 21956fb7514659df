"""Direct speech: a quotation and the verb beside it that says whose it is.

Where the quotation stands decides, not the grammar inside it, which parsers often get wrong: a verb of
saying belongs to a quotation that ends just before its clause ("…," said the mayor; "…," the mayor said) or
begins just after it (the mayor said: "…"). What follows in the same paragraph without a verb of its own
goes on in the same voice.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quiz.reading.claims.beside import behind, closes_speech, follows, names_subject, next_to, subject_before
from quiz.reading.claims.found import Found, Words
from quiz.reading.claims.grammar import FINITE, verb_group
from quiz.reading.claims.holders import agent_of, holder_of, is_passive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.reading.claims.found import Page
    from quiz.reading.parse import Parse

_GAP = 16
"""So many words may stand between a verb and its quotation: "told reporters in Ohio on Monday night, …"."""
_TO_SOMEBODY = frozenset({"tell", "ask", "remind", "assure", "inform", "advise", "warn"})
"""Verbs whose object is who listens, not what is said."""
_JOINS = frozenset({"and", "but", "or", "while", "because", "which", "whereas"})
"""Words that open a clause of its own behind a quotation: "…,” and she said"."""
_TAKEN_FOR_NOUNS = frozenset({"says", "tweets", "writes", "notes", "answers", "replies", "jokes", "explains"})
_NEVER_SPOKEN = frozenset({"seem", "find", "know", "hope", "intend"})
_WHOLE = 4
_TAIL = 45
"""So many words may follow a verb before its sentence ends: a speaker's office and merits."""


def direct_speech(page: Page) -> Iterator[Found]:
    """Yield quotations with a verb of saying beside them, or a name and a colon before them."""
    parse = page.parse
    taken: dict[int, Found] = {}
    for verb in range(len(parse)):
        sense = _sense(page, verb)
        if page.quote_at(verb) is not None:
            continue
        if sense is not None:
            _take(page, verb, sense, taken)
        elif parse.tags[verb] in FINITE and parse.pos[verb] == "VERB":
            _take_any(page, verb, taken)
    for number, (first, _) in enumerate(page.quotes):
        mark = first - 1
        while mark > 1 and parse.pos[mark] == "SPACE":
            mark -= 1
        if number not in taken and mark > 0 and (parse.lower[mark] == ":" or _issued(page, mark, first)):
            spoken = announcing(page, mark)
            if spoken is not None:
                taken[number] = spoken
    groups: dict[Found, list[int]] = {}
    for number, found in sorted(_carried(page, taken).items()):
        groups.setdefault(found, []).append(number)
    for found, numbers in groups.items():
        yield replace(found, content=tuple(_stretch(page, found, number) for number in numbers))


def _issued(page: Page, mark: int, first: int) -> bool:
    """Tell whether a comma behind a noun of saying announces a sentence: "issued a statement, “We …”"."""
    parse = page.parse
    return (
        parse.lower[mark] == ","
        and parse.lower[mark - 1] in {"statement", "tweet", "letter", "email", "message", "post"}
        and parse.text[parse.begins[first] :].lstrip("“\"'`‘")[:1].isupper()
    )


def _stretch(page: Page, found: Found, number: int) -> Words:
    """Return a quotation with the words of its own clause before it: They want to “keep it,” Lee said."""
    parse, (first, last) = page.parse, page.quotes[number]
    begin = parse.sentence[first]
    if found.head < first or begin == first or found.rule != "quote":
        return (first, last)
    before = range(begin, first)
    if any(page.quote_at(word) is not None or parse.lower[word] in {";", ":"} for word in before):
        return (first, last)
    clause = any(parse.deps[word] in {"nsubj", "nsubjpass", "expl"} for word in before)
    return (begin, last) if clause and parse.lower[first - 1] not in {".", "?", "!"} else (first, last)


def _take(page: Page, verb: int, sense: str, taken: dict[int, Found]) -> None:
    """Note the quotations that a verb speaks, where no verb before it does."""
    parse = page.parse
    before, after = _before(page, verb), _after(page, verb)
    if after is not None and _inside_clause(page, verb, after):
        after = None
    if before is not None and _own_object(page, verb, before):
        before = None
    numbers = [number for number in (before, after) if number is not None and number not in taken]
    if not numbers or (after is None and before in taken):
        return
    holder = _speaker(page, verb, before)
    if holder is None or (parse.lemmas[verb] == "read" and parse.lower[holder[1]] in {"that", "which"}):
        return  # "a shirt that read …": whose words they are is not told
    content = tuple(page.quotes[number] for number in numbers)
    found = Found("quote", sense, verb, verb_group(parse, verb), holder, content)
    taken.update(dict.fromkeys(numbers, found))


def _speaker(page: Page, verb: int, before: int | None) -> Words | None:
    """Return who speaks: by grammar, else by what stands behind or before a verb, or opens its sentence."""
    parse = page.parse
    holder = _holder(parse, verb)
    if holder is not None and page.quote_at(holder[0]) is not None:
        holder = None
    told = parse.tags[verb] in FINITE or parse.lower[verb] in {"read", "said"}
    if before is not None and page.quotes[before][1] + 1 == verb and told:
        if holder is None or holder[0] < verb:
            holder = behind(page, verb, before) or holder
    elif is_passive(parse, verb) or (parse.deps[verb] == "acl" and parse.tags[verb] == "VBN"):
        return holder
    return holder or next_to(page, verb) or subject_before(page, verb)


def _own_object(page: Page, verb: int, number: int) -> bool:
    """Tell whether a verb says something else than the few words before it: on “jobs,” she said yes."""
    parse, (first, last) = page.parse, page.quotes[number]
    if parse.lower[verb + 1 : verb + 2] in (["yes"], ["no"]):
        return True
    if any(parse.tags[word] in FINITE for word in range(first, last)):
        return False
    if last - first > _WHOLE and any(parse.pos[word] == "VERB" for word in range(first, last)):
        return False  # "Let me tell you the facts,"
    own = {"ccomp", "xcomp", "intj"} | (set() if parse.lemmas[verb] in _TO_SOMEBODY else {"dobj"})
    return any(kid > verb and parse.deps[kid] in own for kid in parse.kids[verb])


def _main(page: Page, verb: int) -> bool:
    """Tell whether a verb is its sentence's own, or one of saying that describes what holds the speech."""
    parse = page.parse
    if parse.deps[verb] in {"ROOT", "conj", "advcl", "parataxis"} or parse.heads[verb] == verb:
        return parse.tags[verb] in FINITE or parse.tags[verb] == "VBN" or _sense(page, verb) is not None
    return _sense(page, verb) is not None and parse.tags[verb] in {*FINITE, "VBG"}


def _take_any(page: Page, verb: int, taken: dict[int, Found]) -> None:
    """Note a quoted sentence that ends with a comma, whatever the verb: "…,” she shot back."""
    before = _before(page, verb)
    if before is None or before in taken or page.printed[before].single:
        return
    parse, (first, last) = page.parse, page.quotes[before]
    spoken = any(parse.tags[word] in FINITE for word in range(first, last))
    if not spoken or parse.lower[last - 1][-1:] not in {",", "?", "!"}:
        return
    holder = _holder(parse, verb) or behind(page, verb, before) or next_to(page, verb)
    if holder is None or page.quote_at(holder[0]) is not None or not last < holder[0] < verb + 4:
        return
    taken[before] = Found("quote", "say", verb, verb_group(parse, verb), holder, (page.quotes[before],))


def announcing(page: Page, colon: int) -> Found | None:
    """Return who is announced to speak by a clause that ends with a colon: "Lee went on to say:".

    Before a quotation the verb need not be one of saying: "the senator fired back at his critics:".
    """
    parse = page.parse
    begin = parse.sentence[colon]
    signed = _named_before(page, colon)
    if signed is not None:
        return Found("announced", "say", colon, (colon, colon), signed, ((colon, colon),))
    if parse.tags[colon - 1] == "NNS" and parse.lemmas[colon - 1] in page.lexicon.clause:
        name = next_to(page, colon - 1)  # a verb that the parser took for a noun: "Article 33 affirms:"
        if name is not None and parse.pos[name[1]] in {"PROPN", "NUM"}:
            return Found("announced", "say", colon - 1, (colon - 1, colon - 1), name, ((colon, colon),))
    for verb in range(colon - 1, begin - 1, -1):
        governed = parse.heads[verb] > colon and parse.pos[verb] in {
            "VERB",
            "AUX",
        }  # by the speech's own verb
        main = governed or (parse.pos[verb] == "VERB" and _main(page, verb))
        if main and page.quote_at(verb) is None:
            holder = _holder(parse, verb) or next_to(page, verb) or subject_before(page, verb)
            if holder is None or page.quote_at(holder[0]) is not None or not begin <= holder[0] < colon:
                continue
            if parse.lower[holder[0]] in {"it", "this", "that", "there", "you", "what"}:
                return None
            return Found("announced", "say", verb, (verb, verb), holder, ((colon, colon),))
    return None


def _named_before(page: Page, colon: int) -> Words | None:
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


def _sense(page: Page, verb: int) -> str | None:
    if page.parse.pos[verb] not in {"VERB", "AUX", "NOUN"} or page.parse.tags[verb][:2] not in {"VB", "NN"}:
        return None
    lemma = page.parse.lemmas[verb]
    if page.parse.tags[verb][:2] == "NN" and page.parse.lower[verb] not in _TAKEN_FOR_NOUNS:
        return None
    if lemma == "put" and page.parse.lower[verb + 1 : verb + 2] == ["it"]:
        return "say"
    sense = page.lexicon.clause.get(lemma) or page.lexicon.quote.get(lemma)
    return None if sense in _NEVER_SPOKEN and lemma not in {"show", "read"} else sense


def _before(page: Page, verb: int) -> int | None:
    """Return the quotation that ends where the clause of a verb begins."""
    parse = page.parse
    for number in range(len(page.quotes) - 1, -1, -1):
        last = page.quotes[number][1]
        if last >= verb:
            continue
        between = range(last + 1, verb)
        if not between:
            return number if follows(page, verb, number) else None
        if len(between) > 2 * _GAP or any(parse.lower[word] in {".", ";", ":", "?", "!"} for word in between):
            return None
        if parse.lower[last + 1] in _JOINS:
            return None
        return number if closes_speech(page, number) and names_subject(page, verb, last + 1) else None
    return None


def _after(page: Page, verb: int) -> int | None:
    """Return the quotation that begins where the clause of a verb ends."""
    parse = page.parse
    for number, (first, _) in enumerate(page.quotes):
        if first <= verb:
            continue
        between = range(verb + 1, first)
        if not between:
            return None if _goes_on(page, number) else number
        if len(between) > _GAP or any(parse.lower[word] in {".", ";", "?", "!"} for word in between):
            return None
        if parse.lower[first - 1] == ":" and _named_before(page, first - 1) is not None:
            return None
        if parse.lower[first - 1] in {",", ":", "that"} or parse.lower[first - 1][-1:] == ":":
            return number if not _other_verb(parse, between) else None
        return None
    return None


def _goes_on(page: Page, number: int) -> bool:
    """Tell whether a clause goes on behind a few quoted words: said “zero” voters would follow."""
    parse, (first, last) = page.parse, page.quotes[number]
    if last + 1 >= len(parse) or any(parse.tags[word] in FINITE for word in range(first, last)):
        return False
    rest = range(last + 1, parse.sentence_end(last) + 1)
    return parse.pos[last + 1] in {"NOUN", "PROPN", "ADJ", "AUX", "VERB"} and any(
        parse.tags[word] in FINITE for word in rest
    )


def _other_verb(parse: Parse, between: range) -> bool:
    return any(
        parse.pos[word] in {"VERB", "AUX"} and parse.tags[word] in {"VBD", "VBZ", "VBP", "MD"}
        for word in between
    )


def _inside_clause(page: Page, verb: int, number: int) -> bool:
    """Tell whether a quotation is only part of a that-clause: he said that it was "a disaster"."""
    parse, first = page.parse, page.quotes[number][0]
    clause = parse.kid(verb, "ccomp")
    return clause is not None and verb < parse.left[clause] < first


def _holder(parse: Parse, verb: int) -> Words | None:
    return agent_of(parse, verb) if is_passive(parse, verb) else holder_of(parse, verb)


def _carried(page: Page, taken: dict[int, Found]) -> dict[int, Found]:
    """Give a quotation that opens a sentence right after a speaker's to the same speaker."""
    out = dict(taken)
    for number in range(1, len(page.quotes)):
        if number in out or number - 1 not in out or page.printed[number].single:
            continue
        found = out[number - 1]
        first = page.quotes[number][0]
        start = max(found.head, page.quotes[number - 1][1])
        text = page.parse.text[page.parse.ends[start] : page.parse.begins[first]]
        if first - start > _TAIL:
            continue
        ended = text.rstrip().endswith((".", "?", "!", ",")) if text.strip() else True
        if ended and not _new_sentence(text):
            out[number] = found
    return out


def _new_sentence(text: str) -> bool:
    """Tell whether words of another sentence stand in a gap."""
    body = text.strip().rstrip(".?!,")
    return any(mark in body for mark in (". ", "? ", "! ", "; "))
