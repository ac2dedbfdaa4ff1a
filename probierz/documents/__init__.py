"""Controlled documents: types and numbers, revisions and their approval, distribution, reading, copies, archive."""
