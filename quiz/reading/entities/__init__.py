"""Who and what articles name: people, organisations, places, agreements and events, across all of them."""
