"""What the training process tells the capture process: only what it alone knows."""

from __future__ import annotations

import json
from typing import Any, Dict, List, NamedTuple, Optional


class CaptureRequest(NamedTuple):
    """Everything a capture needs. Paths are absolute."""

    attempt: int
    run_folder: str
    log_folders: List[str]
    entry: Optional[str]
    imported: List[str]
    project_root: str
    cwd: str
    #: The `sys.path` of the program, for its packages.
    sys_path: List[str]
    #: Fields of the environment record that only the program itself knows.
    environment: Dict[str, Any]
    #: When it was asked for: wall clock and the host's monotonic clock, in seconds.
    wall: float
    monotonic: float


def write_request(request: CaptureRequest) -> bytes:
    """The request as bytes."""
    return json.dumps(request._asdict()).encode("ascii")


def read_request(data: bytes) -> CaptureRequest:
    """The request in `data`. Raises ValueError or TypeError when it is none."""
    return CaptureRequest(**json.loads(data))
