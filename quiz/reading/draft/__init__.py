"""What reading proposes, as it lies beside a dossier until a person has decided on it."""
