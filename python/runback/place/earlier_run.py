"""Finding a run to resume, and what a new attempt must know of it. Reads the ends of its file, never all of it."""

from __future__ import annotations

import json
import mmap
import os
import sys
import time
from typing import Any, Dict, Iterator, NamedTuple, Optional

from runback.context.host_name import host_name
from runback.place.safe_name import safe_name

#: Seconds without a record after which a running run counts as dead (three heartbeats).
_STALE_AFTER = 90.0
_MOST_METRIC_LINES = 200
_MOST_CANDIDATES = 100


class EarlierRun(NamedTuple):
    """The state in which an earlier attempt left a run."""

    run_id: str
    name: str
    experiment: str
    folder: str
    attempt: int
    next_step: int
    next_seq: int
    status: str
    #: Whether its process may still be writing.
    is_live: bool
    is_torn: bool


def find_run(log_directory: str, run_id: str) -> Optional[EarlierRun]:
    """The run of this id in any experiment of the log directory, or None."""
    if os.sep in run_id or run_id in ("", ".", ".."):
        return None
    for experiment in _names(log_directory):
        folder = os.path.join(log_directory, experiment, run_id)
        if os.path.isfile(os.path.join(folder, "events.jsonl")):
            return _read(folder)
    return None


def find_unfinished_run(log_directory: str, experiment: str, name: Optional[str]) -> Optional[EarlierRun]:
    """The newest run of the experiment (and of that name, if one is given) that neither finished nor is alive."""
    parent = os.path.join(log_directory, safe_name(experiment))
    for run_id in sorted(_names(parent), reverse=True)[:_MOST_CANDIDATES]:
        found = _read(os.path.join(parent, run_id))
        if found is not None and found.status != "FINISHED" and not found.is_live and name in (None, found.name):
            return found
    return None


def last_record(events: str, kind: str) -> Optional[Dict[str, Any]]:
    """The last record of a type, or None when there is none or the file cannot be read."""
    try:
        with open(events, "rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            return _last(data, b'"type":' + json.dumps(kind).encode())
    except (OSError, ValueError):
        # Deleted meanwhile, or empty.
        return None


def next_seq_of(events: str, writer: str) -> int:
    """The `seq` that a further record of a second writer (its `w`) must carry; 0 when it wrote none."""
    try:
        with open(events, "rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            last = _last(data, b'"w":' + json.dumps(writer).encode()) or {}
    except (OSError, ValueError):
        # Unreadable or empty: nothing was written.
        return 0
    return _whole(last.get("seq", -1)) + 1


def _names(folder: str) -> list:
    try:
        return os.listdir(folder)
    except OSError:
        # No such experiment yet: nothing to find.
        return []


def _read(folder: str) -> Optional[EarlierRun]:
    path = os.path.join(folder, "events.jsonl")
    try:
        with open(path, "rb") as file:
            changed = os.fstat(file.fileno()).st_mtime
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
                return _understand(folder, data, changed)
    except (OSError, ValueError):
        # Unreadable or empty: not a run that can be resumed.
        return None


def _understand(folder: str, data: mmap.mmap, changed: float) -> Optional[EarlierRun]:
    start = _record(data, 0)
    if start.get("type") != "run.start":
        return None
    resumed = _last(data, b'"type":"run.resume"')
    begun = resumed or start
    steps = [-1]
    seq = 0
    status = "RUNNING"
    is_end_known = False
    for record in _backward(data):
        kind = record.get("type")
        if "w" in record or not isinstance(record.get("seq"), int):
            continue
        seq = max(seq, record["seq"] + 1)
        if not is_end_known and kind in ("run.end", "run.start", "run.resume"):
            status = str(record.get("status")) if kind == "run.end" else "RUNNING"
            is_end_known = True
        if kind == "metric" and not any(str(key).startswith("system/") for key in record.get("values", {})):
            steps.append(_whole(record.get("step")))
            if len(steps) > _MOST_METRIC_LINES:
                break
    if not is_end_known:
        status = "RUNNING"
    return EarlierRun(
        run_id=str(start.get("run_id")),
        name=str(start.get("run_name")),
        experiment=str(start.get("experiment")),
        folder=folder,
        attempt=_whole(begun.get("attempt")) if begun.get("attempt") else 1,
        next_step=max(steps) + 1,
        next_seq=seq,
        status=status,
        is_live=status == "RUNNING" and time.time() - changed < _STALE_AFTER and _may_run(begun),
        is_torn=data[len(data) - 1 :] != b"\n",
    )


def _backward(data: mmap.mmap) -> Iterator[Dict[str, Any]]:
    end = len(data)
    while end > 0:
        start = data.rfind(b"\n", 0, end - 1) + 1
        yield _record(data, start)
        end = start


def _last(data: mmap.mmap, mark: bytes) -> Optional[Dict[str, Any]]:
    at = data.rfind(mark)
    while at >= 0:
        record = _record(data, data.rfind(b"\n", 0, at) + 1)
        # The mark may also stand inside a text; then the record's own field differs.
        name, _, value = mark.decode().partition(":")
        if record.get(json.loads(name)) == json.loads(value):
            return record
        at = data.rfind(mark, 0, at)
    return None


def _record(data: mmap.mmap, start: int) -> Dict[str, Any]:
    end = data.find(b"\n", start)
    try:
        record = json.loads(data[start : end if end >= 0 else len(data)])
    except ValueError:
        # A torn or foreign line.
        return {}
    return record if isinstance(record, dict) else {}


def _whole(value: Any) -> int:
    try:
        return int(value)
    except (TypeError, ValueError):
        return -1


def _may_run(begun: Dict[str, Any]) -> bool:
    pid = begun.get("pid")
    if begun.get("host") != host_name() or not isinstance(pid, int) or sys.platform == "win32":
        return True
    if pid == os.getpid():
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        # Somebody else's process: alive.
        return True
    return True
