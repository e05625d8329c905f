"""The temporary index of one capture, and the place where new objects go."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from typing import Iterator, Optional

from .repository import Repository
from .trouble import SnapshotTrouble


@contextlib.contextmanager
def temporary_index(repository: Repository) -> Iterator[None]:
    """Lets the repository's git calls work on a copy of the user's index.

    The copy keeps the index file's time: git takes an entry as unchanged only when the file is older than the index.
    """
    folder = tempfile.mkdtemp(prefix="runback-")
    index = os.path.join(folder, "index")
    try:
        try:
            shutil.copy2(os.path.join(repository.git_folder, b"index"), os.fsencode(index))
        except FileNotFoundError:
            pass  # a repository without an index: nothing is tracked yet
        repository.git.environment["GIT_INDEX_FILE"] = index
        yield
    finally:
        repository.git.environment.pop("GIT_INDEX_FILE", None)
        shutil.rmtree(folder, ignore_errors=True)


def redirect_objects(repository: Repository, run_objects: Optional[bytes]) -> bool:
    """Sends new objects to `run_objects` when the repository's store is another user's or not writable.

    Objects of another owner in a user's repository break that user's next commit. Returns whether it was needed.
    """
    if _is_ours(repository.objects):
        return False
    if run_objects is None:
        message = "the repository's object store belongs to another user or cannot be written"
        raise SnapshotTrouble("not-writable", message)
    os.makedirs(run_objects, exist_ok=True)
    environment = repository.git.environment
    environment["GIT_OBJECT_DIRECTORY"] = os.fsdecode(run_objects)
    environment["GIT_ALTERNATE_OBJECT_DIRECTORIES"] = _quoted(os.fsdecode(repository.objects))
    return True


def _is_ours(objects: bytes) -> bool:
    try:
        owner = os.stat(objects).st_uid
    except OSError:
        return False  # no object store to write to
    is_owner = not hasattr(os, "geteuid") or owner == os.geteuid()
    return is_owner and os.access(objects, os.W_OK)


def _quoted(folder: str) -> str:
    """A folder as one entry of git's list of object folders, whatever characters it holds."""
    return '"' + folder.replace("\\", "\\\\").replace('"', '\\"') + '"'
