"""What an article is made of: paragraphs with numbers and fingerprints, and what each of them is."""
