"""One capture at a time of one code state on one host."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import tempfile
import time
from typing import Iterator, Optional

_PAUSE = 0.05


def capture_cache() -> Optional[str]:
    """A folder of this host and this user, made if need be, or None when there is no safe one.

    Not in the home folder: that may be shared by hosts, and its file system may know no locks.
    """
    if sys.platform == "win32":
        return None
    folder = os.path.join(tempfile.gettempdir(), f"runback-{os.getuid()}", "captures")
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
def capture_lock(path: str, deadline: float) -> Iterator[bool]:
    """Holds an exclusive lock on `path` (made if need be) and yields whether it was got before `deadline`, in seconds
    of the monotonic clock. The system lets go of it when the process dies.
    """
    import fcntl

    fd = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        yield _take(fcntl, fd, deadline)
    finally:
        os.close(fd)


def _take(fcntl: object, fd: int, deadline: float) -> bool:
    pause = _PAUSE
    while True:
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)  # type: ignore[attr-defined]
            return True
        except OSError:
            if time.monotonic() >= deadline:
                return False
        # Growing, so that hundreds that wait cost little.
        time.sleep(pause)
        pause = min(pause * 1.3, 0.5)
