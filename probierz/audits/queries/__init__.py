"""Reads of audits."""
