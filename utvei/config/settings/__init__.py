"""Settings, one module for each program."""
