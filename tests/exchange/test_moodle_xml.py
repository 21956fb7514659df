"""Moodle XML as written, read again by PyPI's ``moodle-xml-parser`` and by the standard library."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from moodle_xml_parser.parser import parse_bytes

from quiz.exchange.moodle_xml import write
from quiz.questions.model import AnyInstance, Arrange, Assign, Form, Judge, Pick, Type
from tests.exchange.samples import NASTY, all_shapes, arrange, assign, judge, pick, typed

SHAPES = Path(__file__).with_name("shapes.xml")
TYPES = {
    Pick: {"multichoice"},
    Judge: {"truefalse"},
    Type: {"shortanswer", "numerical"},
    Assign: {"matching"},
    Arrange: {"ordering"},
}


def told(question: ElementTree.Element, path: str) -> str:
    return question.findtext(f"{path}/text") or ""


def test_a_file_of_every_shape_reads_so() -> None:
    written = write("A deck: of/all", all_shapes())
    assert written.data.decode() == SHAPES.read_text(encoding="utf-8")
    assert (written.questions, len(written.left_out)) == (6, 2)


def test_another_parser_reads_the_choices_of_the_whole_deck_as_they_were(
    questions: tuple[AnyInstance, ...],
) -> None:
    found = parse_bytes(write("Barley", questions).data)["multichoice"]
    asked = [one for one in questions if isinstance(one, Pick)]
    assert len(asked) == len(found) > 100
    for one, again in zip(asked, found, strict=True):
        assert again.single
        assert again.text_pre_parse == one.prompt
        assert one.explanation.standing in again.general_feedback
        shares = [(option.answer, option.score_fraction) for option in again.options]
        assert shares == [(text, 100.0 if at == one.key else 0.0) for at, text in enumerate(one.options)]


def test_every_question_of_the_deck_is_of_its_type_with_its_explanation_and_id(
    questions: tuple[AnyInstance, ...],
) -> None:
    written = write("Barley", questions)
    left = {one.question for one in written.left_out}
    said = [one for one in questions if one.question not in left]
    found = ElementTree.fromstring(written.data)[1:]  # after the category
    for one, again in zip(said, found, strict=True):
        assert again.get("type") in TYPES[type(one)]  # type: ignore[index]
        assert again.findtext("idnumber") == one.question
        assert all(place.printed in told(again, "generalfeedback") for place in one.explanation.evidence)
        if isinstance(one, Type) and again.get("type") == "shortanswer":
            right = [told(answer, ".") for answer in again.findall("answer")]
            assert right[0] == one.key.display
            assert {text.casefold() for text in one.key.accepted} <= {text.casefold() for text in right}
        if isinstance(one, Arrange):
            order = [told(answer, ".") for answer in again.findall("answer")]
            assert order == [one.items[item].text for item in one.key]


def test_text_is_only_text() -> None:
    hostile = (
        pick(NASTY, (NASTY, "<script>", "&lt;")),
        judge(NASTY),
        typed(NASTY, (NASTY.replace("*", ""),)),
    )
    found = ElementTree.fromstring(
        write(NASTY, (*hostile, assign((NASTY, "b")), arrange((NASTY, "b", "c")))).data
    )
    assert told(found[0], "category").startswith("$course$/top/=1+1")
    one = found[1]
    assert told(one, "questiontext") == NASTY
    assert {made.get("format") for made in one.iter("questiontext")} == {"plain_text"}
    assert [told(answer, ".") for answer in one.findall("answer")] == [NASTY, "<script>", "&lt;"]
    assert told(found[4].findall("subquestion")[0], ".") == NASTY
    assert NASTY in [told(answer, ".") for answer in found[5].findall("answer")]


def test_a_date_is_right_in_the_usual_orders_and_an_asterisk_is_no_wildcard() -> None:
    asked = typed("When?", ("4 March 2021",), type="date", value="2021-03-04")
    found = ElementTree.fromstring(write("d", (asked, typed("q", ("M*A",)))).data)
    assert [told(answer, ".") for answer in found[1].findall("answer")] == [
        "4 March 2021",
        "March 4, 2021",
        "March 4 2021",
        "2021-03-04",
    ]
    assert told(found[2].findall("answer")[0], ".") == "M\\*A"


def test_a_single_row_is_picked_and_figures_keep_their_order() -> None:
    found = ElementTree.fromstring(
        write("d", (assign(("only",)), pick(options=("3", "40", "500")), pick())).data
    )
    assert [one.get("type") for one in found[1:]] == ["multichoice"] * 3
    assert [one.findtext("shuffleanswers") for one in found[1:]] == ["true", "false", "true"]
    assert {told(one, "tags/tag") for one in found[1:]} == {Form.MATCH.value, Form.CHOICE.value}
