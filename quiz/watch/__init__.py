"""A dossier looked at after every save: its files watched, checked, each run held against the last."""
