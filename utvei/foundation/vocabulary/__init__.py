"""The shared keys and the words apps introduce themselves with (pure)."""
