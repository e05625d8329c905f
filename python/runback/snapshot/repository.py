"""Finds the repository of a folder, and refuses what is not plainly the working tree around it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Optional

from .git_call import GitCall
from .trouble import SnapshotTrouble


@dataclass(frozen=True)
class Repository:
    """All paths absolute, as bytes. `git` runs in `top_level`, every filter of the repository switched off."""

    top_level: bytes
    git_folder: bytes
    common_folder: bytes
    git: GitCall

    @property
    def objects(self) -> bytes:
        return os.path.join(self.common_folder, b"objects")


def find_top_level(start: bytes) -> Optional[bytes]:
    """The nearest folder from `start` upwards that holds a `.git`, or None. Starts no process."""
    folder = os.path.realpath(start)
    while True:
        if os.path.lexists(os.path.join(folder, b".git")):
            return folder
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent


def open_repository(program: str, start: bytes, deadline: float) -> Repository:
    """The repository whose working tree holds `start`. Raises SnapshotTrouble.

    The folder with the `.git` must be the top of the working tree: a `core.worktree` that points elsewhere would
    make git read files that are not the project's.
    """
    top_level = find_top_level(start)
    while top_level is not None:
        git = GitCall(program, top_level, deadline)
        repository = _open(git, top_level)
        if repository is not None:
            return repository
        parent = os.path.dirname(top_level)
        top_level = find_top_level(parent) if parent != top_level else None
    raise SnapshotTrouble("no-repository", "the code is not in a git repository", "Run git init and commit the project.")


def _open(git: GitCall, top_level: bytes) -> Optional[Repository]:
    code, output = git.run_code(
        ["rev-parse", "--is-inside-work-tree", "--show-prefix", "--absolute-git-dir"], codes=(0, 128)
    )
    if code != 0:
        dot_git = os.path.join(top_level, b".git")
        if os.path.isfile(dot_git) or _is_git_folder(dot_git):
            _explain(git)
        return None  # a folder that is only named .git: git itself looks further up
    inside, prefix, git_folder = output.split(b"\n", 2)
    if inside != b"true" or prefix != b"":
        return None
    git_folder = git_folder[:-1] if git_folder.endswith(b"\n") else git_folder
    repository = Repository(top_level, git_folder, _common_folder(git_folder), git)
    _switch_filters_off(git)
    return repository


def _explain(git: GitCall) -> None:
    try:
        git.run(["rev-parse", "--git-dir"])
    except SnapshotTrouble as trouble:
        if trouble.code != "git-failed":
            raise
        raise SnapshotTrouble(
            "broken-repository",
            "git cannot use the repository of %s (%s)" % (os.fsdecode(git.folder), trouble.message),
            "Run git status there and fix what it reports.",
        ) from None


def _is_git_folder(folder: bytes) -> bool:
    return os.path.isfile(os.path.join(folder, b"HEAD")) and os.path.isdir(os.path.join(folder, b"objects"))


def _common_folder(git_folder: bytes) -> bytes:
    try:
        with open(os.path.join(git_folder, b"commondir"), "rb") as file:
            return os.path.normpath(os.path.join(git_folder, file.read().rstrip(b"\n")))
    except OSError:
        return git_folder  # only linked worktrees have that file


def _switch_filters_off(git: GitCall) -> None:
    names = git.run(["config", "-z", "--name-only", "--get-regexp", r"^filter\."], codes=(0, 1))
    drivers = {name[len(b"filter.") :].rpartition(b".")[0] for name in names.split(b"\0") if name}
    for driver in sorted(drivers):
        if b"=" in driver:  # cannot be overridden by `-c`, so it cannot be switched off
            raise SnapshotTrouble("unsafe-filter", "the repository configures a filter whose name holds '='")
        for setting in (b"clean=", b"smudge=", b"process=", b"required=false"):
            git.config.append(os.fsdecode(b"filter." + driver + b"." + setting))
