"""What stands beside a quotation or a verb: names and marks, where grammar does not help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.reading.claims.holders import noun_phrase

if TYPE_CHECKING:
    from quiz.reading.claims.found import Page, Words
    from quiz.reading.parse import Parse

NOMINAL = frozenset({"DET", "ADJ", "PROPN", "NOUN", "NUM"})
_OPENING_ADVERBS = frozenset(
    str.split(
        "then there here so now once later soon still also never instead yet even again often already "
        "just only thus both many some others most few more"
    )
)
_GAP = 16
_LONG = 8
_SHORT = 7


def closes_speech(page: Page, number: int) -> bool:
    """Tell whether a quotation ends with the comma or mark that parts speech from its verb."""
    parse, last = page.parse, page.quotes[number][1]
    end = last - 1
    while end > page.quotes[number][0] and parse.lower[end] in {"’", "'"}:  # a quotation inside ends here too
        end -= 1
    inner = parse.lower[end] if last else ""
    outer = parse.lower[last + 1] if last + 1 < len(parse) else ""
    if inner[-1:] in {",", "?", "!", "-", "—", "…"} or outer[:1] in {",", "-", "—"}:
        return True
    return inner == "." and _short_sentence(parse, last + 1)


def _short_sentence(parse: Parse, word: int) -> bool:
    """Tell whether a few words and a full stop are all that follows: "… missing.” Trump said."""
    return any(parse.lower[one] in {".", ":"} for one in range(word + 2, min(word + _SHORT, len(parse))))


def follows(page: Page, verb: int, number: int) -> bool:
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
    if parse.tags[verb] == "VBG":
        return False  # “…,” adding that: the speaker's verb stands elsewhere
    behind = parse.pos[verb + 1] if verb + 1 < len(parse) else "PUNCT"
    if verb + 1 < len(parse) and _is_name(page, verb + 1):
        return True
    return behind in NOMINAL or parse.tags[verb + 1 : verb + 2] == ["PRP"] or last - first > _LONG


def _is_name(page: Page, word: int) -> bool:
    """Tell whether a word is printed as a name is, whatever the parser takes it for."""
    return page.parse.pos[word] in {"ADV", "VERB"} and page.capital(word)


def names_subject(page: Page, verb: int, first: int) -> bool:
    """Tell whether the words from ``first`` to a verb name its subject, and little else."""
    parse = page.parse
    subjects = [kid for kid in parse.kids[verb] if parse.deps[kid] == "nsubj" and first <= kid < verb]
    if subjects:
        return min(parse.left[kid] if parse.left[kid] >= first else kid for kid in subjects) - first <= 3
    between = range(first, verb)
    apart = next((word for word in between if parse.tags[word] in {"WP", "WDT", "WP$"}), verb)
    return (
        all(
            parse.pos[word] in NOMINAL
            or parse.pos[word] in {"ADP", "PART", "PUNCT", "PRON", "CCONJ", "ADV", "AUX"}
            or (word > apart > first)  # what is told besides: "Lee, the guru who founded the site"
            or parse.lower[word : word + 2] == ["quoted", "as"]
            for word in between
        )
        and any(parse.pos[word] in {"PROPN", "NOUN", "PRON", "NUM", "ADJ"} for word in between)
    )


def behind(page: Page, verb: int, before: int | None) -> Words | None:
    """Return the name or pronoun just behind a verb that follows its quotation: "…," said the mayor."""
    parse = page.parse
    if before is None or page.quotes[before][1] + 1 != verb or verb + 1 >= len(parse):
        return None
    word = verb + 1
    while word < len(parse) and (parse.pos[word] in NOMINAL or _is_name(page, word)):
        word += 1
    if word > verb + 1:
        return (verb + 1, word - 1)
    return (word, word) if parse.pos[word] == "PRON" else None


def next_to(page: Page, verb: int) -> Words | None:
    """Return the name or pronoun just before a verb whose subject the parser missed."""
    parse = page.parse
    word, begin = verb - 1, parse.sentence[verb]
    if word == begin and _misread_name(page, word, verb):
        return (word, word)
    while word >= begin and parse.pos[word] in {"ADV", "AUX"} and parse.tags[word] != "MD":
        word -= 1
    if word > begin and parse.lower[word] in {",", ")", "—", "–"}:
        word = _over(parse, word, begin)
    last = word
    if last < begin or page.quote_at(last) is not None:
        return None
    while word >= begin and parse.pos[word] in NOMINAL:
        word -= 1
    if word < last:
        return (word + 1, last)
    return (last, last) if parse.tags[last] in {"PRP", "DT", "MD"} and parse.tags[verb][:2] == "VB" else None


def _misread_name(page: Page, word: int, verb: int) -> bool:
    """Tell whether a sentence's first word is a name that the parser took for another: "Jolly said"."""
    parse = page.parse
    return (
        parse.pos[word] in {"ADV", "VERB", "ADJ"}
        and parse.tags[verb] in {"VBD", "VBZ", "VBN"}
        and page.capital(word)
        and parse.tags[word] not in {"WRB", "VBN", "VBD"}
        and not parse.lower[word].endswith("ly")
        and parse.lower[word] not in _OPENING_ADVERBS
    )


def subject_before(page: Page, verb: int) -> Words | None:
    """Return the subject of a verb's sentence, where the parser hung the verb elsewhere."""
    parse = page.parse
    begin = parse.sentence[verb]
    subjects = [
        word
        for word in range(begin, verb)
        if parse.deps[word] in {"nsubj", "nsubjpass"} and page.quote_at(word) is None
    ]
    main = [word for word in subjects if parse.heads[parse.heads[word]] == parse.heads[word]]
    subject = next(iter(main or subjects[-1:]), None)
    return None if subject is None or parse.tags[subject] in {"WP", "WDT"} else noun_phrase(parse, subject)


def _over(parse: Parse, mark: int, begin: int) -> int:
    """Step back over what commas or brackets part from a name: "Lee, 58, told", "Lee (R-Ohio) said"."""
    opening = {")": "("}.get(parse.lower[mark], parse.lower[mark])
    told = False
    for word in range(mark - 1, max(begin, mark - _GAP) - 1, -1):
        if parse.lower[word] == opening and (not told or parse.tags[word + 1] in {"WP", "WDT", "WP$"}):
            return word - 1
        told = told or parse.tags[word] in {"VBD", "VBZ", "VBP", "MD"}
    return begin - 1
