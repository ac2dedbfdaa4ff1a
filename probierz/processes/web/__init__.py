"""Pages about processes, indicators and services."""
