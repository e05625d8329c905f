"""Picks which untracked files belong to the snapshot."""

from __future__ import annotations

from typing import Dict, List, Mapping, Sequence, Tuple

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
        if not look.is_hashable(path):
            continue  # vanished since it was listed
        content = look.read(path, UNTRACKED_FILE_BYTES + 1)
        shape = None if content is None else find_token_shape(content)
        if content is None:
            refused[path] = NOT_READABLE
        elif len(content) > UNTRACKED_FILE_BYTES:
            refused[path] = TOO_LARGE
        elif shape is not None:
            refused[path] = "content looks like a secret (%s)" % shape
        elif len(taken) >= UNTRACKED_FILES:
            refused[path] = TOO_MANY
        elif total + len(content) > UNTRACKED_TOTAL_BYTES:
            refused[path] = TOO_MUCH
        else:
            taken.append(path)
            total += len(content)
    return taken, refused
