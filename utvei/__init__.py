"""Utvei: open software for municipalities against human trafficking."""
