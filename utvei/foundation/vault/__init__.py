"""Keys, sealed letters and encrypted fields. `domain` is pure and open to both houses; `services` holds the staff house's own keys."""
