"""The fields of a `source` record when there is no evidence to put in them."""

from __future__ import annotations

from typing import Any, Dict, Optional


def no_source(reason: str, remedy: Optional[str] = None) -> Dict[str, Any]:
    """Every field of a source record but `attempt`, saying why nothing is known of the code."""
    return {
        "evidence": "none",
        "repository": None,
        "commit": None,
        "branch": None,
        "remote": None,
        "dirty": None,
        "snapshot": None,
        "snapshot_ref": None,
        "objects": None,
        "changed": [],
        "changed_count": 0,
        "untracked": [],
        "untracked_count": 0,
        "not_captured": [],
        "not_captured_count": 0,
        "patch": None,
        "patch_sha256": None,
        "files": None,
        "entry": None,
        "submodules": [],
        "reason": reason,
        "remedy": remedy,
    }
