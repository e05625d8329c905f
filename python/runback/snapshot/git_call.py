"""One hardened call of the user's git: no shell, nothing of the repository's own is run, no network, a time limit."""

from __future__ import annotations

import os
import re
import subprocess
import time
from typing import Dict, List, Mapping, Optional, Sequence, Tuple

from .trouble import SnapshotTrouble

# What a repository's config could make git start or follow, switched off. Filters are added for each repository.
HARDENED_CONFIG = (
    "core.hooksPath=" + os.devnull,
    "core.fsmonitor=false",
    "core.splitIndex=false",
    "index.sparse=false",
    "core.safecrlf=false",
    "core.pager=cat",
    "core.askPass=",
    "core.sshCommand=false",
    "core.alternateRefsCommand=",
    "core.logAllRefUpdates=false",
    "credential.helper=",
    "diff.external=",
    "log.showSignature=false",
    "protocol.allow=never",
    "submodule.recurse=false",
    "gc.auto=0",
    "maintenance.auto=false",
)
# The user's own choice of configuration files; every other GIT_ variable could point git elsewhere.
_KEPT_VARIABLES = ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_EXEC_PATH")


def hardened_environment(base: Mapping[str, str]) -> Dict[str, str]:
    """The environment for git: the user's, without what redirects git, prompts, or reaches the network."""
    environment = {key: value for key, value in base.items() if not key.startswith("GIT_") or key in _KEPT_VARIABLES}
    environment.update(
        GIT_OPTIONAL_LOCKS="0",
        GIT_TERMINAL_PROMPT="0",
        GIT_ASKPASS="",
        SSH_ASKPASS="",
        GIT_NO_LAZY_FETCH="1",
        GIT_NO_REPLACE_OBJECTS="1",
        GIT_ALLOW_PROTOCOL="none",
        GIT_PROTOCOL_FROM_USER="0",
        GIT_LFS_SKIP_SMUDGE="1",
        LC_ALL="C",
    )
    return environment


class GitCall:
    """Runs git in one folder until `deadline` (seconds of `time.monotonic()`)."""

    def __init__(self, program: str, folder: bytes, deadline: float) -> None:
        self.program = program
        self.folder = folder
        self.deadline = deadline
        self.environment = hardened_environment(os.environ)
        self.config: List[str] = list(HARDENED_CONFIG)

    def run(self, arguments: Sequence[str], stdin: bytes = b"", codes: Tuple[int, ...] = (0,)) -> bytes:
        """Standard output of `git <arguments>`. Raises SnapshotTrouble for another exit code or a time-out."""
        return self.run_code(arguments, stdin, codes)[1]

    def run_code(
        self, arguments: Sequence[str], stdin: bytes = b"", codes: Tuple[int, ...] = (0,), stdout: Optional[int] = None
    ) -> Tuple[int, bytes]:
        """As `run`, with the exit code in front. `stdout` is a file descriptor to write to instead."""
        command: List[str] = [self.program]
        for setting in self.config:
            command += ["-c", setting]
        remaining = self.deadline - time.monotonic()
        if remaining <= 0:
            raise timed_out()
        try:
            done = subprocess.run(
                command + list(arguments),
                cwd=self.folder,
                env=self.environment,
                input=stdin,
                stdout=subprocess.PIPE if stdout is None else stdout,
                stderr=subprocess.PIPE,
                timeout=remaining,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise timed_out() from None
        except OSError as error:
            raise SnapshotTrouble("git-failed", "git could not be started: %s" % error) from None
        if done.returncode not in codes:
            raise _failure(arguments[0], done.stderr.decode("utf-8", "replace").strip(), self.folder)
        return done.returncode, done.stdout or b""


def timed_out() -> SnapshotTrouble:
    """The trouble of a capture that ran out of time."""
    return SnapshotTrouble(
        "timeout",
        "the repository took too long to capture",
        "Ignore large untracked folders in .gitignore.",
    )


def _failure(act: str, words: str, folder: bytes) -> SnapshotTrouble:
    if re.search(r"dubious ownership|unsafe repository", words):
        where = os.fsdecode(folder)
        return SnapshotTrouble(
            "unsafe-repository",
            "git refuses the repository %s because it belongs to another user" % where,
            "If you trust it: git config --global --add safe.directory %s" % where,
        )
    last = words.splitlines()[-1][:300] if words else "no message"
    return SnapshotTrouble("git-failed", "git %s failed: %s" % (act, last))
