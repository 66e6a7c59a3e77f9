"""What shows that what is kept is what was seen, and what was taken away and why."""
