"""Improvement for programs."""
