"""Thinks about when a job is due."""
