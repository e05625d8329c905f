"""The name of this machine."""

from __future__ import annotations

import os


def host_name() -> str:
    """The host name, as `socket.gethostname` gives it."""
    if hasattr(os, "uname"):
        # Importing socket costs milliseconds of every start.
        return os.uname().nodename
    import socket

    return socket.gethostname()
