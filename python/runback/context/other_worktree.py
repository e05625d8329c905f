"""Imports that come from another working tree of the same repository, as after `pip install -e` of the original."""

from __future__ import annotations

import functools
import os
from typing import List, Optional

from runback.context.user_modules import find_user_modules

_MOST_FILES = 200


def find_imported_elsewhere(root: str) -> List[str]:
    """Absolute paths of imported files of other working trees of the repository that `root` is one of, sorted.

    No process is started.
    """
    prefix = root.rstrip(os.sep) + os.sep
    common = _common_folder(root)
    if common is None:
        return []
    files = {path for _, path in find_user_modules() if not path.startswith(prefix)}
    return sorted(path for path in files if _repository_of(os.path.dirname(path)) == common)[:_MOST_FILES]


@functools.lru_cache(maxsize=4096)
def _repository_of(folder: str) -> Optional[str]:
    common = _common_folder(folder)
    if common is not None:
        return common
    above = os.path.dirname(folder)
    return None if above == folder else _repository_of(above)


def _common_folder(top: str) -> Optional[str]:
    """The folder that all working trees of a repository share (gitrepository-layout); None where there is none."""
    git = os.path.join(top, ".git")
    try:
        if os.path.isdir(git):
            return os.path.realpath(git)
        with open(git, encoding="utf-8", errors="surrogateescape") as file:
            link = file.read(4096).strip()
        if not link.startswith("gitdir: "):
            return None
        own = os.path.join(top, link[len("gitdir: ") :])
        shared = os.path.join(own, "commondir")
        if not os.path.isfile(shared):
            return os.path.realpath(own)
        with open(shared, encoding="utf-8", errors="surrogateescape") as file:
            return os.path.realpath(os.path.join(own, file.read(4096).strip()))
    except OSError:
        # No repository here, or none that can be read.
        return None
