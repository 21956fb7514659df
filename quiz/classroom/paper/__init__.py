"""Drills on paper: shuffled versions, their answer strips and keys, and results typed in from them."""
