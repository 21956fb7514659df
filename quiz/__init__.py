"""Study several accounts of one story in the terminal."""
