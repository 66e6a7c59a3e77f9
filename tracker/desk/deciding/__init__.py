"""What people decide about what belongs together, and who may."""
