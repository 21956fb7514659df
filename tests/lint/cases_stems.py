"""Stems: what is planted, and what must pass."""

from __future__ import annotations

from .planting import Case, asked, stated, statement

CASES: dict[str, tuple[list[Case], list[Case]]] = {
    "Q301": (
        [asked(f"What grows {'very ' * 28}well?", "grass", "clover", "moss")],
        [asked(f"What grows {'very ' * 27}well?", "grass", "clover", "moss")],
    ),
    "Q302": (
        [asked("Name the plant that grows there", "grass", "clover", "moss")],
        [
            asked("What grows there?", "grass", "clover", "moss"),
            stated(
                statement("The plant is {a}.", "Which plant is it (in Latin?)", "{type: term, value: poa}")
            ),
        ],
    ),
}
