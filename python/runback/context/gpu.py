"""The GPUs of this machine."""

from __future__ import annotations

import subprocess
from typing import Any, Dict, List, Optional

_SECONDS = 10


def list_gpus() -> List[Dict[str, Any]]:
    """`{name, memory_mib, driver}` of each NVIDIA GPU; empty when `nvidia-smi` is not there or fails."""
    rows = query_gpus("name,memory.total,driver_version")
    return [
        {"name": row[0], "memory_mib": int(row[1]) if row[1].isdigit() else None, "driver": row[2]}
        for row in rows or []
        if len(row) == 3
    ]


def query_gpus(fields: str) -> Optional[List[List[str]]]:
    """The rows `nvidia-smi --query-gpu` answers, or None when it cannot be asked."""
    try:
        answer = subprocess.run(
            ["nvidia-smi", "--query-gpu=" + fields, "--format=csv,noheader,nounits"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=True,
        ).stdout
    except (OSError, subprocess.SubprocessError):
        # No NVIDIA driver here: the usual case.
        return None
    return [[cell.strip() for cell in line.split(",")] for line in answer.decode("utf-8", "replace").splitlines()]
