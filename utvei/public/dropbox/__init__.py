"""Sealed letters in: readers say what is wrong or ask, without a trace, and fetch the answer with a code."""
