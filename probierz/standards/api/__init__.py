"""Requirements for programs."""
