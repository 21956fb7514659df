"""An event's sentence without its date, to be put in order with others."""

from __future__ import annotations

import re

from quiz.dossier.dates import DateError, human
from quiz.dossier.schema import SlotType, Statement
from quiz.dossier.timeline import tells_date
from quiz.questions.material import Material
from quiz.questions.slots import Filler
from quiz.questions.wording import BLANK, capitalised, sentence

NO_DATE = "order only"
"""What stands for the date of an event of which only the order is known."""

_B = re.escape(BLANK)
_WHOLE = r"(?:the (?:month|year|day|summer|spring|autumn|winter) of |late |early |mid-|the )?"
_LEADING = re.compile(rf"^(?:In|On|By|At|During|Around|About|From) {_WHOLE}{_B}, ?|^(?:In|On) {_WHOLE}{_B} ")
_ASIDE = re.compile(rf", (?:in|on|by|at|during|around) {_WHOLE}{_B},")
_INSIDE = re.compile(rf" (?:in|on|by|at|during|around) {_WHOLE}{_B}(?=[ ,.;]|$)")
_LEFT_HANGING = re.compile(
    r",[.;]|^[^,]{1,60}\b(?:announce|claim|explain|find|hold|note|recall|report|say|think|write)(?:s|ed|d)?, "
)
"""What is left where a date stood between a sentence and the voice that tells it."""
_CUES = re.compile(
    r"\b(?:before|after|afterwards|later|earlier|ago|following|previous|previously|subsequent|subsequently|"
    r"since|until|meanwhile|already|summer|spring|autumn|winter|yesterday|tomorrow|today)\b",
    re.IGNORECASE,
)


def undated(statement: Statement, material: Material) -> str:
    """Return the sentence without the phrase that holds its date; where it cannot go, the date is blanked."""
    dated = {slot: a for slot, a in statement.answers.items() if a.type is SlotType.DATE}
    if not dated:
        return sentence(Filler(statement, material).text())
    blank = {slot: answer.model_copy(update={"show": BLANK}) for slot, answer in dated.items()}
    gapped = statement.model_copy(update={"answers": {**statement.answers, **blank}})
    text = sentence(Filler(gapped, material).text())
    for pattern in (_LEADING, _ASIDE, _INSIDE):
        shorter = pattern.sub("", text, count=1)
        if not _LEFT_HANGING.search(shorter):
            text = shorter
    return capitalised(text)


def told_plainly(text: str) -> bool:
    """Tell whether a sentence can be put in order as it is: no date in it, no gap, no word that places it."""
    return BLANK not in text and tells_date(text) is None and not _CUES.search(text)


def in_a_set(statement: Statement, text: str, material: Material) -> str:
    """Return the text as it stands in a set: what is a view, or reported speech, names its holder."""
    if not statement.needs_holder or material.is_named(statement.holder, text):
        return text
    return f"According to {material.chain(statement.evidence[0])}: {text}"


def shown_date(statement: Statement) -> str:
    """Return the date of an event in words, or that only its order is known."""
    when = statement.when
    if when is None or when.edtf is None:
        return NO_DATE
    try:
        return human(when.edtf)
    except DateError:
        return when.edtf
