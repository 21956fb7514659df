"""Clauses under a verb of saying or thinking: "she says that", "it rains, she says", "as she says"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.reading.claims.beside import next_to
from quiz.reading.claims.found import Found
from quiz.reading.claims.grammar import FINITE, credit, last_of
from quiz.reading.claims.holders import is_passive

if TYPE_CHECKING:
    from quiz.reading.claims.found import Page, Words
    from quiz.reading.parse import Parse

_APART = 12
"""So many words may part a verb from its "that": "said after a vote in 2001 that"."""
_LEAD = 3
"""Words at least of a phrase that an aside parts from its verb, the comma among them."""
_OPENERS = frozenset({"DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM"})
_SET = frozenset({"that", "all"})
"""Subjects of set phrases: "that said", "all told"."""
_HARD = frozenset({"say", "predict", "fear", "deny", "demand", "ask"})


def clause_of(page: Page, verb: int) -> Found | None:
    """Find "says (that) it rains", "it rains, she says", "it rains, as she says"."""
    parse = page.parse
    sense = "say" if _puts_it(parse, verb) else page.lexicon.clause.get(parse.lemmas[verb])
    if sense is None:
        return None
    clauses = [kid for kid in parse.kids[verb] if parse.deps[kid] == "ccomp" and not _mere_phrase(parse, kid)]
    clause = next((kid for kid in clauses if kid > verb), next(iter(clauses), None))
    content: Words | None
    if clause is not None:
        if clause < verb and _goes_on(parse, verb):
            content = (verb + 1, last_of(parse, verb))
        elif clause < verb:
            content = _before(parse, verb, clause)
            if _parted(parse, verb, content[1]):
                content = _misread(page, verb)
                return None if content is None else credit("clause", page, sense, verb, content)
        else:
            content = (_opening_of(parse, verb, clause), parse.right[clause])
        if sense == "find" and _shows_itself(parse, verb, clause):
            return None
        return credit("clause", page, sense, verb, content)
    if sense == "say" and (content := _misread(page, verb)) is not None:
        return credit("clause", page, sense, verb, content)
    if parse.deps[verb] in {"parataxis", "ccomp", "advcl"} and _between_commas(page, verb):
        around = _around(parse, verb)
        if around:
            return credit("aside", page, sense, verb, *around)
    broken = _broken(parse, verb) if sense == "say" else None
    return None if broken is None else credit("aside", page, sense, verb, *broken)


def _puts_it(parse: Parse, verb: int) -> bool:
    """Tell whether a verb is that of "as she puts it"."""
    return (
        parse.lemmas[verb] == "put"
        and parse.lower[verb + 1 : verb + 2] == ["it"]
        and any(parse.lower[kid] == "as" for kid in parse.kids[verb] if kid < verb)
    )


def _broken(parse: Parse, verb: int) -> tuple[Words, Words] | None:
    """Return the two parts of a sentence that a longer aside breaks, where the parser joins them.

    "The ships, Lee said at the hearing, were old": to the parser the ships are a mere phrase and what Lee
    said is the sentence, to which "were old" is added.
    """
    subject = parse.kid(verb, "nsubj")
    begin = parse.sentence[verb]
    if subject is None or subject > verb or parse.left[subject] - begin < _LEAD:
        return None
    before = parse.left[subject] - 1
    phrase = any(
        parse.deps[kid] in {"npadvmod", "dep", "nsubj"}
        and kid < before
        and parse.pos[kid] in {"NOUN", "PROPN"}
        for kid in parse.kids[verb]
    )
    rest = parse.kid(verb, "conj")
    if not phrase or parse.lower[before] != "," or rest is None or rest < verb:
        return None
    first = parse.left[rest]
    if parse.lower[first - 1] != "," or parse.tags[first] not in FINITE:
        return None
    return (begin, before - 1), (first, parse.right[rest])


def _shows_itself(parse: Parse, verb: int, clause: int) -> bool:
    """Tell whether what is found is no finding: "found itself in trouble", "as the vote showed, …"."""
    subject = parse.kid(clause, "nsubj", "nsubjpass")
    reflexive = subject is not None and parse.lower[subject].endswith(("self", "selves"))
    as_shown = any(parse.lower[kid] == "as" and parse.deps[kid] == "mark" for kid in parse.kids[verb])
    return reflexive or as_shown


def _opening_of(parse: Parse, verb: int, clause: int) -> int:
    """Return the first word of a clause, its subject too where the parser made it the object of "said"."""
    first = parse.left[clause]
    if parse.lemmas[verb] != "say" or parse.kid(clause, "nsubj", "nsubjpass", "expl") is not None:
        return first
    thing = next((kid for kid in parse.kids[verb] if verb < kid < first and parse.deps[kid] == "dobj"), None)
    return first if thing is None else parse.left[thing]


def _parted(parse: Parse, verb: int, last: int) -> bool:
    """Tell whether a verb has nothing to do with the clause before it, whatever the parser says.

    A colon, semicolon or dash parts them, or the verb has an object of its own: "Morale is low, and they
    reported losses".
    """
    while last > 0 and parse.pos[last] == "SPACE":
        last -= 1
    if parse.lower[last] in {":", ";", "—", "-", "–"} or parse.text[parse.ends[last] - 1] == "\n":
        return True
    return parse.lemmas[verb] not in {"say", "tell"} and any(
        kid > verb and parse.deps[kid] in {"dobj", "xcomp", "oprd"} for kid in parse.kids[verb]
    )


def _goes_on(parse: Parse, verb: int) -> bool:
    """Tell whether "that" opens a clause right behind a verb, whatever stands before it."""
    behind = parse.lower[verb + 1 : verb + 2]
    return behind == ["that"] and parse.tags[verb + 1] == "IN" and parse.right[verb] > verb + 2


def _misread(page: Page, verb: int) -> Words | None:
    """Return the clause behind a verb of saying where the parser saw none: a finite verb it governs there."""
    parse = page.parse
    subject = parse.kid(verb, "nsubj")
    if is_passive(parse, verb) or parse.tags[verb] not in {"VBD", "VBZ", "VBP", "VBN", "VBG"}:
        return None
    if parse.tags[verb] == "VBG" and (parse.lower[verb - 1] != "," or parse.deps[verb] != "advcl"):
        return None
    if (subject is None or subject > verb) and parse.tags[verb] != "VBG":
        beside = next_to(page, verb)
        if beside is None or parse.pos[beside[1]] not in {"PROPN", "PRON", "NOUN"}:
            return None
    first, last = verb + 1, parse.right[verb]
    if parse.heads[verb] == verb:
        last = parse.sentence_end(verb)
    if first < len(parse) and parse.lower[first] == "that" and parse.tags[first] == "IN" and last > first + 2:
        return (first, last)
    that = next(
        (word for word in range(first, min(first + _APART, last - 1)) if _conjunction(parse, word)), None
    )
    if that is not None and (parse.tags[verb] != "VBN" or parse.kid(verb, "aux", "auxpass") is None):
        return (that, last)
    if parse.tags[verb] == "VBG" or first >= len(parse):
        return None
    if parse.pos[first] not in _OPENERS or parse.kid(verb, "dobj") is not None:
        return None
    finite = any(
        parse.tags[word] in FINITE and parse.deps[word] != "relcl" for word in range(first + 1, last + 1)
    )
    return (first, last) if finite else None


def _conjunction(parse: Parse, word: int) -> bool:
    """Tell whether a word is "that" before a clause with a subject of its own: "at noon that she lied"."""
    if parse.lower[word] != "that" or parse.tags[word] not in {"IN", "WDT"}:
        return False
    if parse.deps[word] == "mark":
        return True
    verb = parse.heads[word]
    return parse.deps[word] == "advmod" and any(
        word < kid < verb and parse.deps[kid] in {"nsubj", "nsubjpass"} for kid in parse.kids[verb]
    )


def _mere_phrase(parse: Parse, word: int) -> bool:
    return parse.left[word] == parse.right[word] and parse.pos[word] in {"ADV", "PUNCT"}


def _before(parse: Parse, verb: int, clause: int) -> Words:
    """Return what stands before a verb's own words: all of the sentence where the verb is its root."""
    own = [kid for kid in parse.kids[verb] if clause < kid < verb and parse.deps[kid] != "punct"]
    last = (min(parse.left[kid] for kid in own) if own else verb) - 1
    first = parse.sentence[verb] if parse.heads[verb] == verb else parse.left[clause]
    return (first, max(first, last))


def _between_commas(page: Page, verb: int) -> bool:
    """Tell whether a subject and its verb stand as an aside: ", she says," or at the end, or after "as"."""
    parse = page.parse
    if not any(parse.deps[kid] == "nsubj" and parse.lower[kid] not in _SET for kid in parse.kids[verb]):
        return False
    own = {"xcomp", "ccomp"} | (set() if parse.lemmas[verb] in {"tell", "put"} else {"dobj"})
    if any(kid > verb and parse.deps[kid] in own for kid in parse.kids[verb]):
        return False
    inside = page.quote_at(parse.heads[verb])
    marked = any(
        parse.deps[kid] in {"mark", "advmod"} and parse.lower[kid] == "as" for kid in parse.kids[verb]
    )
    if page.quote_at(verb) != inside and (
        page.quote_at(verb) is not None or not (marked or _begins_outside(page, verb))
    ):
        return False
    if parse.deps[verb] == "advcl" and not marked:
        return False
    first, last = parse.left[verb], parse.right[verb]
    opens = (
        first == parse.sentence[verb]
        or parse.lower[first - 1] in {",", "—", "-", "–"}
        or (parse.lower[first] in {",", "—", "–"})
    )
    after = parse.lower[last + 1] if last + 1 < len(parse) else "."
    return opens and (after in {",", ".", "—", "-", "–", ";", "?"} or parse.lower[last] in {",", "."})


def _begins_outside(page: Page, verb: int) -> bool:
    """Tell whether the clause around an aside begins before the quotation: It, she said, is “better”."""
    parse = page.parse
    head = parse.heads[verb]
    return any(
        parse.deps[kid] in {"nsubj", "nsubjpass"} and kid < verb and page.quote_at(kid) is None
        for kid in parse.kids[head]
    )


def _around(parse: Parse, verb: int) -> tuple[Words, ...]:
    """Return the clause that an aside interrupts or follows, without the aside."""
    head = parse.heads[verb]
    first, last = parse.left[head], parse.right[head]
    inner = (parse.left[verb], parse.right[verb])
    behind = inner[1] + 1
    while behind < last and parse.lower[behind] == ",":
        behind += 1
    parts = ((first, inner[0] - 1), (behind, last))
    return tuple(part for part in parts if part[1] - part[0] >= 1)


def speaks(page: Page, verb: int) -> bool:
    """Tell whether a verb of saying counts although it only describes or aims at something.

    One that tells more about somebody named does ("Lee, who said that"), one that tells a group from
    others does not ("voters who said that").
    """
    parse = page.parse
    sense = page.lexicon.clause.get(parse.lemmas[verb])
    quoted = any(verb < first <= parse.right[verb] for first, _ in page.quotes)
    if sense not in _HARD and not (quoted and sense in {"intend", "think", "hope", "know"}):
        return False
    dep = parse.deps[verb]
    if dep == "relcl":
        subject = parse.kid(verb, "nsubj")
        own = subject is not None and parse.tags[subject] not in {"WP", "WDT"} and subject > parse.left[verb]
        apart = parse.lower[parse.left[verb] - 1] in {",", "—", "–", "--"}
        return own or apart or parse.pos[parse.heads[verb]] == "PROPN"
    return dep != "acl" or parse.tags[verb] == "VBG"


def mistaken_verb(page: Page, word: int) -> Found | None:
    """Find a verb that the parser took for a noun: "Lee hopes that", "Lee claims she"."""
    parse = page.parse
    lemma = parse.lemmas[word]
    sense = page.lexicon.clause.get(lemma)
    if sense is None or not 0 < word < len(parse) - 3 or parse.pos[word - 1] not in {"PROPN", "PUNCT", "ADV"}:
        return None
    behind = parse.lower[word + 1]
    infinitive = behind == "to" and lemma in page.lexicon.to
    if not (infinitive or behind == "that" or parse.tags[word + 1] in {"PRP", "NNP", "DT"}):
        return None
    last = parse.sentence_end(word)
    if not infinitive and not any(parse.tags[one] in FINITE for one in range(word + 2, last + 1)):
        return None
    holder = next_to(page, word)
    if holder is None or parse.pos[holder[1]] not in {"PROPN", "PRON"}:
        return None
    return Found("clause", sense, word, (word, word), holder, ((word + 1, last),))
