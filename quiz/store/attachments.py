"""Where a learner's own copies of the articles lie."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quiz.store.connection import Database

_PUT: Final = (
    "INSERT INTO source_attachment (deck, source, path, attached_at) VALUES (?, ?, ?, ?) "
    "ON CONFLICT (deck, source) DO UPDATE SET path = excluded.path, attached_at = excluded.attached_at"
)


def attach(database: Database, deck: str, paths: Mapping[str, str], now: int) -> None:
    """Remember the path of each source's text, by source id; ``now`` is in microseconds."""
    with database.transaction():
        database.executemany(_PUT, [(deck, source, path, now) for source, path in sorted(paths.items())])


def attached(database: Database, deck: str) -> dict[str, str]:
    """Return the paths remembered for a deck's sources, by source id."""
    rows = database.all("SELECT source, path FROM source_attachment WHERE deck = ? ORDER BY source", (deck,))
    return {str(source): str(path) for source, path in rows}
