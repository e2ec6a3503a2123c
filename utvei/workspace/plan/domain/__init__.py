"""What an action plan is, and the words its pages are made of (pure)."""
