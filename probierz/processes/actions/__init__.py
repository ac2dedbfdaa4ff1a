"""Writes about processes: cards and who answers, drawings, indicators and their values, service cards."""
