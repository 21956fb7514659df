"""Checks: ids are unique, and what is named exists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.dossier.index import CARD_SECTIONS, Finding, fold
from quiz.dossier.problems import listed, shown
from quiz.text import counted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from quiz.dossier.index import Index
    from quiz.dossier.marks import Path

_SINGULAR = {
    "sources": "source",
    "voices": "voice",
    "entities": "entity",
    "statements": "statement",
    "discrepancies": "discrepancy",
    "disputes": "dispute",
    "cards": "card",
    "sets": "set",
}


def unique_ids(index: Index) -> Iterator[Finding]:
    """Every id stands once; statements, discrepancies, disputes, cards and sets share one namespace."""
    for sections in (("sources",), ("voices",), ("entities",), CARD_SECTIONS):
        seen: dict[str, Path] = {}
        for section in sections:
            for i, entry in enumerate(getattr(index.dossier, section)):
                path: Path = (section, i, "id")
                first = seen.setdefault(entry.id, path)
                if first != path:
                    message = f"`{entry.id}` is already the id of a {_SINGULAR[str(first[0])]}"
                    yield Finding(path, message, "give one of them another id", first)
    topics: dict[str, Path] = {}
    for i, topic in enumerate(index.dossier.deck.topics):
        path = ("deck", "topics", i, "id")
        first = topics.setdefault(topic.id, path)
        if first != path:
            yield Finding(path, f"topic `{topic.id}` stands twice", "delete one of them", first)


def former_ids(index: Index) -> Iterator[Finding]:
    """A former id (`was`) is no longer anybody's id."""
    for section in CARD_SECTIONS:
        for i, entry in enumerate(getattr(index.dossier, section)):
            for j, old in enumerate(entry.was):
                if old in index.cards:
                    message = f"`was` names `{old}`, which is still an id"
                    remedy = "rename that entry, or take the id out of `was`"
                    yield Finding((section, i, "was", j), message, remedy, index.cards[old])
    for i, dispute in enumerate(index.dossier.disputes):
        living = {position.id: k for k, position in enumerate(dispute.positions)}
        for k, position in enumerate(dispute.positions):
            for j, old in enumerate(position.was):
                if old in living:
                    yield Finding(
                        ("disputes", i, "positions", k, "was", j),
                        f"`was` names `{old}`, which is still a position of this dispute",
                        "rename that position, or take the id out of `was`",
                        ("disputes", i, "positions", living[old], "id"),
                    )


def unique_labels(index: Index) -> Iterator[Finding]:
    """No two voices and no two sources are called the same on screen."""
    for section in ("voices", "sources"):
        seen: dict[str, Path] = {}
        for i, entry in enumerate(getattr(index.dossier, section)):
            path: Path = (section, i, "label")
            first = seen.setdefault(fold(entry.label), path)
            if first != path:
                message = f"another {_SINGULAR[section]} has the label `{shown(entry.label)}` too"
                yield Finding(path, message, "say in the label what tells them apart", first)


def _missing(
    what: str, name: str, path: Path, known: Collection[str], section: str, index: Index
) -> Iterator[Finding]:
    """Report a name that is not known, unless an entry that could not be read has it."""
    if name in known or index.known.has(section, name):
        return
    near = index.near(name, known)
    remedy = f"did you mean `{near}`?" if near else f"add it under `{section}`, or name another"
    yield Finding(path, f"there is no {what} `{name}`", remedy)


def voices_exist(index: Index) -> Iterator[Finding]:
    """Every voice named anywhere is listed under `voices`."""
    named: list[tuple[Path, str]] = []
    for i, source in enumerate(index.dossier.sources):
        named.append((("sources", i, "author"), source.author))
        named += [
            (("sources", i, "map", j, "voice"), span.voice) for j, span in enumerate(source.map) if span.voice
        ]
    for i, voice in enumerate(index.dossier.voices):
        named += [(("voices", i, "confusable", j), other) for j, other in enumerate(voice.confusable)]
        if voice.part_of is not None:
            named.append((("voices", i, "part_of"), voice.part_of))
    voices = index.voices
    for path, evidence in index.evidence:
        named += [((*path, "says", j), name) for j, name in enumerate(evidence.says) if name not in voices]
    for path, name in named:
        yield from _missing("voice", name, path, voices, "voices", index)


def nobody_is_part_of_themselves(index: Index) -> Iterator[Finding]:
    """No voice is a part of itself, by way of others either."""
    place = {voice.id: i for i, voice in enumerate(index.dossier.voices)}
    above = {voice.id: voice.part_of for voice in index.dossier.voices}
    done: set[str] = set()
    for voice in above:
        way: dict[str, int] = {}
        at: str | None = voice
        while at is not None and at not in done and at not in way:
            way[at] = len(way)
            at = above.get(at)
        if at is not None and at in way:
            others = [f"`{other}`" for other in list(way)[way[at] + 1 :]]
            by = f", by way of {listed(others, 'and')}" if others else ""
            path: Path = ("voices", place[at], "part_of")
            yield Finding(path, f"`{at}` is a part of itself{by}", "name only the whole that it is a part of")
        done.update(way)


def sources_exist(index: Index) -> Iterator[Finding]:
    """Every source named in evidence is listed, and has that paragraph."""
    for path, evidence in index.evidence:
        yield from _at(index, (*path, "at"), evidence.at)
    for i, statement in enumerate(index.dossier.statements):
        for j, at in enumerate(statement.inferred_from):
            yield from _at(index, ("statements", i, "from", j), at)


def _at(index: Index, path: Path, at: str) -> Iterator[Finding]:
    name, _, number = at.partition("#")
    source = index.sources.get(name)
    if source is None:
        yield from _missing("source", name, path, index.sources, "sources", index)
    elif int(number) > source.paragraphs:
        yield Finding(
            path,
            f"`{name}` has {counted(source.paragraphs, 'paragraph')}, there is no paragraph {number}",
            "count runs of lines between blank lines, from 1",
        )


def entities_exist(index: Index) -> Iterator[Finding]:
    """Every entity named anywhere is listed under `entities`."""
    named: list[tuple[Path, str]] = []
    for i, voice in enumerate(index.dossier.voices):
        if voice.entity is not None:
            named.append((("voices", i, "entity"), voice.entity))
    for i, entity in enumerate(index.dossier.entities):
        named += [(("entities", i, "confusable", j), other) for j, other in enumerate(entity.confusable)]
    for i, statement in enumerate(index.dossier.statements):
        for slot, answer in statement.answers.items():
            if answer.entity is not None:
                named.append((("statements", i, "answers", slot, "entity"), answer.entity))
            named += [
                (("statements", i, "answers", slot, "not_offered", j), other)
                for j, other in enumerate(answer.not_offered)
            ]
            if answer.of is not None:
                named.append((("statements", i, "answers", slot, "of"), answer.of))
    for path, name in named:
        yield from _missing("entity", name, path, index.entities, "entities", index)


def topics_exist(index: Index) -> Iterator[Finding]:
    """Every topic is listed in `deck`."""
    if index.known.all_topics:
        return
    for section in CARD_SECTIONS:
        for i, entry in enumerate(getattr(index.dossier, section)):
            if entry.topic is not None and entry.topic not in index.topics:
                near = index.near(entry.topic, index.topics)
                remedy = f"did you mean `{near}`?" if near else "add it to `topics` in `deck`"
                yield Finding((section, i, "topic"), f"there is no topic `{entry.topic}`", remedy)


def later_entries_exist(index: Index) -> Iterator[Finding]:
    """What `later` refers to exists and is another entry."""
    named: list[tuple[Path, str, str]] = []
    for i, statement in enumerate(index.dossier.statements):
        named += [
            (("statements", i, "later", j, "ref"), x.ref, statement.id) for j, x in enumerate(statement.later)
        ]
    for i, dispute in enumerate(index.dossier.disputes):
        for k, position in enumerate(dispute.positions):
            inner: Path = ("disputes", i, "positions", k, "later")
            named += [((*inner, j, "ref"), x.ref, "") for j, x in enumerate(position.later)]
    for path, ref, own in named:
        if ref == own:
            yield Finding(path, "`later` refers to its own entry", "name the entry that shows the outcome")
        elif not any(index.known.has(section, ref) for section in CARD_SECTIONS):
            yield from _missing("entry", ref, path, index.cards, "statements", index)


def pulls_against_positions(index: Index) -> Iterator[Finding]:
    """Positions that pull apart exist, differ and are of the same voice."""
    for i, dispute in enumerate(index.dossier.disputes):
        for k, position in enumerate(dispute.positions):
            own = f"{dispute.id}#{position.id}"
            for j, name in enumerate(position.pulls_against):
                path: Path = ("disputes", i, "positions", k, "pulls_against", j)
                if name == own:
                    yield Finding(path, "a position cannot pull against itself", "name the other position")
                elif name not in index.positions:
                    yield from _missing("position", name, path, index.positions, "positions", index)
                elif index.positions[name] != position.holder:
                    yield Finding(
                        path,
                        f"`{name}` is held by `{index.positions[name]}`, this one by `{position.holder}`",
                        "`pulls_against` is for two positions of one voice; others differ by their stance",
                    )


def values_answer_slots(index: Index) -> Iterator[Finding]:
    """The slots whose answer a discrepancy's value is exist, and are the answer of one value only."""
    statements = {statement.id: statement for statement in index.dossier.statements}
    for i, discrepancy in enumerate(index.dossier.discrepancies):
        taken: dict[str, Path] = {}
        for k, value in enumerate(discrepancy.values):
            for j, name in enumerate(value.of or ()):
                path: Path = ("discrepancies", i, "values", k, "of", j)
                statement, _, slot = name.partition("#")
                if statement not in statements:
                    yield from _missing("statement", statement, path, statements, "statements", index)
                elif slot not in (slots := statements[statement].answers):
                    near = index.near(slot, slots)
                    remedy = f"did you mean `{near}`?" if near else f"its slots are {listed(slots)}"
                    yield Finding(path, f"`{statement}` has no slot `{slot}`", remedy)
                elif name in taken:
                    message = f"`{name}` is given as the answer of another value already"
                    yield Finding(path, message, "keep the one that it is", taken[name])
                else:
                    taken[name] = path


def not_confusable_with_itself(index: Index) -> Iterator[Finding]:
    """Nobody is confusable with themselves."""
    for section in ("entities", "voices"):
        for i, entry in enumerate(getattr(index.dossier, section)):
            for j, other in enumerate(entry.confusable):
                if other == entry.id:
                    yield Finding(
                        (section, i, "confusable", j),
                        f"`{other}` is confusable with itself",
                        "name the other one",
                    )
