"""Repositories inside a repository: submodules and embedded ones are captured on their own."""

from __future__ import annotations

import os
import stat
from typing import Callable, Dict, Iterable, List, Optional, Set

from .file_look import FileLook
from .index_state import GITLINK, Entry, IndexState
from .left_out import LeftOut
from .limits import NESTED_DEPTH
from .repository import Repository, open_repository
from .snapshot_task import NestedSnapshot, Snapshot, SnapshotTask
from .trouble import SnapshotTrouble

OTHER_WORKTREE = "another working tree of this repository"
_REASONS = {
    "unsafe-repository": "repository of another user",
    "not-writable": "repository of another user",
    "broken-repository": "broken repository",
    "no-repository": "broken repository",
    "unsafe-filter": "repository with a filter that cannot be switched off",
}
_TOO_MANY = "too many repositories inside the repository"


class NestedFinder:
    """Captures the repositories inside one. After `capture`, `found`, `not_captured` and `replaced` are filled:
    `replaced` are submodule paths where a file lies now.
    """

    def __init__(
        self,
        repository: Repository,
        task: SnapshotTask,
        look: FileLook,
        take: Callable[[Repository, SnapshotTask], Snapshot],
    ) -> None:
        self._repository = repository
        self._task = task
        self._look = look
        self._take = take
        self.found: List[NestedSnapshot] = []
        self.not_captured: Dict[bytes, str] = {}
        self.replaced: Set[bytes] = set()

    def capture(
        self, state: IndexState, left_out: LeftOut, untracked: Iterable[bytes], id_length: int
    ) -> Dict[bytes, Optional[Entry]]:
        """The index entries of all nested repositories: their snapshots; None where a submodule's folder is gone.

        `untracked` are the embedded ones; `id_length` is the number of digits of this repository's object ids.
        """
        entries: Dict[bytes, Optional[Entry]] = {}
        links = (path for path, entry in state.entries.items() if entry.mode == GITLINK and not left_out.holds(path))
        for path in sorted(links):
            status = self._look.status(path)
            if status is None:
                if path not in state.flagged:
                    entries[path] = None
            elif not stat.S_ISDIR(status.st_mode):
                entries[path] = None
                self.replaced.add(path)
            elif os.path.lexists(self._look.absolute(os.path.join(path, b".git"))):
                self._add(path, entries, id_length)
        for path in sorted(untracked):
            self._add(path, entries, id_length)
        return entries

    def _add(self, path: bytes, entries: Dict[bytes, Optional[Entry]], id_length: int) -> None:
        try:
            reason = self._capture_one(path, entries, id_length)
        except SnapshotTrouble as trouble:
            if trouble.code == "timeout":
                raise
            reason = _REASONS.get(trouble.code, "repository that git could not capture")
        if reason is not None:
            self.not_captured[path] = reason

    def _capture_one(self, path: bytes, entries: Dict[bytes, Optional[Entry]], id_length: int) -> Optional[str]:
        budget = self._task.nested_budget
        if budget[0] <= 0 or self._task.depth >= NESTED_DEPTH:
            return _TOO_MANY
        folder = self._look.absolute(path)
        nested = open_repository(self._task.program, folder, self._task.deadline)
        if nested.top_level != os.path.realpath(folder):
            return "broken repository"
        if nested.common_folder == self._repository.common_folder:
            return OTHER_WORKTREE
        budget[0] -= 1
        taken = self._take(nested, self._task.deeper())
        if len(taken.snapshot) != id_length:
            return "repository with another kind of object ids"
        entries[path] = Entry(GITLINK, taken.snapshot.encode("ascii"))
        self.found.append(NestedSnapshot(path, taken.commit, taken.snapshot))
        self.found += [NestedSnapshot(path + b"/" + deep.path, deep.commit, deep.snapshot) for deep in taken.nested]
        for inner, reason in taken.not_captured.items():
            self.not_captured[path + b"/" + inner] = reason
        return None
