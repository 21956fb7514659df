"""The first schema. What the tables and columns mean: ``quiz.store.tables``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    text,
)

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from sqlalchemy.types import TypeEngine

_COUNTING = BigInteger().with_variant(Integer(), "sqlite")


def _column(name: str, kind: TypeEngine[Any], to: str | None) -> Column[Any]:
    """Make a column from ``name``, ``name?`` (may be NULL) or ``name!`` (part of the primary key)."""
    keys = [ForeignKey(to)] if to else []
    return Column(name.rstrip("?!"), kind, *keys, primary_key=name.endswith("!"), nullable=name.endswith("?"))


def _word(name: str, to: str | None = None) -> Column[Any]:
    return _column(name, String(), to)


def _number(name: str) -> Column[Any]:
    return _column(name, Integer(), None)


def _moment(name: str) -> Column[Any]:
    return _column(name, BigInteger(), None)


def _real(name: str) -> Column[Any]:
    return _column(name, Float(), None)


def _bytes(name: str) -> Column[Any]:
    return _column(name, LargeBinary(), None)


def upgrade(connection: Connection) -> None:
    """Make all tables."""
    metadata = MetaData()
    _content(metadata)
    _learners(metadata)
    _log(metadata)
    _plans(metadata)
    _drills(metadata)
    Table("migration", metadata, _word("name!"), _moment("applied_at"), _word("program"))
    metadata.create_all(connection, checkfirst=False)


def _content(metadata: MetaData) -> None:
    Table(
        "deck",
        metadata,
        _word("id!"),
        _word("title"),
        _word("summary?"),
        _word("language"),
        _word("fingerprint"),
        _word("origin?"),
        _number("revision"),
        _number("cards"),
        _bytes("document"),
        _moment("added_at"),
        _moment("built_at"),
        _moment("removed_at?"),
    )
    Table(
        "card",
        metadata,
        _word("id!"),
        _word("deck", "deck.id"),
        _word("slug"),
        _word("part"),
        _word("sibling"),
        _word("kind"),
        _word("topic?"),
        _number("importance"),
        _number("position"),
        _word("forms"),
        _word("text"),
        _word("content_hash"),
        _word("answer_hash"),
        _moment("added_at"),
        _moment("changed_at"),
        _moment("retired_at?"),
        Index(
            "card_new",
            "deck",
            "position",
            "id",
            sqlite_where=text("retired_at IS NULL"),
            postgresql_where=text("retired_at IS NULL"),
        ),
        Index("card_sibling", "sibling"),
    )
    Table("card_body", metadata, _word("card!", "card.id"), _bytes("payload"))
    Table("card_alias", metadata, _word("was!"), _word("card!"), Index("card_alias_card", "card"))
    Table(
        "source_attachment",
        metadata,
        _word("deck!"),
        _word("source!"),
        _word("path"),
        _moment("attached_at"),
    )


def _learners(metadata: MetaData) -> None:
    Table("learner", metadata, _word("id!"), _moment("created_at"))
    Table(
        "learner_identity",
        metadata,
        _word("learner!", "learner.id"),
        _word("name"),
        _word("folded"),
        UniqueConstraint("folded", name="learner_name"),
    )
    Table("setting", metadata, _word("learner!"), _word("deck!"), _word("name!"), _word("value"))
    Table(
        "parameter_set",
        metadata,
        _word("learner!", "learner.id"),
        _number("version!"),
        _word("algorithm"),
        _word("weights"),
        _word("note?"),
        _moment("created_at"),
    )


def _log(metadata: MetaData) -> None:
    Table(
        "event",
        metadata,
        Column("seq", _COUNTING, primary_key=True),
        _word("id"),
        _word("learner", "learner.id"),
        _word("card?"),
        _word("kind"),
        _moment("at"),
        _number("utc_offset"),
        _number("study_day"),
        _number("phase_before?"),
        _number("rating?"),
        _number("parameters?"),
        _number("phase?"),
        _number("step?"),
        _moment("due_at?"),
        _number("due_day?"),
        _number("leech?"),
        _number("suspended?"),
        _word("ref?"),
        _word("value?"),
        _word("form?"),
        _word("question?"),
        _number("milliseconds?"),
        _word("answer_hash?"),
        _word("shown?"),
        _word("response?"),
        UniqueConstraint("learner", "id", name="event_id"),
        Index("event_card", "learner", "card", "id"),
        Index("event_day", "learner", "study_day", "kind", "card"),
    )
    Table(
        "memory",
        metadata,
        _word("learner!", "learner.id"),
        _word("card!"),
        _word("deck"),
        _number("queue"),
        _number("version"),
        _number("phase"),
        _number("step"),
        _real("stability?"),
        _real("difficulty?"),
        _number("last_day?"),
        _moment("last_at?"),
        _moment("due_at?"),
        _number("due_day?"),
        _number("interval?"),
        _number("reps"),
        _number("lapses"),
        _number("leech"),
        _number("suspended"),
        _number("buried_until?"),
        _number("flag"),
        _number("asked"),
        _word("answer_hash?"),
        _word("last_question?"),
        _word("last_event?"),
        Index("memory_due", "learner", "deck", "queue", "due_day", "interval", "buried_until", "card"),
        sqlite_with_rowid=False,
    )
    Table("new_mark", metadata, _word("learner!"), _word("deck!"), _number("revision"), _number("position"))


def _plans(metadata: MetaData) -> None:
    Table(
        "deck_plan",
        metadata,
        _word("learner!", "learner.id"),
        _word("deck!"),
        _number("exam_day?"),
        _word("easy_days?"),
        _number("new_per_day?"),
        _number("reviews_per_day?"),
    )
    Table(
        "cram",
        metadata,
        _word("id!"),
        _word("learner", "learner.id"),
        _word("options"),
        _moment("created_at"),
        _moment("ended_at?"),
    )
    Table(
        "cram_card",
        metadata,
        _word("cram!", "cram.id"),
        _word("card!"),
        _number("position"),
        _number("rounds"),
        _number("known"),
    )


def _drills(metadata: MetaData) -> None:
    Table(
        "drill",
        metadata,
        _word("id!"),
        _word("deck?"),
        _word("title"),
        _word("mode"),
        _word("phase"),
        _word("options"),
        _word("host_token_hash?"),
        _moment("created_at"),
        _moment("ended_at?"),
    )
    Table(
        "drill_question",
        metadata,
        _word("drill!", "drill.id"),
        _number("number!"),
        _word("card"),
        _word("question"),
        _word("instance"),
        _moment("opened_at?"),
        _moment("closed_at?"),
    )
    Table(
        "participant",
        metadata,
        _word("id!"),
        _word("drill", "drill.id"),
        _word("name"),
        _word("folded"),
        _word("token_hash?"),
        _word("learner?", "learner.id"),
        _moment("joined_at"),
        _moment("banned_at?"),
        UniqueConstraint("drill", "folded", name="participant_name"),
    )
    Table(
        "response",
        metadata,
        _word("drill!"),
        _number("number!"),
        _word("participant!", "participant.id"),
        _word("response"),
        _real("score?"),
        _number("milliseconds?"),
        _moment("received_at"),
    )
