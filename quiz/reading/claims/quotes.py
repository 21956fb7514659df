"""Direct speech: a quotation and the verb beside it that says whose it is.

Where the quotation stands decides, not the grammar inside it, which parsers often get wrong: a verb of
saying belongs to a quotation that ends just before its clause ("…," said the mayor; "…," the mayor said) or
begins just after it (the mayor said: "…"). What follows in the same paragraph without a verb of its own
goes on in the same voice.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quiz.reading.claims.announced import announcing, issued, named_before
from quiz.reading.claims.beside import behind, closes_speech, follows, names_subject, next_to
from quiz.reading.claims.found import Found, Words
from quiz.reading.claims.grammar import FINITE, verb_group
from quiz.reading.claims.speakers import named_by, sense_of, speaker_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.reading.claims.found import Page
    from quiz.reading.parse import Parse

_GAP = 16
"""So many words may stand between a verb and its quotation: "told reporters in Ohio on Monday night, …"."""
_TO_SOMEBODY = frozenset({"tell", "ask", "remind", "assure", "inform", "advise", "warn"})
"""Verbs whose object is who listens, not what is said."""
_JOINS = frozenset(
    str.split("and but or while because which whereas though although since after before when until where if")
)
"""Words that open a clause of its own behind a quotation: "…,” and she said"."""
_NEAR = 5
"""So many words before a quotation a verb leads over to it: "was asked by a student,"."""
_WHOLE = 4
_TAIL = 45
"""So many words may follow a verb before its sentence ends: a speaker's office and merits."""


def direct_speech(page: Page) -> Iterator[Found]:
    """Yield quotations with a verb of saying beside them, or a name and a colon before them."""
    parse = page.parse
    taken: dict[int, Found] = {}
    for verb in range(len(parse)):
        sense = sense_of(page, verb)
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
        if number not in taken and mark > 0 and (parse.lower[mark] == ":" or issued(page, mark, first)):
            spoken = announcing(page, mark)
            if spoken is not None:
                taken[number] = spoken
    groups: dict[Found, list[int]] = {}
    for number, found in sorted(_carried(page, taken).items()):
        groups.setdefault(found, []).append(number)
    for found, numbers in groups.items():
        yield replace(found, content=tuple(_stretch(page, found, number) for number in numbers))


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
    again = found.holder is not None and parse.pos[found.holder[1]] == "PRON"
    if again and any(_reports(page, word) for word in before):
        return (first, last)  # the same one says the words before: Lee said it would “sink,” she told us
    return (begin, last) if clause and parse.lower[first - 1] not in {".", "?", "!"} else (first, last)


def _reports(page: Page, word: int) -> bool:
    parse = page.parse
    return (
        parse.tags[word] in FINITE
        and parse.pos[word] == "VERB"
        and page.lexicon.clause.get(parse.lemmas[word]) == "say"
        and parse.kid(word, "nsubj") is not None
    )


def _take(page: Page, verb: int, sense: str, taken: dict[int, Found]) -> None:
    """Note the quotations that a verb speaks, where no verb before it does."""
    parse = page.parse
    before, after = _before(page, verb), _after(page, verb)
    if after is not None and (_inside_clause(page, verb, after) or _nearer(page, verb, after)):
        after = None
    if before is not None and (_own_object(page, verb, before) or (after is not None and _led(page, before))):
        before = None
    numbers = [number for number in (before, after) if number is not None and number not in taken]
    if not numbers or (after is None and before in taken):
        return
    holder = speaker_of(page, verb, before)
    if holder is None or (parse.lemmas[verb] == "read" and parse.lower[holder[1]] in {"that", "which"}):
        return  # "a shirt that read …": whose words they are is not told
    content = tuple(page.quotes[number] for number in numbers)
    found = Found("quote", sense, verb, verb_group(parse, verb), holder, content)
    taken.update(dict.fromkeys(numbers, found))


def _led(page: Page, number: int) -> bool:
    """Tell whether a verb before a quotation says it already: was asked, “Will it sink?” He answered, “…”."""
    parse, first = page.parse, page.quotes[number][0]
    if first < 2 or parse.lower[first - 1] not in {",", ":"}:
        return False
    return any(
        sense_of(page, word) in {"say", "ask"} and page.quote_at(word) is None
        for word in range(max(parse.sentence[first - 2], first - _NEAR), first - 1)
    )


def _nearer(page: Page, verb: int, number: int) -> bool:
    """Tell whether another verb of saying stands between: "concludes with Lee saying, “…”"."""
    parse = page.parse
    return any(
        parse.tags[word] == "VBG" and parse.deps[word] != "aux" and sense_of(page, word) in {"say", "ask"}
        for word in range(verb + 1, page.quotes[number][0])
    )


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


def _take_any(page: Page, verb: int, taken: dict[int, Found]) -> None:
    """Note a quoted sentence that ends with a comma, whatever the verb: "…,” she shot back."""
    before = _before(page, verb)
    if before is None or before in taken or page.printed[before].single:
        return
    parse, (first, last) = page.parse, page.quotes[before]
    spoken = any(parse.tags[word] in FINITE for word in range(first, last))
    if not spoken or parse.lower[last - 1][-1:] not in {",", "?", "!"}:
        return
    holder = named_by(parse, verb) or behind(page, verb, before) or next_to(page, verb)
    if holder is None or page.quote_at(holder[0]) is not None or not last < holder[0] < verb + 4:
        return
    taken[before] = Found("quote", "say", verb, verb_group(parse, verb), holder, (page.quotes[before],))


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
        if parse.lower[last + 1] in _JOINS or _describes(parse, verb, last):
            return None
        return number if closes_speech(page, number) and names_subject(page, verb, last + 1) else None
    return None


def _describes(parse: Parse, verb: int, last: int) -> bool:
    """Tell whether a verb tells about a thing behind a quotation: the “Plan,” a book which explains."""
    while parse.deps[verb] == "conj":
        verb = parse.heads[verb]
    subject = parse.kid(verb, "nsubj")
    return (
        parse.deps[verb] == "relcl"
        and subject is not None
        and subject > last
        and parse.tags[subject] in {"WDT", "WP"}
    )


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
        if parse.lower[first - 1] == ":" and named_before(page, first - 1) is not None:
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
