"""Talk: what is told of somebody's saying or wanting in passing, and whose words are no claim of anybody.

In a turn of an interview, or within a quotation, the speaker is who holds the claims. What "people", "she"
or a shirt said there is part of the tale; so are the speaker's own past words, wishes and thanks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quiz.reading.claims.grammar import FINITE
from quiz.reading.claims.pointing import words_in
from quiz.reading.entities.lexicon import lexicon as names
from quiz.reading.facts.standing import judging

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.reading.claims.found import Page
    from quiz.reading.claims.model import Claim
    from quiz.reading.parse import Parse

FILLERS = re.compile(
    r"(?<![\w’'-])(?:uh|um|uhm|erm|hmm|mhm|huh|yeah|okay|you know|I mean|"
    r"sort of like|kind of like)(?![\w’'-])|"
    r"\b(\w+(?: \w+)?)(?:,? -- | — )\1\b|\b(\w+ \w+),? \2,|(?<=\s)[A-Za-z]+- –",
    re.IGNORECASE,
)
"""Marks of speech as it was spoken: "um", "you know", "the only, the only", "l- lent"."""
_FIRST = frozenset({"i", "we", "me", "us", "myself", "ourselves"})
_NO_HOLDERS = frozenset(str.split("that which what this these those you me us myself ourselves there"))
_OTHERS = frozenset(
    str.split(
        "he she it they one someone somebody anyone anybody everyone everybody nobody him her them some "
        "others many most few people folks guy guys somebody else man woman"
    )
)
_OBJECTS = frozenset(str.split("him them me us"))
_DIALOGUE = frozenset(
    {"quote", "announced", "carried", "infinitive", "inverted", "noun", "relative", "quoted"}
)
"""By these rules the first person only tells what was said, planned or wanted."""
_HELD = frozenset({"think", "predict", "fear", "hope", "support", "demand", "say", "deny"})
_SIDES = frozenset(
    str.split(
        "support oppose endorse reject condemn criticize criticise denounce blame urge demand recommend "
        "believe regard view see consider call argue warn"
    )
)
"""What the first person does to something that is a position: "we reject the plan"."""
_COURTESY = frozenset(str.split("thank greet welcome congratulate apologize apologise salute proud"))
_SPEAKS = frozenset(
    str.split(
        "poll report survey source result ad advertisement team friend majority minority average number "
        "advocate email e-mail statement conservative liberal state law rival analysis study letter "
        "polling editorial half crowd video data delegate side filing country nation bill leadership "
        "lawsuit suit public camp release document person people website site book moderate audience wing "
        "outlet plan legislation establishment tweet account mogul tycoon review panel lady investigation "
        "article staff debate fan talk paper firm neurosurgeon elite summary student associate count "
        "tally man woman child community handful evidence return platform evangelical version estimate "
        "voice memoir transcript hawk inquiry story couple speech veteran pundit program programme "
        "argument interview resident justice projection circle guy colleague policy citizen word "
        "personnel faction parent proposal headline photo photograph show boy girl nonprofit comment "
        "surrogate businesswoman copy cable constitution body trio finding critique industry regulation "
        "opinion national statistic airline affidavit remark petition tabloid column percentage jury blog "
        "documentary denizen test information theory population opposition electorate opponent spouse "
        "index research proof measurement figure record model experiment doctrine church school movement "
        "text file note message post press media magazine journal newspaper wikileak page history "
        "scripture bible rule treaty contract agreement resolution order ruling decision verdict sign "
        "notice label map graph chart table census family household pair group left right clergy youth "
        "dictionary guide list"
    )
)
"""What, besides persons and bodies, says something: documents and findings, and groups of people."""
_THINGS = frozenset(
    str.split(
        "thing view image example god idea activity environment shirt jersey picture word eye hand dream"
    )
)
"""What says nothing although there are many of it."""


def is_talk(page: Page, claim: Claim, *, turn: bool) -> bool:
    """Tell whether a claim is only told of in passing; ``turn`` says that a speaker's turn holds it."""
    parse, holder = page.parse, claim.holder
    cue = next(iter(words_in(page, claim.cue)), None)
    quoted = cue is not None and page.quote_at(cue) is not None
    inside = quoted and claim.within is not None
    if holder is None:
        return inside or _of_first_person(page, claim)
    low = holder.text.lower()
    if (
        low in _NO_HOLDERS
        or low.startswith(("you ", "your "))
        or (low in _OBJECTS and claim.rule != "phrase")
    ):
        return True
    words = words_in(page, holder.span) if _is_here(page, claim) and holder.span is not None else range(0)
    head = next((word for word in words if parse.heads[word] not in words or parse.heads[word] == word), None)
    named = any(parse.pos[word] == "PROPN" for word in words)
    named = named or (head is not None and page.capital(head) and low not in _OTHERS | _FIRST)
    if inside and not named:
        return True
    if _is_spoken(page, claim) or _is_courtesy(page, claim) or _lacks_verb(page, claim):
        return True
    if claim.rule == "noun" and claim.sense == "support":  # "I ask for their support to go on"
        return True
    if claim.rule == "adjective" and page.heading:
        return True
    if low in _FIRST:
        return claim.rule != "own" and not _is_held(page, claim)
    other = low in _OTHERS or (head is not None and parse.pos[head] == "PRON")
    if turn and claim.rule != "phrase" and not named and (other or claim.mode == "quote"):
        return True
    return head is not None and not named and not _speaks(parse, head)


def _of_first_person(page: Page, claim: Claim) -> bool:
    """Tell whether the teller is only told something: "I am informed that the school is old"."""
    return any(
        page.parse.lower[word] in _FIRST for span in claim.content[:1] for word in words_in(page, span)
    )


def _is_here(page: Page, claim: Claim) -> bool:
    holder = claim.holder
    return holder is not None and holder.span is not None and holder.span.paragraph == page.paragraph


def _speaks(parse: Parse, head: int) -> bool:
    """Tell whether a noun may say something: no "success", "the pattern", "these things"."""
    lemma = parse.lemmas[head].lower()
    if parse.pos[head] != "NOUN" or parse.tags[head] not in {"NN", "NNS"}:
        return True
    if judging().person(lemma) or names().nouns.get(lemma) == "organisation":
        return lemma not in _THINGS
    return lemma not in _THINGS if parse.tags[head] == "NNS" else lemma in _SPEAKS


def _is_spoken(page: Page, claim: Claim) -> bool:
    """Tell whether what is credited is broken speech, where nobody is quoted."""
    if claim.mode == "quote":
        return False
    text = page.parse.text
    return any(
        FILLERS.search(text, max(0, span.start - page.offset), max(0, span.end - page.offset)) is not None
        for span in claim.content
        if span.paragraph == page.paragraph
    )


def _is_courtesy(page: Page, claim: Claim) -> bool:
    return claim.mode != "quote" and any(
        page.parse.lemmas[word].lower() in _COURTESY for word in words_in(page, claim.cue)
    )


def _lacks_verb(page: Page, claim: Claim) -> bool:
    """Tell whether content lost its clause: "that the old bridge in the harbour", "if elected mayor"."""
    if claim.content and _is_condition(page, claim):
        return True
    if claim.rule != "clause" or claim.mode == "quote" or len(claim.content) != 1:
        return False
    parse, words = page.parse, words_in(page, claim.content[0])
    if not words or parse.lower[words[0]] != "that":
        return False
    return not any(
        (parse.tags[word] in FINITE or parse.tags[word] == "MD") and parse.deps[word] not in {"relcl", "acl"}
        for word in words
    )


def _is_condition(page: Page, claim: Claim) -> bool:
    parse, words = page.parse, words_in(page, claim.content[0])
    if claim.mode == "quote" or len(claim.content) > 1 or not words or parse.lower[words[0]] != "if":
        return False
    return not any(parse.tags[word] in FINITE for word in words)


def _is_held(page: Page, claim: Claim) -> bool:
    """Tell whether the first person holds something now: no "I told them", "we want to grow"."""
    parse = page.parse
    if claim.rule in _DIALOGUE or claim.sense not in _HELD:
        return False
    verbs = [word for word in words_in(page, claim.cue) if parse.pos[word] in {"VERB", "AUX"}]
    if any(parse.tags[word] == "VBD" or parse.pos[parse.heads[word]] == "ADJ" for word in verbs):
        return False  # "I told them", "I am happy to note"
    if claim.rule not in {"object", "preposition"}:
        return True
    return any(parse.lemmas[word].lower() in _SIDES for word in verbs)


_PERSONAL = 0.3
"""A text so many of whose sentences have "I" or "we" do something is its author's speech, letter or diary."""


def is_speech(pages: Sequence[Page]) -> bool:
    """Tell whether a text is all one person's turn."""
    told = first = 0
    for page in pages:
        parse = page.parse
        if page.heading:
            continue
        for root in (word for word in range(len(parse)) if parse.heads[word] == word):
            if page.quote_at(root) is not None:
                continue
            words = range(parse.left[root], parse.right[root] + 1)
            told += 1
            first += any(parse.lower[word] in {"i", "we"} and page.quote_at(word) is None for word in words)
    return told > 0 and first >= _PERSONAL * told
