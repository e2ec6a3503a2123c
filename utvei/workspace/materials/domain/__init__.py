"""What leaflets and kits are made of, and what must hold of them; pure."""
