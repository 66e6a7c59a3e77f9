"""What people and programs read: stories, versions, changes, outlets, and what they look for."""
