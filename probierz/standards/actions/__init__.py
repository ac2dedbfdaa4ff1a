"""Writes: catalogs, what applies, rounds and their answers, evidence."""
