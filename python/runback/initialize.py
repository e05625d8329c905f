"""Starting a run, or joining or resuming one."""

from __future__ import annotations

import os
import sys
from typing import Any, List, Mapping, Optional, Union

from runback.context.entry_script import find_entry_script
from runback.life.active_runs import add_run, current_run
from runback.life.ending import Ending
from runback.life.role import find_silence
from runback.life.trouble import say, warn_once
from runback.open_run import Wanted, open_run
from runback.place.earlier_run import EarlierRun, find_run, find_unfinished_run
from runback.place.log_directory import LogDirectory, find_log_directory
from runback.run import Run


def init(
    experiment: Optional[str] = None,
    name: Optional[str] = None,
    config: Any = None,
    tags: Union[Mapping[str, Any], List[str], None] = None,
    notes: Optional[str] = None,
    dir: Optional[str] = None,
    parent: Union[Run, str, None] = None,
    resume: Union[bool, str, None] = None,
    *,
    resume_step: Optional[int] = None,
    console: bool = True,
    system_metrics: bool = False,
) -> Run:
    """Starts a run and makes it the current one. Never raises and never waits: at worst the run is switched off.

    experiment: what the run belongs to; else RUNBACK_EXPERIMENT, else the name of the script.
    name: a readable name; else one is made up.
    config: params to log, as `log_params` takes them. tags, notes: as `set_tags` and `set_note` take them.
    dir: the log directory; else as docs/log-format.md, "Where runs are", says.
    parent: the run, or the id of the run, that this one is nested in; else RUNBACK_RUN_ID, which every run sets
        for the processes it starts.
    resume: the id of a run to continue; True or "auto" for the newest run of this experiment (and name, if one is
        given) that did not finish and is not alive. A new run is started when there is none.
    resume_step: the first step of the resumed part; points of earlier attempts from there on are superseded. Else the
        first step logged.
    console: whether stdout and stderr are also kept in the run's console.log.
    system_metrics: whether processor, memory and GPU use are logged every 15 s.

    Under `python -m runback` the first call joins the run that was started there. Without `parent`, a run that is
    still current is finished first.
    """
    try:
        wanted = Wanted(experiment, name, config, tags, notes, parent, resume_step, console, system_metrics)
        return start(wanted, dir, resume)
    except Exception as problem:
        warn_once("init", f"no run is recorded: {type(problem).__name__}: {problem}")
        return _switched_off(name, experiment)


def start(wanted: Wanted, directory: Optional[str], resume: Union[bool, str, None], entry: Optional[str] = None) -> Run:
    """As `init`, for a known entry script and with failures raised."""
    silence = find_silence(os.environ)
    if silence is not None:
        if silence.is_worth_saying:
            warn_once("silence", silence.reason)
        return _switched_off(wanted.name, wanted.experiment)
    current = current_run()
    if current is not None and wanted.parent is None:
        if current.can_be_joined:
            return _join(current, wanted)
        current.end(Ending("FINISHED"))
    entry = entry or find_entry_script()
    given = os.fspath(directory) if directory is not None else None
    place = find_log_directory(given, os.environ, entry, os.getcwd())
    experiment = str(wanted.experiment or os.environ.get("RUNBACK_EXPERIMENT") or _default_experiment(entry))
    earlier = _find_earlier(resume, place, experiment, wanted.name)
    run = open_run(wanted._replace(experiment=experiment), place, _fallback, earlier, entry)
    verb = "resumed" if earlier is not None else "recording"
    say(f"{verb} run {run.name} in {run.folder} ({place.reason})")
    return run


def _join(run: Run, wanted: Wanted) -> Run:
    run.can_be_joined = False
    if wanted.name:
        run.rename(wanted.name)
    if wanted.config is not None:
        run.log_params(wanted.config)
    if wanted.tags:
        run.set_tags(wanted.tags)
    if wanted.notes:
        run.set_note(wanted.notes)
    return run


def _switched_off(name: Optional[str], experiment: Optional[str]) -> Run:
    run = Run("", name or "", experiment or "", None, None)
    add_run(run)
    return run


def _default_experiment(entry: Optional[str]) -> str:
    return os.path.splitext(os.path.basename(entry))[0] if entry else "default"


def _find_earlier(
    resume: Union[bool, str, None], place: LogDirectory, experiment: str, name: Optional[str]
) -> Optional[EarlierRun]:
    if not resume:
        return None
    if resume is True or resume == "auto":
        return find_unfinished_run(place.path, experiment, name)
    found = find_run(place.path, str(resume))
    if found is None:
        warn_once("resume", f"there is no run {resume} in {place.path}; a new run is started")
    elif found.is_live:
        warn_once("resume", f"run {resume} may still be running elsewhere; both write to it now")
    return found


def _fallback() -> List[str]:
    import tempfile

    user = str(os.getuid()) if sys.platform != "win32" else os.environ.get("USERNAME", "user")
    return [
        os.path.join(os.getcwd(), ".runback", "runs"),
        os.path.join(tempfile.gettempdir(), f"runback-{user}", "runs"),
    ]
