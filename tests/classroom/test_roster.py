from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from quiz.classroom import roster
from quiz.classroom.frozen import TypedText, decode_answer, encode_answer
from quiz.classroom.live.hall import WrongCodeError
from quiz.classroom.options import DrillOptions
from quiz.classroom.report import load
from quiz.classroom.roster import Entry, ListError
from quiz.classroom.server.config import ServerConfig
from quiz.classroom.server.opening import open_service
from quiz.errors import UnknownClassError, UnknownLearnerError
from quiz.questions.document import BuiltDeck
from quiz.questions.model import AnswerKey, Form, Type
from quiz.store import drills, learners, rosters
from quiz.store.api import Store
from tests.classroom.answering import BOOK, hold, option, who_says
from tests.classroom.drilling import keep_drill

TYPED = Type(
    question="d/t#p?short-answer",
    card="d/t#p",
    form=Form.SHORT_ANSWER,
    recall=True,
    prompt="What was sown?",
    explanation=BOOK,
    key=AnswerKey(type="text", display="rye", accepted=("rye",)),
)


def test_a_list_of_several_classes_is_read_kept_and_written_again(store: Store) -> None:
    data = "\ufeffClass;Name;House\r\n7b;Ana Berg;red\r\n\r\n7c;ana  berg;red\r\n7b;'=Ben;\r\n".encode()
    entries = roster.read(data, source="c.csv")
    assert entries == [Entry("Ana Berg", "7b"), Entry("ana berg", "7c"), Entry("=Ben", "7b")]
    new = roster.enrol(store, entries)
    assert len({one.learner for one in new}) == 2, "one name is one student"
    assert roster.enrol(store, entries) == []
    assert [(one.name, one.size) for one in rosters.everything(store.database)] == [("7b", 2), ("7c", 1)]
    written = roster.as_csv(store)
    assert "\n'=Ben,7b," in written
    assert {one.name for one in roster.read(written.encode(), source="d.csv")} == {"Ana Berg", "=Ben"}
    joining = roster.members(store.database, rosters.named(store.database, "7B").id)
    assert len(joining) == 2
    assert {one.name for one in joining.values()} == {"Ana Berg", "=Ben"}


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"Ana\nBen\n", "line 1: a class list begins"),
        (b"name\nAna\n", "line 1"),
        (b"name,class\nAna,7b\n,7b\n", "line 3: That is no name"),
        (b"name,class\nAna,7b\nana,7B\n", "line 3: ana stands on line 2 already"),
        (b"name,class\nAna,\n", "line 2"),
        (b"name,class\n\xff,7b\n", "line 2: that is not UTF-8"),
        (b'name,class\n"Ana,7b\n', "line 2"),
        (b"name,class\n", "names nobody"),
        (b"", "line 1"),
        (b"name,class\n" + b"x" * 30 + b",7b\n", "line 2: A name has at most"),
    ],
)
def test_a_list_that_cannot_be_read_is_refused_by_line(data: bytes, says: str) -> None:
    with pytest.raises(ListError, match=says) as refused:
        roster.read(data, source="c.csv")
    assert refused.value.message.startswith("c.csv")
    assert refused.value.remedy


def test_nobody_is_added_where_one_cannot_be(store: Store) -> None:
    with pytest.raises(Exception, match="1 to 80"):
        rosters.enrol(store.database, {"7b": [("Ana", "AAAAAA"), ("", "BBBBBB")]}, 1)
    assert rosters.everything(store.database) == []
    with pytest.raises(UnknownClassError, match="no class '7b'"):
        roster.as_csv(store, "7b")


def test_a_student_of_the_class_joins_as_themselves_by_their_code_and_nobody_by_another(
    store: Store, path: Path, barley: BuiltDeck
) -> None:
    [ana] = roster.enrol(store, [Entry("Ana Berg", "7b")])
    drill = keep_drill(store, barley, DrillOptions(questions=1, roster=ana.roster))
    config = ServerConfig(database=str(path), drill=drill, code="ABCDEF", host_token="h", projector_token="p")
    service, writer = open_service(config)
    try:
        person, _, _ = service.hall.join("x", 1, code=f" {ana.code.lower()}")
        assert (person.kept.name, person.kept.learner) == ("Ana Berg", ana.learner)
        with pytest.raises(WrongCodeError, match="Nobody in this class"):
            service.hall.join("x", 1, code="AAAAAA")
    finally:
        writer.close()


def holds(path: Path, word: str) -> bool:
    files = [path, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))]
    return any(word.encode() in file.read_bytes() for file in files if file.exists())


def test_who_is_forgotten_is_gone_from_the_file_and_the_figures_stay(store: Store, path: Path) -> None:
    [ana] = roster.enrol(store, [Entry("Zephyrine", "7b")])
    given = {
        "Zephyrine": [option(who_says(), 1), TypedText("wheatgrass")],
        "Bo": [None, TypedText("barleycorn")],
    }
    drill = hold(store, [who_says(), TYPED], given, learners={"Zephyrine": ana.learner})
    other = "0199a000-0000-7000-8000-0000000000bb"
    hold(store, [TYPED], {"zephyrine": [TypedText("wheatgrass")]}, drill=other, title="later")
    before = load.report(store, drill)
    assert holds(path, "Zephyrine")
    assert holds(path, "wheatgrass")
    someone = roster.person(store, "zephyrine")
    assert [one.drill for one in (*someone.took_part, *someone.as_nickname)] == [drill, other]
    roster.forget(store, someone)
    for word in ("Zephyrine", "zephyrine", "wheatgrass"):
        assert not holds(path, word), word
    after = load.report(store, drill)
    assert [one.facility for one in after.questions] == [one.facility for one in before.questions]
    assert [one.name for one in after.students] == ["(forgotten)", "Bo"]
    assert after.confusions == before.confusions, "what was chosen stays"
    texts = [decode_answer(one.response) for one in drills.answers(store.database, drill) if one.number == 2]
    assert TypedText("barleycorn") in texts
    assert roster.members(store.database, ana.roster) == {}
    assert learners.find(store.database, "Zephyrine") is None
    with pytest.raises(UnknownLearnerError, match="Nobody"):
        roster.person(store, "Zephyrine")


def test_what_was_corrected_or_taken_back_before_is_gone_from_the_file_too(store: Store, path: Path) -> None:
    """SQLite overwrites what is deleted where it is built so, or told to: it is told to, for good."""
    roster.enrol(store, [Entry("Yolanda", "7b")])
    roster.forget(store, roster.person(store, "Yolanda"))
    assert store.database.value("PRAGMA secure_delete") == 1
    drill = hold(store, [TYPED], {"Zephyrine": [TypedText("wheatgrass")], "Bo": [TypedText("barleycorn")]})
    [first, second] = [
        one._replace(response=encode_answer(TypedText("oats")))
        for one in drills.answers(store.database, drill)
    ]
    drills.apply(store.database, [drills.corrected([first, second])])
    drills.apply(store.database, drills.withdrawn(second.participant))
    for name in ("Zephyrine", "Bo"):
        with contextlib.suppress(UnknownLearnerError):
            roster.forget(store, roster.person(store, name))
    for word in ("wheatgrass", "barleycorn", "Zephyrine"):
        assert not holds(path, word), word
