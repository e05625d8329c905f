"""Which paths have a `filter` attribute: they are never hashed, since git-crypt or LFS content would be stored raw."""

from __future__ import annotations

from typing import Dict, Iterable

from .git_call import GitCall
from .path_text import path_text


def filtered_paths(git: GitCall, paths: Iterable[bytes]) -> Dict[bytes, str]:
    """Reason text by path, for those of `paths` that have a filter."""
    wanted = sorted(paths)
    if not wanted:
        return {}
    answer = git.run(["check-attr", "-z", "--stdin", "filter"], b"".join(path + b"\0" for path in wanted))
    fields = answer.split(b"\0")
    return {
        path: "filter " + path_text(value)
        for path, value in zip(fields[0::3], fields[2::3])
        if value not in (b"unspecified", b"unset")
    }
