"""Making the folder of a new run."""

from __future__ import annotations

import os
from typing import Callable, List, NamedTuple

from runback.life.trouble import warn_once
from runback.place.log_directory import LogDirectory
from runback.place.safe_name import safe_name
from runback.records.run_id import new_run_id

_IGNORED = "/runs/\n/trash/\n/.gitignore\n"


class RunFolder(NamedTuple):
    """A folder that exists and is writable, and the id of the run it is for."""

    run_id: str
    path: str
    log_directory: str


def make_run_folder(place: LogDirectory, experiment: str, fallbacks: Callable[[], List[str]]) -> RunFolder:
    """Makes `<log directory>/<safe experiment>/<run id>`; a place that cannot be written is warned of once and the
    next fallback is taken. Raises OSError when none can be written.
    """
    candidates = [place.path]
    # Grows when the first fails.
    for number, candidate in enumerate(candidates):
        try:
            made = _make(candidate, experiment)
        except OSError as problem:
            if number == 0:
                candidates += [folder for folder in fallbacks() if folder != place.path]
            if number == len(candidates) - 1:
                raise
            warn_once(
                "place:" + candidate,
                f"cannot write to {candidate} ({problem.strerror}); trying {candidates[number + 1]}",
            )
            continue
        if os.path.basename(os.path.dirname(candidate)) == ".runback":
            _ignore_in_git(os.path.dirname(candidate))
        return made
    raise OSError("no log directory")


def _make(log_directory: str, experiment: str) -> RunFolder:
    parent = os.path.join(log_directory, safe_name(experiment))
    os.makedirs(parent, exist_ok=True)
    while True:
        run_id = new_run_id()
        path = os.path.join(parent, run_id)
        try:
            os.mkdir(path)
        except FileExistsError:
            continue
        return RunFolder(run_id, path, log_directory)


def _ignore_in_git(home: str) -> None:
    """Logging must never dirty a repository; a .gitignore of the user's own is left as it is."""
    try:
        with open(os.path.join(home, ".gitignore"), "x", encoding="utf-8", newline="\n") as file:
            file.write(_IGNORED)
    except FileExistsError:
        pass
    except OSError as problem:
        warn_once("gitignore", f"cannot write {home}/.gitignore: {problem.strerror}")
