"""What goes on beside the training while a run lasts: heartbeat, console log, system metrics, notebook cells."""

from __future__ import annotations

import functools
import os
from typing import Optional

from runback.life.active_runs import add_run, watch_exit
from runback.life.console import Console
from runback.life.ending import Ending
from runback.life.heartbeat import Heartbeat
from runback.life.notebook import follow_notebook
from runback.life.trouble import warn_once
from runback.run import Run


def follow_process(run: Run, has_console: bool, has_system_metrics: bool) -> None:
    """Makes `run` the current one and starts what belongs to it. Each part may fail for itself, with one warning."""
    records, folder = run.records, run.folder
    if records is None or folder is None:
        return
    add_run(run)
    try:
        heartbeat = Heartbeat(records)
        run.at_end.append(lambda _: heartbeat.stop())
        if has_system_metrics:
            from runback.life.system_metrics import SystemMetrics

            metrics = SystemMetrics(records)
            run.at_end.append(lambda _: metrics.stop())
    except RuntimeError as problem:
        # The process may start no more threads.
        warn_once("thread", f"no heartbeat: {problem}")
    console: Optional[Console] = None
    if has_console:
        try:
            console = Console(os.path.join(folder, "console.log"))
            console.start()
            run.at_end.append(functools.partial(_stop, console))
        except OSError as problem:
            warn_once("console", f"no console log: {problem.strerror}")
    notebook = follow_notebook(run)
    if notebook is not None:
        watch_exit().ending_source = notebook.ending
        if console is not None:
            notebook.before_cell.append(console.start)


def _stop(console: Console, _: Ending) -> None:
    console.stop()
