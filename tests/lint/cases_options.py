"""Options: what is planted, and what must pass."""

from __future__ import annotations

from .planting import Case, asked, shows

CASES: dict[str, tuple[list[Case], list[Case]]] = {
    "Q101": (
        [shows("grass", ["clover"])],
        [
            shows("grass", ["clover", "moss"]),
            asked("What grows?", "grass", "clover", "moss", "thyme", "sage"),
        ],
    ),
    "Q102": (
        [
            shows("grass", ["clover", "moss", "none of these"]),
            shows("all of the above", ["clover", "moss", "thyme"]),
            asked("Which of the two grows?", "grass", "clover", "both", "moss"),
        ],
        [
            asked(
                "Who grows it?", "most of the town", "none but the mayor", "both sisters", "all the gardeners"
            )
        ],
    ),
}
