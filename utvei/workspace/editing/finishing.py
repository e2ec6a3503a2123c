"""What happens when a review has approved a text. Imports nothing: the editor's tool loads it before any model."""

from __future__ import annotations

from typing import Any


def wait_for_the_publisher(workflow_state: Any, user: Any = None) -> None:
    """Do nothing: an approved text waits until a publisher puts it out."""
