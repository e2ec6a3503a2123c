"""The knowledge bank: pages, glossary, sources, and the search over everything a visitor can read."""
