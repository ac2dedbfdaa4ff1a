"""What happened, who did it and when: an append-only chain of events that shows tampering."""
