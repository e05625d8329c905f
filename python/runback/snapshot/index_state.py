"""What the user's index and HEAD say, read from a copy of the index."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, List, NamedTuple, Optional, Set

from .git_call import GitCall

GITLINK = b"160000"
_ABSENT = b"000000"


class Entry(NamedTuple):
    """Mode (octal digits) and object id (hexadecimal digits) of a path."""

    mode: bytes
    object_id: bytes


@dataclass(frozen=True)
class IndexState:
    """`entries`: stage 0. `unmerged`: path to our side's entry (what HEAD holds), None where HEAD has no such path.
    `flagged`: assume-unchanged (True) or skip-worktree (False) paths, which git does not look at.
    `staged`: paths where the index differs from HEAD, with HEAD's entry.
    """

    entries: Dict[bytes, Entry]
    unmerged: Dict[bytes, Optional[Entry]]
    flagged: Dict[bytes, bool]
    staged: Dict[bytes, Optional[Entry]]

    def in_head(self, path: bytes) -> Optional[Entry]:
        """HEAD's entry of a path, or None when HEAD has none."""
        if path in self.unmerged:
            return self.unmerged[path]
        return self.staged[path] if path in self.staged else self.entries.get(path)


def read_index_state(git: GitCall, commit: Optional[bytes]) -> IndexState:
    """Reads the index that `git` is set to. `commit` is HEAD, None on an unborn branch."""
    entries: Dict[bytes, Entry] = {}
    unmerged: Dict[bytes, Optional[Entry]] = {}
    flagged: Dict[bytes, bool] = {}
    for line in _records(git.run(["ls-files", "-z", "-v", "-s"])):
        description, path = line.split(b"\t", 1)
        tag, mode, object_id, stage = description.split(b" ")
        if stage == b"0":
            entries[path] = Entry(mode, object_id)
            if tag != b"H":
                flagged[path] = tag.islower()
        else:
            unmerged.setdefault(path, None)
            if stage == b"2":
                unmerged[path] = Entry(mode, object_id)
    if commit is None:
        staged: Dict[bytes, Optional[Entry]] = {path: None for path in entries}
    else:
        staged = _differences(
            git.run(
                ["diff-index", "--cached", "-z", "--raw", "--no-abbrev", "--no-renames"]
                + ["--ignore-submodules=dirty", commit.decode("ascii"), "--"]
            )
        )
    return IndexState(entries, unmerged, flagged, staged)


def changed_in_tree(git: GitCall) -> Set[bytes]:
    """Tracked paths whose file may differ from the index. Submodules are not looked at: git would start git in them."""
    arguments = ["diff-files", "-z", "--raw", "--no-abbrev", "--no-renames", "--ignore-submodules=all"]
    return set(_differences(git.run(arguments)))


def tree_differences(git: GitCall, old: str, new: str) -> Dict[bytes, Optional[Entry]]:
    """Paths that differ between two trees, with the old side's entry."""
    arguments = ["diff-tree", "-r", "-z", "--raw", "--no-abbrev", "--no-renames", "--ignore-submodules=dirty"]
    return _differences(git.run(arguments + [old, new, "--"]))


def _differences(output: bytes) -> Dict[bytes, Optional[Entry]]:
    records = _records(output)
    result: Dict[bytes, Optional[Entry]] = {}
    for description, path in zip(records[0::2], records[1::2]):
        old_mode, _, old_id, _, _ = description[1:].split(b" ")
        result[path] = None if old_mode == _ABSENT else Entry(old_mode, old_id)
    return result


def _records(output: bytes) -> List[bytes]:
    return output.split(b"\0")[:-1]
