"""Words of audits for templates."""
