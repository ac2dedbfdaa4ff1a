"""Surveys of clients and staff: campaigns, collection points, anonymous answers and their results."""
