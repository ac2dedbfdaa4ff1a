"""Every write of a programme: stages, outcomes, the conference, news, settings and the report."""
