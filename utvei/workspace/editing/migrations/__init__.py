"""What the database of the editors' app looks like, step by step."""
