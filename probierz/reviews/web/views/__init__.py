"""Pages of management reviews."""
