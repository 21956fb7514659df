"""Questions: built from a dossier's cards, realised as instances, graded."""
