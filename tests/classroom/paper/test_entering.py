"""Results typed in at two computers, or in two windows, at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.classroom.options import DrillOptions
from quiz.classroom.paper import entering, making
from quiz.classroom.paper.entering import Entered, Who
from quiz.classroom.paper.making import Paper
from quiz.errors import StoreError
from quiz.questions.document import BuiltDeck
from quiz.store import drills
from quiz.store.api import Store


def test_a_student_entered_twice_at_once_is_one_student(
    store: Store, path: Path, barley: BuiltDeck, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.sync_deck(barley)
    paper = making.prepare(store, "barley", DrillOptions(questions=2, seconds=None), versions=1)
    look, refused = entering.entered, []

    def looked_while_another_saves(at: Store, made: Paper) -> dict[str, Entered]:
        found = look(at, made)
        if at is store:
            with Store.open(path, backups=False) as other:
                other.database.execute("PRAGMA busy_timeout=1")
                try:
                    entering.save(other, paper, [(Who("ada"), {})])
                except StoreError as error:
                    refused.append(error)
        return found

    monkeypatch.setattr(entering, "entered", looked_while_another_saves)
    assert entering.save(store, paper, [(Who("Ada"), {})]) == [0.0]
    assert [one.name for one in drills.participants(store.database, paper.drill.id)] == ["Ada"]
    assert len(refused) == 1
