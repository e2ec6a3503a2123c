"""Actors, hours and who can help now."""
