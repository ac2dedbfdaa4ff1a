"""Reads about offices, units, people, roles and invitations."""
