"""Where decks, logs and what learners remember are kept: SQLite by default."""
