"""Doors of the surveys: respondents, the office, the programme."""
