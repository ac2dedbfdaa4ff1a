"""Pages for everybody: programmes, offices, results, news and the conference; no log-in, no cookies."""
