"""Opening the file of a run: run.start or run.resume first, everything else after."""

from __future__ import annotations

import os
import sys
from typing import Any, Callable, Dict, List, Mapping, NamedTuple, Optional, Union

from runback.capture.start_capture import start_capture
from runback.context.host_name import host_name
from runback.context.redact import redact_arguments, redact_text
from runback.context.user_name import user_name
from runback.life.follow_process import follow_process
from runback.place.earlier_run import EarlierRun
from runback.place.log_directory import LogDirectory
from runback.place.run_folder import make_run_folder
from runback.records.record_file import RecordFile
from runback.records.run_name import name_of
from runback.run import Run


class Wanted(NamedTuple):
    """What the caller of init asked for."""

    experiment: Optional[str]
    name: Optional[str]
    config: Any
    tags: Union[Mapping[str, Any], List[str], None]
    notes: Optional[str]
    parent: Union[Run, str, None]
    resume_step: Optional[int]
    console: bool
    system_metrics: bool


def open_run(
    wanted: Wanted,
    place: LogDirectory,
    fallbacks: Callable[[], List[str]],
    earlier: Optional[EarlierRun],
    entry: Optional[str],
) -> Run:
    """A run whose first record is written. Raises OSError when no place can be written."""
    run = _start(wanted, place, fallbacks) if earlier is None else _resume(wanted, earlier)
    records = run.records
    if records is None:
        return run
    log_directory = os.path.dirname(os.path.dirname(str(run.folder)))
    start_capture(run, log_directory, entry)
    _announce_to_children(run, log_directory)
    if wanted.config is not None:
        run.log_params(wanted.config)
    if wanted.tags:
        run.set_tags(wanted.tags)
    if wanted.notes and earlier is not None:
        run.set_note(wanted.notes)
    follow_process(run, wanted.console, wanted.system_metrics)
    return run


def _start(wanted: Wanted, place: LogDirectory, fallbacks: Callable[[], List[str]]) -> Run:
    folder = make_run_folder(place, str(wanted.experiment), fallbacks)
    records = RecordFile(os.path.join(folder.path, "events.jsonl"))
    name = wanted.name or name_of(folder.run_id)
    parent = wanted.parent.id if isinstance(wanted.parent, Run) else wanted.parent
    fields: Dict[str, Any] = {
        "run_id": folder.run_id,
        "run_name": name,
        "experiment": wanted.experiment,
        "attempt": 1,
        "parent_run_id": parent or os.environ.get("RUNBACK_RUN_ID") or None,
        **_process(),
        "argv": redact_arguments(sys.argv),
        "cwd": os.getcwd(),
    }
    if wanted.notes:
        fields["notes"] = redact_text(str(wanted.notes))
    records.append_fields("run.start", fields)
    return Run(folder.run_id, name, str(wanted.experiment), folder.path, records)


def _resume(wanted: Wanted, earlier: EarlierRun) -> Run:
    path = os.path.join(earlier.folder, "events.jsonl")
    records = RecordFile(path, first_seq=earlier.next_seq, is_torn=earlier.is_torn)
    attempt = earlier.attempt + 1
    next_step = earlier.next_step if wanted.resume_step is None else int(wanted.resume_step)
    run = Run(earlier.run_id, earlier.name, earlier.experiment, earlier.folder, records, attempt, next_step)

    def tell(start_step: Optional[int]) -> None:
        records.append_fields("run.resume", {"attempt": attempt, "start_step": start_step, **_process()})

    tell(wanted.resume_step)
    if wanted.resume_step is None:

        def tell_if_repeated(step: int) -> None:
            # Only now is it known that steps are logged again, so the record is written a second time.
            if step < earlier.next_step:
                tell(step)

        run.at_first_step = tell_if_repeated
    return run


def _process() -> Dict[str, Any]:
    return {"pid": os.getpid(), "host": host_name(), "user": user_name()}


def _announce_to_children(run: Run, log_directory: str) -> None:
    earlier = {}
    for name, value in (("RUNBACK_RUN_ID", run.id), ("RUNBACK_DIR", log_directory)):
        earlier[name] = os.environ.get(name)
        os.environ[name] = value

    def restore(_: Any) -> None:
        for name, value in earlier.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value

    run.at_end.append(restore)
