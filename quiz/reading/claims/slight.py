"""Claims that state too little to be put before a person, although somebody is credited with them.

They stay among the claims, since who speaks in a sentence is known by them; they are marked as hints and not
proposed. What is passed over: what only asks or is denied to have been said, a question in other words
("explained how it was built"), a mere topic ("discussed the bridge"), a name
("locals call it the Old Mill"), a word or
two, a piece of a sentence, quoted words that nobody is credited with and that are no sentence; and of the
author's own, what only points back ("It is a fine way to do so") and what instructions promise.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quiz.reading.claims.grammar import FINITE
from quiz.reading.claims.pointing import is_guide, points_back, tells_the_reader, words_in
from quiz.reading.claims.position import is_no_position
from quiz.reading.claims.talk import is_speech, is_talk
from quiz.reading.entities.lexicon import lexicon as names
from quiz.reading.facts.standing import judging

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from quiz.reading.claims.found import Page
    from quiz.reading.claims.model import Claim, Span
    from quiz.reading.parse import Parse

_DEEDS = frozenset({"object", "preposition"})
_WISHES = frozenset({"infinitive", "noun", "adjective"})
_WHOLE = frozenset({"clause", "aside", "phrase"})
_FIRST = frozenset({"i", "we"})
_STANCES = frozenset({"think", "support", "hope", "fear", "want", "predict", "demand", "intend"})
_ASKING = frozenset({"WP", "WRB", "WDT", "WP$"})
_APART = frozenset({"csubj", "csubjpass", "advcl", "relcl", "acl", "pcomp"})
_ABOUT = frozenset(
    str.split(
        "discuss describe mention recall detail outline cite reference recount note publish list issue "
        "explain characterize characterise portray depict label dub tout tweet clarify repeat state address "
        "speak talk write refer point comment testify elaborate allude hint joke brag lament"
    )
)
"""Verbs whose object is what somebody speaks about, and not what is said of it."""
_AS = frozenset(str.split("consider regard view see rate weigh contemplate ponder deem think brand"))
"""Verbs that say something only with what the object is held to be."""
_TAKES_SIDES = frozenset({"as", "against"})
"""Words that make a stance of a topic: "spoke out against the bridge", "described it as ugly"."""
_SAYS_SO = frozenset({"ccomp", "acl", "oprd", "xcomp"})
_MANNER = frozenset(
    str.split(
        "system theory plan rule custom tradition size age type need taste season principle standard method "
        "schedule recipe instruction pattern criterion"
    )
)
"""What something is done according to, and nobody who says so."""
_EYES = frozenset({"view", "eyes", "words", "opinion"})
_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_LIGHT = frozenset(str.split("be have do get go make take thing way lot"))
_TIMES = frozenset({"DATE", "TIME"})
_FEWEST, _FEWEST_QUOTED, _SENTENCE = 2, 4, 6
_EXPRESSED = 3
"""Words that tell something of a feeling that is voiced: "voiced concern over the bridge"."""
_ENDS = ".!…"


def with_hints(
    claims: Sequence[Claim], pages: Sequence[Page], turns: Container[int] = frozenset()
) -> list[Claim]:
    """Return the claims, those that state too little marked as hints; ``turns`` are speakers' paragraphs."""
    by_paragraph: dict[int, list[Page]] = {}
    for page in pages:
        by_paragraph.setdefault(page.paragraph, []).append(page)
    guide, speech = is_guide(pages), is_speech(pages)
    out = []
    for claim in claims:
        here = next((one for one in by_paragraph.get(claim.cue.paragraph, ()) if _on(one, claim.cue)), None)
        slight = (
            not claim.hint
            and here is not None
            and (
                _is_slight(claim, here, claims, guide=guide)
                or _in_passing(claim, here, turn=speech or claim.cue.paragraph in turns)
            )
        )
        out.append(replace(claim, hint=True) if slight else claim)
    return [replace(one, hint=True) if _is_in_hint(one, out) else one for one in out]


def _is_in_hint(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Tell whether a claim stands in a quotation that is itself not to be proposed: words on a shirt."""
    around = None if claim.within is None else claims[claim.within]
    return around is not None and around.hint and around.mode == "quote"


def _in_passing(claim: Claim, page: Page, *, turn: bool) -> bool:
    if claim.rule == "own":
        return is_no_position(page, claim, turn=turn)
    return claim.rule != "unattributed" and is_talk(page, claim, turn=turn)


def _on(page: Page, span: Span) -> bool:
    return page.offset <= span.start < page.offset + len(page.parse.text)


def _is_slight(claim: Claim, page: Page, claims: Sequence[Claim], *, guide: bool) -> bool:
    parse = page.parse
    if claim.rule == "own":
        return guide or points_back(page, claim) or tells_the_reader(page, claim)
    parts = [words_in(page, span) for span in claim.content if span.paragraph == page.paragraph]
    content = [word for part in parts for word in part]
    if not content:
        return False
    if claim.rule == "unattributed":
        return not _is_sentence(parse, content)
    if not _is_held(claim) or (claim.rule == "infinitive" and claim.holder is None):
        return True
    if not _may_hold(page, claim):
        return True
    if claim.mode == "mixed":
        return _only_named(page, claim, content) or _calls(page, claim, content)
    if claim.mode == "quote":
        said = [word for word in content if parse.pos[word] not in {"PUNCT", "SPACE"}]
        return len(said) < _FEWEST_QUOTED and not any(parse.tags[word] in FINITE for word in said)
    if _is_of_another(parse, claim, content):
        return True
    if _asks(parse, content) or _told(page, content) < (1 if claim.sense == "support" else _FEWEST):
        return True
    if claim.rule in _WHOLE and _lacks_subject(parse, content):
        return True
    return claim.rule in _DEEDS and _is_topic(page, claim, content, claims)


def _is_held(claim: Claim) -> bool:
    """Tell whether anything is credited: what was not said is not, but what somebody does not think is."""
    if claim.status == "asserted":
        return True
    first = claim.holder is not None and claim.holder.text.lower() in _FIRST
    if claim.status == "hypothetical":  # "I would argue that"
        return first
    return claim.status == "negated" and (claim.sense in _STANCES or (first and claim.sense == "say"))


def _may_hold(page: Page, claim: Claim) -> bool:
    """Tell whether a holder's words can name one: no mark or figure, no weather that "encouraged" people."""
    holder = claim.holder
    if holder is None or holder.span is None or holder.span.paragraph != page.paragraph:
        return True
    parse, words = page.parse, words_in(page, holder.span)
    if not any(letter.isalpha() for letter in holder.text):
        return False
    head = next((word for word in words if parse.heads[word] not in words or parse.heads[word] == word), None)
    if head is None or parse.pos[head] != "NOUN":
        return True
    lemma = parse.lemmas[head].lower()
    known = judging().person(lemma) or names().nouns.get(lemma) == "organisation"
    if claim.rule == "phrase":  # "to the view of faces" is nobody's view, and nobody is a system
        looks = any(parse.lower[word] in _EYES for word in words_in(page, claim.cue))
        return known if looks else lemma not in _MANNER
    return claim.rule not in _WISHES or known or parse.tags[head] == "NNS" or claim.sense == "support"


def _is_of_another(parse: Parse, claim: Claim, content: Sequence[int]) -> bool:
    """Tell whether words only describe a noun ("support that I need") or mean the holder ("himself")."""
    if parse.lower[content[0]].endswith(("self", "selves")):
        return True
    inside = set(content)
    top = next((word for word in content if parse.heads[word] not in inside), content[0])
    return claim.rule == "noun" and parse.deps[top] == "relcl"


def _asks(parse: Parse, content: Sequence[int]) -> bool:
    """Tell whether content is a question in other words: "how it was built", "whether it will stand"."""
    first = next((word for word in content if parse.pos[word] not in {"PUNCT", "SPACE", "ADP"}), None)
    if first is None:
        return False
    if parse.lower[first] == "whether":
        return True
    if parse.tags[first] not in _ASKING or parse.lower[first] == "that":
        return False
    word, inside = first, set(content)
    while parse.heads[word] != word and parse.heads[word] in inside:
        if parse.deps[word] in _APART:
            return False
        word = parse.heads[word]
    return word != first or len(content) == 1


def _told(page: Page, content: Sequence[int]) -> int:
    """Return how many words of content say something: neither times nor words that fit everywhere."""
    parse = page.parse
    times = {word for first, last, label in parse.entities if label in _TIMES for word in range(first, last)}
    return sum(
        parse.pos[word] in _TELLING and parse.lemmas[word].lower() not in _LIGHT and word not in times
        for word in content
    )


def _lacks_subject(parse: Parse, content: Sequence[int]) -> bool:
    """Tell whether content begins with its verb, its subject lost: "was the cruelty of the rich"."""
    first = next((word for word in content if parse.pos[word] not in {"PUNCT", "SPACE", "ADV"}), None)
    if first is None or parse.tags[first] not in FINITE or parse.pos[first] not in {"VERB", "AUX"}:
        return False
    subjects = {"nsubj", "nsubjpass", "csubj", "expl", "attr"}
    return not any(parse.deps[kid] in subjects and kid > first for kid in parse.kids[first])


def _cue(page: Page, claim: Claim) -> int | None:
    parse, words = page.parse, words_in(page, claim.cue)
    return next((word for word in reversed(words) if parse.pos[word] in {"VERB", "AUX"}), None)


def _is_topic(page: Page, claim: Claim, content: Sequence[int], claims: Sequence[Claim]) -> bool:
    """Tell whether a deed only names what is spoken or thought about."""
    parse, verb = page.parse, _cue(page, claim)
    if verb is None:
        return False
    lemma = parse.lemmas[verb].lower()
    inside = any(
        one is not claim
        and one.rule in {"noun", "clause", "infinitive"}
        and any(span.holds(one.cue) and span.end <= one.content[-1].end for span in claim.content)
        for one in claims
        if one.content
    )
    if inside and lemma in {"express", "voice", "issue", "publish", "note"}:
        return True
    if lemma in {"express", "voice"}:
        return _told(page, content) < _EXPRESSED
    if _calls(page, claim, content):
        return True
    if lemma not in _ABOUT and lemma not in _AS:
        return False
    if any(parse.lower[word] in _TAKES_SIDES for word in (*parse.kids[verb], *content)):
        return False
    if lemma in _AS and not any(parse.deps[kid] in {"dobj", "nsubjpass"} for kid in parse.kids[verb]):
        return claim.rule == "object"
    return not any(
        parse.deps[word] in _SAYS_SO and (parse.tags[word] in FINITE or parse.deps[word] in {"oprd", "xcomp"})
        for word in content
    )


def _calls(page: Page, claim: Claim, content: Sequence[int]) -> bool:
    """Tell whether something is only called by a name: "The Persians call it “Half the World”"."""
    parse, verb = page.parse, _cue(page, claim)
    if verb is None or parse.lemmas[verb] != "call":
        return False
    quoted = [word for word in content if page.quote_at(word) is not None]
    words = quoted or [word for word in content if parse.deps[word] == "oprd"]
    big = [word for word in words if parse.pos[word] not in {"PUNCT", "ADP", "DET", "CCONJ", "SPACE"}]
    return bool(big) and all(page.capital(word) or parse.pos[word] == "NUM" for word in big)


def _only_named(page: Page, claim: Claim, content: Sequence[int]) -> bool:
    """Tell whether a few quoted words stand under a verb that says nothing itself: listed it as “Hope”."""
    if claim.sense != "quoted" and claim.rule != "preposition":
        return False
    quoted = [
        word
        for word in content
        if page.quote_at(word) is not None and page.parse.pos[word] not in {"PUNCT", "SPACE"}
    ]
    return len(quoted) < _FEWEST_QUOTED


def _is_sentence(parse: Parse, content: Sequence[int]) -> bool:
    """Tell whether quoted words are a sentence: from a capital to a stop, with a subject and its verb."""
    words = [word for word in content if parse.pos[word] not in {"PUNCT", "SPACE"}]
    text = parse.text[parse.begins[content[0]] : parse.ends[content[-1]]].strip("“”\"‘’'«»„` ")
    if len(words) < _SENTENCE or not text[:1].isupper() or text[-1:] not in _ENDS:
        return False
    big = sum(parse.text[parse.begins[word]].isupper() for word in words)
    if 2 * big > len(words):
        return False  # a title: “Those Who Have All the Fun.”
    return any(
        parse.deps[word] in {"nsubj", "nsubjpass", "expl"} and parse.heads[word] in words for word in words
    ) and any(parse.tags[word] in FINITE for word in words)
