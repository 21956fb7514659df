"""Who says, thinks or wants what: attributions found by rules over a paragraph's grammar."""
