"""The decks that come with the program. The real ones: they are what a stranger meets first."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from quiz.store.attachments import attach
from quiz.study import builtin
from quiz.study.articles import paragraph_of
from quiz.study.builtin import ensure_builtin

Desk = Any


def test_the_first_start_brings_the_decks(desk: Desk) -> None:
    told: list[tuple[str, float | None]] = []
    built = ensure_builtin(desk.store, lambda what, share: told.append((what, share)))
    shown = [deck.id for deck in desk.store.decks()]
    assert sorted(shown) == sorted(built)
    assert shown[0] == "soleimani", "the topic with which the program was made comes first on Home"
    assert told[-1][1] == 1.0
    task = desk.open().next()
    assert task is not None
    assert task.instance.form == "study"


def test_the_articles_of_invented_topics_need_no_attaching(stocked: Desk, tmp_path: Path) -> None:
    told = paragraph_of(stocked.store, "barley", "podcast", 19)
    assert told is not None
    assert told.startswith("Adaeze Lomond: I expect a mixture.")
    assert paragraph_of(stocked.store, "barley", "podcast", 24) is None
    assert paragraph_of(stocked.store, "soleimani", "chain", 3) is None, "others' articles are not here"
    own = tmp_path / "podcast.txt"
    own.write_text(told, encoding="utf-8")
    attach(stocked.store.database, "barley", {"podcast": str(own)}, 0)
    assert paragraph_of(stocked.store, "barley", "podcast", 19) == told
    assert paragraph_of(stocked.store, "barley", "podcast", 18) is None, "the learner's own copy goes first"


def test_later_starts_build_nothing_and_read_no_dossier(
    stocked: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quiz.dossier.load.load", None)
    stocked.reopen()
    assert ensure_builtin(stocked.store) == []


def test_changed_decks_are_built_again_and_progress_stays(
    stocked: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    stocked.work(stocked.open(), 4)
    before = stocked.memories()
    monkeypatch.setattr(builtin, "fingerprint", lambda: "another version")
    assert "soleimani" in ensure_builtin(stocked.store)
    assert ensure_builtin(stocked.store) == []
    assert stocked.memories() == before


def test_a_deck_that_was_removed_stays_removed(stocked: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    stocked.store.remove_deck("soleimani", purge=True)
    assert ensure_builtin(stocked.store) == []
    monkeypatch.setattr(builtin, "fingerprint", lambda: "another version")
    assert "soleimani" not in ensure_builtin(stocked.store)
    assert "soleimani" not in [deck.id for deck in stocked.store.decks()]


def test_the_fingerprint_follows_the_content(monkeypatch: pytest.MonkeyPatch) -> None:
    first = builtin.fingerprint()
    assert builtin.fingerprint() == first
    monkeypatch.setattr(builtin, "_BUILDERS", ())
    assert builtin.fingerprint() != first


def test_a_build_that_is_broken_off_is_done_anew(desk: Desk) -> None:
    class LeavingError(Exception):
        pass

    def leave(_what: str, share: float | None) -> None:
        if share == 1.0:
            raise LeavingError

    with pytest.raises(LeavingError):
        ensure_builtin(desk.store, leave)
    desk.reopen()
    ensure_builtin(desk.store)
    assert "soleimani" in [deck.id for deck in desk.store.decks()]
