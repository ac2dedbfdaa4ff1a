"""Statistics of surveys, computed exactly from counts of values.

Every function takes histograms, so that a million answers cost as much as a dozen. Intervals are 95 % and
two-sided. What a sample cannot tell is None, never zero: no answers, one answer, no variation at all.
"""
