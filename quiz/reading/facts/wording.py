"""What in the wording of a sentence makes it no fact to ask about: broken, about its own text or teller."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quiz.reading.facts.sentences import FINITE, subject_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.reading.draft.model import AnswerProposal, WhenProposal
    from quiz.reading.facts.dates import Dated
    from quiz.reading.facts.sentences import Sentence
    from quiz.reading.parse import Parse

_OWN = frozenset({"i", "we", "let", "you"})
_OURS = frozenset({"my", "our", "your"})
_TEXT = (
    r"(?:study|studies|paper|article|section|chapter|review|analysis|experiment|essay|thesis|lecture|module|lesson|"
    r"figure|table|diagram|appendix|unit|dissertation|textbook|subsection|example|exercise|results?|findings?|data|"
    r"sample|group|method|model|hypothesis|system|framework|algorithm|approach)"
)
_ITSELF = re.compile(
    rf"\b(?:this|the\s+present|the\s+current|the\s+following|our|these|in\s+the\s+next)\s+(?:\w+\s+)?{_TEXT}s?\b"
    r"|^\W{0,3}(?:the|a)\s+(?:first|next|last|following|previous|final)\s+(?:chapter|section|part)\b"
    rf"|^\W{{0,3}}(?:Figure|Fig\.|Table|Section|Chapter)\s+\d|^\W{{0,3}}(?:for\s+(?:example|instance)\b)?\W*(?:consider|note|suppose|imagine|see)\b"
    r"|\b(?:respondents|participants)\s+(?:were|was|who|indicated|reported)\b",
    re.IGNORECASE,
)
_CITED = re.compile(
    r"\((?:see\s+|cf\.\s+|e\.g\.,?\s+|also\s+)*[^()\d]{0,60}?[A-Z][\w’'-]+(?:\s+(?:et\s+al\.?|&|and)\s*[A-Z]?[\w’'-]*)*,?\s+"
    r"(?:1[5-9]|20)\d\d[a-z]?(?::\s?\d+(?:[–-]\d+)?)?(?:\s*[;,]\s*[^();]{0,80}?(?:1[5-9]|20)\d\d[a-z]?)*\)"
)
_AFTER_NAME = re.compile(r"([A-Z][\w’'-]+|al\.)\s+\((?:1[5-9]|20)\d\d[a-z]?(?:\s*\[\d+\])?(?:[,;][^()]*)?\)")
_BOUNDED = re.compile(
    r"\b(?:at\s+(?:least|most)|(?:more|less|fewer|higher|lower)\s+than|over|nearly|almost|under|up\s+to|score\s+of)\s+$",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(r"\bfor\s+(?:example|instance)\b|\b(?:an?|one)\s+(?:\w+\s+)?example\b", re.IGNORECASE)
_MERE = re.compile(
    r"(?:then|later|afterwards?|subsequently|meanwhile|eventually|finally|previously|earlier|at the time|"
    r"today|yesterday|tonight|tomorrow|(?:this|last|next|the same) (?:year|month|week|night|weekend)|"
    r"(?:the|in|during|since) (?:spring|summer|autumn|winter))",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(?:several|numerous|many|various|some|countless|certain|a\s+(?:few|number\s+of))\b", re.IGNORECASE
)
_TELLING = 0.75
"""A figure worth this much is worth asking whoever tells it."""


def is_broken(sentence: Sentence) -> bool:
    """Tell whether a sentence lacks a part: a bracket, what its colon announces, a subject and a verb."""
    text = sentence.text.rstrip()
    if text.count("(") != text.count(")") or text.endswith((":", "…", "...", ",", ";", "—")):
        return True
    parse, root = sentence.block.parse, sentence.root()
    if parse.pos[root] in {"VERB", "AUX"}:
        return (
            parse.tags[root] in {"VB", "VBP"}
            and subject_of(parse, root) is None
            and not _asks_aux(parse, root)
        )
    return False


def _asks_aux(parse: Parse, root: int) -> bool:
    return any(parse.deps[kid] in {"aux", "auxpass", "expl", "csubj"} for kid in parse.kids[root])


def has_no_verb(sentence: Sentence) -> bool:
    """Tell whether the word that all hangs from is no verb: a headline, a list, an exclamation."""
    parse, root = sentence.block.parse, sentence.root()
    if parse.pos[root] in {"VERB", "AUX"}:
        return False
    return not any(
        parse.tags[kid] in FINITE and parse.deps[kid] in {"cop", "aux"} for kid in parse.kids[root]
    )


def speaks_of_itself(sentence: Sentence) -> bool:
    """Tell whether a sentence is about the text that it stands in, or about how a study was done."""
    return _ITSELF.search(sentence.text) is not None


def is_personal(sentence: Sentence) -> bool:
    """Tell whether a sentence, or what it passes on, tells of who speaks or reads: "we must", "your call"."""
    parse, root = sentence.block.parse, sentence.root()
    verbs = [root, *(kid for kid in parse.kids[root] if parse.deps[kid] == "ccomp")]
    return any(
        parse.lower[word] in _OURS or (parse.lower[word] in _OWN and parse.pos[word] == "PRON")
        for verb in verbs
        if (subject := subject_of(parse, verb)) is not None
        for word in range(parse.left[subject], parse.right[subject] + 1)
        if _outside_clauses(parse, word, subject)
    )


def _outside_clauses(parse: Parse, word: int, subject: int) -> bool:
    """Tell whether no clause of its own stands between a word and the subject that it belongs to."""
    while word != subject:
        if parse.deps[word] in {"relcl", "ccomp", "advcl"}:
            return False
        above = parse.heads[word]
        if above == word:
            return False
        word = above
    return True


def tells_of_the_teller(sentence: Sentence, answers: Sequence[AnswerProposal], *, happened: bool) -> bool:
    """Tell whether what a speaker tells of themselves holds something that others would ask about.

    A figure that is the sentence's point, or a dated deed.
    """
    parse, root = sentence.block.parse, sentence.root()
    verb = parse.text[parse.begins[root] : parse.ends[root]]
    if any(one.type == "number" and one.worth >= _TELLING and one.about[1:2] == (verb,) for one in answers):
        return True
    return happened and any(
        (one.type in {"date", "number"} and one.worth >= 0.5)
        or (one.entity is not None and one.worth > 0.5 and one.about[:1] in {("object",), ("subject",)})
        for one in answers
    )


def times_told(sentence: Sentence, dated: Sequence[Dated], counted: Sequence[tuple[int, int]]) -> list[Dated]:
    """Return the dates of a sentence without the years of works that it cites, and without mere figures.

    ``counted`` is where figures with a unit stand.
    """
    text = sentence.text
    cited = [
        found.span()
        for found in _CITED.finditer(text)
        if ";" in found[0]
        or "&" in found[0]
        or "et al" in found[0]
        or not _is_place(sentence, found.start(), found.end())
    ]
    cited += [found.span() for found in _AFTER_NAME.finditer(text) if _is_author(sentence, found.start())]
    return [
        one
        for one in dated
        if not (one.bare and any(start <= one.start and one.end <= end for start, end in (*cited, *counted)))
    ]


def _is_place(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether a stretch names a place, as in "(Lund, 1910)"."""
    parse, words = sentence.block.parse, sentence.at(start, end)
    return words is not None and any(
        label in {"GPE", "LOC", "FAC"} and words[0] <= first <= words[1] for first, _, label in parse.entities
    )


def _is_author(sentence: Sentence, start: int) -> bool:
    """Tell whether a person's name, or "et al.", begins here or goes on."""
    parse, words = sentence.block.parse, sentence.at(start, start + 1)
    if words is None:
        return False
    if parse.lower[words[0]] in {"al", "al."}:
        return True
    return any(label == "PERSON" and first <= words[0] < end for first, end, label in parse.entities)


def gives_an_example(sentence: Sentence) -> bool:
    """Tell whether a sentence only serves as an example of what another one says."""
    return _EXAMPLE.search(sentence.text) is not None


def leaves_open(sentence: Sentence) -> str | None:
    """Return the word by which a sentence leaves open how many: "several names", "numerous decrees"."""
    found = _VAGUE.search(sentence.text)
    return None if found is None else found[0]


def places_in_time(when: WhenProposal | None) -> bool:
    """Tell whether a time says more than that it was some time: not "then", not "this year"."""
    return when is not None and (when.edtf is not None or _MERE.fullmatch(when.printed) is None)
