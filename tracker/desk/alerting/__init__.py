"""Who is told of what: watches, the yes to them, and the letters that are owed."""
