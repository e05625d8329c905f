"""The recipe itself: a commit of the whole code state, made without moving anything of the user's."""

from __future__ import annotations

import os
from typing import Dict, List, Optional, Set, Tuple

from .commit_object import keep_snapshot, store_commit
from .file_look import FileLook
from .filter_attribute import filtered_paths
from .git_call import GitCall
from .index_edit import IndexEdit, hash_files
from .index_state import GITLINK, Entry, IndexState, changed_in_tree, read_index_state, tree_differences
from .left_out import LeftOut
from .nested import OTHER_WORKTREE, NestedFinder
from .repository import Repository
from .snapshot_task import Snapshot, SnapshotTask
from .untracked import NOT_READABLE, pick_untracked
from .untracked_rules import NOT_CODE, refuse_by_name
from .workspace import redirect_objects, temporary_index

# What is left out for these reasons is not code, so it does not make a state dirty.
HARMLESS = frozenset((NOT_CODE, OTHER_WORKTREE))


def take_snapshot(repository: Repository, task: SnapshotTask) -> Snapshot:
    """Captures the state of a repository and of those inside it. Raises SnapshotTrouble."""
    is_redirected = redirect_objects(repository, task.run_objects)
    with temporary_index(repository):
        return _Capture(repository, task, is_redirected).take()


class _Capture:
    def __init__(self, repository: Repository, task: SnapshotTask, is_redirected: bool) -> None:
        self.repository = repository
        self.git: GitCall = repository.git
        self.task = task
        self.is_redirected = is_redirected
        self.look = FileLook(repository.top_level)
        self.left_out = LeftOut(repository.top_level, task.left_out)
        self.edit = IndexEdit()
        self.not_captured: Dict[bytes, str] = {}
        self.uncaptured_changes: Set[bytes] = set()

    def take(self) -> Snapshot:
        commit, base_tree = _head(self.git)
        state = read_index_state(self.git, None if commit is None else commit.encode("ascii"))
        to_hash, staged_only = self._tracked(state)
        files, folders = self._untracked(state)
        filters = filtered_paths(self.git, to_hash | staged_only | set(files))
        for path in (to_hash | staged_only) & set(filters):
            self.edit.entries[path] = state.in_head(path)
            self.not_captured[path] = filters[path]
            self.uncaptured_changes.add(path)
        taken, refused = pick_untracked(self.look, files, filters)
        self.not_captured.update(refused)
        nested = NestedFinder(self.repository, self.task, self.look, take_snapshot)
        links = nested.capture(state, self.left_out, folders, len(base_tree))
        self.edit.entries.update(links)
        self.not_captured.update(nested.not_captured)
        self.edit.apply(self.git, len(base_tree))
        for path in hash_files(self.git, (to_hash - set(filters)) | nested.replaced | set(taken)):
            self.not_captured[path] = NOT_READABLE
            if path not in taken:
                self.uncaptured_changes.add(path)
        tree = self.git.run(["write-tree", "--missing-ok"]).decode("ascii").strip()
        differences = set(tree_differences(self.git, base_tree, tree))
        new = set(taken) | {path for path in links if path in folders}
        changed = sorted((differences - new) | self.uncaptured_changes)
        snapshot = commit if commit is not None and tree == base_tree else store_commit(self.git, tree, commit)
        return Snapshot(
            commit=commit,
            tree=tree,
            base_tree=base_tree,
            snapshot=snapshot,
            ref=None if self.is_redirected else keep_snapshot(self.git, snapshot),
            is_in_run_folder=self.is_redirected,
            is_dirty=bool(differences or changed or set(self.not_captured.values()) - HARMLESS),
            changed=changed,
            untracked=sorted(differences & new),
            not_captured=self.not_captured,
            nested=nested.found,
        )

    def _tracked(self, state: IndexState) -> Tuple[Set[bytes], Set[bytes]]:
        """Paths to hash, and paths that are staged and not changed since. Removals go into the edit."""
        in_tree = changed_in_tree(self.git) | set(state.unmerged)
        for path, is_assumed_unchanged in state.flagged.items():
            # Git does not look at these; people use the flags to hide local edits, which ran all the same.
            if is_assumed_unchanged or self.look.is_hashable(path):
                in_tree.add(path)
        to_hash: Set[bytes] = set()
        staged_only: Set[bytes] = set()
        for path in in_tree | set(state.staged):
            entry = state.entries.get(path)
            if self.left_out.holds(path):
                if path in state.staged or path in state.unmerged:
                    self.edit.entries[path] = state.in_head(path)
            elif entry is not None and entry.mode == GITLINK:
                continue  # the nested repositories are captured on their own
            elif entry is not None and path not in in_tree:
                staged_only.add(path)
            elif self.look.is_hashable(path):
                to_hash.add(path)
                if path in state.flagged and entry is not None:
                    self.edit.entries[path] = entry  # set again, an entry has no flags
            elif entry is not None or path in state.unmerged:
                self.edit.entries[path] = None
        return to_hash, staged_only

    def _untracked(self, state: IndexState) -> Tuple[List[bytes], List[bytes]]:
        """Untracked files that may be taken by their names, and untracked folders that are repositories."""
        listed = self.git.run(["ls-files", "-z", "--others", "--exclude-standard"] + self.left_out.exclude_arguments())
        known = self._known_code(state)
        files: List[bytes] = []
        folders: List[bytes] = []
        for path in sorted(set(listed.split(b"\0")[:-1]) | known):
            if self.left_out.holds(path.rstrip(b"/")) or path in state.staged or path in state.unmerged:
                continue
            if path.endswith(b"/"):
                folders.append(path[:-1])
                continue
            reason = refuse_by_name(path, path in known)
            if reason is None:
                files.append(path)
            else:
                self.not_captured[path] = reason
        return files, folders

    def _known_code(self, state: IndexState) -> Set[bytes]:
        below = self.repository.top_level.rstrip(b"/") + b"/"
        found: Set[bytes] = set()
        for file in self.task.known_code:
            path = file[len(below) :] if file.startswith(below) else b""
            if path and path not in state.entries and self.look.is_hashable(path) and not self._is_nested(path):
                found.add(path)
        return found

    def _is_nested(self, path: bytes) -> bool:
        folder = os.path.dirname(path)
        while folder:
            if os.path.lexists(self.look.absolute(os.path.join(folder, b".git"))):
                return True
            folder = os.path.dirname(folder)
        return False


def _head(git: GitCall) -> Tuple[Optional[str], str]:
    """HEAD's commit and tree; without a commit, None and the empty tree."""
    code, output = git.run_code(["rev-parse", "HEAD^{commit}", "HEAD^{tree}"], codes=(0, 128))
    if code != 0:
        return None, git.run(["hash-object", "-t", "tree", "--stdin"]).decode("ascii").strip()
    commit, tree = output.decode("ascii").split()
    return commit, tree
