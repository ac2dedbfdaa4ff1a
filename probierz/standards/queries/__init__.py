"""Reads: catalogs and their trees, pictures and readiness, rounds, evidence, consistency, transition."""
