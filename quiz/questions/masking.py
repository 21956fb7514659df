"""A view without its holder: the sentence to put to a learner who is asked whose it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from quiz.questions.folding import words
from quiz.questions.wording import BLANK, capitalised

_NOUN = (
    "view|views|judgement|judgment|eyes|account|reading|opinion|words|reckoning|telling|estimate|assessment|"
    "analysis|explanation|interpretation|belief|forecast|expectation|understanding|argument"
)
_SAYS = (
    "says|said|writes|wrote|holds|held|thinks|thought|believes|believed|finds|found|argues|argued|explains|"
    "explained|claims|claimed|notes|noted|states|stated|asserts|asserted|maintains|maintained|predicts|"
    "predicted|expects|expected|judges|judged|warns|warned|suggests|suggested|reckons|reckoned|adds|added|"
    "concludes|concluded|points out|has it|have it|put it|puts it|sees it|saw it|tells|told|reports|reported|"
    "say|write|hold|think|believe|find|argue|explain|claim|note|expect|warn|suggest"
)
_H = re.escape(BLANK)
_STRIPPED = (
    re.compile(rf"^(?:To|For|According to) {_H}(?:['’]s (?:{_NOUN}))?(?:, |: )"),
    re.compile(rf"^(?:In|By|On|From) {_H}['’]s? (?:\w+ )?(?:{_NOUN}),? "),
    re.compile(rf"^In the (?:{_NOUN}) of {_H},? "),
    re.compile(rf"^As {_H} (?:{_SAYS}), "),
    re.compile(rf"^{_H} (?:{_SAYS}) that "),
    re.compile(rf",? (?:{_SAYS}) {_H}(?:,|(?=[.;]))"),
    re.compile(rf",? as {_H} (?:{_SAYS})(?:,|(?=[.;]))"),
    re.compile(rf",? {_H} (?:{_SAYS})(?:,|(?=[.;]))"),
    re.compile(rf",? (?:in|by|on) {_H}['’]s? (?:\w+ )?(?:{_NOUN})(?:,|(?=[.;]))"),
    re.compile(rf",? according to {_H}(?:,|(?=[.;]))"),
)


@lru_cache(maxsize=4096)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str] | None:
    """Match any of the names, whatever stands between and around their words; longer names first."""
    forms = []
    for name in names:
        found = words(name)
        if found and (len(found) > 1 or len(found[0]) > 2):
            parts = [re.escape(part) for part in re.findall(r"\w+", name)]
            forms.append(r"[\W_]{1,3}".join(parts))
    if not forms:
        return None
    forms.sort(key=lambda form: (-len(form), form))
    return re.compile(
        rf"(?:\b(?:the|The) )?[‘“'\"]?\b(?:{'|'.join(forms)})\b[’”\"]?(?! ?\()(?: \(TCF\))?", re.IGNORECASE
    )


def masked(text: str, names: Sequence[str]) -> str:
    """Return the text with each of the names blanked."""
    pattern = _pattern(tuple(names))
    if pattern is None:
        return text
    out = pattern.sub(BLANK, text)
    return re.sub(rf"{_H}(?: {_H})+", BLANK, out)


def proposition(text: str, names: Sequence[str]) -> str:
    """Return what is said without by whom: ``In Hook's view, sanctions work`` becomes ``Sanctions work``.

    Where the holder is woven into the sentence, its name is blanked.
    """
    out = masked(text, names)
    for pattern in _STRIPPED:
        shorter = pattern.sub("", out, count=1)
        if shorter != out and BLANK not in shorter and " and that " not in out and len(shorter.split()) > 3:
            return capitalised(shorter.strip(" ,;"))
    return capitalised(out)
