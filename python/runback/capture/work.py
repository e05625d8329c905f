"""The capture process itself."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from typing import Any, Dict

from runback.capture.request import CaptureRequest, read_request
from runback.capture.source import no_source
from runback.context.gpu import list_gpus
from runback.context.import_closure import find_import_closure
from runback.context.packages import list_packages
from runback.place.earlier_run import next_seq_of
from runback.records.record_file import RecordFile

#: Seconds that a capture may take in all. Waiting for another capture of the same repository counts.
TIME_LIMIT = 120.0
_WRITER = "source"


def main() -> None:
    """Reads a request from stdin, appends the environment and source records, and ends."""
    _step_aside()
    request = read_request(sys.stdin.buffer.read())
    events = os.path.join(request.run_folder, "events.jsonl")
    first_seq = next_seq_of(events, _WRITER) if request.attempt > 1 else 0
    records = RecordFile(events, writer=_WRITER, first_seq=first_seq)
    _limit_time(request, records)
    capture(request, records)


def capture(request: CaptureRequest, records: RecordFile) -> None:
    """Appends the source and environment records that `request` asks for."""
    request = _with_static_imports(request)
    # The source first: the code may change while the packages are listed.
    records.append_fields("source", _source(request))
    records.append_fields("environment", _environment(request))


def _with_static_imports(request: CaptureRequest) -> CaptureRequest:
    """When a run starts, most of the script's imports are still to come."""
    if request.entry is None:
        return request
    static = find_import_closure(request.entry, request.project_root)
    imported = sorted({*request.imported, *static})
    names = [os.path.relpath(file, request.project_root).replace(os.sep, "/") for file in imported]
    return request._replace(imported=imported, environment={**request.environment, "imported_files": names})


def _step_aside() -> None:
    for name in ("SIGINT", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None:
            signal.signal(number, signal.SIG_IGN)
    if hasattr(os, "nice"):
        try:
            os.nice(10)
        except OSError:
            # Not allowed here; the capture is short anyway.
            pass


def _limit_time(request: CaptureRequest, records: RecordFile) -> None:
    def give_up() -> None:
        reason = f"the capture took longer than {TIME_LIMIT:.0f} s"
        records.append_fields("source", {"attempt": request.attempt, **no_source(reason)})
        os._exit(1)

    timer = threading.Timer(TIME_LIMIT, give_up)
    timer.daemon = True
    timer.start()


def _source(request: CaptureRequest) -> Dict[str, Any]:
    from runback.capture.shared_capture import capture_shared

    try:
        fields = capture_shared(request, time.monotonic() + TIME_LIMIT * 0.75)
    except Exception as problem:
        fields = no_source(f"the capture failed: {type(problem).__name__}: {problem}")
    return {"attempt": request.attempt, **fields}


def _environment(request: CaptureRequest) -> Dict[str, Any]:
    fields = {"attempt": request.attempt, **request.environment, "gpu": list_gpus(), "packages_file": None}
    try:
        lines = list_packages([os.path.join(request.cwd, folder) for folder in request.sys_path])
        with open(os.path.join(request.run_folder, "packages.txt"), "w", encoding="utf-8", newline="\n") as file:
            file.write("".join(line + "\n" for line in lines))
        fields["packages_file"] = "packages.txt"
    except OSError as problem:
        fields["packages_problem"] = str(problem)
    return fields
