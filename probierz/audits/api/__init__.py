"""Audits for programs."""
