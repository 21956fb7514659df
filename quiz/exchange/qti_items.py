"""One QTI 2.1 item per question: what is asked, what is right, how it is scored, and the explanation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, SubElement

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
from quiz.questions.model import AnyInstance, Arrange, Assign, Judge, Pick, Type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.questions.model import AnswerKey

_BLANK: Final = "____"
_RESPONSE: Final = "RESPONSE"
_SHOWN: Final = "EXPLANATION"


def item(root: Element, name: str, instance: AnyInstance) -> None:
    """Fill an item: its marks, its declarations, its body, its processing, its explanation."""
    if isinstance(instance, Assign) and len(instance.rows) == 1:
        instance = as_pick(instance)
    root.set("identifier", name)
    root.set("title", title(instance))
    root.set("adaptive", "false")
    root.set("timeDependent", "false")
    body = Element("itemBody")
    match instance:
        case Pick():
            names = [f"option{place}" for place in range(1, len(instance.options) + 1)]
            shuffled = not keeps_order(instance)
            _declare(root, "single", "identifier", [names[instance.key]])
            _paragraphs(body, stem(instance))
            _choice(body, names, instance.options, shuffled=shuffled)
        case Judge():
            _declare(root, "single", "identifier", [str(instance.key).lower()])
            _paragraphs(body, stem(instance))
            _choice(body, ["true", "false"], ["True", "False"], shuffled=False)
        case Type():
            _typed(root, body, instance)
        case Assign():
            _matched(root, body, instance)
        case Arrange():
            _ordered(root, body, instance)
        case _:  # what is free recall has been sorted out
            raise TypeError(f"no item for {type(instance).__name__}")
    _outcomes(root)
    root.append(body)
    root.append(_processing(instance))
    shown = SubElement(
        root, "modalFeedback", outcomeIdentifier="FEEDBACK", identifier=_SHOWN, showHide="show"
    )
    _paragraphs(shown, explained(instance))


def _paragraphs(parent: Element, text: str) -> None:
    for one in clean(text).split("\n"):
        if one.strip():
            SubElement(parent, "p").text = one.strip()


def _declare(root: Element, cardinality: str, base: str, right: Sequence[str]) -> Element:
    made = SubElement(
        root, "responseDeclaration", identifier=_RESPONSE, cardinality=cardinality, baseType=base
    )
    correct = SubElement(made, "correctResponse")
    for value in right:
        SubElement(correct, "value").text = value
    return made


def _outcomes(root: Element) -> None:
    score = SubElement(root, "outcomeDeclaration", identifier="SCORE", cardinality="single", baseType="float")
    SubElement(SubElement(score, "defaultValue"), "value").text = "0"
    most = SubElement(
        root, "outcomeDeclaration", identifier="MAXSCORE", cardinality="single", baseType="float"
    )
    SubElement(SubElement(most, "defaultValue"), "value").text = "1"
    SubElement(root, "outcomeDeclaration", identifier="FEEDBACK", cardinality="single", baseType="identifier")


# ---------------------------------------------------------------- interactions


def _choice(body: Element, names: Sequence[str], options: Sequence[str], *, shuffled: bool) -> None:
    made = SubElement(
        body,
        "choiceInteraction",
        responseIdentifier=_RESPONSE,
        shuffle=str(shuffled).lower(),
        maxChoices="1",
    )
    for name, option in zip(names, options, strict=True):
        SubElement(made, "simpleChoice", identifier=name).text = line(option)


def _typed(root: Element, body: Element, instance: Type) -> None:
    figure = numeric(instance.key)
    if figure is not None:
        _declare(root, "single", "float", [figure.value])
    else:
        right = spellings(instance.key)
        declared = _declare(root, "single", "string", right[:1])
        mapping = SubElement(declared, "mapping", defaultValue="0")
        for text in right:
            SubElement(mapping, "mapEntry", mapKey=text, mappedValue="1", caseSensitive="false")
    field = Element(
        "textEntryInteraction", responseIdentifier=_RESPONSE, expectedLength=_length(instance.key)
    )
    lines = stem(instance).split("\n")
    if lines[0].count(_BLANK) == 1:  # the sentence has its blank: that is where the field goes
        before, after = lines.pop(0).split(_BLANK)
        sentence = SubElement(body, "p")
        sentence.text = before
        field.tail = after
        sentence.append(field)
        _paragraphs(body, "\n".join(lines))
        return
    _paragraphs(body, "\n".join(lines))
    SubElement(body, "p").append(field)


def _length(key: AnswerKey) -> str:
    return str(min(max(len(text) for text in (key.display, *key.accepted)) + 5, 80))


def _matched(root: Element, body: Element, instance: Assign) -> None:
    rows, spare = pairs(instance)
    options = list(dict.fromkeys((*(right for _, right in rows), *spare)))
    ranked = sorted(options)  # not in the order of the rows
    right = [f"row{at} option{ranked.index(option) + 1}" for at, (_, option) in enumerate(rows, 1)]
    declared = _declare(root, "multiple", "directedPair", right)
    mapping = SubElement(declared, "mapping", lowerBound="0", upperBound=str(len(rows)), defaultValue="0")
    for pair in right:
        SubElement(mapping, "mapEntry", mapKey=pair, mappedValue="1")
    _paragraphs(body, stem(instance))
    made = SubElement(
        body,
        "matchInteraction",
        responseIdentifier=_RESPONSE,
        shuffle="false",
        maxAssociations=str(len(rows)),
    )
    lefts, rights = SubElement(made, "simpleMatchSet"), SubElement(made, "simpleMatchSet")
    for at, (label, _) in enumerate(rows, 1):
        SubElement(lefts, "simpleAssociableChoice", identifier=f"row{at}", matchMax="1").text = label
    most = "1" if instance.exclusive else str(len(rows))
    for at, option in enumerate(ranked, 1):
        SubElement(rights, "simpleAssociableChoice", identifier=f"option{at}", matchMax=most).text = option


def _ordered(root: Element, body: Element, instance: Arrange) -> None:
    _declare(root, "ordered", "identifier", [f"item{place + 1}" for place in instance.key])
    _paragraphs(body, stem(instance))
    made = SubElement(body, "orderInteraction", responseIdentifier=_RESPONSE, shuffle="false")
    for at, one in enumerate(instance.items, 1):
        SubElement(made, "simpleChoice", identifier=f"item{at}").text = line(one.text)


# ---------------------------------------------------------------- scoring


def _processing(instance: AnyInstance) -> Element:
    """Return the processing: the score, and the explanation whatever was answered."""
    made = Element("responseProcessing")
    mapped = isinstance(instance, Assign) or (isinstance(instance, Type) and numeric(instance.key) is None)
    if mapped:
        given = SubElement(SubElement(made, "responseCondition"), "responseIf")
        given.append(_is_answered())
        score = SubElement(given, "setOutcomeValue", identifier="SCORE")
        if isinstance(instance, Assign):  # the share of pairs that are right
            score = SubElement(score, "divide")
        SubElement(score, "mapResponse", identifier=_RESPONSE)
        if isinstance(instance, Assign):
            SubElement(score, "baseValue", baseType="float").text = str(len(instance.rows))
    else:
        right = SubElement(SubElement(made, "responseCondition"), "responseIf")
        right.append(_is_right(instance))
        score = SubElement(right, "setOutcomeValue", identifier="SCORE")
        SubElement(score, "baseValue", baseType="float").text = "1"
    shown = SubElement(made, "setOutcomeValue", identifier="FEEDBACK")
    SubElement(shown, "baseValue", baseType="identifier").text = _SHOWN
    return made


def _is_answered() -> Element:
    made = Element("not")
    SubElement(SubElement(made, "isNull"), "variable", identifier=_RESPONSE)
    return made


def _is_right(instance: AnyInstance) -> Element:
    figure = numeric(instance.key) if isinstance(instance, Type) else None
    if figure is None or figure.tolerance == "0":
        made = Element("match" if figure is None else "equal")
        if figure is not None:
            made.set("toleranceMode", "exact")
    else:
        made = Element("equal", toleranceMode="absolute", tolerance=f"{figure.tolerance} {figure.tolerance}")
    SubElement(made, "variable", identifier=_RESPONSE)
    SubElement(made, "correct", identifier=_RESPONSE)
    return made
