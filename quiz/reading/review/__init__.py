"""Deciding on proposals: the queue, the decisions, and the edits of a dossier's YAML."""
