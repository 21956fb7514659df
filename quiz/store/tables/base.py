"""What the tables share: the metadata, and how keys and moments are declared."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import BigInteger, Integer
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

COUNTING_KEY: Final = BigInteger().with_variant(Integer(), "sqlite")
"""A 64-bit key that counts by itself; in SQLite only a plain INTEGER does."""


class Base(SQLModel, registry=registry()):
    """What the tables share: metadata of their own, apart from any other SQLModel program's."""


def key(**more: Any) -> Any:
    """Declare a part of the primary key."""
    return Field(primary_key=True, **more)


def moment(*, null: bool = False) -> Any:
    """Declare an instant, in microseconds since 1970 UTC."""
    return Field(default=None, sa_type=BigInteger, nullable=True) if null else Field(sa_type=BigInteger)
