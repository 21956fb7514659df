"""Anki's own engine doing the same work, to compare with (PyPI ``anki``; AGPL: no part of the program)."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any


class AnkiPeer:
    """A collection of so many review cards, all due today, scheduled with FSRS."""

    def __init__(self, folder: Path, cards: int) -> None:
        from anki.collection import AddNoteRequest, Collection
        from anki.decks import DeckId

        folder.mkdir(parents=True, exist_ok=True)
        self._path = str(folder / "collection.anki2")
        collection = Collection(self._path)
        collection.set_config("fsrs", True)
        kind = collection.models.by_name("Basic")
        assert kind is not None
        requests = []
        for number in range(cards):
            note = collection.new_note(kind)
            note["Front"] = f"What was asked for in the made-up account number {number}?"
            note["Back"] = f"answer {number}"
            requests.append(AddNoteRequest(note=note, deck_id=DeckId(1)))
        collection.add_notes(requests)
        options = collection.decks.config_dict_for_deck_id(DeckId(1))
        options["rev"]["perDay"] = 9999
        options["new"]["perDay"] = 0
        collection.decks.update_config(options)
        collection.sched.set_due_date(collection.find_cards(""), "0")
        collection.close()
        self._collection: Any = None
        self._queued: Any = None

    def open(self) -> float:
        """Open the collection and have the first question; return the seconds, imports aside."""
        from anki.collection import Collection

        started = time.perf_counter()
        self._collection = Collection(self._path)
        self._queued = self._collection.sched.get_queued_cards(fetch_limit=1)
        return time.perf_counter() - started

    def answer(self) -> float:
        """Answer the card at hand as good and have the next one; return the seconds."""
        from anki.scheduler.v3 import CardAnswer

        queued = self._queued.cards[0]
        card = self._collection.get_card(queued.card.id)
        card.start_timer()
        started = time.perf_counter()
        answer = self._collection.sched.build_answer(card=card, states=queued.states, rating=CardAnswer.GOOD)
        self._collection.sched.answer_card(answer)
        self._queued = self._collection.sched.get_queued_cards(fetch_limit=1)
        return time.perf_counter() - started

    def close(self) -> None:
        """Close the collection."""
        self._collection.close()
