"""Benches: measured beside others in one run, reported as ratios. No test asserts a time."""
