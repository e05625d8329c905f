"""Runs in a notebook: the executed cells are recorded, and the kernel's end is the run's."""

from __future__ import annotations

from typing import Any, Callable, List, Optional

from runback.context.entry_script import active_shell
from runback.context.redact import redact_text
from runback.life.ending import Ending, describe_exception
from runback.life.trouble import warn_once
from runback.run import Run

_LONGEST_CELL = 200_000


class Notebook:
    """Writes a `cell` record for each executed cell: those before `init` at once, later ones as they start.

    `index` is the execution count that the notebook shows as `In [n]`. A failing cell ends no run; only if it was
    the last one, the run of a kernel that shuts down has failed.
    """

    def __init__(self, shell: Any, run: Run) -> None:
        self._shell = shell
        self._run = run
        self._error: Optional[dict] = None
        self._last_index = -1
        #: Called as each cell starts.
        self.before_cell: List[Callable[[], None]] = []

    def start(self) -> None:
        """Records the cells so far and listens for more."""
        earlier = self._shell.user_ns.get("In") or []
        for index, source in enumerate(earlier):
            if source:
                self._record(index, source)
        self._shell.events.register("pre_run_cell", self._before_cell)
        self._shell.events.register("post_run_cell", self._after_cell)

    def stop(self) -> None:
        """Listens no more."""
        for event, listener in (("pre_run_cell", self._before_cell), ("post_run_cell", self._after_cell)):
            try:
                self._shell.events.unregister(event, listener)
            except ValueError:
                # Somebody has cleared the shell's listeners.
                continue

    def ending(self) -> Optional[Ending]:
        """How the run ends when the kernel does; None when this run is over."""
        if not self._run.is_active:
            return None
        return Ending("FINISHED", 0) if self._error is None else Ending("FAILED", 1, self._error)

    def _before_cell(self, info: Any) -> None:
        for act in self.before_cell:
            act()
        try:
            if getattr(info, "store_history", True) and info.raw_cell:
                # Not execution_count: from IPython 9 on that is one ahead by now.
                self._record(len(self._shell.user_ns.get("In") or [""]), info.raw_cell)
        except Exception as problem:
            warn_once("cell", f"a cell was not recorded: {type(problem).__name__}: {problem}")

    def _after_cell(self, result: Any) -> None:
        error = result.error_in_exec or result.error_before_exec
        self._error = describe_exception(type(error), error, error.__traceback__) if error is not None else None

    def _record(self, index: int, source: str) -> None:
        records = self._run.records
        if records is None or index <= self._last_index:
            return
        self._last_index = index
        records.append_fields("cell", {"index": index, "source": redact_text(source[:_LONGEST_CELL])})


def follow_notebook(run: Run) -> Optional[Notebook]:
    """Starts recording cells for `run` when this is a notebook or an IPython prompt."""
    shell = active_shell()
    if shell is None or not hasattr(shell, "events"):
        return None
    notebook = Notebook(shell, run)
    notebook.start()
    run.at_end.append(lambda _: notebook.stop())
    return notebook
