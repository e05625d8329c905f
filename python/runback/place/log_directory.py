"""The rule that decides where runs are logged. test/fixtures/log-directory holds its cases."""

from __future__ import annotations

import os
from typing import Iterator, Mapping, NamedTuple, Optional


class LogDirectory(NamedTuple):
    """Where runs go, and why there."""

    path: str
    #: The `.runback` folder it lies in, or None when the place was given outright.
    home: Optional[str]
    reason: str


def find_log_directory(argument: Optional[str], env: Mapping[str, str], entry: Optional[str], cwd: str) -> LogDirectory:
    """The log directory: the argument, else RUNBACK_DIR, else the nearest `.runback/` above the entry script,
    then above the working directory, else the git top level above either, else the working directory.

    All paths are absolute or relative to `cwd`; nothing is created, no process is started.
    A given path that names a `.runback` folder means the `runs` folder in it.
    """
    for given, reason in ((argument, "given to init"), (env.get("RUNBACK_DIR"), "RUNBACK_DIR")):
        if given:
            path = os.path.normpath(os.path.join(cwd, os.path.expanduser(given)))
            if os.path.basename(path) == ".runback":
                return _inside(path, reason)
            return LogDirectory(path, None, reason)
    starts = ([os.path.dirname(os.path.join(cwd, entry))] if entry else []) + [cwd]
    for start in starts:
        for folder in _upward(start):
            home = os.path.join(folder, ".runback")
            if os.path.isdir(home):
                return _inside(home, "nearest .runback folder")
    for start in starts:
        for folder in _upward(start):
            if os.path.lexists(os.path.join(folder, ".git")):
                return _inside(os.path.join(folder, ".runback"), "git top level")
    return _inside(os.path.join(os.path.normpath(cwd), ".runback"), "working directory")


def _inside(home: str, reason: str) -> LogDirectory:
    return LogDirectory(os.path.join(home, "runs"), home, reason)


def _upward(start: str) -> Iterator[str]:
    folder = os.path.abspath(start)
    while True:
        yield folder
        above = os.path.dirname(folder)
        if above == folder:
            return
        folder = above
