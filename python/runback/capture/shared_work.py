"""Doing a piece of work once for all jobs of a host that ask for it together."""

from __future__ import annotations

import hashlib
import json
import os
import time
from typing import Any, Callable, Dict, List, NamedTuple, Optional, Tuple

from runback.capture.capture_lock import capture_cache, capture_lock
from runback.capture.request import CaptureRequest
from runback.context.host_name import host_name


class SharedWork(NamedTuple):
    """A result, and the run whose capture made it."""

    result: Dict[str, Any]
    run_folder: str


def share_work(
    request: CaptureRequest, key: List[Any], produce: Callable[[], Tuple[Dict[str, Any], bool]]
) -> SharedWork:
    """The result of `produce`, or what another job's made of the same `key` (of JSON's types).

    Another's serves if it *began after this one was asked for*: ours would have looked no earlier. So nothing has to
    be compared, and of many jobs that start together the first works for itself and the second for all the others.
    `produce` also says whether its result may be handed on.
    """
    cache = capture_cache()
    if cache is None:
        return SharedWork(produce()[0], request.run_folder)
    # Containers on one host may share /tmp but not what lies at a path.
    name = json.dumps([key, host_name(), os.path.realpath(__file__)])
    path = os.path.join(cache, hashlib.sha256(name.encode()).hexdigest()[:32])
    with capture_lock(path + ".lock"):
        shared = _read(request, path + ".json")
        if shared is not None:
            return shared
        wall, monotonic = time.time(), time.monotonic()
        result, is_sharable = produce()
        if is_sharable:
            _write(path + ".json", {"wall": wall, "monotonic": monotonic, "run": request.run_folder, "result": result})
        return SharedWork(result, request.run_folder)


def _read(request: CaptureRequest, path: str) -> Optional[SharedWork]:
    try:
        with open(path, encoding="utf-8") as file:
            shared = json.load(file)
        # Both clocks: the wall clock can be set back, the monotonic one starts again with the machine.
        if shared["monotonic"] < request.monotonic or shared["wall"] < request.wall:
            return None
        return SharedWork(shared["result"], shared["run"])
    except (OSError, ValueError, KeyError, TypeError):
        # Nobody was before us, or wrote something else.
        return None


def _write(path: str, shared: Dict[str, Any]) -> None:
    temporary = f"{path}.{os.getpid()}"
    try:
        with open(temporary, "w", encoding="utf-8") as file:
            json.dump(shared, file)
        os.replace(temporary, path)
    except OSError:
        # A full temporary folder: the others work for themselves.
        return
