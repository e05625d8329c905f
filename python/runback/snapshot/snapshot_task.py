"""What one capture is asked to do, and what it found."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Dict, List, Optional, Tuple

from .limits import NESTED_REPOSITORIES


@dataclass(frozen=True)
class SnapshotTask:
    """Folders and files are absolute, as bytes; `deadline` is in seconds of `time.monotonic()`.

    `known_code`: the entry script and imported files, taken even when git ignores them or their name is unusual.
    `run_objects`: where objects go when the repository belongs to another user, None when there is no such place.
    """

    program: str
    deadline: float
    left_out: Tuple[bytes, ...]
    known_code: Tuple[bytes, ...]
    run_objects: Optional[bytes]
    depth: int = 0
    nested_budget: List[int] = field(default_factory=lambda: [NESTED_REPOSITORIES])

    def deeper(self) -> "SnapshotTask":
        """The task for a repository inside this one; both share one budget of nested repositories."""
        return replace(self, depth=self.depth + 1)


@dataclass(frozen=True)
class NestedSnapshot:
    """A submodule or embedded repository at `path`: its HEAD (None: unborn) and the snapshot of its state."""

    path: bytes
    commit: Optional[str]
    snapshot: str


@dataclass(frozen=True)
class Snapshot:
    """A captured code state. Paths are sorted; `not_captured` maps a path to the reason."""

    commit: Optional[str]
    tree: str
    base_tree: str
    snapshot: str
    ref: Optional[str]
    is_in_run_folder: bool
    is_dirty: bool
    changed: List[bytes]
    untracked: List[bytes]
    not_captured: Dict[bytes, str]
    nested: List[NestedSnapshot]
