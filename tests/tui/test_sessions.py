"""Whole sessions over the real store: every form, from first card to summary, and what the log holds."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static
from tui_driving import press, screen_text, settle, type_text

from quiz.memory import FixedClock
from quiz.questions import model as m
from quiz.questions.model import Form
from quiz.store.api import Store
from quiz.study import preferences
from quiz.study.views import SessionOptions, Task
from tui.app import QuizApp
from tui.backend import StoreLibrary
from tui.screens.home import HomeScreen
from tui.screens.session import Phase
from tui.screens.study import StudyScreen
from tui.screens.summary import SummaryScreen
from tui.widgets.checklist import Notes

SIZE = (90, 40)


def log(path: Path) -> list[tuple[str, str | None, int | None, str | None]]:
    """The kinds of events in the log, with card, rating and form, oldest first."""
    with sqlite3.connect(path) as connection:
        rows = connection.execute("SELECT kind, card, rating, form FROM event ORDER BY id").fetchall()
    connection.close()
    return rows


def shown(app: QuizApp) -> Task:
    """The card on the screen."""
    assert isinstance(app.screen, StudyScreen)
    assert app.screen.task_shown is not None
    return app.screen.task_shown


async def press_all(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys whose effects need not be waited for one by one."""
    await pilot.press(*keys)
    await settle(pilot)


async def arrange(pilot: Pilot[Any], wanted: tuple[int, ...]) -> None:
    """Carry each item to its place, from the top down, and hand in."""
    order, marked = list(range(len(wanted))), 0
    keys: list[str] = []
    for place, item in enumerate(wanted):
        at = order.index(item)
        keys += [*["down"] * ((at - marked) % len(order)), str(place + 1)]
        order.insert(place, order.pop(at))
        marked = place
    await press_all(pilot, *keys, "enter")


async def answer(pilot: Pilot[Any], *, right: bool = True) -> m.AnyInstance:
    """Answer what is on the screen as a person would, and go on to the next card."""
    instance = shown(pilot.app).instance  # type: ignore[arg-type]
    match instance:
        case m.Show():
            await press(pilot, "enter")
            return instance
        case m.Pick():
            await press(
                pilot, str((instance.key if right else (instance.key + 1) % len(instance.options)) + 1)
            )
        case m.Judge():
            await press(pilot, "t" if instance.key is right else "f")
        case m.Type():
            await type_text(pilot, instance.key.display if right else "zzz")
            await press(pilot, "enter")
        case m.Assign():
            given = (row.key if right else (row.key + 1) % len(row.options) for row in instance.rows)
            await press_all(pilot, *(str(option + 1) for option in given), "enter")
        case m.Arrange():
            await arrange(pilot, instance.key if right else instance.key[::-1])
        case m.Checklist():
            assert isinstance(pilot.app.focused, Notes)
            await press(pilot, "enter")
            ticked = range(1, len(instance.items) + 1) if right else ()
            await press_all(pilot, *map(str, ticked), "enter")
        case m.Reveal():
            await press(pilot, "enter", "3" if right else "1")
            return instance
    screen = pilot.app.screen
    assert isinstance(screen, StudyScreen)
    assert screen.phase is Phase.ANSWERED, f"{instance} was not taken"
    assert screen.feedback is not None
    assert screen.feedback.verdict.outcome == ("right" if right else "wrong"), (
        f"{instance}: {screen.feedback.verdict}"
    )
    await press(pilot, "enter")
    return instance


async def test_first_start_studies_new_cards_to_the_end(
    real_app: Any, database: Path, clock: FixedClock
) -> None:
    """Five new cards: each is shown, then asked until it has left its steps, then the day is done."""
    with Store.open(database, clock=clock) as store:
        known = preferences.load(store, store.learner())
        limited = replace(known, study=replace(known.study, new_per_day=5))
        preferences.save(store, store.learner(), limited)
    before = len(log(database))
    app = real_app()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, HomeScreen)
        assert "Five accounts of a killing" in screen_text(app)
        await press(pilot, "enter")
        asked: list[m.AnyInstance] = []
        while isinstance(app.screen, StudyScreen):
            asked.append(await answer(pilot))
            assert len(asked) < 100
        assert isinstance(app.screen, SummaryScreen)
        new = [one for one in asked if isinstance(one, m.Show)]
        assert len(new) == 5
        text = screen_text(app)
        assert "All done for today." in text
        assert "5 new" in text
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)
        assert "Done for today." in screen_text(app)
        assert "1 day in a row" in screen_text(app)
    events = log(database)[before:]
    assert [kind for kind, *_ in events].count("introduce") == 5
    assert len(events) == len(asked), "every answer, and nothing but answers, is in the log"
    assert [card for _, card, _, _ in events] == [one.card for one in asked]


FORMS = [form for form in Form if form is not Form.STUDY]


@pytest.mark.parametrize("form", FORMS)
async def test_a_session_of_one_form(form: Form, real_app: Any, database: Path) -> None:
    """Three answers in this form alone, right and wrong in turn, end in the summary and are in the log."""
    app = real_app(SessionOptions(forms=frozenset({form}), limit=3))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        if isinstance(app.screen, SummaryScreen):
            pytest.skip(f"the built-in deck has no {form}")
        asked, questions = 0, []
        while isinstance(app.screen, StudyScreen):
            one = await answer(pilot, right=len(questions) % 2 == 0)
            if not isinstance(one, m.Show):
                questions.append(one)
            asked += 1
            assert asked < 50
        assert isinstance(app.screen, SummaryScreen)
    assert {one.form for one in questions} == {form}
    answered = [(kind, rating) for kind, _, rating, _ in log(database) if kind in {"review", "practice"}]
    assert len(answered) == len(questions)
    assert 2 <= len(questions) <= 3, "one that is right, one that is wrong"
    for number, (_, rating) in enumerate(answered):
        assert rating is None or (rating > 1) is (number % 2 == 0)


async def test_rerating_is_in_the_log_before_the_next_card(real_app: Any, database: Path) -> None:
    app = real_app(SessionOptions(deck="soleimani", forms=frozenset({Form.SHORT_ANSWER}), limit=1))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        while isinstance(shown(app).instance, m.Show):
            await press(pilot, "enter")
        instance = shown(app).instance
        assert isinstance(instance, m.Type)
        await type_text(pilot, instance.key.display)
        await press(pilot, "enter", "2")
        assert app.screen.feedback.rating == 2
        assert [(kind, rating) for kind, _, rating, _ in log(database) if kind != "introduce"] == [
            ("review", 3),
            ("void", None),
            ("review", 2),
        ]


async def test_undo_works_across_a_restart(real_app: Any, database: Path) -> None:
    app = real_app(SessionOptions())
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        first = shown(app).card
        await press(pilot, "enter")
    app = real_app(SessionOptions())
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert shown(app).card != first
        await press(pilot, "u")
        assert shown(app).card == first
        assert isinstance(shown(app).instance, m.Show)
    assert [kind for kind, *_ in log(database)] == ["introduce", "void"]


async def test_after_an_undo_the_head_counts_as_a_session_begun_anew_does(real_app: Any) -> None:
    def head(app: QuizApp) -> str:
        return str(app.screen.query_one("#tally", Static).content)

    app, heads = real_app(SessionOptions()), []
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        for _ in range(7):
            heads.append(head(app))
            await answer(pilot)
        for _ in range(3):
            await press(pilot, "u")
            assert head(app) == heads.pop()
            again = real_app(SessionOptions())
            async with again.run_test(size=SIZE) as second:
                await settle(second)
                assert head(again) == head(app)


async def test_a_suspended_card_does_not_come_back(real_app: Any, database: Path) -> None:
    app = real_app(SessionOptions())
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        first = shown(app).card
        await press(pilot, "s")
        assert shown(app).card != first
    assert ("suspend", first) in [(kind, card) for kind, card, *_ in log(database)]


async def test_a_flag_stays_and_the_card_can_still_be_answered(real_app: Any, database: Path) -> None:
    app = real_app(SessionOptions())
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        first = shown(app).card
        await press(pilot, "m", "enter")
        assert shown(app).card != first
    assert [kind for kind, *_ in log(database)] == ["flag", "introduce"]


async def test_a_card_answered_elsewhere_is_refused_kindly(real_app: Any, database: Path) -> None:
    app, other = real_app(SessionOptions()), real_app(SessionOptions())
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        first = shown(app).card
        async with other.run_test(size=SIZE) as second:
            await settle(second)
            assert shown(other).card == first
            await press(second, "enter")
        await press(pilot, "enter")
        assert "This card has changed since it was shown" in screen_text(app)
        assert isinstance(app.screen, StudyScreen)
        assert app.screen.phase is Phase.ASKING
        assert not (shown(app).card == first and isinstance(shown(app).instance, m.Show))
    assert len(log(database)) == 1, "nothing is written twice"


async def test_reviews_come_back_on_a_later_day(real_app: Any, clock: FixedClock) -> None:
    app = real_app(SessionOptions(limit=4))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        while isinstance(app.screen, StudyScreen):
            await answer(pilot)
            clock.advance(minutes=11)
    clock.advance(days=20)
    app = real_app()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert app.screen.view.decks[0].due > 0
        await press(pilot, "enter")
        assert shown(app).phase == "review"
        await answer(pilot)


async def test_practice_says_so_and_offers_no_ratings(real_app: Any) -> None:
    app = real_app(SessionOptions(forms=frozenset({Form.TRUE_FALSE})))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert "Practice: logged" in screen_text(app)
        await press(pilot, "t")
        assert not app.screen.query_one("#ratings").display


ARTICLE = """Two men met.

The meeting in Oslo lasted 3 hours [sic].

Nobody else came."""


async def test_attached_articles_are_read_from_the_card(clock: FixedClock, tmp_path: Path) -> None:
    """A copy of an article is found by the fingerprints of its paragraphs and read at the card's place."""
    from quiz.dossier.load import load
    from quiz.dossier.paragraphs import fingerprint
    from quiz.questions.build import build_deck
    from quiz.study.articles import attach_folder

    marks = ", ".join(f'"{fingerprint(paragraph)}"' for paragraph in ARTICLE.split("\n\n"))
    dossier = tmp_path / "deck.yaml"
    dossier.write_text(f"""
deck: {{id: oslo, title: A meeting, format: 1, licence: MIT}}
voices: [{{id: author, kind: author, label: the author}}]
sources: [{{id: s, file: a.txt, label: the note, author: author, paragraphs: 3, fingerprints: [{marks}]}}]
statements:
  - id: where
    kind: report
    text: "The meeting was held in {{a}}."
    answers: {{a: {{type: place, value: Oslo, distractors: [Bergen, Paris, Rome]}}}}
    ask: {{a: "Where was the meeting held?"}}
    evidence: [{{at: "s#2", says: [author], printed: "meeting in Oslo"}}]
""")
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "renamed.txt").write_text(ARTICLE)
    path = tmp_path / "quiz.db"
    with Store.open(path, clock=clock) as store:
        store.sync_deck(build_deck(load(dossier)))
        assert attach_folder(store, "oslo", tmp_path / "articles")
    options = SessionOptions(deck="oslo")
    app = QuizApp(lambda: StoreLibrary(path, None, clock=clock), study=options)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "p")
        text = screen_text(app)
        assert "The meeting in Oslo lasted 3 hours [sic]." in text
        assert "Two men met." not in text
        await press(pilot, "escape", "enter")
        assert isinstance(app.screen, StudyScreen)
