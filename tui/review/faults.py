"""What is amiss with a draft, told by the fields of the form in which it is mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.review.fields import Field, Group


def field_for(found: tuple[Group, ...], entry: int, path: str) -> Field | None:
    """Return the field that a place of an entry belongs to: the one with the longest path in common."""
    best: tuple[int, Field] | None = None
    wanted = path.split(".")
    for group in found:
        for one in group.fields:
            if one.entry != entry:
                continue
            parts = one.path.split(".")
            common = 0
            for mine, theirs in zip(parts, wanted, strict=False):
                if mine != theirs:
                    break
                common += 1
            if common and (best is None or common > best[0]):
                best = common, one
    return best[1] if best is not None else None
