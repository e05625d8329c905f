"""Where a program's end takes every other process with it, waiting a moment for its captures."""

from __future__ import annotations

import atexit
import os
import sys
import time
from typing import List, Mapping, Optional, Tuple

#: Seconds at most. A training that ran longer than a capture takes waits for nothing.
LONGEST = 10.0
_JOB_VARIABLES = ("SLURM_JOB_ID", "PBS_JOBID", "LSB_JOBID", "KUBERNETES_SERVICE_HOST")
_CONTAINER_FILES = ("/.dockerenv", "/run/.containerenv")

_open: List[Tuple[int, int]] = []


def is_end_shared(env: Mapping[str, str]) -> bool:
    """Whether the end of this program may kill what it started: in containers and cluster jobs."""
    return (
        os.getpid() == 1
        or any(env.get(name) for name in _JOB_VARIABLES)
        or any(os.path.exists(path) for path in _CONTAINER_FILES)
    )


def open_watch(env: Mapping[str, str]) -> Optional[int]:
    """A descriptor for the capture to hold open until it ends; None where nobody has to wait. The caller closes it."""
    if sys.platform == "win32" or not is_end_shared(env):
        return None
    if not _open:
        atexit.register(_wait)
    reader, writer = os.pipe()
    _open.append((os.getpid(), reader))
    return writer


def _wait() -> None:
    import select

    limit = time.monotonic() + LONGEST
    waiting = [reader for pid, reader in _open if pid == os.getpid()]
    while waiting and time.monotonic() < limit:
        # A descriptor is readable when its other end is closed: nothing is ever written.
        ended, _, _ = select.select(waiting, [], [], max(limit - time.monotonic(), 0))
        waiting = [reader for reader in waiting if reader not in ended]
