"""Edits the temporary index: entries set or removed, files hashed into it."""

from __future__ import annotations

from typing import Dict, Iterable, List, Optional

from .git_call import GitCall
from .index_state import Entry
from .trouble import SnapshotTrouble

_MOST_CALLS = 40


class IndexEdit:
    """Collects entries to set (or to remove: None) and applies them in one call."""

    def __init__(self) -> None:
        self.entries: Dict[bytes, Optional[Entry]] = {}

    def apply(self, git: GitCall, id_length: int) -> None:
        """Removals go first, so that a folder can take the place of a file."""
        removals = [b"0 %s\t%s\0" % (b"0" * id_length, path) for path, entry in sorted(self.entries.items()) if not entry]
        settings = [b"%s %s\t%s\0" % (*entry, path) for path, entry in sorted(self.entries.items()) if entry]
        if removals or settings:
            git.run(["update-index", "--replace", "-z", "--index-info"], b"".join(removals + settings))


def hash_files(git: GitCall, paths: Iterable[bytes]) -> List[bytes]:
    """Stores the files as they are and puts them into the index. Returns those that git could not read."""
    calls = [0]

    def attempt(part: List[bytes]) -> List[bytes]:
        calls[0] += 1
        try:
            git.run(
                ["update-index", "--add", "--remove", "--replace", "-z", "--stdin"],
                b"".join(path + b"\0" for path in part),
            )
            return []
        except SnapshotTrouble as trouble:
            if trouble.code != "git-failed" or calls[0] >= _MOST_CALLS:
                raise
            if len(part) == 1:
                return part
            middle = len(part) // 2  # a failed call has stored nothing: halve to find the file
            return attempt(part[:middle]) + attempt(part[middle:])

    wanted = sorted(paths)
    return attempt(wanted) if wanted else []
