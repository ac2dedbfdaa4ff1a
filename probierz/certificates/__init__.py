"""Certificates of participation: numbered, typeset in series, revoked, and checked by anybody."""
