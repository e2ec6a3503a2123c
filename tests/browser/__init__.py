"""Journeys, the quick exit and accessibility, in the system's Chromium."""
