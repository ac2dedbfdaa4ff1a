"""Template tags of improvement."""
