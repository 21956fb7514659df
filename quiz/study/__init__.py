"""The study session as a use case: what is due, the next question, answers, undo."""
