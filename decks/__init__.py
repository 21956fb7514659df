"""Built-in dossiers: content only, no logic."""
