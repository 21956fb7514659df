"""A study sheet of a deck: what its sources report, where they differ, and who stands where."""
