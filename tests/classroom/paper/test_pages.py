"""Pages of a paper: any script, no text that is read as markup, strips that are cut where pages end."""

from __future__ import annotations

import io
from xml.etree import ElementTree as ET

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from quiz.classroom.frozen import FrozenQuestion
from quiz.classroom.options import DrillOptions
from quiz.classroom.paper import html, pdf
from quiz.classroom.paper.layout import fixed_order, lay_out
from quiz.classroom.paper.sheet import Key, Sheet, Size, key, sheet
from quiz.classroom.plan import choose
from quiz.questions.model import AnyInstance, Form
from tests.classroom.drilling import built_in
from tests.classroom.paper.papers import strip, typed

HOSTILE = "#set page(width: 1pt) *b* $x$ `c` <l> @r \\ // /* */ = h <b>&amp;</b> \x1b[31m\u202e_{"


def pages(*instances: AnyInstance, versions: int = 1, title: str = "Title") -> tuple[Sheet, Key]:
    """The first version and the key of a paper with these questions."""
    questions = [FrozenQuestion(number=at, instance=one) for at, one in enumerate(instances, 1)]
    laid = lay_out(questions, versions, "1")
    return sheet(title, "0199", questions, laid[0]), key(title, "0199", questions, laid)


def words(made: pdf.Pdf) -> list[str]:
    return ["".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(made.data)).pages]


def test_text_is_never_markup() -> None:
    plain = "#setpage(width:1pt)*b*$x$`c`<l>@r\\///**/=h<b>&amp;</b>[31m_{"
    for page in pages(replace(typed(), prompt=HOSTILE), title=HOSTILE):
        made = pdf.render(page, size="a4", made_at=0)
        assert made.missing == ()
        assert "".join(words(made)).count(plain) >= 2
        root = ET.fromstring(html.render(page, size="a4").partition("\n")[2])
        assert "".join("".join(root.itertext()).split()).count(plain) >= 2
        assert not list(root.iter("b"))


def test_letters_without_a_font_are_named_and_the_rest_is_printed() -> None:
    page, _ = pages(replace(typed(), prompt="Łódź, Ěčš, Ἀθῆναι, Москва \U0010aaaa\U0010bbbb ?"))
    made = pdf.render(page, size="a4", made_at=0)
    assert made.missing == ("\U0010aaaa", "\U0010bbbb")  # for private use: no font has them
    assert "Łódź,Ěčš,Ἀθῆναι,Москва" in words(made)[0]


def test_the_same_paper_is_the_same_file() -> None:
    page, _ = pages(*strip().values())
    assert pdf.render(page, size="a4", made_at=10**15) == pdf.render(page, size="a4", made_at=10**15)


@pytest.mark.parametrize("size", ["a4", "letter"])
def test_no_question_and_no_strip_is_split_over_pages(size: Size) -> None:
    deck = built_in("soleimani")
    questions = choose(deck, DrillOptions(questions=80, forms=(Form.CHOICE, Form.MATCH, Form.WHO_SAYS)))
    laid = lay_out(questions, 1, "1", fixed_order(deck))
    page = sheet(deck.title, "0199", questions, laid[0])
    there = words(pdf.render(page, size=size, made_at=0))
    for one in page.questions:
        lines = [one.prompt, *(option.text for option in (*one.rows, *one.options))]
        looked_for = ["".join(line.replace("_", "").split())[-25:] for line in lines]
        assert any(all(line in text.replace("_", "") for line in looked_for) for text in there), one.at
    strips = [text for text in there if "Answerstrip" in text]
    assert len(strips) == -(-len(questions) // html.MOST_ON_A_PAGE)
    assert there[-len(strips) :] == strips
    assert html.render(page, size=size).count('class="strip long"') == len(strips)


def test_the_key_tells_sources_and_what_others_hold() -> None:
    deck = built_in("soleimani")
    questions = choose(deck, DrillOptions(questions=6, only_disputes=True))
    page = key(deck.title, "0199", questions, lay_out(questions, 3, "1"))
    text = "".join(words(pdf.render(page, size="a4", made_at=0)))
    root = ET.fromstring(html.render(page, size="a4").partition("\n")[2])
    shown = "".join("".join(root.itertext()).split())
    others = [other for one in questions for other in one.instance.explanation.others]
    assert others
    for other in others:
        assert "".join(other.says.split()) in text
        assert "".join(other.says.split()) in shown
    for one in questions:
        for line in one.instance.explanation.evidence:
            assert "".join(f"paragraph {line.paragraph}".split()) in text
            assert "".join(line.printed.split()) in text
    assert "A1·B" in text
