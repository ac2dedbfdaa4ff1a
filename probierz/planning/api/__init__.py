"""Planning for programs."""
