"""The capture process itself."""

from __future__ import annotations

import os
import signal
import sys
import threading
from typing import Any, Dict, List, Tuple

from runback.capture.merge_imports import merge_imports
from runback.capture.request import CaptureRequest, read_request
from runback.capture.shared_capture import CapturedSource, capture_shared
from runback.capture.shared_work import share_work
from runback.context.machine import describe_machine
from runback.place.earlier_run import last_record, next_seq_of
from runback.records.record_file import RecordFile

#: Seconds that a capture may take, the wait for others of the same repository included: a thousand jobs that start
#: together on a busy machine need minutes.
TIME_LIMIT = 900.0
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
    # The source first: the code may change while the packages are listed.
    try:
        captured = capture_shared(request)
    except Exception as problem:
        captured = CapturedSource(_no_source(f"the capture failed: {type(problem).__name__}: {problem}"), [])
    records.append_fields("source", {"attempt": request.attempt, **captured.fields})
    records.append_fields("environment", _environment(request, captured.imported_files))


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
        records.append_fields("source", {"attempt": request.attempt, **_no_source(reason)})
        os._exit(1)

    timer = threading.Timer(TIME_LIMIT, give_up)
    timer.daemon = True
    timer.start()


def _no_source(reason: str) -> Dict[str, Any]:
    from runback.capture.source import no_source

    return no_source(reason)


def _environment(request: CaptureRequest, imported_files: List[str]) -> Dict[str, Any]:
    fields = {"attempt": request.attempt, **request.environment, "gpu": [], "packages_file": None}
    fields["imported_files"] = sorted({*fields["imported_files"], *imported_files})
    told = last_record(os.path.join(request.run_folder, "events.jsonl"), "environment")
    if told is not None and told.get("attempt") == request.attempt:
        # The run ended before this capture did, and has told what it imported late.
        fields.update(merge_imports(told, fields))
    path = [os.path.join(request.cwd, folder) for folder in request.sys_path]

    def produce() -> Tuple[Dict[str, Any], bool]:
        return describe_machine(path), True

    try:
        machine = share_work(request, ["machine", path], produce).result
        fields["gpu"] = machine["gpu"]
        with open(os.path.join(request.run_folder, "packages.txt"), "w", encoding="utf-8", newline="\n") as file:
            file.write("".join(line + "\n" for line in machine["packages"]))
        fields["packages_file"] = "packages.txt"
    except Exception as problem:
        # What is known of the program itself stands.
        fields["packages_problem"] = f"{type(problem).__name__}: {problem}"
    return fields
