"""Runs pure steps on hostile input in child processes with limits, which are killed and replaced.

`readers` is the parent's side, `child` the other one, `frames` what they say to each other. Values
come back as data and are checked: a child that read hostile bytes is believed in nothing else.
"""
