"""Style sheets, one per screen; each is read when its screen is first opened."""

from pathlib import Path

STYLES = Path(__file__).parent
"""The folder of the style sheets. Absolute paths, so that a subclass in another folder finds them."""
