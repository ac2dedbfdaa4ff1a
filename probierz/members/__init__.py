"""The pages and writes about offices, units, people, roles, invitations, and the import of rosters."""
