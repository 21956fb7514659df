"""How much of its articles a dossier tells, how evenly, and what its cards are like, in figures."""
