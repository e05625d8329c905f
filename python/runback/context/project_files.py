"""Which files of the project the program has imported so far."""

from __future__ import annotations

import functools
import os
import sys
import sysconfig
from typing import List, Optional, Tuple

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
    found = set()
    for module in list(sys.modules.values()):
        try:
            # Past __getattribute__ and __getattr__: a lazy module would be loaded by the look at it.
            path = object.__getattribute__(module, "__dict__").get("__file__")
        except Exception:
            # Some programs put other things than modules there.
            continue
        if not isinstance(path, str):
            continue
        path = os.path.abspath(path)
        if path.startswith(prefix) and path.endswith((".py", ".ipynb")) and not is_installed(path):
            found.add(path)
    return sorted(found)[:_MOST_FILES]


def is_installed(path: str) -> bool:
    """Whether a file belongs to the interpreter or to an installed package, not to a project."""
    parts = path.replace("\\", "/").split("/")
    return "site-packages" in parts or "dist-packages" in parts or path.startswith(_installed_folders())


@functools.lru_cache(maxsize=1)
def _installed_folders() -> Tuple[str, ...]:
    # A virtual environment may lie inside the project, so its folders are named one by one.
    names = ("stdlib", "platstdlib", "scripts", "purelib", "platlib")
    return tuple(str(folder) + os.sep for folder in map(sysconfig.get_path, names) if folder)
