"""Shows an editor, claim by claim, who really stands behind a story."""

__version__ = "0.1.0"
