"""Verbs of saying, thinking and wanting with what they govern: clauses, infinitives, nouns, prepositions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.reading.claims.found import Found, Words
from quiz.reading.claims.holders import agent_of, holder_of, is_passive, noun_phrase, passive_subject
from quiz.reading.claims.quotes import next_to, verb_group

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.reading.claims.found import Page
    from quiz.reading.parse import Parse

_EMPTY = frozenset({"it", "there", "that", "this", "what"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OPENERS = frozenset({"DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM"})
_TRANSPARENT = frozenset(
    {"seem", "appear", "continue", "begin", "start", "go", "proceed", "try", "attempt", "keep", "tend", "come"}
)
"""What is tried, begun or seems to be said is told of like what is said."""
_VERBAL = frozenset({"VERB", "AUX"})


def governed(page: Page, used: set[int]) -> Iterator[Found]:
    """Yield what verbs of the lexicon govern, one attribution per verb, ``used`` ones passed over."""
    parse = page.parse
    for verb in range(len(parse)):
        if parse.pos[verb] not in _VERBAL or verb in used:
            continue
        told = _told(parse, verb)
        found = _clause(page, verb) if told or _speaks(page, verb) else None
        found = found or (_soft(page, verb) if told else None)
        if found is not None:
            yield found


def _speaks(page: Page, verb: int) -> bool:
    """Tell whether a verb of saying counts although it only describes or aims at something.

    One that tells more about somebody named does ("Lee, who said that"), one that tells a group from
    others does not ("voters who said that").
    """
    parse = page.parse
    if page.lexicon.clause.get(parse.lemmas[verb]) not in {"say", "predict", "fear", "deny", "demand", "ask"}:
        return False
    dep = parse.deps[verb]
    if dep == "relcl":
        noun = parse.heads[verb]
        return parse.pos[noun] == "PROPN" or parse.lower[parse.left[verb] - 1] == ","
    return dep != "acl" or parse.tags[verb] == "VBG"


def _soft(page: Page, verb: int) -> Found | None:
    return _infinitive(page, verb) or _preposition(page, verb) or _object(page, verb)


def _told(parse: Parse, verb: int) -> bool:
    """Tell whether a verb is told of as happening: not an aim, and not a mark by which a noun is known.

    What "voters who support him" and "an effort to stop him" are about is no news about a view.
    """
    if parse.deps[verb] in {"relcl", "acl", "pcomp", "ccomp"}:
        return False
    head = parse.heads[verb]
    if parse.deps[verb] == "xcomp" and head != verb and parse.lemmas[head] in _TRANSPARENT:
        return _told(parse, head)
    if parse.tags[verb] == "VB":
        return any(parse.deps[kid] in {"neg"} for kid in parse.kids[verb]) and parse.deps[verb] == "ROOT"
    if parse.deps[verb] == "conj":
        return _told(parse, parse.heads[verb])
    return True


def _clause(page: Page, verb: int) -> Found | None:
    """Find "says (that) it rains", "it rains, she says", "it rains, as she says"."""
    parse = page.parse
    sense = page.lexicon.clause.get(parse.lemmas[verb])
    if sense is None:
        return None
    clause = next(
        (kid for kid in parse.kids[verb] if parse.deps[kid] == "ccomp" and not _mere_phrase(parse, kid)), None
    )
    if clause is not None:
        if clause < verb and _goes_on(parse, verb):
            content = (verb + 1, _last(parse, verb))
        elif clause < verb:
            content = _before(parse, verb, clause)
        else:
            content = (parse.left[clause], parse.right[clause])
        return _found("clause", page, sense, verb, content)
    if sense == "say" and (content := _misread(page, verb)) is not None:
        return _found("clause", page, sense, verb, content)
    if parse.deps[verb] in {"parataxis", "ccomp", "advcl"} and _between_commas(page, verb):
        around = _around(parse, verb)
        if around:
            return _found("aside", page, sense, verb, *around)
    return None


def _goes_on(parse: Parse, verb: int) -> bool:
    """Tell whether "that" opens a clause right behind a verb, whatever stands before it."""
    behind = parse.lower[verb + 1 : verb + 2]
    return behind == ["that"] and parse.tags[verb + 1] == "IN" and parse.right[verb] > verb + 2


def _misread(page: Page, verb: int) -> Words | None:
    """Return the clause behind a verb of saying where the parser saw none: a finite verb it governs there."""
    parse = page.parse
    subject = parse.kid(verb, "nsubj")
    if subject is None or subject > verb or is_passive(parse, verb):
        return None
    first, last = verb + 1, parse.right[verb]
    if parse.heads[verb] == verb:
        last = parse.sentence_end(verb)
    if first < len(parse) and parse.lower[first] == "that" and parse.tags[first] == "IN" and last > first + 2:
        return (first, last)
    if first >= len(parse) or parse.pos[first] not in _OPENERS or parse.kid(verb, "dobj") is not None:
        return None
    finite = (
        word
        for word in range(first + 1, last + 1)
        if parse.tags[word] in _FINITE and verb in parse.above(word) and parse.deps[word] != "relcl"
    )
    return (first, last) if next(finite, None) is not None else None


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
    if not any(parse.deps[kid] == "nsubj" for kid in parse.kids[verb]):
        return False
    if page.quote_at(verb) != page.quote_at(parse.heads[verb]):
        return False
    marked = any(parse.deps[kid] in {"mark", "advmod"} and parse.lower[kid] == "as" for kid in parse.kids[verb])
    if parse.deps[verb] == "advcl" and not marked:
        return False
    first, last = parse.left[verb], parse.right[verb]
    opens = first == parse.sentence[verb] or parse.lower[first - 1] in {",", "—", "-", "–"} or (
        parse.lower[first] in {",", "—", "–"}
    )
    after = parse.lower[last + 1] if last + 1 < len(parse) else "."
    return opens and (after in {",", ".", "—", "-", "–", ";", "?"} or parse.lower[last] in {",", "."})


def _around(parse: Parse, verb: int) -> tuple[Words, ...]:
    """Return the clause that an aside interrupts or follows, without the aside."""
    head = parse.heads[verb]
    first, last = parse.left[head], parse.right[head]
    inner = (parse.left[verb], parse.right[verb])
    parts = ((first, inner[0] - 1), (inner[1] + 1, last))
    return tuple(part for part in parts if part[1] - part[0] >= 1)


def _infinitive(page: Page, verb: int) -> Found | None:
    """Find "wants to stay", "urged her to stay", "is expected to stay"."""
    parse, lemma = page.parse, page.parse.lemmas[verb]
    aim = next((kid for kid in parse.kids[verb] if parse.deps[kid] in {"xcomp", "ccomp"} and kid > verb), None)
    if aim is None or not any(
        parse.tags[kid] == "TO" and parse.deps[kid] == "aux" and kid > verb for kid in parse.kids[aim]
    ):
        return None
    sense = page.lexicon.to.get(lemma)
    if sense == "seem" and parse.lemmas[aim] in page.lexicon.known():
        return None
    asked = page.lexicon.objectto.get(lemma)
    other = parse.kid(verb, "dobj", "dative") is not None or parse.kid(aim, "nsubj") is not None
    if asked is not None and (other or is_passive(parse, verb) or sense is None):
        if not (other or is_passive(parse, verb)):
            return None
        return _found("infinitive", page, asked, verb, _rest(parse, verb))
    if sense is None:
        return None
    return _found("infinitive", page, sense, verb, (parse.left[aim], parse.right[aim]))


def _preposition(page: Page, verb: int) -> Found | None:
    """Find "warned of rain", "called for calm"."""
    parse = page.parse
    entry = page.lexicon.preposition.get(parse.lemmas[verb])
    if entry is None:
        return None
    for kid in parse.kids[verb]:
        if parse.deps[kid] in {"prep", "prt", "mark"} and kid > verb and parse.lower[kid] in entry[0]:
            if not parse.kids[kid] and parse.deps[kid] == "prep":
                continue
            return _found("preposition", page, entry[1], verb, (kid + 1, _last(parse, verb)))
    return None


def _object(page: Page, verb: int) -> Found | None:
    """Find "criticised the plan", "the plan was criticised by her", "called it a lie"."""
    parse, lemma = page.parse, page.parse.lemmas[verb]
    sense = page.lexicon.object.get(lemma)
    if sense is None:
        return None
    if is_passive(parse, verb):
        content = passive_subject(parse, verb)
        if content is None or agent_of(parse, verb) is None:
            return None
        return _found("object", page, sense, verb, content)
    thing = parse.kid(verb, "dobj", "oprd", "attr")
    if thing is None or thing < verb:
        return None
    return _found("object", page, sense, verb, _rest(parse, verb))


def _rest(parse: Parse, verb: int) -> Words:
    """Return what follows a verb in its clause."""
    return (verb_group(parse, verb)[1] + 1, _last(parse, verb))


def _last(parse: Parse, verb: int) -> int:
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


def _found(rule: str, page: Page, sense: str, verb: int, *content: Words) -> Found | None:
    parse = page.parse
    passive = is_passive(parse, verb)
    holder = agent_of(parse, verb) if passive else holder_of(parse, verb)
    if not content or any(first > last for first, last in content):
        return None
    if passive and holder is None or sense == "seem":
        about = passive_subject(parse, verb) if passive else holder
        if about is not None and parse.lower[about[0]] not in _EMPTY:
            content = (about, *content)
        return Found(rule, sense, verb, verb_group(parse, verb), None, content)
    if holder is None:
        holder = next_to(page, verb)
    if holder is None:
        return None
    if parse.lower[holder[1]] in _EMPTY and holder[1] not in parse.kids[verb]:
        return None  # "it is hard to say", "it is worth remembering"
    if parse.lower[holder[1]] in {"you", "one", "’s", "'s"}:
        return None
    return Found(rule, sense, verb, verb_group(parse, verb), holder, content)


__all__ = ["governed", "noun_phrase"]
