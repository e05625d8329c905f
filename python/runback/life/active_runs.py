"""The runs of this process, innermost last, and the hooks that end them with the process."""

from __future__ import annotations

import os
from typing import List, Optional

from runback.life.ending import Ending
from runback.life.exit_hooks import ExitHooks
from runback.run import Run

_runs: List[Run] = []
_hooks: Optional[ExitHooks] = None
_hooks_pid = 0


def current_run() -> Optional[Run]:
    """The innermost run that is being logged here, or None. A forked child has none of its parent's."""
    return next((run for run in reversed(_runs) if run.is_active), None)


def latest_run() -> Optional[Run]:
    """The current run, else the one started last, finished or switched off; None before the first."""
    return current_run() or (_runs[-1] if _runs else None)


def add_run(run: Run) -> None:
    """Makes `run` the current one and has it ended with the process."""
    _runs[:] = [known for known in _runs if known.is_active]
    _runs.append(run)
    if run.is_active:
        watch_exit()
        run.at_end.insert(0, lambda _: _release_if_last(run))


def watch_exit() -> ExitHooks:
    """The exit hooks of this process, set if they are not."""
    global _hooks, _hooks_pid
    if _hooks is None or _hooks_pid != os.getpid():
        _hooks = ExitHooks(end_all_runs, lambda: sum(run.log_count for run in _runs))
        _hooks_pid = os.getpid()
        _hooks.install()
    return _hooks


def end_all_runs(ending: Ending) -> None:
    """Ends every run, innermost first."""
    for run in reversed(list(_runs)):
        if run.is_active:
            run.end(ending)


def _release_if_last(run: Run) -> None:
    global _hooks
    if _hooks is not None and not any(other.is_active for other in _runs if other is not run):
        _hooks.release()
        _hooks = None
