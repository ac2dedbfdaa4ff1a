"""Management reviews for programs."""
