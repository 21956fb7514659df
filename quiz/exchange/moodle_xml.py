"""Moodle XML: a question bank of Moodle, with its ordering questions (in Moodle itself since 4.4).

The elements are those that Moodle's own export writes (``question/format/xml``). Every text is marked
``plain_text``, so that Moodle shows it as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from quiz.exchange.said import (
    as_pick,
    clean,
    explained,
    keeps_order,
    line,
    numeric,
    pairs,
    spellings,
    stem,
    title,
)
from quiz.exchange.written import Written, sort_out, unfit_anywhere
from quiz.questions.model import AnyInstance, Arrange, Assign, Judge, Pick, Type

if TYPE_CHECKING:
    from collections.abc import Sequence

PLAIN: Final = "plain_text"
_LONGEST_ID: Final = 100
"""Moodle keeps no longer id number."""
_NO_UNITS: Final = {"unitgradingtype": "0", "unitpenalty": "0.1", "showunits": "3", "unitsleft": "0"}

unfit = unfit_anywhere


def write(title_of_deck: str, instances: Sequence[AnyInstance]) -> Written:
    """Return the questions as Moodle XML in UTF-8, in a category of the deck's title."""
    said, left_out = sort_out(instances, unfit)
    if not said:
        return Written(b"", 0, left_out)
    quiz = Element("quiz")
    category = SubElement(quiz, "question", type="category")
    _text(category, "category", f"$course$/top/{line(title_of_deck).replace('/', '//')}")
    for one in said:
        quiz.append(_question(one))
    indent(quiz, " ")
    data: bytes = tostring(quiz, encoding="utf-8", xml_declaration=True)
    return Written(data + b"\n", len(said), left_out)


def _text(parent: Element, tag: str, text: str, **marks: str) -> Element:
    """Add an element that holds its text in ``text``."""
    made = SubElement(parent, tag, marks)
    SubElement(made, "text").text = clean(text)
    return made


def _value(parent: Element, tag: str, value: str) -> None:
    SubElement(parent, tag).text = value


def _question(instance: AnyInstance) -> Element:
    match instance:
        case Pick():
            made = _begun(instance, "multichoice")
            _choices(made, instance)
        case Judge():
            made = _begun(instance, "truefalse")
            for value in (True, False):
                share = "100" if value == instance.key else "0"
                answer = _text(made, "answer", str(value).lower(), fraction=share, format=PLAIN)
                _text(answer, "feedback", "", format=PLAIN)
        case Type() if numeric(instance.key) is not None:
            made = _begun(instance, "numerical")
            _figure(made, instance)
        case Type():
            made = _begun(instance, "shortanswer")
            _value(made, "usecase", "0")
            for text in spellings(instance.key):
                # Moodle reads an asterisk in a right answer as “anything”.
                answer = _text(made, "answer", text.replace("*", "\\*"), fraction="100", format=PLAIN)
                _text(answer, "feedback", "", format=PLAIN)
        case Assign() if len(instance.rows) == 1:
            return _question(as_pick(instance))
        case Assign():
            made = _begun(instance, "matching")
            _matches(made, instance)
        case Arrange():
            made = _begun(instance, "ordering")
            _order(made, instance)
        case _:  # what is free recall has been sorted out
            raise TypeError(f"no question for {type(instance).__name__}")
    tags = SubElement(made, "tags")
    _text(tags, "tag", instance.form.value)
    return made


def _begun(instance: AnyInstance, kind: str) -> Element:
    made = Element("question", type=kind)
    _text(made, "name", title(instance))
    _text(made, "questiontext", stem(instance), format=PLAIN)
    _text(made, "generalfeedback", explained(instance), format=PLAIN)
    _value(made, "defaultgrade", "1.0000000")
    _value(made, "penalty", "1.0000000" if kind == "truefalse" else "0.3333333")
    _value(made, "hidden", "0")
    if len(instance.question) <= _LONGEST_ID:
        _value(made, "idnumber", line(instance.question))
    return made


def _combined(made: Element) -> None:
    """Add the feedback on an answer as a whole: none, the explanation says it."""
    for tag in ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"):
        _text(made, tag, "", format=PLAIN)
    SubElement(made, "shownumcorrect")


def _choices(made: Element, instance: Pick) -> None:
    _value(made, "single", "true")
    _value(made, "shuffleanswers", "false" if keeps_order(instance) else "true")
    _value(made, "answernumbering", "abc")
    _combined(made)
    for place, option in enumerate(instance.options):
        share = "100" if place == instance.key else "0"
        answer = _text(made, "answer", line(option), fraction=share, format=PLAIN)
        _text(answer, "feedback", "", format=PLAIN)


def _figure(made: Element, instance: Type) -> None:
    figure = numeric(instance.key)
    assert figure is not None
    answer = _text(made, "answer", figure.value, fraction="100", format="moodle_auto_format")
    _text(answer, "feedback", "", format=PLAIN)
    _value(answer, "tolerance", figure.tolerance)
    for tag, value in (
        ("unitgradingtype", "0"),
        ("unitpenalty", "0.1"),
        ("showunits", "3"),
        ("unitsleft", "0"),
    ):
        _value(made, tag, value)


def _matches(made: Element, instance: Assign) -> None:
    _value(made, "shuffleanswers", "true")
    _combined(made)
    rows, spare = pairs(instance)
    for left, right in (*rows, *(("", option) for option in spare)):
        row = _text(made, "subquestion", left, format=PLAIN)
        _text(row, "answer", right)


def _order(made: Element, instance: Arrange) -> None:
    for tag, value in (
        ("layouttype", "VERTICAL"),
        ("selecttype", "ALL"),
        ("selectcount", str(len(instance.items))),
        ("gradingtype", "RELATIVE_ALL_PREVIOUS_AND_NEXT"),
        ("showgrading", "SHOW"),
        ("numberingstyle", "none"),
    ):
        _value(made, tag, value)
    _combined(made)
    for place, item in enumerate(instance.key, 1):
        text = line(instance.items[item].text)
        answer = _text(made, "answer", text, fraction=f"{place}.0000000", format=PLAIN)
        _text(answer, "feedback", "", format=PLAIN)
