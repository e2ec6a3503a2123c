"""The pages for the one who is exposed."""
