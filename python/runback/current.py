"""The methods of the current run as functions of the module."""

from __future__ import annotations

import os
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


def log_artifact(
    path: Union[str, os.PathLike[str]],
    name: Optional[str] = None,
    kind: Optional[str] = None,
    step: Optional[int] = None,
    copy: Optional[bool] = None,
) -> None:
    """`Run.log_artifact` of the current run."""
    _call("log_artifact", lambda current: current.log_artifact(path, name, kind, step, copy))


def log_dataset(
    path: Union[str, os.PathLike[str]],
    name: Optional[str] = None,
    role: Optional[str] = None,
    rows: Optional[int] = None,
) -> None:
    """`Run.log_dataset` of the current run."""
    _call("log_dataset", lambda current: current.log_dataset(path, name, role, rows))


def log_figure(figure: Any, name: Optional[str] = None, step: Optional[int] = None) -> None:
    """`Run.log_figure` of the current run."""
    _call("log_figure", lambda current: current.log_figure(figure, name, step))


def rename(name: str) -> None:
    """`Run.rename` of the current run."""
    _call("rename", lambda current: current.rename(name))


def finish(status: Optional[str] = None) -> None:
    """`Run.finish` of the current run."""
    _call("finish", lambda current: current.finish(status))


def _call(name: str, act: Callable[[Run], Any]) -> Any:
    current = latest_run()
    if current is None:
        warn_once("no run", f"{name}() without a run: call runback.init() first")
        return None
    return act(current)
