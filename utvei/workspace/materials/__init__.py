"""Leaflets, posters, cards and kits: what reaches people on paper, on a wall and in a classroom."""
