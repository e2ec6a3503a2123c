"""A command that is refused: the message says what and why."""


class Refusal(Exception):
    """Refused; exit code 1."""
