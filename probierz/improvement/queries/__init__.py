"""Reads of improvement."""

from probierz.improvement.queries.origins import of_origin, open_against, steps_of_origin

__all__ = ["of_origin", "open_against", "steps_of_origin"]
