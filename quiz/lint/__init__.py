"""The linter: what is amiss with a dossier and the questions made from it, one rule per function."""
