"""The action plan, to read."""
