"""Forms: they read what was typed and say what is wrong with it; actions decide and write."""
