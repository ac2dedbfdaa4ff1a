"""The door of jobs for people."""
