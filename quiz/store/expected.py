"""What the database should look like, from the table definitions: loads SQLModel."""

from __future__ import annotations

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from quiz.store.tables import metadata


def table_columns() -> dict[str, list[str]]:
    """Return the names of each table's columns, in order."""
    return {table.name: [column.name for column in table.columns] for table in metadata.sorted_tables}


def table_sql() -> dict[str, str]:
    """Return the SQL of each table, spaces folded."""
    dialect = sqlite.dialect()
    return {
        table.name: " ".join(str(CreateTable(table).compile(dialect=dialect)).split())
        for table in metadata.sorted_tables
    }


def index_sql() -> dict[str, str]:
    """Return the SQL of each named index, spaces folded."""
    dialect = sqlite.dialect()
    return {
        str(index.name): " ".join(str(CreateIndex(index).compile(dialect=dialect)).split())
        for table in metadata.sorted_tables
        for index in table.indexes
    }
