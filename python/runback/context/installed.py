"""Telling installed code from a user's own."""

from __future__ import annotations

import functools
import os
import sysconfig
from typing import Tuple


def is_installed(path: str) -> bool:
    """Whether a file belongs to the interpreter or to an installed package, not to a project."""
    parts = path.replace("\\", "/").split("/")
    return "site-packages" in parts or "dist-packages" in parts or path.startswith(_installed_folders())


@functools.lru_cache(maxsize=1)
def _installed_folders() -> Tuple[str, ...]:
    # A virtual environment may lie inside the project, so its folders are named one by one.
    names = ("stdlib", "platstdlib", "scripts", "purelib", "platlib")
    return tuple(str(folder) + os.sep for folder in map(sysconfig.get_path, names) if folder)
