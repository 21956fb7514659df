"""QTI packages as written: their parts, their answers and, where the schemas are at hand, their validity."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from quiz.exchange.qti import PACKAGE, QTI, write
from quiz.questions.model import AnyInstance, Form
from tests.exchange.samples import NASTY, all_shapes, arrange, assign, judge, number, pick, typed

SCHEMAS = os.environ.get("QTI_SCHEMAS")
"""A folder with ``imsqti_v2p1.xsd``, ``manifest.xsd`` and, for their imports, ``catalog.xml``."""


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        return {name: archive.read(name) for name in archive.namelist()}


def items(*instances: AnyInstance) -> list[ElementTree.Element]:
    files = unpacked(write("d", instances).data)
    return [ElementTree.fromstring(data) for name, data in files.items() if name.startswith("items/")]


def values(item: ElementTree.Element) -> list[str]:
    return [value.text or "" for value in item.iterfind(f"{{{QTI}}}responseDeclaration//{{{QTI}}}value")]


def texts(item: ElementTree.Element, tag: str) -> dict[str, str]:
    return {one.get("identifier", ""): one.text or "" for one in item.iter(f"{{{QTI}}}{tag}")}


def test_the_manifest_names_every_file_once_and_the_test_asks_every_item(
    questions: tuple[AnyInstance, ...],
) -> None:
    written = write("Barley", questions)
    files = unpacked(written.data)
    manifest = ElementTree.fromstring(files["imsmanifest.xml"])
    listed = [one.get("href") for one in manifest.iter(f"{{{PACKAGE}}}file")]
    assert sorted(map(str, listed)) == sorted(files.keys() - {"imsmanifest.xml"})
    asked = ElementTree.fromstring(files["test.xml"])
    refs = [one.get("href") for one in asked.iter(f"{{{QTI}}}assessmentItemRef")]
    assert len(set(refs)) == len(refs) == written.questions == len(files) - 2


def test_right_answers_are_named_by_the_options_they_stand_for() -> None:
    one, true, match, order = items(pick(key=2), judge(key=True), assign(exclusive=False), arrange())
    assert texts(one, "simpleChoice")[values(one)[0]] == "c"
    assert values(true) == ["true"]
    labels = texts(match, "simpleAssociableChoice")
    assert [tuple(labels[end] for end in pair.split()) for pair in values(match)] == [
        ("one", "x"),
        ("two", "y"),
    ]
    steps = texts(order, "simpleChoice")
    assert [steps[name] for name in values(order)] == ["first", "second", "third"]


def test_typed_answers_take_every_spelling_figures_their_tolerance_and_a_blank_its_field() -> None:
    spelt, figure, exact, cloze = items(
        typed(), number(), number("7", None), typed("It is in ____, they say.")
    )
    entries = list(spelt.iter(f"{{{QTI}}}mapEntry"))
    assert [(one.get("mapKey"), one.get("caseSensitive")) for one in entries] == [
        ("Ostrov", "false"),
        ("Ostrow", "false"),
    ]
    equal = figure.find(f".//{{{QTI}}}equal")
    assert equal is not None
    assert (equal.get("toleranceMode"), equal.get("tolerance")) == ("absolute", "100 100")
    assert exact.find(f".//{{{QTI}}}equal[@toleranceMode='exact']") is not None
    sentence = cloze.find(f"{{{QTI}}}itemBody/{{{QTI}}}p")
    assert sentence is not None
    assert (sentence.text, sentence[0].tail) == ("It is in ", ", they say.")


def test_every_item_shows_its_explanation_with_voice_and_place() -> None:
    for item in items(*all_shapes()):
        shown = item.find(f"{{{QTI}}}modalFeedback")
        assert shown is not None
        told = [one.text for one in shown]
        assert "A judgement of the mayor." in told
        assert any("the Courier, paragraph 4: “for ever”" in str(one) for one in told)


def test_text_is_only_text_and_identifiers_do_not_depend_on_it() -> None:
    one, *_ = items(pick(NASTY, (NASTY, "b", "<p>")), assign((NASTY, "b")))
    assert texts(one, "simpleChoice")["option1"] == NASTY
    again, *_ = items(pick("Another wording?"))
    assert one.get("identifier") == again.get("identifier")


def test_two_writings_are_the_same_bytes_and_a_question_may_stand_twice() -> None:
    assert write("d", all_shapes()) == write("d", all_shapes())
    assert write("d", (pick(), pick())).questions == len(unpacked(write("d", (pick(), pick())).data)) - 2 == 2


def test_the_schemas_of_qti_find_nothing_amiss(questions: tuple[AnyInstance, ...], tmp_path: Path) -> None:
    xmllint = shutil.which("xmllint")
    if SCHEMAS is None or xmllint is None:
        pytest.skip("QTI_SCHEMAS names no folder of schemas, or xmllint is missing: see CONTRIBUTING.md")
    one_each = {(type(one), one.form, len(one.prompt) // 40): one for one in questions}.values()
    hostile = (pick(NASTY, (NASTY, "", "b")), typed("____ ____", (NASTY,)), assign((NASTY, "", "c")))
    for name, data in unpacked(write(NASTY, (*one_each, *hostile)).data).items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    for schema, found in (
        ("manifest.xsd", [tmp_path / "imsmanifest.xml"]),
        ("imsqti_v2p1.xsd", [tmp_path / "test.xml", *(tmp_path / "items").iterdir()]),
    ):
        done = subprocess.run(
            [xmllint, "--nonet", "--noout", "--schema", str(Path(SCHEMAS, schema)), *map(str, found)],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "XML_CATALOG_FILES": str(Path(SCHEMAS, "catalog.xml"))},
        )
        assert done.returncode == 0, done.stderr
    assert {Form.CHOICE, Form.ORDER, Form.MATCH, Form.NUMBER} <= {one.form for one in one_each}
