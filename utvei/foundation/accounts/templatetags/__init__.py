"""Tags of the staff house."""
