"""Verbs of wanting, judging and warning with what they govern: infinitives, nouns, prepositions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.reading.claims.clauses import clause_of, mistaken_verb, speaks
from quiz.reading.claims.grammar import FINITE, credit, last_of, rest_of, told_of
from quiz.reading.claims.holders import agent_of, holder_of, is_main, is_passive, passive_subject
from quiz.reading.claims.standing import thought_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quiz.reading.claims.found import Found, Page, Words
    from quiz.reading.parse import Parse

_DEEDS = frozenset(
    str.split(
        "be have seem come go grow make take show get keep live work stand run win lose leave become turn "
        "include attend play fund buy sell pay wear hold do start begin know launch end lead act serve "
        "appear hear feel rally move travel back circle"
    )
)
"""Verbs above quoted words that are somebody else's, as a rule: "she runs what he calls a “sham”"."""
_FEWEST_QUOTED, _SLIGHT = 3, 3
_HANDLES = frozenset(
    str.split("use offer make raise promote highlight celebrate cast pose release find frame")
)
"""Verbs whose subject may be a thing although words are quoted: "the law made “fracking” legal"."""
_DATES = frozenset({"after", "until", "before", "since"})
_VERBAL = frozenset({"VERB", "AUX"})


def governed(page: Page, used: set[int]) -> Iterator[Found]:
    """Yield what verbs of the lexicon govern, one attribution per verb, ``used`` ones passed over."""
    parse = page.parse
    for verb in range(len(parse)):
        if verb in used:
            continue
        if parse.pos[verb] not in _VERBAL:
            if parse.tags[verb] == "NNS":
                found = mistaken_verb(page, verb)
                if found is not None:
                    yield found
            continue
        told = told_of(parse, verb)
        found = clause_of(page, verb) if told or speaks(page, verb) else None
        found = found or _soft(page, verb, told=told)
        if found is not None:
            yield found


def _soft(page: Page, verb: int, *, told: bool) -> Found | None:
    """Find what a verb governs other than a clause. Where it only describes, words must be quoted."""
    if not is_passive(page.parse, verb) and (found := _relative(page, verb)) is not None:
        return found
    found = _infinitive(page, verb) or _preposition(page, verb) or _object(page, verb)
    if found is None or page.parse.deps[verb] == "ccomp" or _unsure(page.parse, found):
        return None
    if _background(page, verb, found):
        return None
    if told or page.quote_at(verb) is not None:
        return found if told else None
    return found if any(_quoted(page, first, last) for first, last in found.content) else None


def _background(page: Page, verb: int, found: Found) -> bool:
    """Tell whether a deed only dates another one ("after he praised her"), no word of it quoted."""
    parse = page.parse
    if any(_quoted(page, first, last) for first, last in found.content):
        return False
    if found.rule == "preposition" and found.sense == "say":
        return sum(last - first + 1 for first, last in found.content) < _SLIGHT
    dated = any(parse.lower[kid] in _DATES and parse.deps[kid] == "mark" for kid in parse.kids[verb])
    return dated or (
        parse.deps[verb] == "pcomp" and parse.lower[parse.heads[verb]] in {"for", "after", "by", "about"}
    )


def _quoted(page: Page, first: int, last: int) -> bool:
    return any(one <= last and two >= first for one, two in page.quotes)


def _unsure(parse: Parse, found: Found) -> bool:
    """Tell whether a deed is only thought of, or whose it is is only a pronoun for a thing."""
    if found.holder is not None and parse.lower[found.holder[1]] in {"that", "which", "it", "this"}:
        return True
    return thought_of(parse, found.head)


def quoted_words(page: Page, found: Sequence[Found]) -> Iterator[Found]:
    """Find "likened it to a “stick of dynamite”": words quoted under a verb that no sense covers.

    Who quotes words credits them to somebody, and the subject of the verb above them is mostly whose they
    are. Names of things stand in quotation marks as well: a single word or one with all Capitals is left.
    """
    parse = page.parse
    taken = {number for number, one in enumerate(page.quotes) for claim in found if _covers(claim, one)}
    used = {claim.head for claim in found}
    for number, (first, last) in enumerate(page.quotes):
        if number in taken or last - first < _FEWEST_QUOTED or _is_title(page, first, last):
            continue
        verb = _verb_above(parse, first, last)
        if verb is None or verb in used or parse.lemmas[verb] in _DEEDS or is_passive(parse, verb):
            continue
        if (
            page.printed[number].single
            or page.heading
            or not (told_of(parse, verb) or last - first > 2 * _FEWEST_QUOTED)
        ):
            continue
        if parse.deps[verb] == "advcl":
            continue  # told in passing: "when he heard about the “loophole”"
        used.add(verb)
        one = credit("quoted", page, "quoted", verb, rest_of(parse, verb))
        if one is None or one.holder is None or not one.content[0][0] <= first <= one.content[-1][1]:
            continue
        name = one.holder[1]
        named = parse.pos[name] == "PROPN" or parse.lower[name] in {"he", "she", "they"}
        called = parse.kid(name, "appos")  # "another critic, Rita Holm, likened it to"
        if named or (called is not None and called > name and parse.pos[called] == "PROPN"):
            yield one


def _covers(claim: Found, quote: Words) -> bool:
    return any(first <= quote[0] and quote[1] <= last for first, last in claim.content) or (
        claim.holder is not None and claim.holder[0] <= quote[0] <= claim.holder[1]
    )


def _is_title(page: Page, first: int, last: int) -> bool:
    """Tell whether quoted words look like the name of a book, a show or a song."""
    parse = page.parse
    words = [one for one in range(first, last + 1) if parse.pos[one] not in {"PUNCT", "DET", "ADP", "CCONJ"}]
    return not words or all(page.capital(one) for one in words)


def _verb_above(parse: Parse, first: int, last: int) -> int | None:
    """Return the main verb whose clause holds quoted words; None where they are a sentence of their own."""
    word = first
    while first <= word <= last and parse.heads[word] != word:
        word = parse.heads[word]
    while parse.heads[word] != word and not _tells(parse, word):
        word = parse.heads[word]
    outside = not first <= word <= last and word < first
    return word if outside and _tells(parse, word) else None


def _tells(parse: Parse, word: int) -> bool:
    """Tell whether a word is a clause's own verb, whatever the parser made of it."""
    return parse.pos[word] == "VERB" and (parse.tags[word] in FINITE or is_main(parse, word))


def _infinitive(page: Page, verb: int) -> Found | None:
    """Find "wants to stay", "urged her to stay", "is expected to stay"."""
    parse, lemma = page.parse, page.parse.lemmas[verb]
    aim = next(
        (kid for kid in parse.kids[verb] if parse.deps[kid] in {"xcomp", "ccomp"} and kid > verb), None
    )
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
        return credit("infinitive", page, asked, verb, rest_of(parse, verb))
    if sense is None:
        return None
    if parse.tags[verb] == "VBG" and not _quoted(page, parse.left[aim], parse.right[aim]):
        return None  # "hoping to win" in passing
    return credit("infinitive", page, sense, verb, (parse.left[aim], parse.right[aim]))


def _preposition(page: Page, verb: int) -> Found | None:
    """Find "warned of rain", "called for calm"."""
    parse = page.parse
    entry = page.lexicon.preposition.get(parse.lemmas[verb])
    if entry is None:
        return None
    for kid in parse.kids[verb]:
        if parse.deps[kid] in {"prep", "prt", "mark"} and kid > verb and parse.lower[kid] in entry[0]:
            if (not parse.kids[kid] and parse.deps[kid] == "prep") or _dates(parse, kid):
                continue
            found = credit("preposition", page, entry[1], verb, (kid + 1, last_of(parse, verb)))
            return None if found is None or found.holder is None else found
    return None


def _dates(parse: Parse, prep: int) -> bool:
    """Tell whether a preposition only says when: "called the plan a joke on Sunday"."""
    noun = parse.kid(prep, "pobj")
    return noun is not None and any(
        first <= noun < last and label in {"DATE", "TIME"} for first, last, label in parse.entities
    )


def _relative(page: Page, verb: int) -> Found | None:
    """Find "which she described as “volatile”"."""
    parse = page.parse
    sense = page.lexicon.object.get(parse.lemmas[verb])
    if sense is None or parse.lemmas[verb] not in page.lexicon.relative:
        return None
    what = next((kid for kid in parse.kids[verb] if kid < verb and parse.tags[kid] in {"WDT", "WP"}), None)
    subject = parse.kid(verb, "nsubj")
    if what is None or subject is None or not what < subject < verb:
        return None
    if parse.lower[what] == "what" and parse.pos[subject] == "PRON":
        return None  # "she attacks what she calls a plot": the attack is what is told
    last = last_of(parse, verb)
    return credit("relative", page, sense, verb, (what, what), (verb + 1, last)) if last > verb else None


def _thing(parse: Parse, verb: int, sense: str) -> int | None:
    """Return what a deed is done to: a noun, or a deed of its own ("proposed appointing a prosecutor")."""
    thing = parse.kid(verb, "dobj", "oprd", "attr")
    if thing is None and sense == "support":
        named = parse.kid(verb, "ccomp")  # "condemned what he called a “breach”"
        if named is not None and named > verb and parse.lower[parse.left[named]] == "what":
            return named
    if thing is None and sense in {"demand", "support"}:
        aim = parse.kid(verb, "xcomp")
        return aim if aim is not None and parse.tags[aim] == "VBG" else None
    return thing


def _by_name_only(page: Page, verb: int) -> bool:
    """Tell whether "called" has one object only: a telephone call ("called both candidates")."""
    parse = page.parse
    objects = [kid for kid in parse.kids[verb] if parse.deps[kid] in {"dobj", "oprd", "attr", "dative"}]
    return len(objects) == 1 and not _quoted(page, verb, last_of(parse, verb)) and not is_passive(parse, verb)


def _by_somebody(page: Page, verb: int) -> bool:
    """Tell whether a deed with quoted words is a named person's or his or hers, and not told in passing."""
    parse = page.parse
    if parse.deps[verb] == "advcl" and parse.tags[verb] != "VBG":
        return False
    if parse.lemmas[verb] not in _HANDLES:
        return True
    holder = holder_of(parse, verb)
    return holder is None or parse.pos[holder[1]] in {"PROPN", "PRON"}


def _object(page: Page, verb: int) -> Found | None:
    """Find "criticised the plan", "the plan was criticised by her", "called it a lie"."""
    parse, lemma = page.parse, page.parse.lemmas[verb]
    sense = page.lexicon.object.get(lemma)
    if sense is None and lemma in page.lexicon.objectquoted:
        quoted = any(verb < first <= last_of(parse, verb) for first, _ in page.quotes)
        sense = "quoted" if quoted and _by_somebody(page, verb) else None
    if sense is None:
        return None
    if is_passive(parse, verb):
        content = passive_subject(parse, verb)
        if content is None or agent_of(parse, verb) is None:
            return None
        return credit("object", page, sense, verb, content)
    if lemma == "call" and parse.kid(verb, "prt") is not None:
        return None
    if lemma == "call" and _by_name_only(page, verb):
        return None
    thing = _thing(parse, verb, sense)
    if thing is None or thing < verb:
        return None
    first, last = rest_of(parse, verb)
    for word in range(first + 1, last):  # what is told besides about a thing is not said of it
        if parse.lower[word] == "," and parse.tags[word + 1] in {"WP", "WDT", "WP$"}:
            last = word - 1
            break
    if all(parse.pos[word] in {"PRON", "PUNCT", "SCONJ"} for word in range(first, last + 1)):
        return None
    if parse.tags[verb] == "VBG" and last - first < _SLIGHT and not _quoted(page, first, last):
        return None  # "attacking her rivals" in passing
    return credit("object", page, sense, verb, (first, last))
