"""Reads about processes, indicators and services."""
