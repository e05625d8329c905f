"""What lies at a path of the working tree, without following a symbolic link anywhere."""

from __future__ import annotations

import os
import stat
from typing import Dict, Optional


class FileLook:
    """Looks at paths below `top_level`; remembers which folders are reached without a symbolic link."""

    def __init__(self, top_level: bytes) -> None:
        self._top_level = top_level
        self._plain: Dict[bytes, bool] = {b"": True}

    def absolute(self, path: bytes) -> bytes:
        return os.path.join(self._top_level, path)

    def status(self, path: bytes) -> Optional[os.stat_result]:
        """lstat of the path; None when nothing is there or a folder above it is a symbolic link."""
        if not self._is_plain_folder(os.path.dirname(path)):
            return None
        try:
            return os.lstat(self.absolute(path))
        except OSError:
            return None  # gone, or not to be reached: for the recipe both are "not there"

    def is_hashable(self, path: bytes) -> bool:
        """Whether git can hash what lies there: a regular file or a symbolic link."""
        found = self.status(path)
        return found is not None and (stat.S_ISREG(found.st_mode) or stat.S_ISLNK(found.st_mode))

    def read(self, path: bytes, most: int) -> Optional[bytes]:
        """Content (of a symbolic link: its target), at most `most` bytes; None when it cannot be read."""
        try:
            if os.path.islink(self.absolute(path)):
                return os.readlink(self.absolute(path))[:most]
            with open(self.absolute(path), "rb") as file:
                return file.read(most)
        except OSError:
            return None  # the caller lists the path as not readable

    def _is_plain_folder(self, folder: bytes) -> bool:
        known = self._plain.get(folder)
        if known is None:
            known = self._is_plain_folder(os.path.dirname(folder))
            if known:
                try:
                    known = stat.S_ISDIR(os.lstat(self.absolute(folder)).st_mode)
                except OSError:
                    known = False
            self._plain[folder] = known
        return known
