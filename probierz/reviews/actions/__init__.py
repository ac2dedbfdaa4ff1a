"""Writes of management reviews."""
