"""Claims as proposals: the whole sentence, the words credited, whose they are and how sure that is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING, Literal, get_args

from msgspec import structs

from quiz.questions.slugs import slug_of
from quiz.reading.claims.early import early_voices
from quiz.reading.draft.credit import FIRST_PERSON
from quiz.reading.draft.groups import RULE as GROUP
from quiz.reading.draft.identity import proposal_id
from quiz.reading.draft.model import ClaimProposal, HolderProposal, Place, Sense

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.dossier.maps import ParagraphMap
    from quiz.reading.claims.model import Claim, Span
    from quiz.reading.draft.credit import Voices
    from quiz.reading.parse import Block
    from quiz.reading.structure.article import Article

_STATUS = {
    "negated": "the text denies that it was said",
    "hypothetical": "the text only thinks of it",
    "asked": "the text asks about it",
}
_AROUND = re.compile(r"\A[\s,;:–—-]+|[\s,]+\Z")
"""What stands around credited words and is no part of them."""
_LEAST = 0.1
"""Claims worth less are not proposed: a few words that are only asked about, or denied."""
_DEEPEST = 8
"""Claims inside claims are followed so far up to find who "I" is."""
_SENSES: dict[str, Sense] = {sense: sense for sense in get_args(Sense)}


class Sentences:
    """Where the sentences of an article begin and end, by character offsets into its paragraphs."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._of: dict[int, list[tuple[int, int]]] = {}
        for block in blocks:
            parse, here = block.parse, self._of.setdefault(block.paragraph, [])
            first = 0
            for word in range(1, len(parse) + 1):
                if word == len(parse) or parse.sentence[word] != parse.sentence[first]:
                    start, end = block.offset + parse.begins[first], block.offset + parse.ends[word - 1]
                    if end > start:
                        here.append((start, end))
                    first = word

    def around(self, span: Span) -> tuple[int, int]:
        """Return the bounds of the sentence in which a stretch begins."""
        here = self._of.get(span.paragraph, [])
        at = bisect_right(here, (span.start, 1 << 60)) - 1
        if at < 0 or here[at][1] <= span.start:
            return span.start, span.end
        return here[at]


def claim_proposals(
    source: str,
    voices_at: ParagraphMap,
    article: Article,
    blocks: Sequence[Block],
    claims: Sequence[Claim],
    voices: Voices,
    first: str | None = None,
) -> list[ClaimProposal]:
    """Return an article's claims as proposals, in the order of the claims. No two have the same id.

    ``first`` is what the source was called when it was first drafted from, where it has another id now.

    A question of the teller's own is no claim, whatever word of opinion stands in it.
    """
    sentences = Sentences(blocks)
    holders = [_early(article, claim, _holder(source, claim, claims, voices_at, voices)) for claim in claims]
    told: Counter[tuple[object, ...]] = Counter()
    out = []
    for claim, holder in zip(claims, holders, strict=True):
        if claim.hint or (claim.rule == "own" and claim.status == "asked"):
            continue  # a word of opinion alone is no view, and whoever asks holds none yet
        place = _place(source, article, claim.cue.paragraph, *sentences.around(claim.cue))
        content = tuple(_place(source, article, one.paragraph, one.start, one.end) for one in claim.content)
        at = claim.cue.start - place.start
        key = (first or source, place.text, at, claim.sense, holder.printed, *(one.text for one in content))
        told[key] += 1
        worth, why = _worth(claim, holder)
        if worth < _LEAST:
            continue
        out.append(
            ClaimProposal(
                id=proposal_id("claim", *key, told[key]),
                worth=worth,
                why=why,
                place=place,
                holder=holder,
                cue=article.paragraph(claim.cue.paragraph).text[claim.cue.start : claim.cue.end],
                content=content,
                mode=claim.mode,
                sense=_SENSES.get(claim.kind.value, "claim"),
                assertion=claim.status,
                through=_through(claim, claims, holders, voices_at, holder),
                rule=claim.rule,
            )
        )
    return out


def _place(source: str, article: Article, paragraph: int, start: int, end: int) -> Place:
    printed = article.paragraph(paragraph)
    if printed.label is not None and start < printed.label[2] < end:
        start = printed.label[2]  # a speaker's label is no part of what is said
    whole = printed.text[start:end]
    text = _AROUND.sub("", whole) or whole
    start += whole.index(text)
    return Place(source=source, paragraph=paragraph, start=start, end=start + len(text), text=text)


def _holder(
    source: str,
    claim: Claim,
    claims: Sequence[Claim],
    voices_at: ParagraphMap,
    voices: Voices,
    depth: int = 0,
) -> HolderProposal:
    speaker = voices_at.voice(claim.cue.paragraph)
    own: Literal["author", "speaker"] = "author" if speaker == voices_at.author else "speaker"
    holder = claim.holder
    if holder is None:
        return HolderProposal(printed="", kind="nobody")
    if holder.kind in {"author", "speaker"}:
        return HolderProposal(printed="", kind=own, voice=speaker)
    text = holder.text.strip()
    if holder.kind == "pronoun" or text.lower() in FIRST_PERSON:
        if text.lower() in FIRST_PERSON:
            if claim.within is None or depth > _DEEPEST:
                return HolderProposal(printed=text, kind=own, voice=speaker)
            outer = _holder(source, claims[claim.within], claims, voices_at, voices, depth + 1)
            near = (outer.voice,) if outer.voice else outer.candidates
            return HolderProposal(printed=text, kind="pronoun", candidates=near)
        found = tuple(dict.fromkeys(voices.of(one) for one in holder.candidates))
        return HolderProposal(printed=text, kind="pronoun", candidates=found)
    return HolderProposal(printed=text, kind="named", voice=voices.of(holder.text, source, holder.span))


def _early(article: Article, claim: Claim, holder: HolderProposal) -> HolderProposal:
    """Return a holder, the unnamed who spoke first under the name of what they said: early reports."""
    told = early_voices(article.paragraph(claim.cue.paragraph).text, claim)
    return holder if told is None else structs.replace(holder, voice=slug_of(told))


def _through(
    claim: Claim,
    claims: Sequence[Claim],
    holders: Sequence[HolderProposal],
    voices_at: ParagraphMap,
    holder: HolderProposal,
) -> tuple[str, ...]:
    """Return who passes a claim on: the paragraph's voice, then the holders of the claims around it."""
    chain: list[str] = []
    seen: set[int] = set()
    outer = claim.within
    while outer is not None and outer not in seen:
        seen.add(outer)
        voice = holders[outer].voice
        if voice is not None:
            chain.append(voice)
        outer = claims[outer].within
    chain.append(voices_at.voice(claim.cue.paragraph))
    out: list[str] = []
    for voice in reversed(chain):
        if voice not in out and voice != holder.voice:
            out.append(voice)
    return tuple(out)


def _worth(claim: Claim, holder: HolderProposal) -> tuple[float, tuple[str, ...]]:
    """Return how much a claim is worth asking, from 0 to 1, and why."""
    worth, why = 0.5, []
    if claim.rule == "own":
        worth, why = 0.4, ["nobody else is credited, and a word of opinion stands in it"]
    elif claim.rule == GROUP:
        worth, why = 0.4, ["a view ascribed to a group in passing"]
    elif claim.rule == "unattributed":
        worth, why = 0.25, ["a quotation without a speaker: whose it is must be chosen"]
    elif holder.kind == "nobody":
        worth, why = 0.2, ["the text credits it to nobody"]
    elif holder.kind == "pronoun":
        worth, why = 0.45, ["the holder is a pronoun: whom it means must be chosen"]
    else:
        worth = 0.65
    if claim.mode == "quote" and claim.rule != "unattributed":
        worth += 0.15
        why.append("quoted in so many words")
    elif claim.mode == "mixed" and claim.rule != "unattributed":
        worth += 0.1
        why.append("partly quoted")
    if claim.kind.value in {"prediction", "recommendation"}:
        worth += 0.05
    if claim.status != "asserted":
        worth = min(worth, 0.15)
        why.append(_STATUS[claim.status])
    if sum(one.end - one.start for one in claim.content) < 15:
        worth -= 0.2
        why.append("only a few words are credited")
    return round(max(0.0, min(1.0, worth)), 2), tuple(why)
