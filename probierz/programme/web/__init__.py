"""The door of programmes for people."""
