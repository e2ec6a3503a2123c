"""The action tool: levels against an independent reading, patterns, bad input, and the rules themselves."""
