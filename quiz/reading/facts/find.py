"""From an article to its facts: sentence by sentence, what could be asked and how it stands."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from quiz.dossier.fields import Role
from quiz.reading.draft.identity import proposal_id
from quiz.reading.draft.model import FactProposal, Place
from quiz.reading.entities.notes import no_names
from quiz.reading.facts.answers import answers_in, units_in
from quiz.reading.facts.asking import question
from quiz.reading.facts.credit import OPEN_VOICE, Credit, credit
from quiz.reading.facts.dates import read_dates
from quiz.reading.facts.known import known_of
from quiz.reading.facts.naming import entities_of, named_in
from quiz.reading.facts.sentences import FINITE, Sentence, sentences, subject_of
from quiz.reading.facts.standing import foretold, is_asked, is_asserted, motive, opinion
from quiz.reading.facts.when import when_of
from quiz.reading.facts.wording import is_broken, places_in_time, times_told
from quiz.reading.facts.worth import Weighed, weigh

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from quiz.reading.claims.model import Claim
    from quiz.reading.draft.model import AnswerProposal, Standing
    from quiz.reading.facts.dates import Dated
    from quiz.reading.facts.naming import Entities, Named
    from quiz.reading.facts.people import Cast
    from quiz.reading.facts.years import Known
    from quiz.reading.parse import Block
    from quiz.reading.structure.article import Article, Paragraph

AUTHOR = ""
"""The key, among the voices, of the article's author; the others are labels as printed."""
_TELLS = frozenset({Role.BODY, Role.COMMENT, Role.CAPTION})
_ASKED = 9
"""So many answers of a sentence get a question: no more can be chosen with a key."""
_SHORTEST = 5
"""Words of a sentence worth asking."""
_SIDE = 0.55
"""What only a side clause tells ("if he goes, which he did in 2019, …") is proposed from this worth on."""
_DESCRIBES = 0.2
"""The most that a name is worth that only describes something else."""
_COMMON = 0.3
"""The most that a common noun is worth as an answer."""
_LEAST = 0.15
"""Facts worth less are not proposed, unless they are fit to ask about."""
_VIEWS = frozenset({"judged", "predicted"})
_FIT, _LATE = 0.3, 0.05
"""What names two actors and the like is always proposed, with so little worth at least that it comes late."""


def find_facts(
    source_id: str,
    article: Article,
    blocks: Sequence[Block],
    claims: Sequence[Claim],
    cast: Cast,
    published: str | None,
    voices: Mapping[str, str],
    voice_named: Callable[[str], str] | None = None,
    entities: Entities | None = None,
) -> list[FactProposal]:
    """Return one proposal for each sentence of an article that is worth asking about, in order.

    ``published`` is the article's own printed date (ISO), from which weekdays and the like are reckoned;
    ``voices`` gives the slug of each speaker's and commenter's printed label, and of the author under
    :data:`AUTHOR`. ``voice_named`` gives the slug of whoever else is credited, by the printed words; without
    it, it is the entity's, or made of the words. ``entities`` is what ``entities_of`` makes of the cast, for
    whoever reads many articles. Headings, credits, pull quotes and questions are never
    read, nor is what is denied or only thought of.
    """
    by_paragraph: dict[int, list[Claim]] = {}
    for claim in claims:
        for number in {span.paragraph for span in claim.content} | {claim.cue.paragraph}:
            by_paragraph.setdefault(number, []).append(claim)
    known = known_of(published, [one.text for one in article.paragraphs])
    reader = _Reader(source_id, cast, entities or entities_of(cast), known)
    opening = next((one.number for one in article.paragraphs if one.role is Role.BODY), 0)
    times: Counter[str] = Counter()
    out: list[FactProposal] = []
    for block in blocks:
        paragraph = article.paragraph(block.paragraph)
        if paragraph.role not in _TELLS or paragraph.of is not None:
            continue
        voice = voices.get(paragraph.voice or AUTHOR, voices.get(AUTHOR, OPEN_VOICE))
        here = by_paragraph.get(paragraph.number, ())
        for sentence in sentences(block, paragraph.label[2] if paragraph.label else 0):
            told = credit(sentence, source_id, voice, here, cast, voices, voice_named)
            found = reader.read(paragraph, sentence, told, here, opening=paragraph.number == opening)
            if found is not None:
                times[found.place.text] += 1
                out.append(
                    replace(
                        found, id=proposal_id("fact", source_id, found.place.text, times[found.place.text])
                    )
                )
    return out


@dataclass(frozen=True, slots=True)
class _Reader:
    """What stays the same while one article is read."""

    source: str
    cast: Cast
    entities: Entities
    known: Known

    def read(
        self,
        paragraph: Paragraph,
        sentence: Sentence,
        told: Credit,
        claims: Sequence[Claim],
        *,
        opening: bool,
    ) -> FactProposal | None:
        """Return a sentence as a fact without an id, None where it is none or not worth asking."""
        if not _tells(sentence, told):
            return None
        named = named_in(sentence, self.source, self.cast, self.entities)
        dates = read_dates(sentence.text, self.known, (paragraph.number, sentence.start))
        dated = times_told(sentence, dates, units_in(sentence))
        answers = _answers(sentence, named, dated, claims, told)
        told_whole = _is_told_whole(sentence, told)
        if not answers or _only_tells_who(sentence, told, answers):
            return None
        if not told_whole and answers[0].worth < _SIDE:
            return None
        standing = _standing(sentence, told)
        answers = _with_questions(sentence, answers, credited=standing != "reported")
        when = when_of(sentence, dated)
        if not places_in_time(when) and not _stands_out(sentence, answers):
            return None
        before = _named_before(self, paragraph, sentence)
        weight = weigh(
            Weighed(
                paragraph, sentence, told, standing, answers, tuple(named), when,
                opening=opening, whole=told_whole, named_before=before,
            )
        )  # fmt: skip
        if weight.worth < _LEAST and (weight.fit < _FIT or (standing in _VIEWS and weight.worth <= _LATE)):
            return None
        return FactProposal(
            id="",
            worth=max(weight.worth, _LATE),
            why=weight.why,
            place=_place(self.source, paragraph, sentence),
            standing=standing,
            says=told.says,
            answers=answers,
            when=when,
            confidence=weight.confidence,
        )


def _answers(
    sentence: Sentence,
    named: Sequence[Named],
    dated: Sequence[Dated],
    claims: Sequence[Claim],
    told: Credit,
) -> tuple[AnswerProposal, ...]:
    """Return what could be asked for of what the sentence itself tells, notes in brackets left out."""
    notes = no_names(sentence.text)
    return tuple(
        one
        for one in answers_in(sentence, named, dated)
        if not _claimed(sentence, one, claims, told)
        and (one.type == "date" or not any(start <= one.start and one.end <= end for start, end in notes))
    )


def _is_told_whole(sentence: Sentence, told: Credit) -> bool:
    """Tell whether a sentence is told as so, and so is all that it passes on."""
    return is_asserted(sentence.block.parse, sentence.root()) and all(
        claim.status == "asserted" for claim in told.claims
    )


def _with_questions(
    sentence: Sentence, answers: Sequence[AnswerProposal], *, credited: bool
) -> tuple[AnswerProposal, ...]:
    return tuple(
        replace(one, question=question(sentence, one, credited=credited)) if at < _ASKED else one
        for at, one in enumerate(answers)
    )


def _place(source: str, paragraph: Paragraph, sentence: Sentence) -> Place:
    return Place(
        source=source,
        paragraph=paragraph.number,
        start=sentence.start,
        end=sentence.end,
        text=sentence.text,
    )


def _named_before(reader: _Reader, paragraph: Paragraph, sentence: Sentence) -> bool:
    """Tell whether somebody or something is named in the paragraph before, or above in this one."""
    spans = reader.cast.spans
    here = spans.get((reader.source, paragraph.number), ())
    return any(end <= sentence.start for _, end, _ in here) or bool(
        spans.get((reader.source, paragraph.number - 1), ())
    )


def _claimed(sentence: Sentence, answer: AnswerProposal, claims: Sequence[Claim], told: Credit) -> bool:
    """Tell whether an answer stands in what somebody claims, in a sentence that is not credited to them.

    Printed words of a quotation may be asked for all the same: whose they are stands beside them.
    """
    start, end = sentence.start + answer.start, sentence.start + answer.end
    return any(
        span.paragraph == sentence.block.paragraph and span.start <= start and end <= span.end
        for claim in claims
        if claim.rule != "own" and claim.mode != "quote" and claim not in told.claims
        for span in claim.content
    )


def _only_tells_who(sentence: Sentence, told: Credit, answers: Sequence[AnswerProposal]) -> bool:
    """Tell whether all that can be asked of what somebody says is who says it: the claim asks that."""
    if not told.passed_on or told.own is not None:
        return False
    said = [
        (span.start - sentence.start, span.end - sentence.start)
        for claim in told.claims
        for span in claim.content
        if span.paragraph == sentence.block.paragraph
    ]
    return not any(
        one.worth > _COMMON and any(start <= one.start and one.end <= end for start, end in said)
        for one in answers
    ) and not any(
        one.type in {"date", "number", "duration"} or (one.type == "role" and one.worth > _COMMON)
        for one in answers
    )


def _stands_out(sentence: Sentence, answers: Sequence[AnswerProposal]) -> bool:
    """Tell whether any answer is more than a common noun or a name that only describes one.

    Of a sentence with nothing else ("the pictures showed scattered debris") no question is worth asking,
    unless it tells of somebody what was done to what.
    """
    return any(
        one.worth > _COMMON
        or (one.entity is not None and one.worth > _DESCRIBES)
        or (one.worth >= _COMMON and _tells_of_somebody(sentence))
        for one in answers
    )


def _tells_of_somebody(sentence: Sentence) -> bool:
    """Tell whether a name or a people stands anywhere in a sentence: "a US drone was shot down"."""
    parse = sentence.block.parse
    return any(
        parse.pos[word] == "PROPN" or (parse.pos[word] == "ADJ" and parse.text[parse.begins[word]].isupper())
        for word in sentence.words
        if word > sentence.first
    )


def _tells(sentence: Sentence, told: Credit) -> bool:
    """Tell whether a sentence asserts something at all."""
    parse = sentence.block.parse
    if sum(parse.pos[word] not in {"PUNCT", "SPACE"} for word in sentence.words) < _SHORTEST or is_asked(
        sentence
    ):
        return False
    if any(claim.status == "asked" for claim in told.claims) or is_broken(sentence):
        return False
    subject = subject_of(parse, sentence.root())
    if subject is None and parse.tags[sentence.root()] == "VB" and not told.passed_on:
        return False  # it tells the reader to do something
    if subject is not None and parse.lower[subject] == "you" and not told.passed_on:
        return False  # advice to the reader
    return any(parse.tags[word] in FINITE for word in sentence.words)


def _standing(sentence: Sentence, told: Credit) -> Standing:
    """Tell how a sentence stands. Only what its form makes certain is more than reported."""
    parse, root = sentence.block.parse, sentence.root()
    verbs = [root]
    if told.passed_on:
        verbs += [kid for kid in parse.kids[root] if parse.deps[kid] == "ccomp"]
    if any(claim.kind.value == "prediction" for claim in told.claims):
        return "predicted"
    if any(foretold(parse, verb) for verb in verbs):
        return "predicted"
    if told.own is not None or any(
        claim.kind.value in {"judgement", "recommendation"} for claim in told.claims
    ):
        return "judged"
    if told.passed_on and not motive(parse, root):
        return "attributed"
    return "judged" if motive(parse, root) or opinion(parse, sentence.first, sentence.last) else "reported"
