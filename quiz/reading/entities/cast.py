"""The cast of a set of articles: who and what they name, each once, with every mention."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from quiz.reading.draft.identity import proposal_id
from quiz.reading.draft.model import EntityProposal, EntityType, Mention
from quiz.reading.entities.alike import Named, alike
from quiz.reading.entities.gather import Group, gather
from quiz.reading.entities.lexicon import lexicon
from quiz.reading.entities.names import folded, is_acronym, parts, plain, slug_of
from quiz.reading.entities.people import person_key
from quiz.reading.entities.roles import roles_at
from quiz.text import counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quiz.reading.entities.sightings import Sighting
    from quiz.reading.parse import Block
    from quiz.reading.structure.article import Article

_TWO = re.compile(r",? (?:and|nor|versus|vs\.?)(?: (?:the|of|in|by|with|to|from))? ")
_BESIDE = 16
"""Characters between two names that are joined by an "and"."""
_UNSURE = 0.1
"""So much less an entity is worth asking about whose type is unsure."""
_ARTICLES = {"organisation": "an", "event": "an", "agreement": "an"}
_ROLES = 6
"""So many roles of a person are proposed, the most frequent first."""


@dataclass(frozen=True)
class Cast:
    """The entities of some articles, most mentioned first, and where each of them stands.

    ``spans`` holds, by source and paragraph, the offsets of mentions with the slug, in order.
    """

    entities: tuple[EntityProposal, ...]
    spans: dict[tuple[str, int], tuple[tuple[int, int, str], ...]] = field(repr=False)
    names: dict[str, str | None] = field(repr=False)

    def at(self, source: str, paragraph: int, start: int, end: int) -> str | None:
        """Return the slug of the entity named in a stretch of a paragraph: the one with the largest overlap.

        Where two overlap alike, it is the first one.
        """
        spans = self.spans.get((source, paragraph), ())
        at = max(0, bisect_left(spans, (start, -1, "")) - 1)
        best, found = 0, None
        for first, last, slug in spans[at:]:
            if first >= end:
                break
            overlap = min(last, end) - max(first, start)
            if overlap > best:
                best, found = overlap, slug
        return found

    def named(self, text: str) -> str | None:
        """Return the slug of the entity that a name certainly means, None where there is none or several."""
        for key in _keys(text):
            if self.names.get(key) is not None:
                return self.names[key]
        return None


def find_cast(read: Sequence[tuple[str, Article, Sequence[Block]]]) -> Cast:
    """Return the cast of articles given with their source ids and their parsed blocks.

    The same articles give the same cast, whatever their order does to the order of mentions.
    """
    groups = gather(read)
    articles = {source: article for source, article, _ in read}
    named = [_name(group) for group in groups]
    slugs = _slugs(groups, named)
    verdicts = alike(
        [
            Named(name, group.kind, frozenset(one.source for one in group.mentions), len(group.mentions))
            for name, group in zip(named, groups, strict=True)
        ]
    )
    maybe: dict[int, list[int]] = defaultdict(list)
    unlike: dict[int, list[int]] = defaultdict(list)
    apart = _told_apart(groups, articles)
    for (one, two), verdict in verdicts.items():
        other = maybe if verdict == "maybe" and (one, two) not in apart else unlike
        other[one].append(two)
        other[two].append(one)
    ids = [_id(group, name) for group, name in zip(groups, named, strict=True)]
    entities = [
        _proposal(
            group, named[number], ids[number], slugs[number], articles,
            tuple(ids[other] for other in maybe[number]), tuple(ids[other] for other in unlike[number]),
        )
        for number, group in enumerate(groups)
    ]  # fmt: skip
    return Cast(tuple(entities), _spans(groups, slugs), _names(groups, named, slugs))


def _told_apart(groups: Sequence[Group], articles: Mapping[str, Article]) -> set[tuple[int, int]]:
    """Return pairs of groups that stand side by side somewhere, so that they are two: "Iran and Iraq"."""
    places: list[tuple[str, int, int, int, int]] = sorted(
        (one.source, one.paragraph, one.outer, one.end, number)
        for number, group in enumerate(groups)
        for one in group.mentions
    )
    out: set[tuple[int, int]] = set()
    for one, two in pairwise(places):
        if one[:2] == two[:2] and one[4] != two[4] and 0 < two[2] - one[3] < _BESIDE:
            between = articles[one[0]].paragraph(one[1]).text[one[3] : two[2]]
            if _TWO.fullmatch(between):
                out.add((min(one[4], two[4]), max(one[4], two[4])))
    return out


def _name(group: Group) -> str:
    """Return the fullest printed form: the most parts of a person's, else no acronym; then the commonest."""
    forms = Counter(" ".join(one.printed.split()) for one in group.mentions)
    forms = Counter({form: forms[form] for form in forms if plain(form) not in lexicon().nouns}) or forms
    if group.kind == "person":
        return min(forms, key=lambda form: (-len(parts(form)), -len(form.split()), -forms[form], form))
    return min(forms, key=lambda form: (is_acronym(form), form.isupper(), -forms[form], -len(form), form))


def _id(group: Group, name: str) -> str:
    key = " ".join(person_key(name)) if group.kind == "person" else plain(name)
    return proposal_id("entity", group.kind, key)


def _slugs(groups: Sequence[Group], named: Sequence[str]) -> list[str]:
    """Return a slug for each: the whole name, or a person's surname where the articles print it alone.

    Of two with the same the one that is mentioned more has it; the other has its whole name, or a number.
    """
    out: list[str] = []
    used: set[str] = set()
    for group, name in zip(groups, named, strict=True):
        whole = slug_of(name) or "name"
        slug, number = _surname(group, name) or whole, 2
        if slug in used:
            slug = whole
        while slug in used:
            slug, number = f"{whole}-{number}", number + 1
        used.add(slug)
        out.append(slug)
    return out


def _surname(group: Group, name: str) -> str | None:
    some = parts(name)
    if group.kind != "person" or len(some) < 2:
        return None
    alone = any(parts(one.printed) == some[-1:] for one in group.mentions)
    return slug_of(some[-1]) or None if alone else None


def _proposal(
    group: Group,
    name: str,
    id_: str,
    slug: str,
    articles: Mapping[str, Article],
    maybe: tuple[str, ...],
    unlike: tuple[str, ...],
) -> EntityProposal:
    sources = {one.source for one in group.mentions}
    return EntityProposal(
        id=id_,
        slug=slug,
        name=name,
        type=cast("EntityType", group.type),
        perhaps=cast("EntityType | None", group.doubt),
        sure=tuple(one for one in _forms(group) if one != name),
        maybe=maybe,
        unlike=unlike,
        roles=_roles(group, articles),
        mentions=tuple(
            Mention(source=one.source, paragraph=one.paragraph, printed=_whole(one)) for one in group.mentions
        ),
        worth=_worth(len(group.mentions), len(sources), doubt=group.doubt is not None),
        why=(
            f"in {counted(len(sources), 'article')}",
            counted(len(group.mentions), "mention"),
            *_doubt(group),
        ),
    )


def _worth(mentions: int, sources: int, *, doubt: bool) -> float:
    """Return how much a name is worth asking about: more with each doubling of mentions and articles.

    Less where its type is unsure.
    """
    worth = 0.2 + 0.1 * math.log2(mentions) + 0.15 * math.log2(sources) - (_UNSURE if doubt else 0.0)
    return round(min(1.0, worth), 3)


def _doubt(group: Group) -> tuple[str, ...]:
    if group.doubt is None:
        return ()
    return (f"type unsure: perhaps {_ARTICLES.get(group.doubt, 'a')} {group.doubt}",)


def _whole(one: Sighting) -> str:
    return " ".join(f"{one.title} {one.printed}".split())


def _forms(group: Group) -> list[str]:
    """Return the printed forms, with titles and without, the commonest first."""
    forms: Counter[str] = Counter()
    for one in group.mentions:
        printed = " ".join(one.printed.split())
        if plain(printed) in lexicon().nouns:
            continue  # "the Post" is certain at its place only
        if not _bare_title(printed):
            forms[printed] += 1
        if one.title and len(one.title.split()) <= 3:
            forms[_whole(one)] += 1
    return sorted(forms, key=lambda form: (-forms[form], form))


def _bare_title(printed: str) -> bool:
    """Tell whether a form is a title alone, which means whoever holds it where it stands."""
    lists = lexicon()
    words = [one.casefold().replace(".", "") for one in printed.split()]
    return all(lists.titled(one) or one in lists.before for one in words)


def _roles(group: Group, articles: Mapping[str, Article]) -> tuple[str, ...]:
    if group.kind != "person":
        return ()
    found: Counter[str] = Counter()
    printed: dict[str, str] = {}
    for one in group.mentions:
        for role in roles_at(one, articles[one.source].paragraph(one.paragraph).text):
            key = folded(role)
            found[key] += 1
            printed.setdefault(key, role)
    order = list(printed)
    best = sorted(found, key=lambda key: (-found[key], order.index(key)))[:_ROLES]
    return tuple(printed[key] for key in best)


def _spans(
    groups: Sequence[Group], slugs: Sequence[str]
) -> dict[tuple[str, int], tuple[tuple[int, int, str], ...]]:
    out: dict[tuple[str, int], list[tuple[int, int, str]]] = defaultdict(list)
    for group, slug in zip(groups, slugs, strict=True):
        for one in group.mentions:
            out[one.source, one.paragraph].append((one.outer, one.end, slug))
    return {place: tuple(sorted(spans)) for place, spans in sorted(out.items())}


def _keys(text: str) -> tuple[str, ...]:
    return ("=" + plain(text), "~" + " ".join(person_key(text)))


def _names(groups: Sequence[Group], named: Sequence[str], slugs: Sequence[str]) -> dict[str, str | None]:
    """Return whom each name means, by its keys; None where it could be two."""
    out: dict[str, str | None] = {}
    for group, name, slug in zip(groups, named, slugs, strict=True):
        for form in {name, *_forms(group)}:
            keys = _keys(form) if group.kind == "person" else _keys(form)[:1]
            for key in keys:
                if len(key) > 1:
                    out[key] = slug if out.get(key, slug) == slug else None
    return out
