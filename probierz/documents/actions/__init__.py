"""Writes about documents."""
