"""The pages of signing in, of the own account, and of people and roles."""
