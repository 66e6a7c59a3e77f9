"""How good the results are, on data that is not ours to ship: named by `--data`, or skipped."""
