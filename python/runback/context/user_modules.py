"""The imported modules that are a user's own code."""

from __future__ import annotations

import os
import sys
from typing import Iterator, Tuple

from runback.context.installed import is_installed


def find_user_modules() -> Iterator[Tuple[str, str]]:
    """Name and absolute source file of every imported module but installed ones; may name a file twice."""
    for name, module in list(sys.modules.items()):
        try:
            # Past __getattribute__ and __getattr__: a lazy module would be loaded by the look at it.
            path = object.__getattribute__(module, "__dict__").get("__file__")
        except Exception:
            # Some programs put other things than modules there.
            continue
        if not isinstance(path, str) or not path.endswith((".py", ".ipynb")):
            continue
        path = os.path.abspath(path)
        if not is_installed(path):
            yield str(name), path
