"""The command, the settings, the release as a whole."""
