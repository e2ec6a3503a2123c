"""People, organisations and roles, and the one way into the staff house."""
