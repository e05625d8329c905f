"""Capturing a code state once for all jobs of a host that start on it together."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import socket
import time
from pathlib import Path
from typing import Any, Dict, Optional

from runback.capture.capture_lock import capture_cache, capture_lock
from runback.capture.request import CaptureRequest
from runback.capture.source import no_source


def capture_shared(request: CaptureRequest, deadline: float) -> Dict[str, Any]:
    """The fields of the source record for this request.

    A capture by another job serves this one if it *began after this one was asked for*: one of our own would have
    looked no earlier. So it needs no check whether the code changed, and of many jobs that start together the first
    captures for itself and the second for all the others.
    """
    cache = capture_cache()
    is_repository = os.path.lexists(os.path.join(request.project_root, ".git"))
    if cache is None or not is_repository:
        return _capture(request, deadline)
    path = os.path.join(cache, _key(request))
    with capture_lock(path + ".lock", deadline) as is_locked:
        if not is_locked:
            return no_source("other runs were capturing the same repository for too long")
        shared = _take_over(request, path + ".json")
        if shared is not None:
            return shared
        wall, monotonic = time.time(), time.monotonic()
        fields = _capture(request, deadline)
        if fields["evidence"] != "none":
            _hand_on(
                path + ".json", {"wall": wall, "monotonic": monotonic, "run": request.run_folder, "source": fields}
            )
        return fields


def _capture(request: CaptureRequest, deadline: float) -> Dict[str, Any]:
    from runback.snapshot.capture import capture_source

    start = os.path.dirname(request.entry) if request.entry else request.cwd
    return capture_source(
        start=Path(start),
        run_folder=Path(request.run_folder),
        log_folders=[Path(folder) for folder in request.log_folders],
        entry=Path(request.entry) if request.entry else None,
        imported=[Path(file) for file in request.imported],
        deadline=deadline,
    )


def _key(request: CaptureRequest) -> str:
    """Equal for requests whose captures must come out equal."""
    parts = [
        os.path.realpath(request.project_root),
        request.entry,
        request.log_folders,
        request.imported,
        # Containers on one host may share /tmp but not what lies at a path.
        socket.gethostname(),
        os.path.realpath(__file__),
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]


def _take_over(request: CaptureRequest, path: str) -> Optional[Dict[str, Any]]:
    """The fields of another run's capture, its files copied into our run folder; None when it does not serve."""
    try:
        with open(path, encoding="utf-8") as file:
            shared = json.load(file)
        # Both clocks: the wall clock can be set back, the monotonic one starts again with the machine.
        if shared["monotonic"] < request.monotonic or shared["wall"] < request.wall:
            return None
        source = shared["source"]
        for name in (source["patch"], source["objects"]):
            if name is not None:
                _copy(os.path.join(shared["run"], name), os.path.join(request.run_folder, name))
        if source["evidence"] == "files":
            return None
        return source
    except (OSError, ValueError, KeyError, TypeError):
        # No capture yet, or its run is gone: we make our own.
        return None


def _copy(source: str, target: str) -> None:
    if os.path.isdir(source):
        shutil.copytree(source, target, dirs_exist_ok=True)
    else:
        shutil.copyfile(source, target)


def _hand_on(path: str, shared: Dict[str, Any]) -> None:
    temporary = f"{path}.{os.getpid()}"
    try:
        with open(temporary, "w", encoding="utf-8") as file:
            json.dump(shared, file)
        os.replace(temporary, path)
    except OSError:
        # A full temporary folder: the others capture for themselves.
        return
