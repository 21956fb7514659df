"""Question banks that others wrote, as they are read: what is kept, what is told, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.dossier.load import load
from quiz.errors import QuizError
from quiz.exchange.bank import GIFT, MOODLE, read_bytes
from quiz.exchange.deck_file import deck_files
from quiz.exchange.incoming import Incoming, UnreadableError


def gift(text: str) -> Incoming:
    return read_bytes(text.encode(), "bank.txt", GIFT)[1]


def moodle(*questions: str) -> Incoming:
    body = "\n".join(questions)
    return read_bytes(f"<?xml version='1.0'?>\n<quiz>\n{body}\n</quiz>".encode(), "bank.xml")[1]


def told(incoming: Incoming) -> list[str]:
    return [f"{one.line} {'kept' if one.kept else 'lost'}: {one.what}" for one in incoming.changes]


def test_gift_as_teachers_write_it() -> None:
    found = gift(
        """\
// [id:grant-1] a remark
::Grant:: Who is buried in
Grant's tomb? {
    ~%-50%nobody # Not so.
    =Grant # Yes.
    ~%50%Mrs. Grant
    ####He died in 1885.
}

$CATEGORY: $course$/top/History\\: wars/Civil War

The Civil War ended in {=1865 ~1864 ~1866}.

It rained.{T#Wrong!#Right!}

[html]<p>Which <b>colour</b>&nbsp;is it?<img src="x.png" alt="a flag"></p>{ =<i>red</i> =crimson }

When? {#1822:5}

How far? {#3.1..3.3}

Match. { =a -> 1 =b -> 2 = -> 3 }
"""
    )
    one, end, rain, colour, when, far, first, second = found.cards
    assert (one.name, one.front, one.back) == ("grant-1", "Who is buried in\nGrant's tomb?", "Grant")
    assert one.distractors == ("nobody",)
    assert one.note == "He died in 1885.\nnobody: Not so.\nGrant: Yes."
    assert one.topic is None
    assert (end.front, end.back, end.topic) == ("The Civil War ended in ____.", "1865", "Civil War")
    assert (rain.front, rain.back, rain.note) == ("True or false? It rained.", "True", "Wrong!\nRight!")
    assert (colour.front, colour.back, colour.accept) == (
        "Which colour is it?[a flag]",
        "red",
        ("red", "crimson"),
    )
    assert (when.back, when.note, far.back) == ("1822", "Right from 1817 to 1827.", "3.2")
    assert (first.front, first.back, first.distractors) == ("Match.\na", "1", ("2", "3"))
    assert second.back == "2"
    assert told(found) == [
        "2 kept: 1 option right in part left out",
        "2 kept: that wrong options cost marks is not kept",
        "16 kept: a picture, recording or formula is left out",
        "18 kept: the tolerance is not graded, but told: 1817 to 1827",
        "20 kept: the tolerance is not graded, but told: 3.1 to 3.3",
        "22 kept: a question to match becomes 2 cards, one for each pair",
    ]


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Only a text.", "1 lost: a text without a question; put the answers in { } if it is one"),
        ("\n\nOpen {=a", "3 lost: the braces do not match"),
        ("Two {=a} gaps {=b}", "1 lost: a second pair of braces"),
        ("q {~a ~b}", "1 lost: no option is right"),
        ("q {#}", "1 lost: no figure is right"),
        ("q {#three}", "1 lost: three is no figure"),
        ("q {#1e99999999}", "1 lost: 1e99999999 is no figure"),
        ("q {}", "1 lost: a free answer without a model answer"),
        ("q {####It is so.}", "1 kept: a free answer becomes a card that the learner grades"),
        ("q {=A* ~}", "1 kept: wrong option without words left out"),
        ("q {=x*}", "1 kept: an answer with * for any text is left out: x*"),
        ("q {=%50%half =whole}", "1 kept: an answer that is right in part is left out: half"),
        ("q {~%50%a ~%50%b ~%-100%c}", "1 kept: 2 options are right together"),
        ("{=a ~b}", "1 lost: the question has no words"),
        ("q {=a ~A.}", "1 kept: wrong option left out that reads like a right answer: A."),
        (f"q {{={'a' * 2001} ~b}}", "1 lost: the answer is longer than 2,000 characters"),
        (f"q {{=a ~{'b' * 301}}}", "1 kept: wrong option longer than 300 characters left out"),
        (f"q {{=a {'~b ' * 200}}}", "1 lost: more than 200 answers"),
        (f"q {{{'=a -> b ' * 201}}}", "1 lost: more than 200 answers"),
        (f"{'$CATEGORY: c' + chr(10)}" * 3000 + "q {", "3001 lost: the braces"),
        (f"q {{=a ~b####{'c d ' * 600}}}", "1 kept: the explanation is cut"),
    ],
)
def test_what_gift_holds_and_no_card_can_is_told_with_its_line(text: str, change: str) -> None:
    assert change in "\n".join(told(gift(text)))


def test_moodles_own_xml_with_html_pictures_and_weights() -> None:
    found = moodle(
        """<question type="category"><category><text>$course$/top/Rivers</text></category></question>""",
        """<question type="multichoice"><name><text>R1</text></name>
  <questiontext format="html">
   <text><![CDATA[<p>Which <em>river</em>?</p><p><img src="@@PLUGINFILE@@/m.png"></p>]]></text></questiontext>
  <generalfeedback format="html"><text>It is &lt;b&gt;long&lt;/b&gt;.</text></generalfeedback>
  <single>false</single>
  <answer fraction="50"><text>Rhine</text><feedback><text>Yes.</text></feedback></answer>
  <answer fraction="50"><text>Elbe</text></answer>
  <answer fraction="-100"><text>Nile</text></answer></question>""",
        """<question type="shortanswer"><questiontext><text>Type it</text></questiontext><usecase>1</usecase>
  <answer fraction="100"><text>M\\*A</text></answer>
  <answer fraction="0"><text>*</text></answer></question>""",
        """<question type="numerical"><questiontext><text>How many?</text></questiontext>
  <answer fraction="100"><text>12000</text><tolerance>0</tolerance></answer>
  <units><unit/></units></question>""",
        """<question type="essay"><questiontext><text>Why?</text></questiontext>
  <graderinfo format="html"><text>&lt;p&gt;Because.&lt;/p&gt;</text></graderinfo></question>""",
        """<question type="cloze"><questiontext><text>{1:SHORTANSWER:=a}</text></questiontext></question>""",
        """<question type="truefalse"><questiontext><text>So?</text></questiontext></question>""",
    )
    together, exact, many, why = found.cards
    assert (together.front, together.back, together.distractors) == ("Which river?", "Rhine; Elbe", ())
    assert (together.note, together.topic) == ("It is long.\nRhine: Yes.", "Rivers")
    assert (exact.back, exact.accept) == ("M*A", ("M*A",))
    assert (many.back, many.accept) == ("12000", ("12000", "12,000"))
    assert (why.front, why.back) == ("Why?", "Because.")
    assert told(found) == [
        "4 kept: that wrong options cost marks is not kept",
        "4 kept: 2 options are right together: the card asks for them all, without wrong options",
        "5 kept: a picture, recording or formula is left out",
        "12 kept: capital letters do not count in typed answers",
        "12 kept: an answer that is right in part is left out: *",
        "15 kept: the units of the answer are not kept",
        "18 kept: a free answer becomes a card that the learner grades; its back is the feedback",
        "20 lost: a question of the type cloze",
        "21 lost: neither true nor false is marked as right",
    ]


BOMB = b"<!DOCTYPE quiz [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]>\n<quiz>&b;</quiz>"
OUTSIDE = b"<?xml version='1.0'?>\n<!DOCTYPE quiz SYSTEM 'file:///etc/passwd'>\n<quiz/>"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (BOMB, "b.xml:1: the file has a document type"),
        (OUTSIDE, "b.xml:2: the file has a document type"),
        (b"<quiz>&b;</quiz>", "b.xml:1:7: this is not XML: undefined entity"),
        (b"<quiz>\n<question></quiz>", "b.xml:2:13: this is not XML: mismatched tag"),
        (b"", "b.xml:1:1: this is not XML: no element found"),
        (b"<html/>", "b.xml:1: the file begins with <html>, not with <quiz>"),
        (b"<quiz>" + b"<a>" * 100, "b.xml:1: elements are nested more than 60 deep"),
        (b"<?xml version='1.0' encoding='no-such'?><quiz/>", "b.xml:1"),
    ],
)
def test_what_is_no_question_bank_is_refused_with_file_and_line(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableError) as error:
        read_bytes(data, "b.xml")
    assert error.value.message.startswith(message)
    assert error.value.remedy


def test_gift_that_is_no_text_is_refused_with_file_and_line() -> None:
    with pytest.raises(UnreadableError) as error:
        read_bytes(b"fine\n\xff\xfe{=a}", "b.gift")
    assert (error.value.message, error.value.exit_code) == ("b.gift:2:1: the byte 0xFF is not UTF-8.", 1)
    with pytest.raises(UnreadableError, match="a zip file"):
        read_bytes(b"PK\x03\x04 a QTI package", "b.zip")


_GIFT = "~ = # { } : \\ %50% -> :: // #### T FALSE a 1 .. [html] $CATEGORY: <![ <!-- <p> &lt; [id:x]"
_XML = (
    "<quiz> </quiz> <question-type='multichoice'> </question> <answer-fraction='100'> </answer> <text> "
    "</text> <questiontext-format='html'> </questiontext> <![CDATA[ ]]>"
)
_PIECES = [
    *_GIFT.split(),
    *(tag.replace("-", " ", 1) for tag in _XML.split()),
    "\n",
    "\n\n",
    " ",
    "\x00",
    "\u202e",
]
PIECES = st.lists(st.sampled_from(_PIECES), max_size=30).map("".join)


@settings(max_examples=200, deadline=None)
@given(
    data=st.one_of(
        st.binary(max_size=200), PIECES.map(str.encode), PIECES.map(lambda text: f"<quiz>{text}".encode())
    ),
    kind=st.sampled_from([GIFT, MOODLE, None]),
)
def test_any_bytes_are_read_or_refused_in_words_and_what_is_read_loads(
    data: bytes, kind: str | None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    incoming = None
    try:
        _, incoming = read_bytes(data, "any", kind)
    except QuizError as error:
        refused = error.message
    else:
        refused = "any:"
    assert refused.startswith("any:")
    if incoming is not None and incoming.cards:
        path = tmp_path_factory.getbasetemp() / "any.yaml"
        (text,) = deck_files("any", "Any", incoming.cards, source="any").values()
        path.write_text(text, encoding="utf-8")
        assert len(load(path).cards) == len(incoming.cards)


def test_very_many_cards_go_into_several_files_and_like_names_get_numbers() -> None:
    questions = "\n\n".join(f"Same question? {{={at} ~no####{'x' * 1900}}}" for at in range(1200))
    files = deck_files("d", "D", gift(questions).cards, source="x")
    assert list(files) == ["deck.yaml", "cards-2.yaml"]
    assert files["deck.yaml"].count("\ncards:\n") == 1
    assert files["cards-2.yaml"].startswith('cards:\n  - id: "same-question-')
    assert '"same-question-1200"' in files["cards-2.yaml"]
