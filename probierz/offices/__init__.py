"""Offices, their units, the programmes above them, and the scope that keeps them apart."""
