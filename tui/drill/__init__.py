"""The teacher's terminal while a drill is held."""
