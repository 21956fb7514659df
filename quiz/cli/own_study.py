"""After a drill: the answers of students who want it count in their own studying."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from quiz.store.api import Store


def count_in_own_study(store: Store, drill: str | None = None) -> None:
    """Count what is not counted yet of a drill, or of all that have ended, and tell of it.

    Raises ``QuizError`` where the drill or somebody's log cannot be read.
    """
    from quiz.classroom.own_study import to_count
    from quiz.store import drills
    from quiz.study.drilled import DrillAnswer, count_in
    from quiz.text import counted, printable

    learners = {one.id: one for one in store.learners()}
    for held in [drill] if drill is not None else [one.id for one in drills.everything(store.database)]:
        for learner, answers in to_count(store, held).items():
            if learner not in learners:
                continue
            added = count_in(store, learners[learner], [DrillAnswer(*one) for one in answers])
            if added:
                whose = printable(learners[learner].name)
                click.echo(f"{whose}: {counted(added, 'answer')} counted in their own studying.")
