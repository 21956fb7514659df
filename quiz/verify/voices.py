"""Check: paragraphs are given to those who speak in them.

That each chain of evidence begins with the voice its source's map names is checked when a dossier is
loaded. Here the map itself is held against the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quiz.dossier.maps import ranges
from quiz.dossier.schema import Role, VoiceKind
from quiz.questions.folding import fold
from quiz.questions.people import short_forms
from quiz.verify.findings import Finding
from quiz.verify.printed import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.dossier.maps import ParagraphMap
    from quiz.verify.case import Case

_OPENING = re.compile(r"(?P<name>[^\W\d_][\w .'’-]{0,40}):\s")
_LOOKED_AT = 80
"""A speaker's name stands among so many characters at the head of a turn."""
_BACK = 2
"""So many paragraphs back a person may be named who is only he or she by now."""


def check_voices(case: Case) -> Iterator[Finding]:
    """Yield comments left to the author, turns given to another speaker, and people quoted and not named."""
    yield from _comments(case)
    yield from _turns(case)
    yield from _quoted(case)


def _comments(case: Case) -> Iterator[Finding]:
    for i, source in enumerate(case.dossier.sources):
        paragraphs = case.maps[source.id]
        for j, span in enumerate(source.map):
            if span.role not in {Role.COMMENT, Role.SIGNATURE}:
                continue
            first = next((one for one, _ in ranges(span.par) if _is_left(paragraphs, one)), None)
            if first is not None:
                yield Finding(
                    "V301",
                    ("sources", i, "map", j),
                    f"paragraph {first} of `{source.id}` is a {span.role}, but its voice is the author's",
                    "name the reader: `voice:` with an entry of kind commenter",
                )


def _is_left(paragraphs: ParagraphMap, number: int) -> bool:
    """Tell whether a comment, or the signature below one, is left to the author; authors sign as well."""
    if paragraphs.voice(number) != paragraphs.author:
        return False
    return Role.COMMENT in {paragraphs.role(number), paragraphs.role(number - 1)}


def _turns(case: Case) -> Iterator[Finding]:
    names = {
        fold(name): voice.id
        for voice in reversed(case.dossier.voices)
        for name in (voice.label.split(" (")[0], *voice.names)
    }
    for i, source in enumerate(case.dossier.sources):
        speakers = {span.voice for span in source.map if span.voice} | {source.author}
        for number in range(1, source.paragraphs + 1):
            speaker = _opens(case.text(source.id, number), names)
            given = case.maps[source.id].voice(number)
            if speaker in speakers and speaker != given:
                at = next(
                    (
                        j
                        for j, span in enumerate(source.map)
                        if any(first <= number <= last for first, last in ranges(span.par))
                    ),
                    None,
                )
                yield Finding(
                    "V302",
                    ("sources", i, "map") if at is None else ("sources", i, "map", at),
                    f"paragraph {number} of `{source.id}` opens with the name of `{speaker}`, "
                    f"but the map gives it to `{given}`",
                    f"write `voice: {speaker}` for the paragraphs of that turn",
                )


def _quoted(case: Case) -> Iterator[Finding]:
    people = {voice.id: voice for voice in case.dossier.voices if voice.kind is VoiceKind.PERSON}
    named: dict[tuple[str, int, str], bool] = {}
    for path, evidence in case.evidence:
        if case.text(evidence.source, evidence.paragraph) is None:
            continue
        for j, name in enumerate(evidence.says[1:], start=1):
            if name not in people:
                continue
            key = (evidence.source, evidence.paragraph, name)
            if key not in named:
                named[key] = _is_named(case, *key)
            if not named[key]:
                yield Finding(
                    "V303",
                    (*path, "says", j),
                    f"{evidence.at} is credited to `{name}`, whom neither it nor the {_BACK} paragraphs "
                    "before it name",
                    "correct the chain, or add what the article calls this voice to its `names`",
                )


def _is_named(case: Case, source: str, number: int, voice: str) -> bool:
    names = case.material.names(voice)
    wanted = dict.fromkeys(form for name in names for form in (name, *short_forms(name)[:1]))
    texts = [case.text(source, one) for one in range(max(1, number - _BACK), number + 1)]
    paragraphs = [Paragraph(text) for text in texts if text is not None]
    return any(one.has_phrase(name) for one in paragraphs for name in wanted)


def _opens(text: str | None, names: dict[str, str]) -> str | None:
    """Return the voice whose name and a colon open a paragraph; a picture's name may stand before it."""
    found = _OPENING.search(f"{text or ''} "[:_LOOKED_AT])
    if found is None:
        return None
    said = found["name"].splitlines()[-1]
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", said).split()
    for start in range(len(words)):
        voice = names.get(fold(" ".join(words[start:])))
        if voice is not None:
            return voice
    return None
