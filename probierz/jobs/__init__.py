"""Long work in the background, with visible progress; and duties that come round by the clock."""
