"""The dossier format: schema, loader, checks."""
