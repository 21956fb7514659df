"""From an article to its facts: sentence by sentence, what could be asked and how it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.dossier.fields import Role
from quiz.reading.draft.identity import proposal_id
from quiz.reading.draft.model import AnswerProposal, FactProposal, Place
from quiz.reading.facts.counting import counted
from quiz.reading.facts.credit import Credit, credit
from quiz.reading.facts.dates import Dated, Known, known_of, read_dates
from quiz.reading.facts.figures import read_figures
from quiz.reading.facts.naming import named_in
from quiz.reading.facts.roles import roles_in
from quiz.reading.facts.sentences import FINITE, Sentence, sentences
from quiz.reading.facts.standing import foretold, is_asked, is_asserted, is_wanted, opinion
from quiz.reading.facts.terms import quoted, things
from quiz.reading.facts.when import when_of
from quiz.reading.facts.worth import Weighed, weigh

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from quiz.reading.claims.model import Claim
    from quiz.reading.draft.model import Standing
    from quiz.reading.facts.naming import Named
    from quiz.reading.facts.people import Cast
    from quiz.reading.parse import Block
    from quiz.reading.structure.article import Article, Paragraph

AUTHOR = ""
"""The key, among the voices, of the article's author; the others are labels as printed."""
_TELLS = frozenset({Role.BODY, Role.COMMENT, Role.CAPTION})
_SHORTEST = 5
"""Words of a sentence worth asking."""
_LEAST = 0.2
"""Facts worth less are not proposed."""


def find_facts(
    source_id: str,
    article: Article,
    blocks: Sequence[Block],
    claims: Sequence[Claim],
    cast: Cast,
    published: str | None,
    voices: Mapping[str, str],
) -> list[FactProposal]:
    """Return one proposal for each sentence of an article that is worth asking about, in order.

    ``published`` is the article's own printed date (ISO), from which weekdays and the like are reckoned;
    ``voices`` gives the slug of each speaker's and commenter's printed label, and of the author under
    :data:`AUTHOR`. Headings, credits, pull quotes and questions are never read, nor is what is denied or
    only thought of.
    """
    known = known_of(published, [one.text for one in article.paragraphs])
    by_paragraph: dict[int, list[Claim]] = {}
    for claim in claims:
        for number in {span.paragraph for span in claim.content} | {claim.cue.paragraph}:
            by_paragraph.setdefault(number, []).append(claim)
    out: list[FactProposal] = []
    opening = next((one.number for one in article.paragraphs if one.role is Role.BODY), 0)
    for block in blocks:
        paragraph = article.paragraph(block.paragraph)
        if paragraph.role not in _TELLS or paragraph.of is not None:
            continue
        voice = voices.get(paragraph.voice or AUTHOR, voices.get(AUTHOR, "?"))
        for sentence in sentences(block, paragraph.label[2] if paragraph.label else 0):
            told = credit(sentence, source_id, voice, by_paragraph.get(paragraph.number, ()), cast, voices)
            found = _fact(
                source_id, paragraph, sentence, told, cast, known, opening=paragraph.number == opening
            )
            if found is not None:
                out.append(found)
    return out


def _fact(
    source: str,
    paragraph: Paragraph,
    sentence: Sentence,
    told: Credit,
    cast: Cast,
    known: Known,
    *,
    opening: bool,
) -> FactProposal | None:
    if not _tells(paragraph, sentence, told):
        return None
    named = named_in(sentence, source, cast)
    dated = read_dates(sentence.text, known)
    answers = sorted(_answers(sentence, named, dated), key=lambda one: (-one.worth, one.start, one.end))
    if not answers:
        return None
    standing = _standing(sentence, told)
    when = when_of(sentence, dated)
    weighed = weigh(
        Weighed(paragraph, sentence, told, standing, tuple(answers), tuple(named), when, opening=opening)
    )
    if weighed.worth < _LEAST:
        return None
    return FactProposal(
        id=proposal_id("fact", source, paragraph.number, sentence.start, sentence.text),
        worth=weighed.worth,
        why=weighed.why,
        place=Place(
            source=source,
            paragraph=paragraph.number,
            start=sentence.start,
            end=sentence.end,
            text=sentence.text,
        ),
        standing=standing,
        says=told.says,
        answers=tuple(answers),
        when=when,
        confidence=weighed.confidence,
    )


def _tells(paragraph: Paragraph, sentence: Sentence, told: Credit) -> bool:
    """Tell whether a sentence asserts something at all."""
    parse = sentence.block.parse
    if sum(parse.pos[word] not in {"PUNCT", "SPACE"} for word in sentence.words) < _SHORTEST or is_asked(
        sentence
    ):
        return False
    if any(claim.status != "asserted" for claim in told.claims):
        return False
    if paragraph.role is not Role.CAPTION and not any(parse.tags[word] in FINITE for word in sentence.words):
        return False
    return is_asserted(parse, sentence.root())


def _standing(sentence: Sentence, told: Credit) -> Standing:
    """Tell how a sentence stands. Only what its form makes certain is more than reported."""
    parse = sentence.block.parse
    if any(claim.kind.value == "prediction" for claim in told.claims) or foretold(parse, sentence.root()):
        return "predicted"
    if told.own is not None or any(
        claim.kind.value in {"judgement", "recommendation"} for claim in told.claims
    ):
        return "judged"
    if told.passed_on:
        return "attributed"
    return "judged" if opinion(parse, sentence.first, sentence.last) else "reported"


def _answers(sentence: Sentence, named: Sequence[Named], dated: Sequence[Dated]) -> list[AnswerProposal]:
    """Return what could be asked for in a sentence, no answer lying across another."""
    parse = sentence.block.parse
    out: list[AnswerProposal] = []
    for one in _candidates(sentence, named, dated):
        place = sentence.at(one.start, one.end)
        if place is None or any(other.start < one.end and one.start < other.end for other in out):
            continue
        if all(is_asserted(parse, word) and not is_wanted(parse, word) for word in place):
            out.append(one)
    taken = [(one.start, one.end) for one in out]
    return out + things(sentence, taken)


def _candidates(
    sentence: Sentence, named: Sequence[Named], dated: Sequence[Dated]
) -> Iterator[AnswerProposal]:
    """Yield answers, those that win over others in the same place first."""
    text = sentence.text
    numbers = [found for one in read_figures(text) if (found := counted(sentence, one)) is not None]
    times = [one for one in dated if not (one.bare and any(_same(one, two) and two.unit for two in numbers))]
    for time in times:
        if time.edtf is not None:
            yield AnswerProposal(
                type="date",
                start=time.start,
                end=time.end,
                printed=time.printed,
                value=time.edtf,
                worth=0.7 if time.inferred is None else 0.5,
            )
    blocked = [(one.start, one.end) for one in times]
    for number in numbers:
        if not any(start < number.end and number.start < end for start, end in blocked):
            yield number
    for role in roles_in(sentence, named):
        start, end = sentence.offsets(role.first, role.last)
        yield AnswerProposal(
            type="role",
            start=start,
            end=end,
            printed=text[start:end],
            value=" ".join(text[start:end].split()),
            of=role.holder.slug,
            worth=role.worth,
        )
    for one in named:
        start, end = sentence.offsets(one.first, one.last)
        yield AnswerProposal(
            type=one.sort, start=start, end=end, printed=text[start:end], entity=one.slug, worth=one.worth
        )
    yield from quoted(sentence)


def _same(time: Dated, number: AnswerProposal) -> bool:
    return time.start <= number.start and number.end <= time.end
