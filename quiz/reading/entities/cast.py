"""The cast of a set of articles: who and what they name, each once, with every mention."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias, cast

from quiz.reading.draft.identity import proposal_id
from quiz.reading.draft.model import EntityProposal, Mention
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

Type: TypeAlias = Literal["person", "organisation", "place", "agreement", "event", "other"]
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
            Named(name, group.type, frozenset(one.source for one in group.mentions), len(group.mentions))
            for name, group in zip(named, groups, strict=True)
        ]
    )
    maybe: dict[int, list[int]] = defaultdict(list)
    unlike: dict[int, list[int]] = defaultdict(list)
    for (one, two), verdict in verdicts.items():
        other = maybe if verdict == "maybe" else unlike
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


def _name(group: Group) -> str:
    """Return the fullest printed form: the most parts of a person's, else no acronym; then the commonest."""
    forms = Counter(" ".join(one.printed.split()) for one in group.mentions)
    forms = Counter({form: forms[form] for form in forms if plain(form) not in lexicon().nouns}) or forms
    if group.type == "person":
        return min(forms, key=lambda form: (-len(parts(form)), -len(form.split()), -forms[form], form))
    return min(forms, key=lambda form: (is_acronym(form), form.isupper(), -forms[form], -len(form), form))


def _id(group: Group, name: str) -> str:
    key = " ".join(person_key(name)) if group.type == "person" else plain(name)
    return proposal_id("entity", group.type, key)


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
    if group.type != "person" or len(some) < 2:
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
        type=cast("Type", group.type),
        sure=tuple(one for one in _forms(group) if one != name),
        maybe=maybe,
        unlike=unlike,
        roles=_roles(group, articles),
        mentions=tuple(
            Mention(source=one.source, paragraph=one.paragraph, printed=_whole(one)) for one in group.mentions
        ),
        worth=_worth(len(group.mentions), len(sources)),
        why=(f"in {counted(len(sources), 'article')}", counted(len(group.mentions), "mention")),
    )


def _worth(mentions: int, sources: int) -> float:
    """Return how much a name is worth asking about: more with each doubling of mentions and articles."""
    return round(min(1.0, 0.2 + 0.1 * math.log2(mentions) + 0.15 * math.log2(sources)), 3)


def _whole(one: Sighting) -> str:
    return " ".join(f"{one.title} {one.printed}".split())


def _forms(group: Group) -> list[str]:
    """Return the printed forms, with titles and without, the commonest first."""
    forms: Counter[str] = Counter()
    for one in group.mentions:
        printed = " ".join(one.printed.split())
        if plain(printed) in lexicon().nouns:
            continue  # "the Post" is certain at its place only
        forms[printed] += 1
        if one.title and len(one.title.split()) <= 3:
            forms[_whole(one)] += 1
    return sorted(forms, key=lambda form: (-forms[form], form))


def _roles(group: Group, articles: Mapping[str, Article]) -> tuple[str, ...]:
    if group.type != "person":
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
            keys = _keys(form) if group.type == "person" else _keys(form)[:1]
            for key in keys:
                if len(key) > 1:
                    out[key] = slug if out.get(key, slug) == slug else None
    return out
