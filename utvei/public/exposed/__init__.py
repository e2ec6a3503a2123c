"""Pages for the one who is exposed."""
