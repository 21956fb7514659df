"""From what a reader hands on to an article: every paragraph gets its role and its voice."""

from __future__ import annotations

from quiz.dossier.fields import Role
from quiz.dossier.paragraphs import fingerprint, split_paragraphs
from quiz.reading.structure import looks
from quiz.reading.structure.article import Article, Extract, Paragraph
from quiz.reading.structure.comments import find_comments
from quiz.reading.structure.pulls import pull_quotes
from quiz.reading.structure.turns import Label, speaker_labels

_NEAR_TOP = 4
"""A title, byline or dateline stands among so many paragraphs at the top."""


def assemble(extract: Extract) -> Article:
    """Find the structure of a text.

    Rules go from the surest to the least sure: what the format says, comments, turns, credits and captions,
    announcements, pull quotes, the top of the page, headings. A paragraph that no rule takes is body text.
    """
    printed = split_paragraphs(extract.text)
    shown = dict(extract.shown)
    texts = [shown.get(number, text) for number, text in enumerate(printed, 1)]
    roles: dict[int, Role] = dict(extract.roles)
    comments = find_comments(texts)
    if comments is not None:
        if comments.heading is not None:
            roles[comments.heading] = Role.LABEL
        for number in comments.voices:
            roles[number] = Role.SIGNATURE if number in comments.signatures else Role.COMMENT
    last = len(texts) if comments is None else (comments.heading or comments.first) - 1
    labels = speaker_labels(texts[:last])
    _small_print(texts[:last], roles, set(labels))
    top = _Top(extract)
    top.read(texts[:last], roles, set(labels))
    pulls = {
        number: pull
        for number, pull in pull_quotes(texts[:last]).items()
        if roles.get(number, Role.BODY) in {Role.BODY, Role.PULL_QUOTE} and number not in labels
    }
    roles |= dict.fromkeys(pulls, Role.PULL_QUOTE)
    _headings(texts[:last], roles, set(labels))
    voices: dict[int, str] = {} if comments is None else dict(comments.voices)
    speaker = None
    for number in range(1, last + 1):
        speaker = labels[number].name if number in labels else speaker
        if speaker is not None and roles.get(number, Role.BODY) is Role.BODY:
            voices[number] = speaker
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
        speakers=tuple(dict.fromkeys(labels[number].name for number in sorted(labels))),
        commenters=() if comments is None else tuple(dict.fromkeys(comments.voices.values())),
    )


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


class _Top:
    """Title, author and date from the top of a text, where the format itself did not give them."""

    def __init__(self, extract: Extract) -> None:
        self.title = extract.title
        self.author = extract.author
        self.published = extract.published

    def read(self, texts: list[str], roles: dict[int, Role], turns: set[int]) -> None:
        """Mark title, bylines and datelines among the first paragraphs, and note what they say."""
        for number, text in enumerate(texts[:_NEAR_TOP], 1):
            if number in turns or roles.get(number, Role.BYLINE) is not Role.BYLINE:
                continue
            author, day = looks.byline(text), looks.dateline(text)
            if author is None and day is None:
                continue
            if author is None and looks.words_of(looks.dated_title(text)[1]) > 2:
                continue  # a date before a title is read with the title
            roles[number] = Role.BYLINE
            self.author = self.author or author
            self.published = self.published or day
        self._first(texts, roles, turns)

    def _first(self, texts: list[str], roles: dict[int, Role], turns: set[int]) -> None:
        if Role.TITLE in roles.values():
            return
        first = next(
            (number for number in range(1, len(texts) + 1) if roles.get(number) is not Role.BYLINE), 0
        )
        if not 0 < first <= _NEAR_TOP or first in roles or first in turns or first == len(texts):
            return
        text = texts[first - 1]
        day, rest = looks.dated_title(text)
        before_byline = roles.get(first + 1) is Role.BYLINE and looks.words_of(text) <= looks.LONGEST_TITLE
        if not rest or not (looks.is_title(rest) or before_byline):
            return
        roles[first] = Role.TITLE
        self.title = self.title or rest
        self.published = self.published or day


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
