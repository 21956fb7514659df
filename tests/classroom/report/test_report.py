from __future__ import annotations

import csv
import io
import json

import pytest

from quiz.classroom import holding
from quiz.classroom.frozen import NoAnswer
from quiz.classroom.report import html, load, screen, tables, views
from quiz.classroom.report.model import Report
from quiz.errors import UnknownDrillError
from quiz.questions import fact_or_view as form
from quiz.store import drills
from quiz.store.api import Store
from tests.classroom.answering import DRILL, fact_or_view, false_one, hold, option, pairs, truth, who_says

SAYS, FALSE, STANDS = who_says(), false_one(), fact_or_view()


@pytest.fixture
def seven(store: Store) -> Report:
    """Three questions; Cem was there for the last only, Dov said nothing to the second."""
    hold(
        store,
        [SAYS, FALSE, STANDS],
        {
            "Ann": [option(SAYS, 0), truth(False), pairs(STANDS, 1, 0)],
            "Bo": [option(SAYS, 1), truth(True), pairs(STANDS, 0, 1)],
            "Cem": [None, None, pairs(STANDS, 0, 0)],
            "Dov": [option(SAYS, 1), NoAnswer(), pairs(STANDS, 1, 0)],
        },
    )
    return load.report(store)


def test_facility_counts_no_answer_as_nothing_and_leaves_out_what_is_missing(seven: Report) -> None:
    first, second, _ = seven.questions
    assert (first.there, first.answered, first.facility) == (3, 3, pytest.approx(1 / 3))
    assert (second.there, second.answered, second.facility) == (3, 2, pytest.approx(1 / 3))
    assert (first.median_milliseconds, first.discrimination) == (1000, None)
    [ben] = first.wrong
    assert (ben.answer, ben.times, ben.share) == ("Ben", 2, pytest.approx(2 / 3))
    assert [one.answer for one in second.wrong] == ["true"]
    assert (first.answer, second.answer) == ("-", "false")
    assert seven.no_alpha == "3 were there for every question, and it needs 10"


def test_on_how_few_a_figure_rests_is_told_where_not_all_were_asked(seven: Report) -> None:
    for told in ("\n".join(screen.lines(seven)), html.render(seven, names=True)):
        assert told.count("3 of 4 were asked it") == 2
        assert "4 of 4 were" not in told


def test_which_voices_are_confused_and_which_views_are_taken_for_facts(seven: Report) -> None:
    [pair] = seven.confusions
    assert (pair.voice, pair.taken_for, pair.times, pair.questions) == ("Ada", "Ben", 3, (1, 3))
    assert [(one.number, one.mistake, one.times, one.of) for one in seven.taken] == [
        (2, "false as true", 1, 2),
        (3, "view as fact", 2, 4),
    ]
    assert seven.taken[1].text == "“Rye is best.”"
    assert views.FACT == form.FACT


def test_what_to_teach_again_is_what_a_follow_up_asks(store: Store, seven: Report) -> None:
    assert [one.card for one in seven.reteach] == holding.missed(store, DRILL)


def test_the_screen_tells_it_in_80_columns_and_without_terminal_codes(store: Store) -> None:
    hold(
        store,
        [SAYS, FALSE],
        {"Ann": [option(SAYS, 1), truth(True)]},
        title="7b \x1b[31m\u202ered <script>",
    )
    text = "\n".join(screen.lines(load.report(store)))
    assert not set(text) & {"\x1b", "\u202e"}
    assert max(map(len, text.splitlines())) <= screen.WIDTH
    assert "RE-TEACH THESE" in text
    assert "2. True or false? Oats were sown first." in text
    assert "1 x Ada taken for Ben (question 1)" in text
    assert f"quiz drill barley --missed-from {DRILL}" in text


def test_skipped_and_open_questions_are_left_out_and_said_so(store: Store) -> None:
    drill = hold(
        store, [SAYS, FALSE, STANDS], {"Ann": [option(SAYS, 0), truth(False), None], "Bo": [None, None, None]}
    )
    with store.database.transaction() as connection:
        connection.execute("UPDATE drill_question SET closed_at = NULL WHERE number IN (1, 2)")
        connection.execute("UPDATE drill_question SET opened_at = NULL, closed_at = NULL WHERE number = 3")
    drills.apply(store.database, [drills.skipped(drill, 1)])
    found = load.report(store)
    assert [(one.number, one.why) for one in found.left_out] == [
        (1, "skipped"),
        (2, "open"),
        (3, "not asked"),
    ]
    assert (found.questions, found.people) == ((), 0)
    assert holding.missed(store, drill) == []
    assert "(skipped) Who says" in "\n".join(screen.lines(found))


def test_who_was_sent_away_does_not_count_nor_does_a_follow_up_hear_of_it(store: Store) -> None:
    drill = hold(store, [SAYS], {"Ann": [option(SAYS, 0)], "Rude": [option(SAYS, 2)]})
    drills.apply(store.database, [drills.banned(f"{drill}-1", 5)])
    found = load.report(store)
    assert ([one.name for one in found.students], found.sent_away) == (["Ann"], 1)
    assert found.questions[0].facility == 1
    assert holding.missed(store, drill) == []


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "＝1", " =1"])
def test_no_name_is_a_formula_in_the_table(store: Store, name: str) -> None:
    hold(store, [SAYS, FALSE], {name: [None, truth(False)]})
    _, row = csv.reader(io.StringIO(tables.as_csv(load.report(store))))
    assert row[0].startswith("'")


def test_the_table_has_a_blank_for_what_is_missing_and_0_for_no_answer(seven: Report) -> None:
    rows = list(csv.reader(io.StringIO(tables.as_csv(seven))))
    assert rows[0] == ["name", "team", "1 d/a#p", "2 d/b#p", "3 d/c#p", "total", "mean"]
    assert rows[3][:5] == ["Cem", "", "", "", "0.5"]
    assert rows[4][:5] == ["Dov", "", "0", "0", "1"]


def test_of_twelve_discrimination_and_alpha_are_told(store: Store) -> None:
    given = {f"n{n}": [option(SAYS, n % 3), truth(n % 3 == 1)] for n in range(12)}
    hold(store, [SAYS, FALSE], given)
    found = load.report(store)
    assert found.alpha is not None
    assert found.alpha_people == 12
    assert found.questions[0].discrimination is not None
    assert json.loads(tables.as_json(found))["alpha"] == pytest.approx(found.alpha)


def test_there_is_no_report_without_a_drill(store: Store) -> None:
    with pytest.raises(UnknownDrillError, match="No drill"):
        load.report(store)
