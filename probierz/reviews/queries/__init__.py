"""Reads of management reviews."""
