"""Write and read a release."""
