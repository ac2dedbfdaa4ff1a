"""Tests of management reviews."""
