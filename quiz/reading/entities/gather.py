"""From articles to groups of mentions: names are found, typed by a vote over all articles, and joined."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quiz.reading.entities.followers import without_followers
from quiz.reading.entities.lexicon import lexicon
from quiz.reading.entities.names import folded, is_acronym, plain
from quiz.reading.entities.notes import is_bare, is_part, is_run
from quiz.reading.entities.people import group_people
from quiz.reading.entities.sightings import Sighting, certain_names, from_headings, labelled, sightings
from quiz.reading.entities.surety import Sure, how_sure
from quiz.reading.entities.things import group_things
from quiz.reading.entities.votes import leading, listed_votes, split_glued, type_votes
from quiz.reading.entities.words import Known
from quiz.reading.running import running_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quiz.reading.parse import Block
    from quiz.reading.structure.article import Article


_PEOPLES = ("ian", "ians", "ese", "ish", "i", "is", "ist", "ists", "ans")


@dataclass(frozen=True, slots=True)
class Group:
    """The mentions of one entity, in the order of articles and text, and its type.

    ``doubt`` is what it may be, where that is not sure; the type is then ``other`` unless more speaks for it.
    """

    type: str
    mentions: tuple[Sighting, ...]
    doubt: str | None = None
    votes: float = 0.0

    @property
    def kind(self) -> str:
        """What it is taken for where names are compared."""
        return self.doubt or self.type


def gather(read: Sequence[tuple[str, Article, Sequence[Block]]]) -> list[Group]:
    """Return the entities of articles as groups of mentions, most mentioned first."""
    common = running_words(one.text for _, article, _ in read for one in article.paragraphs)
    known = _known(read)
    found = [
        one for source, article, blocks in read for one in sightings(source, article, blocks, common, known)
    ]
    found = from_headings(found)
    found = split_glued(found, type_votes(found))
    votes = type_votes(found)
    articles = {source: article for source, article, _ in read}
    listed_votes(found, articles, votes)
    sure = certain_names(found)
    types = {key: leading(tally) or "other" for key, tally in votes.items()}
    kept = [one for one in found if _kept(one, types, sure, common)]
    kept = without_followers(kept, types, articles)
    people = [one for one in kept if types[plain(one.printed)] == "person"]
    things = [one for one in kept if types[plain(one.printed)] != "person"]
    groups = [_typed(ones, votes, person=True) for ones in group_people(people).values()]
    joined = group_things(things, articles, known)
    groups += [_typed(ones, votes, person=False) for ones in joined.values()]
    order = {source: number for number, (source, _, _) in enumerate(read)}
    groups = [
        replace(
            one,
            mentions=tuple(sorted(one.mentions, key=lambda m: (order[m.source], m.paragraph, m.start))),
        )
        for one in groups
        if _worthy(one)
    ]
    return sorted(
        groups,
        key=lambda one: (
            -len(one.mentions),
            folded(one.mentions[0].printed),
            one.type,
            one.mentions[0].source,
            one.mentions[0].paragraph,
            one.mentions[0].start,
        ),
    )


def _known(read: Sequence[tuple[str, Article, Sequence[Block]]]) -> Known:
    """Return what the parser takes for places and for peoples more often than for anything else."""
    seen: dict[str, Counter[str]] = {}
    for _, _, blocks in read:
        for block in blocks:
            for one in labelled(block):
                name = folded(block.parse.text[one.start : one.end])
                seen.setdefault(name, Counter())[one.label] += 1
    return Known(
        places=frozenset(name for name, some in seen.items() if 2 * some["GPE"] > some.total()),
        peoples=frozenset(
            name
            for name, some in seen.items()
            if 2 * some["NORP"] > some.total()
            and (some["NORP"] > 1 or (len(name) > 5 and name.endswith(_PEOPLES)))
        ),
    )


def _kept(one: Sighting, types: Mapping[str, str], sure: frozenset[str], common: Mapping[str, bool]) -> bool:
    """Tell whether a sighting is a name: no people, and no word that is written small elsewhere."""
    key = plain(one.printed)
    kind = types[key]
    if kind == "group" or (kind == "person" and _mere_office(one)):
        return False
    if one.doubtful and folded(one.printed) not in sure:
        return kind in {"person", "place"} or is_acronym(one.printed)
    words = one.printed.casefold().split()
    small = all(common.get(word) for word in words)
    if kind == "other":
        return not small and (len(words) > 1 or bool(one.votes) or (key.endswith("s") and key[:-1] in types))
    # A word of capitals that is also written small is a shout, unless the parser has a name there.
    shout = small and one.printed.isupper() and len(one.printed) > 2
    return not shout or max((weight for _, weight in one.votes), default=0.0) >= 1.0


def _mere_office(one: Sighting) -> bool:
    """Tell whether what stands there is an office and no name: "the Attorney General"."""
    lists = lexicon()
    words = one.printed.casefold().split()
    return all(word in lists.offices or word in lists.before for word in words) and words[-1] in lists.offices


def _typed(ones: Sequence[Sighting], votes: Mapping[str, Mapping[str, float]], *, person: bool) -> Group:
    """Return mentions with their type, as far as the text around them and the parser make it sure."""
    tally: dict[str, float] = {}
    for key in sorted({plain(one.printed) for one in ones}):
        for kind, weight in votes[key].items():
            tally[kind] = tally.get(kind, 0.0) + weight
    fitting = {kind: tally[kind] for kind in tally if kind != "group" and (kind == "person") == person}
    kind = "person" if person else leading(fitting) or "other"
    sure = how_sure(kind, tally, ones)
    if kind == "other" or sure is Sure.YES:
        return Group(kind, tuple(ones))
    return Group("other" if sure is Sure.NO else kind, tuple(ones), doubt=kind, votes=tally[kind])


_HINT = 0.9
"""Votes; a word met once for which less speaks than the parser's label is no name that can be asked about."""


def _worthy(group: Group) -> bool:
    """Pass over what is of no known type, unless it stands there plainly as a name or comes again."""
    first = group.mentions[0]
    once = len(group.mentions) == 1
    if all(is_part(one.printed) for one in group.mentions):
        return False
    if (group.type == "other" or (group.type == "person" and once and not first.title)) and all(
        is_bare(one.printed) for one in group.mentions
    ):
        return False
    if group.type == "other" and once and is_run(first.printed):
        return False
    if group.type != "other" or len(group.mentions) > 1:
        return True
    if group.doubt is not None and " " not in first.printed and not is_acronym(first.printed):
        return group.votes >= _HINT
    return group.doubt is not None or not first.doubtful
