"""Writes of improvement."""
