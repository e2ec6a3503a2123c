"""The action tool: observations in, explained advice out."""
