"""Make the README's picture from the real app: ``python docs/pictures.py``.

A new learner studies the built-in deck until a position is asked for, and answers; then the screen is saved.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
SIZE = (96, 30)
MOST_CARDS = 60


async def main() -> None:
    """Study in a database of its own and save ``study.svg`` beside this file."""
    from quiz.questions.model import Form, Pick
    from quiz.study.views import SessionOptions
    from tui.app import QuizApp
    from tui.backend import StoreLibrary
    from tui.screens.study import StudyScreen

    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "quiz.db"
        options = SessionOptions(deck="soleimani", forms=frozenset({Form.WHO_SAYS}))
        app = QuizApp(lambda: StoreLibrary(database, None), study=options)
        async with app.run_test(size=SIZE) as pilot:
            for _ in range(MOST_CARDS):
                await app.workers.wait_for_complete()
                await pilot.pause(0.3)
                screen = app.screen
                if not isinstance(screen, StudyScreen) or screen.task_shown is None:
                    continue
                shown = screen.task_shown.instance
                if isinstance(shown, Pick) and shown.explanation.others:
                    await pilot.press(str(shown.key + 1))
                    await app.workers.wait_for_complete()
                    await pilot.pause(0.3)
                    app.save_screenshot("study.svg", path=str(HERE))
                    return
                await pilot.press("enter" if not isinstance(shown, Pick) else "question_mark", "enter")
    raise SystemExit("no position was asked for")


if __name__ == "__main__":
    os.environ.pop("NO_COLOR", None)
    asyncio.run(main())
