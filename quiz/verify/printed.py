"""What a paragraph prints, read as answers are: its names and words, figures, dates and spans of time."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from quiz.dossier.dates import DateError
from quiz.questions.folding import words
from quiz.questions.numbers import parse_figure, singular
from quiz.questions.typed_dates import Fit, compare_date, compare_duration
from quiz.verify.words import Joined, word_list

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from quiz.verify.words import Word

_LONGEST = 8
"""So many words a date or figure has at most: ``between Friday the 3rd and Monday the 6th``."""
_DATE_WORDS = frozenset(
    str.split(
        "january february march april may june july august september october november december "
        "jan feb mar apr jun jul aug sep sept oct nov dec "
        "monday tuesday wednesday thursday friday saturday sunday"
    )
)
_SEASONS = frozenset({"spring", "summer", "autumn", "fall", "winter"})
_SPAN_WORDS = frozenset(
    str.split(
        "second minute hour day week month year decade fortnight seconds minutes hours days weeks months "
        "years decades fortnights"
    )
)
_NUMBER_WORDS = frozenset(
    str.split(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred "
        "hundreds dozen dozens score thousand thousands million millions billion billions trillion k mn bn "
        "a and"
    )
)
_OTHER_NUMBERS = {
    name: value
    for value, name in enumerate(
        str.split("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"), 1
    )
} | {"both": 2, "twice": 2, "pair": 2, "couple": 2, "once": 1, "single": 1}
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_SMALL_WORDS = frozenset(
    str.split(
        "the a an of to in on at by for from with as and or that which who whom whose his her its their him "
        "them he she they is are was were be been being it this these those into"
    )
)
_NOT = frozenset(str.split("no not none nothing never cannot"))
_PEOPLE = frozenset(str.split("i n s is ns an ans ian ians ish ese"))
"""What makes a country's name its people's: Iraq, Iraqi."""


class Paragraph:
    """One paragraph's text, asked whether it prints this or that."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._words = word_list(text)

    @cached_property
    def _joined(self) -> Joined:
        return Joined(self._words)

    def has_phrase(self, phrase: str) -> bool:
        """Tell whether a name or phrase is printed, whatever its case, accents, hyphens and punctuation."""
        wanted = words(phrase)
        if len(wanted) > 1 and wanted[0] in {"the", "a", "an"}:
            wanted = wanted[1:]
        return self._joined.holds("".join(wanted))

    def has_people_of(self, place: str) -> bool:
        """Tell whether the name of a place is printed as that of its people: Iraqi, Russians."""
        wanted = "".join(words(place))
        return len(wanted) > 3 and any(
            form.startswith(wanted) and form[len(wanted) :] in _PEOPLE
            for word in self._words
            for form in word[:2]
        )

    def missing_words(self, phrase: str) -> list[str] | None:
        """Return the words of a phrase, small ones apart, that the paragraph prints in no form.

        None where the phrase has no other words than small ones.
        """
        wanted = [word for word in words(phrase) if word not in _SMALL_WORDS]
        if all(word in _NOT for word in wanted):
            return None
        return [word for word in wanted if stem(word) not in self._stems and not self._joined.holds(word)]

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset(stem(form) for word in self._words for form in word[:2])

    @cached_property
    def figures(self) -> frozenset[Decimal]:
        """Every figure that is printed, in digits or words, ordinals included."""
        found: set[Decimal] = set()
        i = 0
        while i < len(self._words):
            word = self._words[i].folded
            if ordinal := _ORDINAL.fullmatch(word):
                found.add(Decimal(ordinal[1]))
            elif word in _OTHER_NUMBERS:
                found.add(Decimal(_OTHER_NUMBERS[word]))
            elif word in _NUMBER_WORDS or word[0].isdigit():
                values, i = self._figure(i)
                found |= values
            i += 1
        return frozenset(found)

    def _figure(self, i: int) -> tuple[set[Decimal], int]:
        """Return what the longest figure from word ``i`` on may mean, and where its last word stands."""
        values: set[Decimal] = set()
        end = i
        for last in range(i, min(i + _LONGEST, len(self._words))):
            word = self._words[last].folded
            if not (word in _NUMBER_WORDS or word[0].isdigit()):
                break
            figure = parse_figure(self.text[self._words[i].start : self._words[last].end])
            if figure is not None and not figure.rest:
                # Of digits parted by a space each part may be a figure of its own.
                values = set(figure.values) | (values if word[0].isdigit() else set())
                end = last
        return values, end

    def date_fit(self, key: str) -> Fit:
        """Return how near the paragraph comes to printing a date given in EDTF.

        :attr:`Fit.RIGHT` where it is printed so or more exactly, :attr:`Fit.NO_YEAR` where only the year is
        missing, else :attr:`Fit.WRONG`.
        """
        best = Fit.WRONG
        for said in self._dates:
            fit = compare_date(said, key, year_given=False)
            if fit in {Fit.RIGHT, Fit.MORE}:
                return Fit.RIGHT
            if fit is Fit.NO_YEAR:
                best = fit
        return best

    def has_span(self, key: str) -> bool:
        """Tell whether a span of time given as an ISO 8601 duration is printed."""
        try:
            return any(compare_duration(said, key) is Fit.RIGHT for said in self._spans)
        except DateError:
            return False

    @cached_property
    def _dates(self) -> list[str]:
        return list(self._windows(self._begins_date))

    def _begins_date(self, word: Word) -> bool:
        if word.folded in _DATE_WORDS:  # May, but not may
            return self.text[word.start].isupper()
        return word.folded in _SEASONS or word.folded[0].isdigit()

    @cached_property
    def _spans(self) -> list[str]:
        def begins(word: Word) -> bool:
            return word.folded in _NUMBER_WORDS or word.folded[0].isdigit() or word.folded == "couple"

        return [said for said in self._windows(begins) if _SPAN_WORDS & set(words(said))]

    def _windows(self, begins: Callable[[Word], bool]) -> Iterator[str]:
        """Yield the stretches of text, of up to so many words, that begin with a word of this sort."""
        for i, word in enumerate(self._words):
            if begins(word):
                for last in self._words[i : i + _LONGEST]:
                    yield self.text[word.start : last.end]


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Return a word without the endings of number and tense, roughly: only to compare it with another."""
    if word in _NOT:
        return "not"
    word = singular(word)
    for ending in ("ing", "ed", "es", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    return word[:-1] if word[-2:-1] == word[-1:] else word  # deterring, deter
