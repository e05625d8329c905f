"""Folders that are neither source nor "dirty": watched log directories, the run's own folder, every `.runback/`."""

from __future__ import annotations

import os
from typing import List, Sequence


class LeftOut:
    """Answers which paths of one repository are left out. `folders` are absolute; those outside it do not matter."""

    def __init__(self, top_level: bytes, folders: Sequence[bytes]) -> None:
        below = top_level.rstrip(b"/") + b"/"
        real = (os.path.realpath(folder) for folder in folders)
        # A log directory that is the repository itself, or above it, would leave out everything: it counts as none.
        self._folders: List[bytes] = sorted({folder[len(below) :] for folder in real if folder.startswith(below)})

    def holds(self, path: bytes) -> bool:
        """Whether a path of the repository lies in a left-out folder (or is one)."""
        if b".runback" in path.split(b"/"):
            return True
        return any(path == folder or path.startswith(folder + b"/") for folder in self._folders)

    def exclude_arguments(self) -> List[str]:
        """Arguments for `git ls-files` that keep it from walking these folders."""
        patterns = [b".runback/"] + [b"/" + _escaped(folder) + b"/" for folder in self._folders]
        return ["--exclude=" + os.fsdecode(pattern) for pattern in patterns]


def _escaped(folder: bytes) -> bytes:
    """A folder as an exclude pattern that means only itself."""
    result = bytearray()
    for byte in folder:
        if byte in b"*?[]\\!# ":
            result.append(92)
        result.append(byte)
    return bytes(result)
