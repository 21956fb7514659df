"""What a drill tells a teacher: its questions, its class, and what to teach again."""
