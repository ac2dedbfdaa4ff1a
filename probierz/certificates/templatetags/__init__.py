"""Template tags of certificates."""
