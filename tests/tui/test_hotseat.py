"""The app for a drill at one keyboard, played by keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widgets import Static

from quiz.classroom.hotseat.play import HotSeat, Stage
from quiz.memory import FixedClock
from quiz.store import drills
from quiz.store.api import Store
from quiz.store.holder import DrillHeldError, Holder
from tests.classroom.answering import DRILL
from tests.classroom.seating import begun, play
from tests.sample_decks import NOON
from tui.hotseat.app import HotSeatApp, run


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "quiz.db", clock=FixedClock(NOON), backups=False) as opened:
        yield opened


def shown(app: HotSeatApp) -> str:
    return "\n".join(str(one.render()) for one in app.screen.query(Static) if one.display)


async def test_three_race_for_a_question_with_their_keys(store: Store) -> None:
    game, _ = begun(store, "Ada", "[b]Ben", "Cleo", buzzers=True)
    app = HotSeatApp(game)
    async with app.run_test(size=(80, 24)) as pilot:
        assert " g  [b]Ben" in shown(app)
        await pilot.press("space")
        await pilot.press("1")  # nobody has pressed a buzzer: no answer
        assert game.stage is Stage.BUZZING
        await pilot.press("g")
        assert "[b]Ben answers" in shown(app)
        await pilot.press("2")
        await pilot.pause()
        assert "[b]Ben: not right." in shown(app)
        assert "Right is" not in shown(app)  # the others may still answer
        await pilot.press("a", "1")
        await pilot.pause()
        assert game.stage is Stage.CLOSED
        assert "Ada 100" in shown(app)
        assert "✓ Right" in shown(app)
        await pilot.press("space", "f5")  # nobody knows the second
        await pilot.pause()
        assert "→ Shown" in shown(app)
        await pilot.press("f8", "y")
        await pilot.pause()
        assert "Ada wins" in shown(app)
        assert game.stage is Stage.ENDED
        await pilot.press("q")
    assert len(drills.answers(store.database, DRILL)) == 5


async def test_in_turn_the_next_player_is_named_and_time_runs_out(store: Store) -> None:
    game, timer = begun(store, "Ada", "Ben")
    app = HotSeatApp(game)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Next: Ada" in shown(app)
        await pilot.press("space", "f6")
        timer.seconds += 60
        await pilot.press("1")  # paused: not taken
        await pilot.pause()
        assert "paused" in shown(app)
        assert game.stage is Stage.ANSWERING
        await pilot.press("f6")
        timer.seconds += 20
        for _ in range(40):
            await pilot.pause(0.05)
            if game.stage is Stage.CLOSED:
                break
        assert "Next: Ben" in shown(app)
        await pilot.press("f1")
        await pilot.pause()
        assert "Nobody knows" in str(app.screen.query_one("Sheet").render())
        await pilot.press("escape", "space", "f7")
        await pilot.pause()
        assert "Skipped: it does not count." in shown(app)
    again: HotSeat = play(store, timer)
    assert again.number == 2


def test_what_is_played_at_another_keyboard_is_not_played_here(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quiz.store.holder.PATIENCE", 0)
    game, _ = begun(store, "Ada", "Ben")
    with Holder(store.path, game.drill), pytest.raises(DrillHeldError, match="Another program holds"):
        run(game.drill, store.path)
