"""The ground for both houses: shared keys, looks, packs, releases, accounts."""
