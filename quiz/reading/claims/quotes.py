"""Direct speech: a quotation and the verb beside it that says whose it is.

Where the quotation stands decides, not the grammar inside it, which parsers often get wrong: a verb of
saying belongs to a quotation that ends just before its clause ("…," said the mayor; "…," the mayor said) or
begins just after it (the mayor said: "…"). What follows in the same paragraph without a verb of its own
goes on in the same voice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.reading.claims.found import Found, Words
from quiz.reading.claims.holders import agent_of, holder_of, is_passive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.reading.claims.found import Page
    from quiz.reading.parse import Parse

_GAP = 16
"""So many words may stand between a verb and its quotation: "told reporters in Ohio on Monday night, …"."""
_NEVER_SPOKEN = frozenset({"seem", "find", "know", "hope", "intend"})
_NOMINAL = frozenset({"DET", "ADJ", "PROPN", "NOUN", "NUM"})
_LONG = 8
_SHORT = 7
_TAIL = 45
"""So many words may follow a verb before its sentence ends: a speaker's office and merits."""


def direct_speech(page: Page) -> Iterator[Found]:
    """Yield quotations with a verb of saying beside them."""
    parse = page.parse
    taken: dict[int, Found] = {}
    for verb in range(len(parse)):
        sense = _sense(page, verb)
        if sense is None or page.quote_at(verb) is not None:
            continue
        before, after = _before(page, verb), _after(page, verb)
        if after is not None and _inside_clause(page, verb, after):
            after = None
        if before is not None and before in taken and after is None:
            continue
        numbers = [number for number in (before, after) if number is not None and number not in taken]
        if not numbers:
            continue
        holder = _holder(parse, verb)
        if holder is not None and page.quote_at(holder[0]) is not None:
            holder = None
        if holder is None and not is_passive(parse, verb) and parse.deps[verb] != "acl":
            holder = _behind(page, verb, before) or next_to(page, verb)
        found = Found("quote", sense, verb, verb_group(parse, verb), holder, _content(page, numbers))
        for number in numbers:
            taken[number] = found
    for number, (first, _) in enumerate(page.quotes):  # "From the report: “…”", "Lee fired back: “…”"
        if number not in taken and first > 1 and parse.lower[first - 1] == ":":
            spoken = announcing(page, first - 1)
            if spoken is not None:
                taken[number] = spoken
    groups: dict[int, tuple[Found, list[int]]] = {}
    for number, found in _carried(page, taken).items():
        groups.setdefault(id(found), (found, []))[1].append(number)
    for found, numbers in groups.values():
        yield Found(
            found.rule, found.sense, found.head, found.cue, found.holder, _content(page, sorted(numbers))
        )


def announcing(page: Page, colon: int) -> Found | None:
    """Return who is announced to speak by a clause that ends with a colon: "Lee went on to say:".

    Before a quotation the verb need not be one of saying: "the senator fired back at his critics:".
    """
    parse = page.parse
    begin = parse.sentence[colon]
    for verb in range(colon - 1, begin - 1, -1):
        if parse.pos[verb] == "VERB" and page.quote_at(verb) is None:
            holder = _holder(parse, verb)
            if holder is None or page.quote_at(holder[0]) is not None or not begin <= holder[0] < colon:
                continue
            if parse.lower[holder[0]] in {"it", "this", "that", "there"}:
                return None
            return Found("announced", "say", verb, (verb, verb), holder, ((colon, colon),))
    names = colon - 1
    while names >= begin and parse.pos[names] in {"PROPN", "DET"}:
        names -= 1
    if names < colon - 1 and (names < begin or parse.lower[names] in {"-", "—", "–", "from", "by"}):
        return Found("announced", "say", colon, (colon, colon), (names + 1, colon - 1), ((colon, colon),))
    return None


def _content(page: Page, numbers: list[int]) -> tuple[Words, ...]:
    return tuple(page.quotes[number] for number in numbers)


def _sense(page: Page, verb: int) -> str | None:
    if page.parse.pos[verb] not in {"VERB", "AUX", "NOUN"} or page.parse.tags[verb][:2] not in {"VB", "NN"}:
        return None
    lemma = page.parse.lemmas[verb]
    if page.parse.tags[verb][:2] == "NN" and page.parse.lower[verb] not in {"says", "tweets", "writes", "notes"}:
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
            return number if _follows(page, verb, number) else None
        if len(between) > _GAP or any(parse.lower[word] in {".", ";", ":", "?", "!"} for word in between):
            return None
        return number if _closes(page, number) and _names(page, verb, last + 1) else None
    return None


def _follows(page: Page, verb: int, number: int) -> bool:
    """Tell whether a verb right behind a quotation speaks it: its subject does not stand before it.

    In "Lee, who calls him a “liar,” said he left" the quotation belongs to the clause between.
    """
    parse = page.parse
    first, last = page.quotes[number]
    subjects = [kid for kid in parse.kids[verb] if parse.deps[kid] == "nsubj"]
    if any(kid > verb for kid in subjects):
        return True
    outside = [kid for kid in subjects if kid < first]
    if outside:
        return False
    behind = parse.pos[verb + 1] if verb + 1 < len(parse) else "PUNCT"
    return behind in _NOMINAL or parse.tags[verb + 1 : verb + 2] == ["PRP"] or last - first > _LONG


def _names(page: Page, verb: int, first: int) -> bool:
    """Tell whether the words from ``first`` to a verb name its subject, and little else."""
    parse = page.parse
    subjects = [kid for kid in parse.kids[verb] if parse.deps[kid] == "nsubj" and first <= kid < verb]
    if subjects:
        return min(parse.left[kid] if parse.left[kid] >= first else kid for kid in subjects) - first <= 3
    return all(
        parse.pos[word] in _NOMINAL or parse.pos[word] in {"ADP", "PART", "PUNCT", "PRON", "CCONJ", "ADV", "AUX"}
        for word in range(first, verb)
    ) and any(parse.pos[word] in {"PROPN", "NOUN", "PRON"} for word in range(first, verb))


def _closes(page: Page, number: int) -> bool:
    """Tell whether a quotation ends with the comma or mark that parts speech from its verb."""
    parse, last = page.parse, page.quotes[number][1]
    inner = parse.lower[last - 1] if last else ""
    outer = parse.lower[last + 1] if last + 1 < len(parse) else ""
    if inner[-1:] in {",", "?", "!", "-", "—", "…"} or outer[:1] in {",", "-", "—"}:
        return True
    return inner == "." and _short_sentence(parse, last + 1)


def _short_sentence(parse: Parse, word: int) -> bool:
    """Tell whether a few words and a full stop are all that follows: "… missing.” Trump said."""
    return any(parse.lower[one] in {".", ":"} for one in range(word + 2, min(word + _SHORT, len(parse))))


def _after(page: Page, verb: int) -> int | None:
    """Return the quotation that begins where the clause of a verb ends."""
    parse = page.parse
    for number, (first, _) in enumerate(page.quotes):
        if first <= verb:
            continue
        between = range(verb + 1, first)
        if not between:
            return number
        if len(between) > _GAP or any(parse.lower[word] in {".", ";", "?", "!"} for word in between):
            return None
        if parse.lower[first - 1] in {",", ":", "that"} or parse.lower[first - 1][-1:] == ":":
            return number if not _other_verb(parse, verb, between) else None
        return None
    return None


def _other_verb(parse: Parse, verb: int, between: range) -> bool:
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


def _behind(page: Page, verb: int, before: int | None) -> Words | None:
    """Return the name or pronoun just behind a verb that follows its quotation: "…," said the mayor."""
    parse = page.parse
    if before is None or page.quotes[before][1] + 1 != verb or verb + 1 >= len(parse):
        return None
    word = verb + 1
    while word < len(parse) and parse.pos[word] in _NOMINAL:
        word += 1
    if word > verb + 1:
        return (verb + 1, word - 1)
    return (word, word) if parse.pos[word] == "PRON" else None


def next_to(page: Page, verb: int) -> Words | None:
    """Return the name or pronoun just before a verb whose subject the parser missed."""
    parse = page.parse
    word, begin = verb - 1, parse.sentence[verb]
    while word >= begin and parse.pos[word] in {"ADV", "AUX"} and parse.tags[word] != "MD":
        word -= 1
    if word > begin and parse.lower[word] in {",", ")", "—", "–"}:
        word = _over(parse, word, begin)
    last = word
    if last < begin or page.quote_at(last) is not None:
        return None
    while word >= begin and parse.pos[word] in _NOMINAL:
        word -= 1
    if word < last:
        return (word + 1, last)
    return (last, last) if parse.tags[last] in {"PRP", "DT", "MD"} and parse.tags[verb][:2] == "VB" else None


def _over(parse: Parse, mark: int, begin: int) -> int:
    """Step back over what commas or brackets part from a name: "Lee, 58, told", "Lee (R-Ohio) said"."""
    opening = {")": "("}.get(parse.lower[mark], parse.lower[mark])
    for word in range(mark - 1, max(begin, mark - _GAP) - 1, -1):
        if parse.lower[word] == opening:
            return word - 1
        if parse.tags[word] in {"VBD", "VBZ", "VBP", "MD"}:
            break
    return begin - 1


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
