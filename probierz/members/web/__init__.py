"""Pages about offices, units, people and roles."""
