"""Logging for the open house: what broke and where, never what a visitor sent.

An exception's message may quote an answer, and an address may be one that only one visitor asked for. So a line holds the type of the
exception and the place in our code, and nothing else.
"""

from __future__ import annotations

import logging
import traceback


class PlaceOnly(logging.Formatter):
    """Formats a record as its level, logger, exception type and the last line of our own code."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line. The message and its arguments are left out on purpose."""
        text = f"{record.levelname} {record.name}"
        if record.exc_info and record.exc_info[1] is not None:
            error = record.exc_info[1]
            frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "utvei" in frame.filename]
            place = f" at {frames[-1].filename.rsplit('/utvei/', 1)[-1]}:{frames[-1].lineno}" if frames else ""
            text += f" {type(error).__name__}{place}"
        return text


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"place": {"()": "utvei.config.quiet.PlaceOnly"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "place", "level": "ERROR"}},
    "root": {"handlers": ["stderr"], "level": "ERROR"},
    "loggers": {"django": {"level": "ERROR"}, "django.request": {"level": "ERROR"}, "weasyprint": {"level": "CRITICAL"}},
}
