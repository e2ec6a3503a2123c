"""The staff house's page about numbers in print."""
