"""The staff house in a browser: what everybody can reach, and in which language it speaks."""
