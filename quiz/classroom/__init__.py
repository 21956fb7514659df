"""Drills: one question at a time for a whole class, live, on paper or at one keyboard, and their report."""
