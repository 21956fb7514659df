"""Drafts by a language model, for a person to decide on. Used by ``quiz generate --llm`` alone.

One function is called from outside: :func:`quiz.reading.llm.draft.draft_with`. Nothing here loads the package
``llm`` or opens a connection before it is called.
"""
