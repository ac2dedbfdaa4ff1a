"""Accounts, employees of offices in time, and the memberships that give roles."""
