"""One capture at a time of one code state on one host."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from typing import Iterator, Optional


def capture_cache() -> Optional[str]:
    """A folder of this host and this user, made if need be, or None when there is no safe one.

    Not in the home folder: that may be shared by hosts, and its file system may know no locks.
    """
    if sys.platform == "win32":
        return None
    # Not the tempfile module: importing it is a quarter of what a capture costs that another job has made already.
    temporary = os.environ.get("TMPDIR") or "/tmp"
    folder = os.path.join(temporary, f"runback-{os.getuid()}", "captures")
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        for part in (os.path.dirname(folder), folder):
            found = os.lstat(part)
            # Anybody can make a folder of this name in /tmp; only one that is ours and closed to others serves.
            if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o022:
                return None
    except OSError:
        # No usable temporary folder: captures are then not shared.
        return None
    return folder


@contextlib.contextmanager
def capture_lock(path: str) -> Iterator[None]:
    """Waits for an exclusive lock on `path` (made if need be) and holds it. Raises OSError where there are no locks.

    Hundreds that wait cost nothing. The system lets go of the lock when its holder dies; the time limit of the
    capture process ends a wait that is too long.
    """
    import fcntl

    fd = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        fcntl.flock(fd, fcntl.LOCK_EX)
        yield
    finally:
        os.close(fd)
