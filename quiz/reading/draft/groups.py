"""Views that a text ascribes to a group in passing: "the many Kirnians who would like the bridge to stay".

No word of saying need stand there, so the rules for claims pass most of them over; but the group is a voice,
and what it wants, fears or stands accused of thinking is a position. Only many are a group: plural nouns that
say what persons are, and peoples. Proposals of this kind are worth less than what somebody is quoted with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.dossier.fields import Kind
from quiz.reading.claims.model import Claim, Holder, Span
from quiz.reading.facts.standing import is_asserted, judging

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quiz.reading.parse import Block, Parse

RULE = "group"
"""The name of this rule in claims."""
_VIEWS = frozenset(
    str.split(
        "perspective view viewpoint opinion belief conviction fear hope worry concern suspicion "
        "expectation demand call pledge promise vow claim allegation accusation complaint criticism "
        "warning objection doubt prediction"
    )
)
_VERBS = frozenset(
    str.split(
        "want wish hope fear worry believe think feel expect prefer speculate credit blame accuse regard "
        "consider view see doubt suspect welcome oppose favour favor support demand promise pledge vow "
        "call lobby argue complain insist like"
    )
)
_STANDS = frozenset(
    str.split("right wrong convinced afraid sure certain worried angry sceptical skeptical wary")
)
_PERSONS = frozenset(
    str.split(
        "official civilian analyst critic opponent resident local expert pundit people neighbour neighbor "
        "activist parliamentarian lawmaker mp observer hardliner intellectual scholar campaigner student "
        "parent protester demonstrator fan scientist journalist commentator politician diplomat voter "
        "citizen"
    )
)
_BARE = frozenset(
    {"all", "both", "literally", "virtually", "nearly", "almost", "practically", "these", "those"}
)
_BELONGS = frozenset({"in", "of", "from", "around", "at"})
_FROM = frozenset({"of", "from", "by", "among"})
_ASKING = frozenset({"WP", "WP$", "WDT"})
_OPEN = frozenset({"it", "this", "him", "her", "them"})
_FEWEST = 3
"""Words of a view."""
_LONGEST = 9
"""Words that name a group."""


def views_of_groups(blocks: Sequence[Block], claims: Sequence[Claim]) -> list[Claim]:
    """Return the views that an article ascribes to groups, beside the claims that it is known to make."""
    known = [
        claim.holder.span for claim in claims if claim.holder is not None and claim.holder.span is not None
    ]
    out = []
    for block in blocks:
        for word in range(len(block.parse)):
            claim = _view(block, word)
            if claim is None or claim.holder is None or claim.holder.span is None:
                continue
            span = claim.holder.span
            taken = any(
                one.paragraph == span.paragraph and one.start < span.end and span.start < one.end
                for one in known
            )
            if not taken:
                out.append(claim)
    return out


def _touch(one: Span, two: Span) -> bool:
    return one.paragraph == two.paragraph and one.start < two.end and two.start < one.end


def _view(block: Block, noun: int) -> Claim | None:
    parse = block.parse
    if not _is_group(parse, noun):
        return None
    found = next(_frames(parse, noun), None)
    if found is None:
        return None
    cue, first, last = found
    while last > first and parse.pos[last] in {"PUNCT", "SPACE"}:
        last -= 1
    while first < last and parse.pos[first] in {"PUNCT", "SPACE"}:
        first += 1
    if last - first + 1 < _FEWEST or not _is_told(parse, cue) or _is_piece(parse, first, last):
        return None
    text, one, two = _named(parse, noun)
    if two - one >= _LONGEST or one <= cue <= two or not _apart(first, last, one, two):
        return None
    return Claim(
        rule=RULE,
        sense="group",
        holder=Holder(text=text, kind="named", span=_span(block, one, two)),
        cue=_span(block, cue, cue),
        content=(_span(block, first, last),),
        mode="paraphrase",
        kind=Kind.CLAIM,
        status="asserted",
    )


def _is_piece(parse: Parse, first: int, last: int) -> bool:
    """Tell whether a view lacks what it is about: "who hold that …", "this of any site"."""
    if parse.tags[first] in _ASKING or parse.lower[first] in _OPEN:
        return True
    object_ = parse.kid(first, "pobj") if parse.pos[first] == "ADP" else None
    return object_ is not None and object_ <= last and parse.pos[object_] == "PRON"


_MAYBE = frozenset({"will", "may", "might", "can", "could"})


def _is_told(parse: Parse, cue: int) -> bool:
    """Tell whether a view is asserted; what only says who is meant is so whatever is denied of them."""
    if any(parse.deps[kid] == "aux" and parse.lower[kid] in _MAYBE for kid in parse.kids[cue]):
        return False  # "most people will see"
    word = cue
    while parse.heads[word] != word:
        mark = parse.kid(word, "mark")
        if mark is not None and parse.lower[mark] in {"if", "unless", "whether"}:
            return False
        word = parse.heads[word]
    if parse.deps[cue] == "relcl":
        return not any(parse.deps[kid] == "neg" or parse.lower[kid] == "never" for kid in parse.kids[cue])
    return is_asserted(parse, cue)


def _span(block: Block, first: int, last: int) -> Span:
    parse = block.parse
    return Span(block.paragraph, block.offset + parse.begins[first], block.offset + parse.ends[last])


def _apart(first: int, last: int, one: int, two: int) -> bool:
    return last < one or two < first


def _is_group(parse: Parse, noun: int) -> bool:
    """Tell whether a word names many persons, or a people."""
    low, lemma = parse.lower[noun], parse.lemmas[noun].lower()
    if lemma == "people" or (parse.tags[noun] == "NNS" and (lemma in _PERSONS or judging().person(lemma))):
        return True
    return low.endswith("s") and any(
        label == "NORP" and first <= noun < end and noun == end - 1 for first, end, label in parse.entities
    )


def _frames(parse: Parse, noun: int) -> Iterator[tuple[int, int, int]]:
    """Yield the word that ascribes a view to a group, and the first and last word of the view."""
    dep, head = parse.deps[noun], parse.heads[noun]
    if dep == "pobj" and parse.lower[head] in _FROM:
        above = parse.heads[head]
        if parse.lemmas[above].lower() in _VIEWS and parse.pos[above] == "NOUN":
            told = next((kid for kid in parse.kids[noun] if parse.deps[kid] == "acl" and kid > noun), None)
            behind = parse.right[noun] if told is None else parse.left[told] - 1
            yield from _of_noun(parse, above, behind)
        elif (
            parse.lower[head] == "by"
            and parse.lemmas[above] in _VERBS
            and parse.tags[above] == "VBN"
            and parse.deps[above] == "acl"
        ):
            yield above, parse.left[parse.heads[above]], above - 1
    for kid in parse.kids[noun]:
        opens = parse.deps[kid] == "relcl" and parse.lower[parse.left[kid]] in {"who", "that"}
        if opens or (parse.deps[kid] == "acl" and parse.tags[kid] == "VBG"):
            yield from _of_verb(parse, kid)
    if dep == "nsubj":
        yield from _of_verb(parse, head)


def _of_noun(parse: Parse, view: int, behind: int) -> Iterator[tuple[int, int, int]]:
    """Yield what stands behind a group inside the view's own words, else the clause that the view opens."""
    if behind + 2 < len(parse) and parse.lower[behind + 1] == "to" and parse.tags[behind + 2] == "VB":
        yield view, behind + 1, parse.right[behind + 2]
        return
    if parse.right[view] - behind >= _FEWEST:
        yield view, behind + 1, parse.right[view]
        return
    top = parse.heads[view]
    if parse.deps[view] == "pobj" and top < view and parse.deps[top] == "prep" and parse.heads[top] > behind:
        yield view, behind + 1, parse.right[parse.heads[top]]


def _of_verb(parse: Parse, verb: int) -> Iterator[tuple[int, int, int]]:
    """Yield what a group wants, fears or holds: all that hangs from the verb behind it."""
    if parse.lemmas[verb] in _VERBS and parse.pos[verb] == "VERB" and not _wants_nothing(parse, verb):
        yield verb, verb + 1, parse.right[verb]
        return
    stands = parse.kid(verb, "acomp")
    if parse.lemmas[verb] == "be" and stands is not None and parse.lower[stands] in _STANDS:
        yield stands, stands + 1, parse.right[verb]


def _wants_nothing(parse: Parse, verb: int) -> bool:
    """Tell whether a verb has nothing that could be a view: "as residents see"."""
    return parse.kid(verb, "ccomp", "xcomp", "dobj", "prep", "dative") is None


def _named(parse: Parse, noun: int) -> tuple[str, int, int]:
    """Return how a group is called, and the first and last word of that.

    "whose leaders", behind a name, are the leaders of what bears the name.
    """
    first, last = parse.left[noun], noun
    for kid in parse.kids[noun]:
        if kid > noun and parse.deps[kid] == "prep" and parse.lower[kid] in _BELONGS:
            last = parse.right[kid]
        elif kid > noun:
            break
    if parse.lower[first] == "whose":
        clause = next((word for word in parse.above(noun) if parse.deps[word] == "relcl"), None)
        if clause is not None:
            owner = parse.heads[clause]
            start = owner
            while start > parse.left[owner] and parse.deps[start - 1] in {"compound", "amod", "nmod"}:
                start -= 1
            name = parse.text[parse.begins[start] : parse.ends[owner]]
            return f"{name}’s {parse.text[parse.begins[noun] : parse.ends[noun]]}", first, last
    while first < noun and (parse.lower[first] in _BARE or parse.pos[first] in {"PUNCT", "SPACE", "CCONJ"}):
        first += 1
    return " ".join(parse.text[parse.begins[first] : parse.ends[last]].split()), first, last
