"""The top of a text: its title, who signs it, and when it was published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.dossier.fields import Role
from quiz.reading.structure import looks
from quiz.reading.structure.dates import told_day
from quiz.reading.structure.signed import full_name, signed

if TYPE_CHECKING:
    from quiz.reading.structure.article import Extract

_NEAR_TOP, _NEAR_END = 4, 3
"""A title, byline or dateline stands among so many paragraphs at the top; a notice of publication also among
the last ones."""


class Top:
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
            if author is None and looks.words_of(looks.dated_title(text)[1]) > 2 and not told_day(text):
                continue  # a date before a title is read with the title
            roles[number] = Role.BYLINE
            self.author = self.author or author
            self.published = self.published or (None if _only_changed(text) else day)
        self._first(texts, roles, turns)
        self._signed(texts, roles, turns)
        self._days(texts, roles, turns)

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

    def _signed(self, texts: list[str], roles: dict[int, Role], turns: set[int]) -> None:
        """Mark the lines right under the title that sign the text without "by"."""
        title = next((number for number, role in sorted(roles.items()) if role is Role.TITLE), 0)
        for number in range(title + 1, min(title + _NEAR_TOP, len(texts))):
            if not title or number in turns or roles.get(number) not in {None, Role.BYLINE}:
                return
            text = texts[number - 1]
            found = signed(text, texts[number:])
            alone = found is None and roles.get(number + 1) is Role.BYLINE and self.author is None
            name = full_name(text) if alone else None
            if found is None and name is None:
                if number not in roles and not looks.is_heading(text):
                    return
                continue  # a second title may stand between
            roles[number] = Role.BYLINE
            self.author = self.author or name or (found.author if found else None)
            self.published = self.published or (found.published if found else None)

    def _days(self, texts: list[str], roles: dict[int, Role], turns: set[int]) -> None:
        """Note the day of publication where a line at the top or the end gives it, else that of a change."""
        ends = range(max(_NEAR_TOP, len(texts) - _NEAR_END) + 1, len(texts) + 1)
        changed = None
        for number in (*range(1, min(_NEAR_TOP, len(texts)) + 1), *ends):
            if number in turns or self.published is not None:
                continue
            first, later = looks.printed_days(texts[number - 1])
            if number > _NEAR_TOP:
                told = told_day(texts[number - 1])
                first = told[0] if told is not None and not told[1] else None
            self.published, changed = first, changed or later
            if first is not None and number > _NEAR_TOP:
                roles.setdefault(number, Role.BYLINE)
        self.published = self.published or changed


def _only_changed(text: str) -> bool:
    told = told_day(text)
    return told is not None and told[1]
