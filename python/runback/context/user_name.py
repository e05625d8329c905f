"""Who runs this process."""

from __future__ import annotations

import getpass
from typing import Optional


def user_name() -> Optional[str]:
    """The login name, or None in a container whose user has no name."""
    try:
        return getpass.getuser()
    except Exception:
        # getpass raises ImportError, KeyError or OSError, depending on system and version.
        return None
