"""Moje sprawy: everything one person has to do, and the way to find anything."""
