"""The fields of a `source` record (docs/log-format.md)."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping, Sequence

from .limits import LISTED_PATHS
from .path_text import path_text
from .take_snapshot import HARMLESS


def empty_record() -> Dict[str, Any]:
    """A record that says: nothing is known."""
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
        "reason": None,
        "remedy": None,
    }


def listed_paths(paths: Sequence[bytes]) -> List[str]:
    """The first paths as text; the record's count says how many there are."""
    return [path_text(path) for path in paths[:LISTED_PATHS]]


def listed_reasons(reasons: Mapping[bytes, str]) -> List[Dict[str, str]]:
    """What was left out and why: first what matters, then what is merely not code."""
    ordered = sorted(reasons.items(), key=lambda item: (item[1] in HARMLESS, item[0]))
    return [{"path": path_text(path), "reason": reason} for path, reason in ordered[:LISTED_PATHS]]
