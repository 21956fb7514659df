"""Names where they stand: every stretch of an article that may name somebody or something."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quiz.dossier.fields import Role
from quiz.reading.entities.lexicon import lexicon
from quiz.reading.entities.names import folded, initials
from quiz.reading.entities.notes import no_names
from quiz.reading.entities.pieces import Piece, pieces_of
from quiz.reading.entities.runs import Labelled, runs_of
from quiz.reading.entities.signs import NOUN, TYPE, votes_of
from quiz.reading.entities.words import Known, is_demonym, words_of
from quiz.reading.structure.looks import credit_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from quiz.reading.entities.words import Word
    from quiz.reading.parse import Block
    from quiz.reading.structure.article import Article

_HEADINGS = frozenset({Role.TITLE, Role.HEADING, Role.READ_ALSO, Role.LABEL})
_BRACKETED = re.compile(
    r"(?P<words>(?:(?:[A-Z][\w’'-]*|of|for|and|the|on|in|de|&) ){2,9})\((?P<short>[A-Z]{2,8})\)"
)
_GLOSS = re.compile(r"\((?P<language>[A-Z][a-z]+)(?: [a-z]+)?: [^()]*\)")
"""What a name is in another language: (Greek: Athína)."""
_AGREED = re.compile(
    r"\b(?:(?:the )?(?P<year>\d{4})(?:’s|'s)? )?(?P<name>(?:[A-Z][\w’'.-]+ )?(?P<about>[a-z]+)(?: |-)"
    r"(?:deal|agreement|accord|treaty|pact))\b"
)


@dataclass(frozen=True, slots=True)
class Sighting:
    """A name as printed at one place; ``start`` and ``end`` are offsets into the paragraph.

    ``outer`` is where the title before it begins. ``votes`` says what type the text around it speaks for, and
    how strongly. ``doubtful``: its capital alone says nothing, as at the start of a sentence. ``heading``: it
    stands in a line of capitals, where no name can be told from other words.
    """

    source: str
    paragraph: int
    start: int
    end: int
    outer: int
    printed: str
    title: str
    votes: tuple[tuple[str, float], ...]
    doubtful: bool
    heading: bool = False


def sightings(
    source: str,
    article: Article,
    blocks: Sequence[Block],
    common: Mapping[str, bool],
    known: Known,
) -> list[Sighting]:
    """Return the names of one article in the order of the text; ``known`` is what all of them taught."""
    out: list[Sighting] = []
    for block in blocks:
        paragraph = article.paragraph(block.paragraph)
        if paragraph.role is Role.CREDIT or _shouting(block.parse.text):
            continue
        heading = paragraph.role in _HEADINGS or _title_case(block.parse.text, common)
        label = paragraph.label if block.offset == 0 else None
        found = [one for one in _in_block(source, block, common, known) if not _in_label(one, label)]
        end = credit_at(paragraph.text) if paragraph.role is Role.CAPTION else len(paragraph.text)
        apart = no_names(paragraph.text)
        found = [
            one
            for one in found
            if one.start < end and not any(first <= one.start < last for first, last in apart)
        ]
        if heading:
            found = [replace(one, heading=True) for one in found]
        if label is not None and paragraph.voice and paragraph.voice[:1].isupper():
            printed = _spoken(paragraph.voice, paragraph.text[label[0] : label[1]])
            found.insert(
                0,
                Sighting(
                    source,
                    block.paragraph,
                    label[0],
                    label[1],
                    label[0],
                    printed,
                    "",
                    (("person", 9.0),),
                    False,
                ),
            )
        out += found
    return out


def _spoken(voice: str, printed: str) -> str:
    """Return the fuller name of a speaker where the article gives one."""
    return (
        voice
        if folded(printed) == folded(voice) or folded(voice).startswith(folded(printed) + " ")
        else printed
    )


def _in_label(one: Sighting, label: tuple[int, int, int] | None) -> bool:
    return label is not None and one.start < label[2]


def _shouting(text: str) -> bool:
    if 2 * sum(map(str.isupper, text)) < sum(map(str.isalpha, text)):
        return False  # the quick way out for nearly every text
    letters = [one for one in text if one.isalpha()]
    if len(letters) > 10 and text.count(" ") > 1 and all(one.isupper() for one in letters):
        return True
    return len(letters) > 20 and sum(one.isupper() for one in letters) > 0.7 * len(letters)


def _title_case(text: str, common: Mapping[str, bool]) -> bool:
    """Tell whether a line is set as headlines are: its longer words have capitals, and not all are names."""
    # Where a sentence begins any word has a capital: those words tell nothing.
    words = re.findall(r"(?<![.!?] )(?<!^)\b[^\W\d_]+", text)
    long = [one for one in words if len(one) > 3]
    if not 4 <= len(long) <= 24 or sum(one[0].isupper() for one in long) < 0.85 * len(long):
        return False
    openers = lexicon().openers
    return any(
        one[0].isupper() and len(one) > 1 and (common.get(one.casefold()) or one.casefold() in openers)
        for one in words
    )


def _in_block(source: str, block: Block, common: Mapping[str, bool], known: Known) -> Iterator[Sighting]:
    words = words_of(block, common)
    spans = labelled(block)
    text = block.parse.text
    taken: list[tuple[int, int]] = []
    glosses = [
        found.span() for found in _GLOSS.finditer(text) if is_demonym(found["language"].casefold(), known)
    ]
    words = [one for one in words if not any(first < one.start < last for first, last in glosses)]
    after = {word.start: number for number, word in enumerate(words)}
    for run in runs_of(words, spans):
        for piece in pieces_of(run, spans, known):
            extended = _headed(piece, words, after)
            if extended is not piece and extended.words[len(piece.words)].low in {"airport", "airfield"}:
                yield _sighting(source, block, piece, spans, text)
            taken.append((extended.words[0].start, extended.words[-1].end))
            yield _sighting(source, block, extended, spans, text)
        lone = _people_headed(run, words, after, known)
        if lone is not None:
            taken.append((lone.words[0].start, lone.words[-1].end))
            yield _sighting(source, block, lone, spans, text)
    for found in _AGREED.finditer(text):
        if found["about"] in lexicon().about and not any(
            one < found.end("name") and found.start("name") < two for one, two in taken
        ):
            start, end = block.offset + found.start("about"), block.offset + found.end()
            printed = text[found.start("about") : found.end()]
            votes = (("agreement", NOUN),)
            yield Sighting(source, block.paragraph, start, end, start, printed, "", votes, doubtful=False)


def labelled(block: Block) -> list[Labelled]:
    """Return the parser's spans as offsets: cut at line breaks, without articles and possessives."""
    parse = block.parse
    out = []
    for first, last, label in parse.entities:
        if label not in TYPE:
            continue
        start, end = parse.begins[first], parse.ends[last - 1]
        text = parse.text[start:end]
        if "\n" in text:
            start += text.rindex("\n") + 1
            text = parse.text[start:end]
        article = re.match(r"(?:the|an?)\s+", text, re.IGNORECASE)
        if article:
            start += article.end()
        ending = re.search(r"(?:[’']s?|\s+)$", parse.text[start:end])
        if ending and ending[0].strip() not in {"’", "'"}:
            end -= len(ending[0])
        if start < end:
            out.append(Labelled(start, end, label))
    return out + [Labelled(start, end, "ORG") for start, end in _spelled_out(parse.text)]


def _spelled_out(text: str) -> Iterator[tuple[int, int]]:
    """Yield the words before an acronym in brackets that have its letters as initials."""
    for found in _BRACKETED.finditer(text):
        words = list(re.finditer(r"[\w’'-]+", found["words"]))
        for at in range(len(words) - 1, -1, -1):
            name = found["words"][words[at].start() :].strip()
            if name[0].isupper() and found["short"].casefold() in initials(name):
                yield found.start() + words[at].start(), found.start() + words[at].start() + len(name)
                break


def _headed(piece: Piece, words: Sequence[Word], after: Mapping[int, int]) -> Piece:
    """Take in a small word that makes another name of a name: the Holm administration, Kirn airport."""
    lists = lexicon()
    last = piece.words[-1]
    at = after[last.start] + 1
    if last.owner or at >= len(words) or piece.title or piece.words[0].gap == "-":
        return piece
    word = words[at]
    wanted = lists.heads.get(word.low) or lists.tails.get(word.low)
    if word.capital or wanted is None or word.gap not in {" ", "’ ", "' "} or last.low in lists.nouns:
        return piece
    return Piece((*piece.words, word, *_placed(word, words, at)))


def _placed(word: Word, words: Sequence[Word], at: int) -> tuple[Word, ...]:
    if word.low in {"embassy", "consulate"} and at + 2 < len(words):
        inside, place = words[at + 1], words[at + 2]
        if inside.low == "in" and place.capital and place.gap == " ":
            return inside, place
    return ()


def _people_headed(
    run: Sequence[Word], words: Sequence[Word], after: Mapping[int, int], known: Known
) -> Piece | None:
    """Return the name that a nationality and a small word make: Iraqi parliament, Swiss embassy in Bern."""
    lists = lexicon()
    last = run[-1]
    plural = last.low.endswith("s") and is_demonym(last.low[:-1], known)
    if last.owner or plural or not is_demonym(last.low, known):
        return None
    at = after[last.start] + 1
    if at >= len(words) or words[at].capital or words[at].gap != " " or words[at].low not in lists.heads:
        return None
    return Piece((last, words[at], *_placed(words[at], words, at)))


def _sighting(source: str, block: Block, piece: Piece, spans: Sequence[Labelled], text: str) -> Sighting:
    first, last = piece.words[0], piece.words[-1]
    outer = piece.title[0].start if piece.title else first.start
    return Sighting(
        source=source,
        paragraph=block.paragraph,
        start=block.offset + first.start,
        end=block.offset + last.end,
        outer=block.offset + outer,
        printed=_bare(text[first.start : last.end]),
        title=" ".join(text[outer : first.start].split()),
        votes=votes_of(piece, spans, text),
        doubtful=first.opens and not piece.title and len(piece.words) == 1,
    )


def _bare(printed: str) -> str:
    """Return a name without the quotation marks inside it."""
    return re.sub(r"[“”\"]", "", printed)


def certain_names(found: Sequence[Sighting]) -> frozenset[str]:
    """Return the folded names that stand somewhere where a capital says something."""
    return frozenset(folded(one.printed) for one in found if not (one.doubtful or one.heading))


def from_headings(found: Sequence[Sighting]) -> list[Sighting]:
    """Keep of headings only names that running text holds as well, also inside a longer run of capitals."""
    names = frozenset(folded(one.printed) for one in found if not one.heading)
    out: list[Sighting] = []
    for one in found:
        if not one.heading or folded(one.printed) in names:
            out.append(one)
            continue
        words = list(re.finditer(r"\S+", one.printed))
        at = 0
        while at < len(words) and len(one.printed) == one.end - one.start:
            ahead = next(
                (to for to in range(len(words), at, -1) if folded(_cut(one, words, at, to)) in names), None
            )
            if ahead is None:
                at += 1
                continue
            start = one.start + words[at].start()
            printed = _cut(one, words, at, ahead)
            end = start + len(printed)
            out.append(replace(one, start=start, end=end, outer=start, printed=printed, title="", votes=()))
            at = ahead
    return out


def _cut(one: Sighting, words: Sequence[re.Match[str]], at: int, to: int) -> str:
    return one.printed[words[at].start() : words[to - 1].end()]
