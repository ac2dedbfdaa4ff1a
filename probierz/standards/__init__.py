"""Requirement catalogs, assessment rounds, evidence, and readiness computed from them."""
