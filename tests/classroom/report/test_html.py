from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from xml.etree import ElementTree

import pytest

from quiz.classroom.frozen import TypedText
from quiz.classroom.report import load
from quiz.classroom.report.html import render
from quiz.questions.model import AnswerKey, Form, Type
from quiz.store.api import Store
from tests.classroom.answering import BOOK, hold, option, truth, who_says
from tests.classroom.answering import false_one as judge

HOSTILE = ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "\u202eabc\x1b[31m", "&amp;\x00"]
TYPED = Type(
    question="d/t#p?short-answer",
    card="d/t#p",
    form=Form.SHORT_ANSWER,
    recall=True,
    prompt="What was <b>sown</b>?",
    explanation=BOOK,
    key=AnswerKey(type="text", display="rye", accepted=("rye",)),
)


@pytest.fixture
def page(store: Store) -> str:
    hold(
        store,
        [who_says(), judge(), TYPED],
        {name: [option(who_says(), 1), truth(True), TypedText(name)] for name in HOSTILE},
        title="7b </title><script>",
    )
    return render(load.report(store))


def test_names_and_typed_words_are_text_and_nothing_else(page: str) -> None:
    tree = ElementTree.fromstring(page.removeprefix("<!DOCTYPE html>\n"))
    tags = {element.tag.rpartition("}")[2] for element in tree.iter()}
    assert not tags & {"script", "img", "b", "link", "iframe", "a"}
    assert not set(page) & {"\u202e", "\x1b", "\x00"}
    shown = "".join(tree.itertext())
    assert shown.count("<script>alert(1)</script>") == 2, "the name, and the words typed"
    assert "What was <b>sown</b>?" in shown
    attributes = {name for element in tree.iter() for name in element.attrib}
    assert not any(name.startswith("on") or name in {"style", "src", "href"} for name in attributes)


def test_the_page_allows_its_own_style_and_nothing_else(page: str) -> None:
    tree = ElementTree.fromstring(page.removeprefix("<!DOCTYPE html>\n"))
    style = tree.findtext(".//style") or ""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    [policy] = [one.get("content") for one in tree.iter("meta") if one.get("http-equiv")]
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert "url(" not in style
    assert set(re.findall(r"https?://[^\"]+", page)) == {"http://www.w3.org/2000/svg"}


def test_the_plots_say_their_figures_and_without_names_there_are_none(store: Store, page: str) -> None:
    tree = ElementTree.fromstring(page.removeprefix("<!DOCTYPE html>\n"))
    bars, totals = tree.iter("{http://www.w3.org/2000/svg}svg")
    assert [t.text for t in bars.iter("{http://www.w3.org/2000/svg}text")] == [
        "1",
        "0 %",
        "2",
        "0 %",
        "3",
        "0 %",
    ]
    assert "4" in [t.text for t in totals.iter("{http://www.w3.org/2000/svg}text")]
    nameless = render(load.report(store), names=False)
    assert "onerror" in page
    assert "Student 4" in nameless


def test_scores_of_many_questions_are_told_in_tables_as_wide_as_a_page(store: Store) -> None:
    hold(store, [who_says()] * 45, {"Ada": [option(who_says(), 0)] * 45})
    tree = ElementTree.fromstring(render(load.report(store)).removeprefix("<!DOCTYPE html>\n"))
    tables = [one for one in tree.iter("table") if (one.get("class") or "").startswith("matrix")]
    heads = [[head.text for head in one.iter("th")] for one in tables]
    assert [head[0] for head in heads] == ["Name"] * 3
    assert [number for head in heads for number in head[1:-1]] == [str(at) for at in range(1, 46)]
    assert max(len(head) for head in heads) == 22
