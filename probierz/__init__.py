"""Probierz: the quality-management system of a public office, and of a programme of many."""
