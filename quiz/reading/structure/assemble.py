"""From what a reader hands on to an article: every paragraph gets its role and its voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.dossier.fields import Role
from quiz.dossier.paragraphs import fingerprint, split_paragraphs
from quiz.reading.structure import looks
from quiz.reading.structure.article import Article, Extract, Paragraph
from quiz.reading.structure.comments import find_comments
from quiz.reading.structure.limits import check_paragraphs, check_size
from quiz.reading.structure.pulls import pull_quotes
from quiz.reading.structure.top import Top
from quiz.reading.structure.turns import Label, speaker_labels

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quiz.reading.structure.comments import Comments
    from quiz.reading.structure.pulls import Pull


def assemble(extract: Extract) -> Article:
    """Find the structure of a text.

    Rules go from the surest to the least sure: what the format says, comments, turns, credits and captions,
    announcements, pull quotes, the top of the page, headings. A paragraph that no rule takes is body text.
    Raises :class:`~quiz.errors.UsageError` where there is more text than an article has.
    """
    check_size(extract.name, extract.text)
    printed = split_paragraphs(extract.text)
    check_paragraphs(extract.name, len(printed))
    shown = dict(extract.shown)
    texts = [shown.get(number, text) for number, text in enumerate(printed, 1)]
    roles: dict[int, Role] = dict(extract.roles)
    comments = find_comments(texts)
    if comments is not None:
        _mark_comments(comments, roles)
    last = len(texts) if comments is None else (comments.heading or comments.first) - 1
    labels = speaker_labels(texts[:last])
    _small_print(texts[:last], roles, set(labels))
    top = Top(extract)
    top.read(texts[:last], roles, set(labels))
    pulls = _pulls(texts[:last], roles, set(labels))
    roles |= dict.fromkeys(pulls, Role.PULL_QUOTE)
    _headings(texts[:last], roles, set(labels))
    voices = _speakers(labels, roles, last) | ({} if comments is None else dict(comments.voices))
    paragraphs = tuple(
        Paragraph(
            number=number,
            text=text,
            fingerprint=fingerprint(printed[number - 1]),
            role=roles.get(number, Role.BODY),
            voice=voices.get(number),
            of=pulls[number].of if number in pulls else None,
            repeats=(pulls[number].start, pulls[number].end) if number in pulls else None,
            label=_label(labels.get(number)),
        )
        for number, text in enumerate(texts, 1)
    )
    return Article(
        name=extract.name,
        format=extract.format,
        paragraphs=paragraphs,
        title=top.title,
        author=top.author,
        publisher=extract.publisher,
        published=top.published,
        notes=extract.notes,
        speakers=tuple(dict.fromkeys(labels[number].name for number in sorted(labels))),
        commenters=() if comments is None else tuple(dict.fromkeys(comments.voices.values())),
    )


def _speakers(labels: Mapping[int, Label], roles: Mapping[int, Role], last: int) -> dict[int, str]:
    """Return who speaks in which body paragraph, each until the next label."""
    voices: dict[int, str] = {}
    speaker = None
    for number in range(1, last + 1):
        speaker = labels[number].name if number in labels else speaker
        if speaker is not None and roles.get(number, Role.BODY) is Role.BODY:
            voices[number] = speaker
    return voices


def _mark_comments(comments: Comments, roles: dict[int, Role]) -> None:
    if comments.heading is not None:
        roles[comments.heading] = Role.LABEL
    for number in comments.voices:
        roles[number] = Role.SIGNATURE if number in comments.signatures else Role.COMMENT


def _pulls(texts: list[str], roles: Mapping[int, Role], turns: set[int]) -> dict[int, Pull]:
    return {
        number: pull
        for number, pull in pull_quotes(texts).items()
        if roles.get(number, Role.BODY) in {Role.BODY, Role.PULL_QUOTE} and number not in turns
    }


def _label(label: Label | None) -> tuple[int, int, int] | None:
    return None if label is None else (label.start, label.end, label.spoken)


def _small_print(texts: list[str], roles: dict[int, Role], turns: set[int]) -> None:
    """Mark captions, credits, announcements and what they announce."""
    number = 0
    while number < len(texts):
        number += 1
        text = texts[number - 1]
        if number in roles or number in turns:
            continue
        announced = looks.announcement(text)
        if looks.is_credit(text):
            roles[number] = Role.CREDIT
        elif looks.is_caption(text):
            roles[number] = Role.CAPTION
        elif announced == "" and number > 1:
            roles[number] = Role.LABEL
            if number < len(texts) and looks.is_title(texts[number]):
                roles[number + 1] = Role.READ_ALSO
        elif announced:
            roles[number] = Role.READ_ALSO


def _headings(texts: list[str], roles: dict[int, Role], turns: set[int]) -> None:
    """Mark short lines between paragraphs. The last paragraph heads nothing, and lists are no headings."""
    for number in range(1, len(texts)):
        if number in roles or number in turns or not looks.is_heading(texts[number - 1]):
            continue
        behind = next((one for one in range(number + 1, len(texts) + 1) if roles.get(one) is None), None)
        if behind is not None and (
            looks.words_of(texts[behind - 1]) > looks.LONGEST_HEADING or behind in turns
        ):
            roles[number] = Role.HEADING
