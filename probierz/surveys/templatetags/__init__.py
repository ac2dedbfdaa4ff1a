"""Template tags of the surveys."""
