"""Files kept by the hash of their content, and whose they are."""
