"""Tests of the directory: hours, who can help now, its part of the release."""
