"""From the text of articles to proposals for a dossier: their structure, and who claims what in them."""
