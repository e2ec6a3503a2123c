"""The knowledge bank: texts to pages, the check of a pack, the search."""
