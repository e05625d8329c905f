"""The snapshot's commit object, and the ref that keeps it."""

from __future__ import annotations

from typing import Optional

from .git_call import GitCall
from .trouble import SnapshotTrouble

REF_PREFIX = "refs/runback/snapshots/"
# Fixed, so that equal states give equal ids: 946684800 is 2000-01-01T00:00:00Z.
_SIGNATURE = b"Runback <runback@localhost> 946684800 +0000"


def store_commit(git: GitCall, tree: str, parent: Optional[str]) -> str:
    """Writes the commit object, byte for byte as docs/snapshots.md says, and returns its id."""
    lines = [b"tree " + tree.encode("ascii")]
    if parent is not None:
        lines.append(b"parent " + parent.encode("ascii"))
    lines += [b"author " + _SIGNATURE, b"committer " + _SIGNATURE, b"", b"Runback snapshot", b""]
    return git.run(["hash-object", "-t", "commit", "-w", "--stdin"], b"\n".join(lines)).decode("ascii").strip()


def keep_snapshot(git: GitCall, snapshot: str) -> Optional[str]:
    """Makes the ref that keeps the snapshot from being pruned; None when that was not possible."""
    ref = REF_PREFIX + snapshot
    try:
        git.run(["update-ref", "--no-deref", ref, snapshot])
    except SnapshotTrouble as trouble:
        if trouble.code != "git-failed":
            raise
        # Another process making the same ref at the same moment holds its lock: then it is there now.
        code, output = git.run_code(["rev-parse", "-q", "--verify", ref], codes=(0, 1, 128))
        if code != 0 or output.strip() != snapshot.encode("ascii"):
            return None
    return ref
