"""Find, check and merge packs."""
