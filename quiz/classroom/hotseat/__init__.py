"""A drill at one keyboard: in turn, or whoever presses their key first."""
