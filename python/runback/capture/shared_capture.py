"""The source of a run, captured once for all jobs of a host that start on one code state together."""

from __future__ import annotations

import os
import time
from typing import Any, Dict, List, NamedTuple, Tuple

from runback.capture.request import CaptureRequest
from runback.capture.shared_work import share_work

#: Seconds that git may take in all.
TIME_LIMIT = 90.0


class CapturedSource(NamedTuple):
    """What was found out about a run's code."""

    #: The fields of the source record but `attempt`.
    fields: Dict[str, Any]
    #: What the entry script imports, relative to the project's root.
    imported_files: List[str]


def capture_shared(request: CaptureRequest) -> CapturedSource:
    """The source for this request; the files that belong to it lie in its run's folder."""

    def produce() -> Tuple[Dict[str, Any], bool]:
        captured = _capture(request)
        # Files copied into a run are that run's own.
        return captured._asdict(), captured.fields["evidence"] == "snapshot"

    if not os.path.lexists(os.path.join(request.project_root, ".git")):
        return _capture(request)
    key = ["source", os.path.realpath(request.project_root), request.entry, request.log_folders, request.imported]
    result, run_folder = share_work(request, key, produce)
    captured = CapturedSource(**result)
    if run_folder == request.run_folder:
        return captured
    try:
        for name in (captured.fields["patch"], captured.fields["objects"]):
            if name is not None:
                _copy(os.path.join(run_folder, name), os.path.join(request.run_folder, name))
    except OSError:
        # The other run is gone already: we make our own.
        return _capture(request)
    return captured


def _capture(request: CaptureRequest) -> CapturedSource:
    # Loaded only by the one that does the work.
    from pathlib import Path

    from runback.context.import_closure import find_import_closure
    from runback.snapshot.capture import capture_source

    # When a run starts, most of its script's imports are still to come.
    static = find_import_closure(request.entry, request.project_root) if request.entry else []
    imported = sorted({*request.imported, *static})
    start = os.path.dirname(request.entry) if request.entry else request.cwd
    fields = capture_source(
        start=Path(start),
        run_folder=Path(request.run_folder),
        log_folders=[Path(folder) for folder in request.log_folders],
        entry=Path(request.entry) if request.entry else None,
        imported=[Path(file) for file in imported],
        deadline=time.monotonic() + TIME_LIMIT,
    )
    names = [os.path.relpath(file, request.project_root).replace(os.sep, "/") for file in imported]
    return CapturedSource(fields, names)


def _copy(source: str, target: str) -> None:
    import shutil

    if os.path.isdir(source):
        shutil.copytree(source, target, dirs_exist_ok=True)
    else:
        shutil.copyfile(source, target)
