"""Base pages, components, design tokens, languages."""
