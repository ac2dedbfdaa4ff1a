"""Finds records of an office by Polish words in any form."""
