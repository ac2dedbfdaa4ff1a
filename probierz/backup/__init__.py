"""Copies of the whole installation, made while it runs, and the checkpoints that leave the building."""
