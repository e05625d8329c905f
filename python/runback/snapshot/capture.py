"""Captures the exact code of a run: the one way into this package."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Dict, List, Optional, Sequence

from .copied_files import FILES_FOLDER, copy_files
from .git_program import find_git
from .patch_file import write_patch
from .path_text import path_bytes, path_text
from .remote_url import without_credentials
from .repository import Repository, find_top_level, open_repository
from .snapshot_task import Snapshot, SnapshotTask
from .source_record import empty_record, listed_paths, listed_reasons
from .take_snapshot import take_snapshot
from .trouble import SnapshotTrouble

_OBJECTS = "objects"


def capture_source(
    start: Path,
    run_folder: Path,
    log_folders: Sequence[Path],
    entry: Optional[Path],
    imported: Sequence[Path],
    deadline: float,
) -> Dict[str, Any]:
    """Captures the code around `start` and returns the fields of the `source` record (without `attempt`).

    `start`: folder of the entry script, or the working directory. `log_folders`: watched log directories; they and
    `run_folder` are left out. `entry`, `imported`: the script and the project files it imported, captured even when
    git ignores them. `deadline`: seconds of `time.monotonic()`.
    Never raises: whatever goes wrong is told by `evidence`, `reason` and `remedy`.
    """
    record = empty_record()
    run = os.fsencode(os.path.abspath(run_folder))
    script = _real([entry])[0] if entry else None
    known = ([script] if script else []) + _real(imported)
    try:
        program = find_git()
        repository = open_repository(program, os.fsencode(start), deadline)
        _describe(repository, record)
        task = SnapshotTask(
            program=program,
            deadline=deadline,
            left_out=tuple(_real(log_folders)) + (os.path.realpath(run),),
            known_code=tuple(known),
            run_objects=os.path.join(run, os.fsencode(_OBJECTS)),
        )
        try:
            snapshot = take_snapshot(repository, task)
        except SnapshotTrouble:
            _note_commit(repository, record)
            raise
        _fill(record, snapshot)
        _add_patch(repository, snapshot, run, record)
        if os.path.isdir(os.path.join(run, os.fsencode(_OBJECTS))):
            record["objects"] = _OBJECTS
    except SnapshotTrouble as trouble:
        record.update(reason=trouble.message, remedy=trouble.remedy)
    except Exception as error:  # the logger must never break the training; the record says what happened
        record.update(reason="the capture failed: %s: %s" % (type(error).__name__, error))
    try:
        if record["snapshot"] is None:
            root = _copy(start, known, run, record)
        else:
            root = path_bytes(record["repository"])
        record["entry"] = _relative(script, root) if script else None
    except Exception as error:  # the same promise: a run without its code is better than no run
        record.update(reason="%s; files could not be copied: %s" % (record["reason"], error))
    return record


def _real(paths: Sequence[Path]) -> List[bytes]:
    return [os.path.realpath(os.fsencode(path)) for path in paths]


def _describe(repository: Repository, record: Dict[str, Any]) -> None:
    record["repository"] = path_text(repository.top_level)
    code, output = repository.git.run_code(["symbolic-ref", "-q", "HEAD"], codes=(0, 1))
    branch = output.decode("utf-8", "replace").strip()
    if code == 0 and branch.startswith("refs/heads/"):
        record["branch"] = branch[len("refs/heads/") :]
    urls = repository.git.run(["config", "-z", "--get-regexp", r"^remote\..*\.url$"], codes=(0, 1))
    remotes = [item.decode("utf-8", "replace").split("\n", 1) for item in urls.split(b"\0") if b"\n" in item]
    remotes.sort(key=lambda remote: remote[0] != "remote.origin.url")  # origin first, then as configured
    if remotes:
        record["remote"] = without_credentials(remotes[0][1])


def _note_commit(repository: Repository, record: Dict[str, Any]) -> None:
    """Without a snapshot the commit alone is still worth knowing."""
    try:
        code, output = repository.git.run_code(["rev-parse", "-q", "--verify", "HEAD^{commit}"], codes=(0, 1))
    except SnapshotTrouble:
        return  # the trouble on its way says more than this one
    record["commit"] = output.decode("ascii").strip() if code == 0 else None


def _fill(record: Dict[str, Any], snapshot: Snapshot) -> None:
    record.update(
        evidence="snapshot",
        commit=snapshot.commit,
        dirty=snapshot.is_dirty,
        snapshot=snapshot.snapshot,
        snapshot_ref=snapshot.ref,
        changed=listed_paths(snapshot.changed),
        changed_count=len(snapshot.changed),
        untracked=listed_paths(snapshot.untracked),
        untracked_count=len(snapshot.untracked),
        not_captured=listed_reasons(snapshot.not_captured),
        not_captured_count=len(snapshot.not_captured),
        submodules=[
            {"path": path_text(nested.path), "commit": nested.commit, "snapshot": nested.snapshot}
            for nested in snapshot.nested
        ],
    )
    if snapshot.ref is None and not snapshot.is_in_run_folder:
        record["reason"] = "the snapshot could not be given a ref, so git may prune it later"


def _add_patch(repository: Repository, snapshot: Snapshot, run: bytes, record: Dict[str, Any]) -> None:
    try:
        name, digest = write_patch(repository.git, snapshot.base_tree, snapshot.tree, run)
        record.update(patch=name, patch_sha256=digest)
    except (SnapshotTrouble, OSError) as error:
        # The snapshot is the better evidence and stands; only its travelling copy is missing.
        record["reason"] = record["reason"] or "the patch could not be written: %s" % error


def _copy(start: Path, known: Sequence[bytes], run: bytes, record: Dict[str, Any]) -> bytes:
    folder = os.path.realpath(os.fsencode(start))
    root = find_top_level(folder) or (folder if os.path.isdir(folder) else os.path.dirname(folder))
    copied, refused = copy_files(root, known, run)
    record.update(not_captured=listed_reasons(refused), not_captured_count=len(refused))
    if copied:
        record.update(evidence="files", files=FILES_FOLDER)
    return root


def _relative(file: bytes, root: bytes) -> Optional[str]:
    below = root.rstrip(b"/") + b"/"
    return path_text(file[len(below) :]) if file.startswith(below) else None
