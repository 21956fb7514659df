"""Proposals that a person made, as the log of decisions keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from quiz.reading.draft.model import AnyProposal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from quiz.reading.review.log import Record


def made_by_hand(records: Iterable[Record]) -> dict[str, AnyProposal]:
    """Return the proposals that a person made, also those that were undone since, by id."""
    return {
        one.id: msgspec.convert(one.told["proposal"], AnyProposal)
        for one in records
        if one.decision == "proposed"
    }


def with_followed(records: Iterable[Record], followed: Mapping[str, AnyProposal | None]) -> list[Record]:
    """Return the records with these proposals as they are now; None where the source is gone."""
    return [
        msgspec.structs.replace(one, told={"proposal": _plain(followed.get(one.id))})
        if one.decision == "proposed"
        else one
        for one in records
    ]


def _plain(one: AnyProposal | None) -> object:
    return None if one is None else msgspec.to_builtins(one)
