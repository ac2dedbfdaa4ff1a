"""Filters of documents."""
