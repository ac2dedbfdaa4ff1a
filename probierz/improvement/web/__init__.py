"""The doors of improvement for people."""
