"""What a person has decided by now, as far as drafting must know it: which proposals are settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from quiz.reading.draft.lines import DECIDED, PROPOSED

if TYPE_CHECKING:
    from pathlib import Path

_SETTLED = frozenset({"accepted", "rejected", "merged", "split", "attached", "outlined", "same"})


class _Line(msgspec.Struct, frozen=True):
    """As much of a line of the log of decisions as is asked here."""

    key: str
    id: str
    decision: str
    of: str | None = None
    also: tuple[tuple[str, str, str | None], ...] = ()


def settled_proposals(folder: Path) -> frozenset[str]:
    """Return the ids of the proposals that are decided; what was undone is not.

    Lines that cannot be read count for nothing here: reviewing says what is wrong with them.
    """
    try:
        data = (folder / PROPOSED / f"{DECIDED}.jsonl").read_bytes()
    except OSError:
        return frozenset()
    decoder = msgspec.json.Decoder(_Line)
    standing: dict[str, _Line] = {}
    undone: dict[str, _Line] = {}
    for line in data.splitlines():
        try:
            one = decoder.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError):
            continue
        if one.decision == "undone" and one.of in standing:
            undone[one.of] = standing.pop(one.of)
        elif one.decision == "redone" and one.of in undone:
            standing[one.of] = undone.pop(one.of)
        else:
            standing[one.key] = one
    found = {one.id for one in standing.values() if one.decision in _SETTLED}
    return frozenset(found | {name for one in standing.values() for name, *_ in one.also})
