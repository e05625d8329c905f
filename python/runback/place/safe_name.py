"""Folder names that every file system takes."""

from __future__ import annotations

import re

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$", re.IGNORECASE)
_LONGEST = 80


def safe_name(name: str) -> str:
    """`name` as a folder name; the true name stands in the record.

    A changed name ends in a hash of the true one, so that `a/b` and `a_b` stay two experiments.
    """
    safe = _UNSAFE.sub("_", name)[:_LONGEST].strip("._-")
    if safe == name and safe and not _RESERVED.match(safe):
        return safe
    import hashlib

    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return (safe or "experiment") + "-" + digest
