"""What the desk does by itself, again and again: look at what is due, file what is new."""
