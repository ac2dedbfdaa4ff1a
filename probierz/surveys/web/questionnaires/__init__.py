"""The editor of questionnaires: for a programme's drafts, and for the questions an office adds."""
