"""Which files of the project the program has imported so far."""

from __future__ import annotations

import os
from typing import List, Optional

from runback.context.user_modules import find_user_modules

_MOST_FILES = 5000


def find_project_root(entry: Optional[str], cwd: str) -> str:
    """The nearest folder above the entry script (else above `cwd`) that holds `.git`, else the script's own folder
    (else `cwd`). No process is started; a `.git` that is broken counts as well.
    """
    start = os.path.dirname(entry) if entry else cwd
    folder = start
    while True:
        if os.path.lexists(os.path.join(folder, ".git")):
            return folder
        above = os.path.dirname(folder)
        if above == folder:
            return start
        folder = above


def find_imported_files(root: str) -> List[str]:
    """Absolute paths of the imported modules' source files below `root`, installed packages left out, sorted."""
    prefix = root.rstrip(os.sep) + os.sep
    return sorted({path for _, path in find_user_modules() if path.startswith(prefix)})[:_MOST_FILES]
