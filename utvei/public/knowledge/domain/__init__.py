"""What a knowledge page is, and how its text becomes a page (pure)."""
