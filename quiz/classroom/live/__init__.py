"""A drill while it is held: where it stands, who is here, what everybody may see. No network in here."""
