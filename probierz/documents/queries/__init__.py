"""Reads about documents."""
