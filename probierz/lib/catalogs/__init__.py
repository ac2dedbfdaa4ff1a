"""Catalogs the product ships: facts, stages and questionnaires as checked YAML data."""
