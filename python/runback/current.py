"""The methods of the current run as functions of the module."""

from __future__ import annotations

from typing import Any, Callable, List, Mapping, Optional, Union

from runback.life.active_runs import latest_run
from runback.life.trouble import warn_once
from runback.run import Run


def current_run() -> Optional[Run]:
    """The current run, or None before the first `init`."""
    return latest_run()


def log(values: Mapping[str, Any], step: Optional[int] = None) -> None:
    """`Run.log` of the current run."""
    _call("log", lambda current: current.log(values, step))


def log_params(params: Any) -> None:
    """`Run.log_params` of the current run."""
    _call("log_params", lambda current: current.log_params(params))


def set_tags(tags: Union[Mapping[str, Any], List[str]]) -> None:
    """`Run.set_tags` of the current run."""
    _call("set_tags", lambda current: current.set_tags(tags))


def set_note(text: str) -> None:
    """`Run.set_note` of the current run."""
    _call("set_note", lambda current: current.set_note(text))


def finish(status: Optional[str] = None) -> None:
    """`Run.finish` of the current run."""
    _call("finish", lambda current: current.finish(status))


def _call(name: str, act: Callable[[Run], Any]) -> Any:
    current = latest_run()
    if current is None:
        warn_once("no run", f"{name}() without a run: call runback.init() first")
        return None
    return act(current)
