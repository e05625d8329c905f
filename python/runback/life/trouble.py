"""One line on stderr per kind of trouble; nothing in here can raise."""

from __future__ import annotations

import sys
from typing import Set

_told: Set[str] = set()


def say(message: str) -> None:
    """Writes one line to stderr."""
    try:
        stream = sys.stderr
        if stream is not None:
            stream.write("runback: " + message + "\n")
            stream.flush()
    except Exception:
        # A closed or broken stderr is the program's affair; the training goes on.
        pass


def warn_once(topic: str, message: str) -> None:
    """Says `message` the first time this process meets `topic`.

    Not `warnings.warn`: under `-W error` that raises, and the logger must never break the training.
    """
    if topic not in _told:
        _told.add(topic)
        say("warning: " + message)
