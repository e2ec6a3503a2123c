"""When the house's own jobs ran, and the claim that keeps one from running twice at once."""
