"""Finds the user's git."""

from __future__ import annotations

import os
import re
import shutil
import subprocess

from .git_call import hardened_environment
from .limits import OLDEST_GIT
from .trouble import SnapshotTrouble


def find_git() -> str:
    """Absolute path of a git that is new enough. Raises SnapshotTrouble "no-git" or "old-git"."""
    oldest = ".".join(map(str, OLDEST_GIT))
    found = shutil.which("git")
    if found is None or not os.path.isabs(found):  # a relative entry of PATH could be the repository's own program
        raise SnapshotTrouble("no-git", "git was not found", "Install git %s or newer." % oldest)
    try:
        answer = subprocess.run(
            [found, "--version"],
            env=hardened_environment(os.environ),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=10,
            check=False,
        ).stdout.decode("ascii", "replace")
    except (OSError, subprocess.SubprocessError) as error:
        raise SnapshotTrouble("no-git", "git could not be started: %s" % error, "Install git %s or newer." % oldest) from None
    version = re.search(r"(\d+)\.(\d+)", answer)
    if version is None or (int(version[1]), int(version[2])) < OLDEST_GIT:
        said = answer.strip() or "a git that does not tell its version"
        raise SnapshotTrouble("old-git", "%s is older than %s" % (said, oldest), "Install git %s or newer." % oldest)
    return found
