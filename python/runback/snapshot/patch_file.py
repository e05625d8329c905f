"""`source.patch`: the same state as a patch against HEAD, for the day when the snapshot's ref did not travel."""

from __future__ import annotations

import hashlib
import os
from typing import Optional, Tuple

from .git_call import GitCall
from .limits import PATCH_BYTES

PATCH_NAME = "source.patch"


def write_patch(git: GitCall, base_tree: str, tree: str, run_folder: bytes) -> Tuple[Optional[str], Optional[str]]:
    """Writes the patch between two trees into the run's folder: its name and SHA-256.

    (None, None) when the trees are equal or the patch would be larger than the cap.
    Nested repositories are not in it: a patch cannot carry them.
    """
    if base_tree == tree:
        return None, None
    path = os.path.join(run_folder, os.fsencode(PATCH_NAME))
    part = path + b".part"
    arguments = ["diff-tree", "-r", "-p", "--binary", "--full-index", "--no-ext-diff", "--no-textconv", "--no-renames"]
    arguments += ["--no-color", "--ignore-submodules=all", "--src-prefix=a/", "--dst-prefix=b/", base_tree, tree, "--"]
    try:
        with open(part, "wb") as file:
            git.run_code(arguments, stdout=file.fileno())
        size = os.path.getsize(part)
        if size == 0 or size > PATCH_BYTES:
            return None, None
        with open(part, "rb") as file:
            digest = hashlib.sha256(file.read()).hexdigest()
        os.replace(part, path)
        return PATCH_NAME, digest
    finally:
        if os.path.lexists(part):
            os.unlink(part)
