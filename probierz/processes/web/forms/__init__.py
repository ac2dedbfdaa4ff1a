"""Forms of processes, indicators and services."""
