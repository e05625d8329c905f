"""Picks which untracked files belong to the snapshot."""

from __future__ import annotations

from typing import Dict, List, Mapping, Optional, Sequence, Tuple

from .file_look import FileLook
from .limits import UNTRACKED_FILE_BYTES, UNTRACKED_FILES, UNTRACKED_TOTAL_BYTES
from .token_shapes import find_token_shape

TOO_LARGE = "larger than 1 MiB"
TOO_MANY = "more than 2000 untracked files"
TOO_MUCH = "more than 20 MiB of untracked files"
NOT_READABLE = "not readable"


def pick_untracked(
    look: FileLook, candidates: Sequence[bytes], filters: Mapping[bytes, str]
) -> Tuple[List[bytes], Dict[bytes, str]]:
    """The files to take, and why each of the others is left out. `candidates` have passed the look at their names."""
    taken: List[bytes] = []
    refused: Dict[bytes, str] = {}
    total = 0
    for path in sorted(candidates):
        if path in filters:
            refused[path] = filters[path]
            continue
        status = look.status(path)
        if status is None or not look.is_hashable(path):
            continue  # vanished since it was listed
        # Sizes come first: there may be any amount of data beside the code.
        reason = _refuse_by_size(status.st_size, len(taken), total)
        content = None if reason else look.read(path, UNTRACKED_FILE_BYTES + 1)
        reason = reason or _refuse_by_content(content, len(taken), total)
        if reason is None and content is not None:
            taken.append(path)
            total += len(content)
        else:
            refused[path] = reason or NOT_READABLE
    return taken, refused


def _refuse_by_size(size: int, files: int, total: int) -> Optional[str]:
    if size > UNTRACKED_FILE_BYTES:
        return TOO_LARGE
    if files >= UNTRACKED_FILES:
        return TOO_MANY
    return TOO_MUCH if total + size > UNTRACKED_TOTAL_BYTES else None


def _refuse_by_content(content: Optional[bytes], files: int, total: int) -> Optional[str]:
    if content is None:
        return NOT_READABLE
    shape = find_token_shape(content)
    if shape is not None:
        return "content looks like a secret (%s)" % shape
    return _refuse_by_size(len(content), files, total)  # it may have grown since
