"""Answers of a survey as files that analysts read: columns that stay the same, a writer for each format."""
