"""The app behind ``quiz review``: proposals decided on with single keys, beside their articles."""
