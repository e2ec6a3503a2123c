"""Front page, search over all, and the addresses that belong to no other app."""
