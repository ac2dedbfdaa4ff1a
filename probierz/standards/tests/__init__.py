"""Tests of requirements, assessment and evidence."""
